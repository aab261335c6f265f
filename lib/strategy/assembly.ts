import { collectProblems, hasError } from '../core/error';
import { nameProblems } from '../core/names';
import type { Place, Problem } from '../core/problem';
import { Rule } from '../core/rule';
import type { ResolvedPlatform } from '../platform/platform';
import type { FreezeInput } from '../release/freeze';
import type { Lock } from '../release/lock';
import { stageModel, stageProblems, type StageModel } from '../release/model';
import { retirementProblems } from '../release/plan';
import type { ReleaseData } from '../release/release';
import { chooseVersions, type ChosenVersions } from '../release/versions';
import { accessProblems } from '../service/access-objects';
import { definitionProblems } from '../service/definition-problems';
import { sharedPortProblems } from '../service/ports';
import { DEFAULT_DRAIN, renderVersion } from '../service/render';
import { telemetryProblems } from '../signals/telemetry-problems';
import { blueGreenManifests, type ReleaseInput } from './blue-green';
import { databaseProblems } from './database-demand';
import type { ReleaseDefinition } from './definition';
import type { Manifest } from './manifest';
import { lastingWatch } from './watching/lasting';
import { watchingProblems } from './watching/problems';
import { podStatistics } from './watching/statistics';

/** Where a release is synthesized. */
export interface ReleaseSite {
  /** What reports call it: the path of its construct. */
  readonly construct: string;
  readonly namespace: string | undefined;
  readonly platform: { readonly facts: ResolvedPlatform; readonly problems: readonly Problem[] };
  readonly source: {
    readonly data: ReleaseData | undefined;
    readonly lock: Lock | undefined;
    readonly problems: readonly Problem[];
    readonly locate: (field: string) => Place;
  };
}

/** A release put together, as far as it can be before patches are known. */
export interface AssembledRelease {
  readonly definition: ReleaseDefinition;
  readonly release: ReleaseData;
  readonly freeze: FreezeInput;
  readonly chosen: ChosenVersions;
  readonly input: ReleaseInput;
  /** The objects of the stage. */
  readonly manifests: readonly Manifest[];
}

/** What came of putting a release together. */
export interface Assembly {
  /** The release, when enough of it is right to look at the rest; it may still have errors. */
  readonly assembled: AssembledRelease | undefined;
  readonly problems: readonly Problem[];
}

export const namespaceRule = new Rule({
  id: 'namespace',
  title: 'Every object says its namespace',
  why: 'An object without one lands wherever the context of the moment points: the wrong environment, for example.',
});

export const environmentRule = new Rule({
  id: 'environment',
  title: 'A release is synthesized with the platform of its own environment',
  why: 'Gateways, metrics and sidecar mode of another environment make gates blind and routes dead.',
});

/** Puts a release together: the stage model, what runs in each slot, and everything that is wrong with them. */
export function assemble(definition: ReleaseDefinition, site: ReleaseSite): Assembly {
  const at: Place = { construct: site.construct };
  const { data: release } = site.source;
  const before = collectProblems(at, () => [
    ...site.platform.problems,
    ...site.source.problems,
    ...siteProblems(site, at),
    ...definitionProblems(definition, release?.service ?? 'service', site.platform.facts, at),
    ...accessProblems(definition.access, at),
    ...telemetryProblems(definition.watching.telemetry, at),
    ...routerProblems(definition, site, at),
    ...(release ? stageProblems(definition.plan, release, site.source.locate) : []),
  ]);
  if (!release || hasError(before)) return { assembled: undefined, problems: before };

  const model = stageModel(definition.plan, release);
  const freeze: FreezeInput = { release, model, lock: site.source.lock, locate: site.source.locate };
  let assembled: AssembledRelease | undefined;
  const after = collectProblems(at, () => {
    const { chosen, problems } = choose(definition, site, freeze);
    const input = inputOf(definition, site, model, chosen);
    if (Object.keys(chosen).length === Object.keys(model.slots).length) {
      // The way back takes over what lasts.
      const lasting = { ...input, lasting: lastingWatch(input) };
      assembled = { definition, release, freeze, chosen, input: lasting, manifests: blueGreenManifests(lasting) };
    }
    return [
      ...problems,
      ...sharedPortProblems(versionPorts(chosen), at),
      ...databaseProblems(definition, release, chosen, at),
      ...retirementProblems(definition.plan, longestConnection(chosen), at),
      ...watchingProblems(definition, input, assembled?.manifests ?? [], at),
    ];
  });
  return { assembled, problems: [...before, ...after] };
}

function siteProblems({ namespace, platform, source }: ReleaseSite, at: Place): Problem[] {
  const { environment } = platform.facts;
  const wanted = source.data?.environment;
  const fix = "give the chart a namespace: new Chart(app, 'shop', { namespace: 'shop' })";
  return [
    ...(namespace === undefined
      ? [namespaceRule.problem({ at, given: 'a chart without a namespace', allowed: 'a namespace', fix })]
      : nameProblems('label', namespace, { ...at, field: 'namespace' })),
    ...(environment !== undefined && wanted !== undefined && environment !== wanted
      ? [
          environmentRule.problem({
            at: source.locate('environment'),
            given: `a release for ${wanted} on the platform of ${environment}`,
            allowed: `environment ${environment}`,
            fix: `use the platform file of ${wanted}, or the release file of ${environment}`,
          }),
        ]
      : []),
  ];
}

/** While facts are refused the defaults stand for them, and a router would miss gateways that were given. */
function routerProblems(definition: ReleaseDefinition, { platform }: ReleaseSite, at: Place): readonly Problem[] {
  if (hasError(platform.problems)) return [];
  return definition.router.problems(platform.facts, longestRequest(definition), at);
}

function choose(definition: ReleaseDefinition, site: ReleaseSite, freeze: FreezeInput) {
  const { service } = freeze.release;
  return chooseVersions(freeze, ({ slot, version, image }) =>
    renderVersion(definition, site.platform.facts, { service, slot, version, image }, podStatistics(definition)),
  );
}

function inputOf(
  definition: ReleaseDefinition,
  site: ReleaseSite,
  model: StageModel,
  chosen: ChosenVersions,
): ReleaseInput {
  const versions = Object.fromEntries(Object.entries(chosen).map(([slot, { rendered }]) => [slot, rendered]));
  return {
    namespace: site.namespace ?? '',
    platform: site.platform.facts,
    model,
    versions,
    watching: definition.watching,
    attempt: site.source.data?.attempt ?? 1,
    router: definition.router,
    ...(definition.access ? { access: definition.access } : {}),
    promotionLabels: definition.promotionLabels,
  };
}

/** The longest request in seconds; 0 where connections stay open. */
function longestRequest({ drain = DEFAULT_DRAIN }: ReleaseDefinition): number {
  return drain.facts.maxConnectionAge > 0 ? 0 : drain.facts.longest;
}

function versionPorts(chosen: ChosenVersions) {
  return Object.values(chosen).map(({ state, rendered }) => ({ name: state.version, ports: rendered.ports }));
}

/** The age that the oldest connection to any of the versions can have. */
function longestConnection(chosen: ChosenVersions): number {
  return Math.max(0, ...Object.values(chosen).map(({ rendered }) => rendered.drain.maxConnectionAge));
}
