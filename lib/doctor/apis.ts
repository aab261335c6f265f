import { Examination, unlessWrong, type Finding } from './finding';

export const apisExamination = new Examination({
  id: 'apis',
  title: 'Every kind of object is served in the version that it is written in',
  means: 'The engine cannot apply the object: a sync stops there, and a gate, an alert or a route is missing.',
});

/** A kind of object. */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
}

/** What the API server says of the kinds that are needed. */
export interface ServedApis {
  /** Kinds of each version that is asked for; none where the version is not served. */
  readonly kinds: ReadonlyMap<string, readonly string[] | undefined>;
  /** Versions that are served of each group that is asked for. */
  readonly versions: ReadonlyMap<string, readonly string[]>;
}

/** Who brings the definitions of a group. */
const BRINGS: readonly (readonly [group: RegExp, who: string])[] = [
  [/\.istio\.io$/, 'Istio'],
  [/^argoproj\.io$/, 'Argo Rollouts'],
  [/^monitoring\.coreos\.com$/, 'the Prometheus Operator'],
];

/** The group of an API version; the core group has no name. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

/** Whether the API server serves a kind. */
export function isServed({ kinds }: ServedApis, { apiVersion, kind }: Kind): boolean {
  return kinds.get(apiVersion)?.includes(kind) ?? false;
}

/** Kinds that are not served, each with the versions of its group that are. */
export function judgeApis(needed: readonly Kind[], served: ServedApis): readonly Finding[] {
  const missing = needed.filter((kind) => !isServed(served, kind));
  const findings = missing.map(({ apiVersion, kind }) => {
    const group = groupOf(apiVersion);
    const versions = served.versions.get(group) ?? [];
    const who = BRINGS.find(([pattern]) => pattern.test(group))?.[1] ?? `whatever brings ${group}`;
    const there = versions.length === 0 ? `nothing of ${group}` : `${group} in ${versions.join(', ')}`;
    const fix = versions.length === 0 ? `install ${who}, or its definitions` : `upgrade ${who}, definitions included`;
    return apisExamination.failed(`${kind} of ${apiVersion} is not served; there is ${there}`, fix);
  });
  return unlessWrong(findings, () => apisExamination.ok(`${needed.length} kinds, all of them served`));
}
