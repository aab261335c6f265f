import { Chart, Testing, type App, type JsonPatch } from 'cdk8s';
import type { Check } from '../../lib/checks/check';
import { Synthesis } from '../../lib/checks/synthesis';
import { BlueGreen, type BlueGreenProps } from '../../lib/constructs/blue-green';
import { providePlatform } from '../../lib/constructs/platform';
import { writtenObjects } from '../../lib/constructs/written';
import { afterRollback, evaluateRelease, type EvaluatedRelease } from '../../lib/evaluation/output';
import type { KubeObject } from '../../lib/core/kube';
import type { Problem } from '../../lib/core/problem';
import { Platform } from '../../lib/files/platform';
import { Release } from '../../lib/files/release';
import type { PlatformFacts } from '../../lib/platform/platform';
import type { Lock } from '../../lib/release/lock';
import { nextRelease } from '../../lib/release/model';
import { ReleasePlan } from '../../lib/release/plan';
import type { ReleaseData } from '../../lib/release/release';
import { Probe } from '../../lib/service/probe';

/** What a test says of a release; everything else is that of a healthy one. */
export interface Scenario {
  /** A stage of the plan, `idle` before it, or `done`: idle after it, with the roles swapped. @default 'idle' */
  readonly stage?: string;
  /** @default {} */
  readonly service?: Partial<BlueGreenProps>;
  /** @default {} */
  readonly platform?: PlatformFacts;
  /** Patches by kind of object, or by id of construct such as `Deployment-blue`. @default {} */
  readonly patches?: Readonly<Record<string, readonly JsonPatch[]>>;
}

/** Path of the release's construct in every scenario. */
export const CHECKOUT = 'shop/checkout';

const digest = (letter: string): string => `registry.example/checkout@sha256:${letter.repeat(64)}`;

const START: ReleaseData = {
  service: 'checkout',
  live: 'blue',
  stage: 'idle',
  slots: { blue: { version: 'v1', image: digest('a') }, green: { version: 'v2', image: digest('b') } },
};

/** The synthesis of a release at a stage, reached by way of all stages before it. */
export function synthesisOf(scenario: Scenario = {}): Synthesis {
  const { objects, evaluated } = written(scenario);
  return new Synthesis(objects, [evaluated.output!.checked]);
}

/** The state that the way back from a stage leads to. */
export function rollbackOf(scenario: Scenario): Synthesis {
  const { objects, evaluated } = written(scenario);
  return new Synthesis(afterRollback(objects, [evaluated.output!])!, [evaluated.output!.checked], 'rollback');
}

/** The same with more objects, written by another chart of the app. */
export function withObjects(synthesis: Synthesis, ...objects: readonly KubeObject[]): Synthesis {
  const others = objects.map((object) => ({ object, construct: `legacy/${object.metadata.name}` }));
  return new Synthesis([...synthesis.objects, ...others], synthesis.releases, synthesis.state);
}

/** The same without the objects of a kind. */
export function withoutKind(synthesis: Synthesis, kind: string): Synthesis {
  return new Synthesis(
    synthesis.objects.filter(({ object }) => object.kind !== kind),
    synthesis.releases,
    synthesis.state,
  );
}

/** An object of another chart. */
export function object(apiVersion: string, kind: string, name: string, rest: object = {}): KubeObject {
  return { apiVersion, kind, metadata: { name, namespace: 'shop' }, ...rest };
}

/** A Deployment of another chart, with one container. */
export function deployment(name: string, app: string, replicas?: number): KubeObject {
  const template = { metadata: { labels: { app } }, spec: { containers: [{ name, image: digest('c') }] } };
  return object('apps/v1', 'Deployment', name, { spec: { replicas, selector: { matchLabels: { app } }, template } });
}

/** What a check finds. */
export function found(check: Check, synthesis: Synthesis): Problem[] {
  return [...check.run(synthesis)];
}

function written(scenario: Scenario) {
  const { stage = 'idle' } = scenario;
  const plan = ReleasePlan.guide000();
  let release: ReleaseData = { ...START, slots: { blue: START.slots.blue! } };
  if (stage === 'idle') return synthesize(release, undefined, scenario);
  let lock: Lock | undefined;
  const isThere = (): boolean => (stage === 'done' ? release.live === 'green' : release.stage === stage);
  for (; !isThere(); release = nextRelease(plan, { ...release, slots: START.slots })!) {
    // Patches are part of the version that is released: they are there from its preview on.
    const patches = release.stage === 'idle' ? {} : scenario.patches;
    lock = synthesize(release, lock, { ...scenario, patches }).evaluated.output!.lock;
  }
  return synthesize(release, lock, scenario);
}

function synthesize(data: ReleaseData, lock: Lock | undefined, { service, platform, patches = {} }: Scenario) {
  const app: App = Testing.app();
  providePlatform(app, Platform.of({ kubernetes: '1.33', gateways: ['istio-system/public'], ...platform }));
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const release = new BlueGreen(chart, 'checkout', {
    container: { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live') },
    ...service,
    release: Release.of(data, lock),
  });
  for (const [target, operations] of Object.entries(patches)) patch(release, target, operations);
  const evaluated = sound(evaluateRelease(release));
  return { evaluated, objects: writtenObjects(app.node.findAll()).objects };
}

function patch(release: BlueGreen, target: string, operations: readonly JsonPatch[]): void {
  const placed = release.placed.find(({ construct }) => construct.node.id === target);
  if (placed && target.includes('-')) placed.construct.addJsonPatch(...operations);
  else release.patch(target, ...operations);
}

/** A scenario must be one that gets as far as the checks. */
function sound(evaluated: EvaluatedRelease): EvaluatedRelease {
  const errors = evaluated.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors, undefined, 2));
  return evaluated;
}
