import type { CheckedObject } from './checked';
import { isService, specOf, type DestinationRuleShape, type ServiceShape, type SubsetShape } from './shapes';
import type { Synthesis } from './synthesis';

/** A Service as routes see it. */
export interface RoutedService extends CheckedObject {
  readonly spec: Partial<ServiceShape>;
}

/** What a host means: a Service of this app, one that should be there and is not, or something outside. */
export type ResolvedHost =
  | { readonly kind: 'service'; readonly service: RoutedService; readonly subsets: ReadonlyMap<string, SubsetShape> }
  | { readonly kind: 'missing'; readonly namespace: string; readonly names: readonly string[] }
  | { readonly kind: 'external' };

/** As many names as a hint is looked for among: more would make a report of many problems slow. */
const MOST_NAMES = 100;

/** Finds what hosts of routes mean. Istio completes names without a dot by the namespace of the object they stand in. */
export class Hosts {
  private readonly services = new Map<string, Map<string, RoutedService>>();
  private readonly subsets = new Map<string, Map<string, SubsetShape>>();
  private readonly entries = new Set<string>();
  private readonly domains: ReadonlySet<string>;

  constructor(synthesis: Synthesis) {
    this.domains = new Set(['cluster.local', ...synthesis.releases.map(({ clusterDomain }) => clusterDomain)]);
    for (const checked of synthesis.ofKind('Service')) this.addService(checked);
    for (const checked of synthesis.ofKind('DestinationRule')) this.addSubsets(checked);
    for (const { object } of synthesis.ofKind('ServiceEntry')) {
      for (const host of specOf<{ hosts: readonly string[] }>(object).hosts ?? []) this.entries.add(host);
    }
  }

  /** What a host means in an object of a namespace. */
  resolve(host: string, from: string): ResolvedHost {
    const [name, namespace] = this.parts(host, from);
    const services = namespace === undefined ? undefined : this.services.get(namespace);
    if (name === undefined || namespace === undefined || !services || this.entries.has(host)) {
      return { kind: 'external' };
    }
    const service = services.get(name);
    if (!service) return { kind: 'missing', namespace, names: [...services.keys()].slice(0, MOST_NAMES) };
    return { kind: 'service', service, subsets: this.subsets.get(`${namespace}/${name}`) ?? new Map() };
  }

  private addService(checked: CheckedObject): void {
    const { name, namespace = '' } = checked.object.metadata;
    if (!isService(checked.object)) return;
    const services = this.services.get(namespace) ?? new Map<string, RoutedService>();
    // Where two write one Service, that is said elsewhere; here the first counts.
    if (!services.has(name)) services.set(name, { ...checked, spec: specOf<ServiceShape>(checked.object) });
    this.services.set(namespace, services);
  }

  private addSubsets({ object }: CheckedObject): void {
    const { host = '', subsets = [] } = specOf<DestinationRuleShape>(object);
    const [name, namespace] = this.parts(host, object.metadata.namespace ?? '');
    const known = this.subsets.get(`${namespace}/${name}`) ?? new Map<string, SubsetShape>();
    for (const subset of subsets) known.set(subset.name ?? '', subset);
    this.subsets.set(`${namespace}/${name}`, known);
  }

  /** Name and namespace of the Service that a host stands for; neither for hosts outside the cluster. */
  private parts(host: string, from: string): readonly [name?: string, namespace?: string] {
    if (!host.includes('.')) return [host, from];
    const [, name, namespace, domain = ''] = /^([^.]+)\.([^.]+)\.svc\.(.+)$/.exec(host) ?? [];
    return this.domains.has(domain) ? [name, namespace] : [];
  }
}
