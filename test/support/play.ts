import { Chart } from 'cdk8s';
import {
  BlueGreen,
  CutoverApp,
  CutoverError,
  Platform,
  Release,
  nextRelease,
  type BlueGreenProps,
  type KubeObject,
  type Lock,
  type PlatformFacts,
  type Problem,
  type ReleaseData,
  type ReleasePlan,
  type SlotName,
  type SlotVersion,
} from 'cutover';
import { writtenObjects } from '../../lib/constructs/written';
import { evaluateRelease, type WrittenStep } from '../../lib/evaluation/output';
import { refuse } from '../../lib/core/error';
import { otherSlot } from '../../lib/core/labels';
import { image } from './recipes';

/** All that a synthesis depends on. */
export interface Script {
  readonly props: Omit<BlueGreenProps, 'release'>;
  readonly data: ReleaseData;
  readonly lock?: Lock | undefined;
  readonly platform?: PlatformFacts;
  readonly chartLabels?: Readonly<Record<string, string>>;
  /** Escape hatches. */
  readonly patch?: ((release: BlueGreen) => void) | undefined;
}

/** What a synthesis gives. */
export interface Scene {
  readonly data: ReleaseData;
  readonly objects: Objects;
  readonly steps: readonly WrittenStep[];
  readonly lock: Lock;
}

/** Objects by `Kind/name`. */
export type Objects = ReadonlyMap<string, KubeObject>;

/** A folder that no test writes to. */
const NOWHERE = '/nonexistent/manifests';

/** An app in memory, with one release in it. */
export function stage({ props, data, lock, platform = {}, chartLabels = {}, patch }: Script): {
  readonly app: CutoverApp;
  readonly release: BlueGreen;
} {
  const app = new CutoverApp({ outdir: NOWHERE, platform: Platform.of(platform) });
  const chart = new Chart(app, 'shop', { namespace: 'shop', labels: chartLabels });
  const release = new BlueGreen(chart, 'checkout', { ...props, release: Release.of(data, lock) });
  patch?.(release);
  return { app, release };
}

/**
 * Synthesizes in memory and throws the report of what is wrong. Does what `CutoverApp.result()` does, without its checks
 * and files: a life of two releases is twenty syntheses, and these are four fifths of the time of each.
 */
export function play(script: Script): Scene {
  const { app, release } = stage(script);
  const { problems, output } = evaluateRelease(release);
  const written = writtenObjects(app.node.findAll());
  refuse([...problems, ...written.problems]);
  if (!output) throw new Error('a release without output and without a problem');
  return {
    data: script.data,
    objects: byName(written.objects.map(({ object }) => object)),
    steps: output.steps,
    lock: output.lock,
  };
}

/** The errors that a synthesis is refused with. */
export function errorsOf(script: Script): readonly Problem[] {
  try {
    play(script);
  } catch (error) {
    if (!(error instanceof CutoverError)) throw error;
    return error.problems.filter(({ severity }) => severity === 'error');
  }
  return [];
}

/** Ids of the errors that a synthesis is refused with, each once. */
export function errorIds(script: Script): string[] {
  return [...new Set(errorsOf(script).map(({ id }) => id))];
}

/** A release of `v1` that is at rest. */
export function firstRelease(live: SlotName = 'blue'): ReleaseData {
  return { service: 'checkout', live, stage: 'idle', slots: { [live]: versionOf('1') } };
}

/** The release with another version in its idle slot. */
export function withCandidate(data: ReleaseData, digit: string): ReleaseData {
  return { ...data, slots: { ...data.slots, [otherSlot(data.live)]: versionOf(digit) } };
}

function versionOf(digit: string): SlotVersion {
  return { version: `v${digit}`, image: image(digit) };
}

/** Says what the code is at each point of a release. */
export type Director = (data: ReleaseData) => Omit<Script, 'data' | 'lock'>;

/** A director whose code describes the newest version: `v1` by the first script, `v2` by the second. */
export function inOrder(...scripts: readonly Omit<Script, 'data' | 'lock'>[]): Director {
  return ({ live, stage, slots }) => {
    const { version } = slots[stage === 'idle' ? live : otherSlot(live)]!;
    return scripts[Number(version.slice(1)) - 1]!;
  };
}

/** Plays a release from where it is to its end, or up to a stage, through the lock. */
export function playThrough(
  plan: ReleasePlan,
  start: { readonly data: ReleaseData; readonly lock?: Lock },
  director: Director,
  last?: string,
): Scene[] {
  const scenes: Scene[] = [];
  let { lock } = start;
  for (let data: ReleaseData | undefined = start.data; data; data = nextRelease(plan, data)) {
    const scene = play({ ...director(data), data, lock });
    ({ lock } = scene);
    scenes.push(scene);
    if (data.stage === last || (scenes.length > 1 && data.stage === 'idle')) break;
  }
  return scenes;
}

/** Objects by `Kind/name`; two of one name would hide one of them. */
export function byName(objects: readonly KubeObject[]): Objects {
  const map = new Map(objects.map((object) => [`${object.kind}/${object.metadata.name}`, object]));
  if (map.size !== objects.length) throw new Error('two objects of one name');
  return map;
}

/** The text of every object, so that a comparison is one of bytes. */
export function texts(objects: Objects): Record<string, string> {
  return Object.fromEntries([...objects].map(([name, object]) => [name, JSON.stringify(object)]));
}

/** Names of the objects that differ between two states, those that come or go included. */
export function changed(before: Objects, after: Objects): string[] {
  const [old, now] = [texts(before), texts(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((name) => old[name] !== now[name]).sort();
}

/** Everything that a slot runs on: Deployment, autoscaler, disruption budget, its own Service, its ConfigMaps. */
export function slotObjects(objects: Objects, slot: SlotName): Objects {
  const own = [...objects].filter(([name]) =>
    ['Deployment', 'HorizontalPodAutoscaler', 'PodDisruptionBudget', 'Service'].includes(name.split('/')[0]!)
      ? name.endsWith(`/checkout-${slot}`)
      : false,
  );
  const template = JSON.stringify(objects.get(`Deployment/checkout-${slot}`)?.spec);
  const configs = [...objects].filter(
    ([name, { kind }]) => kind === 'ConfigMap' && template.includes(JSON.stringify(name.split('/')[1])),
  );
  return new Map([...own, ...configs]);
}

/** The objects that divide the traffic. */
export function routeObjects(objects: Objects): Objects {
  return new Map([...objects].filter(([, { kind }]) => kind === 'VirtualService' || kind === 'DestinationRule'));
}

/** What the pods of a slot are made from, as text. */
export function podTemplate(objects: Objects, slot: SlotName): string | undefined {
  const spec = objects.get(`Deployment/checkout-${slot}`)?.spec as { template: unknown } | undefined;
  return spec && JSON.stringify(spec.template);
}

interface Destination {
  readonly destination: { readonly subset: SlotName; readonly port: { readonly number: number } };
  readonly weight?: number;
}

interface Routes {
  readonly http?: readonly { readonly name: string; readonly route: readonly Destination[] }[];
  readonly tcp?: readonly { readonly route: readonly Destination[] }[];
}

/** The weighted routes of a VirtualService: the percent of each slot. */
export function weightsOf(object: KubeObject): Record<SlotName, number>[] {
  const { http = [], tcp = [] } = object.spec as Routes;
  return [...http.filter(({ name }) => name.startsWith('primary')), ...tcp].map(
    ({ route }) =>
      Object.fromEntries(route.map(({ destination, weight }) => [destination.subset, weight ?? 100])) as Record<
        SlotName,
        number
      >,
  );
}
