import {
  Database,
  Objectives,
  Platform,
  ReleasePlan,
  type BlueGreenProps,
  type Objective,
  type PlatformFacts,
} from 'cutover';
import type { ReleaseStages, SynthesizedStage } from 'cutover/testing';
import { objectName, type KubeObject } from '../../../lib/core/kube';
import type { ArgoRunSpec } from '../../../lib/gates/argo/metric';
import { guide000, recommendation } from '../../testing/recommendation';

/** A database whose exporter is known. */
export const database = Database.postgres({ maxConnections: 400, poolPerPod: 4, exporter: { job: 'postgres' } });
/** What guide 000 watches. */
export const watched: Partial<BlueGreenProps> = { database, objectives: Objectives.guide000({ database }) };

/** The stages of a release with these props, on a platform with these facts. */
export function released(
  varied: Partial<BlueGreenProps>,
  { plan = ReleasePlan.guide000(), attempt, ...facts }: PlatformFacts & { plan?: ReleasePlan; attempt?: number } = {},
): ReleaseStages {
  return guide000({
    plan,
    platform: Platform.of({ gateways: ['istio-system/public'], ...facts }),
    build: recommendation({ plan, ...varied }),
    ...(attempt === undefined ? {} : { attempt }),
  });
}

/** The objects of a kind. */
export const ofKind = ({ objects }: SynthesizedStage, kind: string): KubeObject[] =>
  objects.filter((object) => object.kind === kind);
/** The run of a stage. */
export const runAt = (stage: SynthesizedStage): KubeObject | undefined => ofKind(stage, 'AnalysisRun')[0];
/** The spec of a run. */
export const specOf = (run: KubeObject | undefined): ArgoRunSpec => run?.spec as ArgoRunSpec;
/** The names of a run's metrics. */
export const metricsAt = (stage: SynthesizedStage): string[] => specOf(runAt(stage)).metrics.map(({ name }) => name);
/** Metrics that watch a whole hold, and look once more when it is over. */
export const throughout = (...of: readonly string[]): string[] => of.flatMap((name) => [name, `${name}-at-the-end`]);
/** Every object by its kind and name. */
export const names = ({ objects }: SynthesizedStage): string[] => objects.map(objectName).sort();

interface Template {
  readonly metadata: { readonly annotations: Readonly<Record<string, string>> };
}

/** The pod template of a Deployment. */
export function template(stage: SynthesizedStage, name: string): Template {
  return (stage.object('Deployment', name).spec as { readonly template: Template }).template;
}

/** Each guide's plan with its objectives. */
export const guides: readonly (readonly [name: string, plan: ReleasePlan, objectives: readonly Objective[]])[] = [
  ['000', ReleasePlan.guide000(), Objectives.guide000({ database })],
  ['001', ReleasePlan.guide001(), Objectives.guide001()],
  ['002', ReleasePlan.guide002(), Objectives.guide002({ database })],
  ['003', ReleasePlan.steps({ 10: 300, 50: 300 }), Objectives.guide003({ expectedP99: 300 })],
];
