import { formatChange } from '../core/diff';
import { objectName, type KubeObject } from '../core/kube';
import { noSuchObject, objectsNamed } from './find-object';
import { answer, cannotLookAt, hasField, type MatcherResult } from './matcher';
import { subsetDifferences } from './subset';

/** Whether there is an object of a kind and a name, with these fields. */
export function toHaveObject(received: unknown, kind: string, name: string, partial?: object): MatcherResult {
  const objects = objectsOf(received);
  const named = objectsNamed(objects, kind, name);
  const compared = named.map((object) => ({ object, differences: subsetDifferences(partial ?? {}, object) }));
  const fitting = compared.filter(({ differences }) => differences.length === 0);
  return answer(
    fitting.length > 0,
    () => {
      if (named.length === 0) return `Expected ${kind} ${name}, but there is ${noSuchObject(objects, kind, name)}`;
      const lines = compared.flatMap(({ object, differences }) => [
        `${objectName(object)} has not the expected fields (expected → there):`,
        ...differences.map((difference) => `  ${formatChange(difference)}`),
      ]);
      return lines.join('\n');
    },
    () => {
      const found = fitting.map(({ object }) => objectName(object)).join(', ');
      return `Expected no ${kind} ${name}${partial ? ' with these fields' : ''}, but there is ${found}`;
    },
  );
}

function objectsOf(received: unknown): readonly KubeObject[] {
  const objects = hasField(received, 'objects') ? received.objects : received;
  if (Array.isArray(objects)) return objects as readonly KubeObject[];
  throw cannotLookAt('toHaveObject', 'a stage, a result of CutoverApp.result() or a list of objects', received);
}
