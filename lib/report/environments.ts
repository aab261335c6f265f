import { fieldChanges, type FieldChange } from '../core/diff';
import type { KubeObject } from '../core/kube';
import { otherSlot } from '../core/labels';
import type { ResolvedPlatform } from '../platform/platform';
import type { ReleaseData } from '../release/release';
import type { Change } from './change';
import { changesBetween } from './changes';

/** One environment of an app. */
export interface EnvironmentInput {
  readonly name: string;
  readonly platform: ResolvedPlatform;
  readonly releases: readonly { readonly namespace: string; readonly release: ReleaseData }[];
  readonly objects: readonly KubeObject[];
}

/** How two environments differ: before is the one, after the other. */
export interface EnvironmentReport {
  readonly from: string;
  readonly to: string;
  /** Versions, images and stages, by service: `checkout.live.version`. */
  readonly releases: readonly FieldChange[];
  /** Facts of the platform. */
  readonly platform: readonly FieldChange[];
  /** What differs in the objects; namespaces and hosts, which differ by their nature, are left aside. */
  readonly changes: readonly Change[];
}

/** How two environments of an app differ. */
export function environmentReport(from: EnvironmentInput, to: EnvironmentInput): EnvironmentReport {
  const { environment: _from, ...one } = from.platform;
  const { environment: _to, ...other } = to.platform;
  return {
    from: from.name,
    to: to.name,
    releases: fieldChanges(releasesOf(from), releasesOf(to)),
    platform: fieldChanges(one, other),
    changes: changesBetween(withoutPlaces(from), withoutPlaces(to)),
  };
}

function releasesOf({ releases }: EnvironmentInput): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    releases.map(({ release: { service, stage, live, slots } }) => [
      service,
      { stage, live: slots[live], candidate: slots[otherSlot(live)] },
    ]),
  );
}

/** The objects as they would be in any environment. */
function withoutPlaces({ objects, releases }: EnvironmentInput): readonly KubeObject[] {
  const namespaces = [...new Set(releases.map(({ namespace }) => namespace))];
  const hosts = hostsOf(objects, namespaces);
  const place: Place = {
    namespaces: new Map(namespaces.map((each, index) => [each, marked('namespace', index)])),
    hosts,
  };
  return objects.map((object) => placed(object, '', place) as KubeObject);
}

interface Place {
  readonly namespaces: ReadonlyMap<string, string>;
  readonly hosts: ReadonlyMap<string, string>;
}

function marked(what: string, index: number): string {
  return index === 0 ? `<${what}>` : `<${what} ${index + 1}>`;
}

/** Hosts of routes that are no names of the cluster. */
function hostsOf(objects: readonly KubeObject[], namespaces: readonly string[]): ReadonlyMap<string, string> {
  const all = objects
    .filter(({ kind }) => kind === 'VirtualService')
    .flatMap(({ spec }) => (spec as { readonly hosts?: readonly string[] } | undefined)?.hosts ?? [])
    .filter((host) => !namespaces.some((namespace) => host.includes(`.${namespace}.svc`)));
  return new Map([...new Set(all)].map((host, index) => [host, marked('host', index)]));
}

function placed(value: unknown, key: string, place: Place): unknown {
  if (typeof value === 'string') return textOf(value, key, place);
  if (Array.isArray(value)) return value.map((item) => placed(item, key, place));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, placed(field, name, place)]));
}

/** A namespace may be called as a service is: it is taken for one only where nothing else can stand. */
function textOf(text: string, key: string, { namespaces, hosts }: Place): string {
  let result = text;
  for (const [namespace, mark] of namespaces) {
    if (result === namespace && /namespace|matchNames/i.test(key)) result = mark;
    result = result
      .replaceAll(`.${namespace}.svc`, `.${mark}.svc`)
      .replaceAll(`namespace="${namespace}"`, `namespace="${mark}"`)
      .replaceAll(`/ns/${namespace}/`, `/ns/${mark}/`);
  }
  for (const [host, mark] of hosts) result = result === host ? mark : result.replaceAll(`://${host}`, `://${mark}`);
  return result;
}
