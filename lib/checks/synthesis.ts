import type { KubeObject, PodTemplate } from '../core/kube';
import type { Labels } from '../core/labels';
import { objectName } from '../core/kube';
import type { Place } from '../core/problem';
import type { CheckedObject, CheckedRelease } from './checked';

/** What reports add to an object that is wrong in the state that the way back leads to. */
export const ON_THE_WAY_BACK = ' (on the way back)';

/** A workload's pods among the objects. */
export interface CheckedPods extends CheckedObject {
  readonly template: PodTemplate;
}

/**
 * Everything that was synthesized, with the indexes that keep checks linear: no check looks at every pair of objects.
 * `state` says which state of the cluster it is: that of the stage, or that after the way back was taken.
 */
export class Synthesis {
  private readonly byKey = new Map<string, CheckedObject[]>();
  private readonly byKind = new Map<string, CheckedObject[]>();
  private readonly podsByLabel = new Map<string, CheckedPods[]>();
  private readonly podsByRelease = new Map<CheckedRelease, CheckedPods[]>();
  private readonly releaseByConstruct: ReadonlyMap<string, CheckedRelease>;
  private readonly allPods: CheckedPods[] = [];

  constructor(
    readonly objects: readonly CheckedObject[],
    readonly releases: readonly CheckedRelease[],
    readonly state: 'stage' | 'rollback' = 'stage',
  ) {
    this.releaseByConstruct = new Map(releases.map((release) => [release.construct, release]));
    for (const checked of objects) {
      const { kind, metadata } = checked.object;
      push(this.byKey, key(kind, metadata.namespace, metadata.name), checked);
      push(this.byKind, kind, checked);
      const template = templateOf(checked.object);
      if (!template) continue;
      const pods = { ...checked, template };
      const release = this.releaseOf(checked);
      this.allPods.push(pods);
      if (release) push(this.podsByRelease, release, pods);
      for (const [name, value] of Object.entries(template.metadata.labels)) {
        push(this.podsByLabel, labelKey(metadata.namespace, name, value), pods);
      }
    }
  }

  /** Every workload, with what its pods are made from. */
  get pods(): readonly CheckedPods[] {
    return this.allPods;
  }

  /** The release that an object belongs to: the nearest one above it in the construct tree. */
  releaseOf({ construct }: CheckedObject): CheckedRelease | undefined {
    for (let path = construct; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
      const release = this.releaseByConstruct.get(path);
      if (release) return release;
    }
    return undefined;
  }

  /** Workloads of a release. */
  podsOf(release: CheckedRelease): readonly CheckedPods[] {
    return this.podsByRelease.get(release) ?? [];
  }

  /** Objects of a kind. */
  ofKind(kind: string): readonly CheckedObject[] {
    return this.byKind.get(kind) ?? [];
  }

  /** Objects of one kind, namespace and name; more than one when they collide. */
  named(kind: string, namespace: string | undefined, name: string): readonly CheckedObject[] {
    return this.byKey.get(key(kind, namespace, name)) ?? [];
  }

  /**
   * Workloads whose pods a selector finds; none for an empty selector. The rarest of its labels is looked up first: one
   * that all pods of a namespace share would make every look-up as long as the namespace.
   */
  selected(namespace: string | undefined, selector: Labels): readonly CheckedPods[] {
    const names = Object.keys(selector);
    let rarest: readonly CheckedPods[] = [];
    for (const [index, name] of names.entries()) {
      const found = this.podsByLabel.get(labelKey(namespace, name, selector[name])) ?? [];
      if (index === 0 || found.length < rarest.length) rarest = found;
    }
    return rarest.filter(({ template }) => names.every((name) => template.metadata.labels[name] === selector[name]));
  }

  /** Where an object is, for a problem with one of its fields. */
  place({ object, construct }: CheckedObject, field?: string): Place {
    const where = this.state === 'rollback' ? `${objectName(object)}${ON_THE_WAY_BACK}` : objectName(object);
    return { construct, object: where, ...(field === undefined ? {} : { field }) };
  }
}

/** The pod template of a workload; nothing for other objects. */
export function templateOf(object: KubeObject): PodTemplate | undefined {
  const { template } = (object.spec ?? {}) as { readonly template?: TemplateShape };
  const { metadata, spec } = template ?? {};
  if (!spec || !Array.isArray(spec.containers)) return undefined;
  return { metadata: { ...metadata, labels: metadata?.labels ?? {} }, spec };
}

interface TemplateShape {
  readonly metadata?: Partial<PodTemplate['metadata']>;
  readonly spec?: PodTemplate['spec'];
}

function key(kind: string, namespace: string | undefined, name: string): string {
  return `${kind}/${namespace ?? ''}/${name}`;
}

function labelKey(namespace: string | undefined, name: string, value: string | undefined): string {
  return `${namespace ?? ''}/${name}=${value}`;
}

function push<K, V>(map: Map<K, V[]>, at: K, value: V): void {
  const list = map.get(at);
  if (list) list.push(value);
  else map.set(at, [value]);
}
