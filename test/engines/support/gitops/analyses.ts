import type { KubeObject } from 'cutover';
import type { SynthesizedStage } from 'cutover/testing';
import { PROMETHEUS, until, type ClusterObject, type ObjectKey } from '../../../../lib/engines';
import { STAGE_METRIC, WATCHED_METRIC } from '../../../../lib/signals/stage';
import type { TestCluster } from '../cluster';
import type { ApplicationState } from './application';
import type { Delivery } from './delivery';

/** The analysis of a stage. */
export function runOf({ objects, name }: SynthesizedStage): KubeObject {
  const run = objects.find(({ kind }) => kind === 'AnalysisRun');
  if (run === undefined) throw new Error(`${name} has no run`);
  return run;
}

/** Waits until a run is in one of the phases, and gives it. */
export function untilPhase({ api }: TestCluster, run: ObjectKey, ...phases: readonly string[]): Promise<ClusterObject> {
  let last: ClusterObject | undefined;
  return until(
    async () => {
      last = await api.get(run);
      return phases.includes(last?.status?.phase as string) ? last : undefined;
    },
    { limit: 60_000, every: 250 },
    (why) => new Error(`${run.metadata.name} is not ${phases.join(' or ')}: ${why}\n${JSON.stringify(last?.status)}`),
  );
}

/** Waits until the operation for a commit has come to a good end, whatever the objects are worth. */
export async function untilOver(delivery: Delivery, revision: string): Promise<ApplicationState> {
  return delivery.app.untilState(
    `over with ${revision}`,
    (state) => state.revision === revision && state.sync === 'Synced' && state.phase === 'Succeeded',
  );
}

/** Pushes a stage and waits until its sync is over: not for its run, and so not until it is healthy. */
export async function syncStage(
  delivery: Delivery,
  stage: Pick<SynthesizedStage, 'name' | 'files'>,
): Promise<ApplicationState> {
  return untilOver(delivery, await delivery.push(stage));
}

/** A stage whose run looks each second, from the fifth on, in the place of every 10 or 30 s and after minutes. */
export function hurried(stage: SynthesizedStage): Pick<SynthesizedStage, 'name' | 'files'> {
  return withGates(stage, (text) =>
    text.replace(/\binterval: \d+[sm]$/gm, 'interval: 1s').replace(/\binitialDelay: \d+[sm]$/gm, 'initialDelay: 5s'),
  );
}

/** A stage whose run is in another wave of Argo CD's. */
export function inWave(wave: number, stage: SynthesizedStage): Pick<SynthesizedStage, 'name' | 'files'> {
  return withGates(stage, (text) => text.replace(/sync-wave: "\d+"/, `sync-wave: "${wave}"`));
}

function withGates({ name, files }: SynthesizedStage, change: (text: string) => string) {
  const changed = [...files].map(([path, text]) => [path, path.includes('/4-gates/') ? change(text) : text] as const);
  return { name, files: new Map(changed) };
}

/** The rules of a stage that record it and its versions: the evidence that rules are evaluated. */
export function evidenceIn({ objects }: SynthesizedStage): object[] {
  return objects
    .filter(({ kind }) => kind === 'PrometheusRule')
    .flatMap(({ spec }) => (spec as { readonly groups: readonly { readonly rules: readonly object[] }[] }).groups)
    .flatMap(({ rules }) => rules)
    .filter((rule) => 'record' in rule && [STAGE_METRIC, WATCHED_METRIC].includes(String(rule.record)));
}

/** Has Prometheus evaluate rules each second. */
export async function evaluate({ engines }: TestCluster, name: string, rules: readonly object[]): Promise<void> {
  engines.write(`prometheus/rules/${name}.yaml`, { groups: [{ name, rules }] });
  const { status } = await engines.ask({ port: PROMETHEUS, path: '/-/reload', method: 'POST' });
  if (status !== 200) throw new Error(`Prometheus answered ${status}`);
}
