import { objectName, type KubeObject } from '../core/kube';
import { didYouMean } from '../core/suggest';

/** The objects of a kind that have a name, given as `name` or `namespace/name`. */
export function objectsNamed(objects: readonly KubeObject[], kind: string, name: string): KubeObject[] {
  return objects.filter((object) => object.kind === kind && namesOf(object).includes(name));
}

/** Says that an object is not there, what may have been meant, and what is there. */
export function noSuchObject(objects: readonly KubeObject[], kind: string, name: string): string {
  const kinds = [...new Set(objects.map((object) => object.kind))];
  const names = objects.filter((object) => object.kind === kind).flatMap(namesOf);
  const hint = kinds.includes(kind) ? didYouMean(name, names) : didYouMean(kind, kinds);
  return `no ${kind} ${name}${hint}\nThere ${objects.length > 0 ? `are:\n${list(objects)}` : 'are no objects at all.'}`;
}

function namesOf({ metadata: { namespace, name } }: KubeObject): string[] {
  return namespace === undefined ? [name] : [name, `${namespace}/${name}`];
}

function list(objects: readonly KubeObject[]): string {
  return objects
    .map((object) => `  ${objectName(object)}`)
    .sort()
    .join('\n');
}
