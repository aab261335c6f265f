import type { ClusterObject } from '../../lib/engines';
import { Gate } from 'cutover';
import {
  evaluate,
  hurried,
  inWave,
  runOf,
  evidenceIn,
  syncStage,
  untilOver,
  untilPhase,
} from './support/gitops/analyses';
import { describeGitOps } from './support/gitops/describe';
import { firstWith } from './support/gitops/journal';
import { openPlay } from './support/gitops/play';
import { RUN } from './support/gitops/verdicts';
import { weightsOf } from './support/gitops/weights';
import { record } from './support/report';

const TIER = 'GitOps: Argo CD syncs analyses, Argo Rollouts decides them';

// The verdicts are those of the real controller, from the real Prometheus. What is not real is said where it is.
describeGitOps(
  TIER,
  (cluster) => {
    const play = openPlay(cluster, { verdicts: 'controller' });
    const runsIn = async (namespace: string) =>
      (await cluster.api.list(RUN.apiVersion, RUN.kind, namespace)).map(({ metadata }) => metadata.name);

    test('a sync waits for no run, and with the next commit the run goes, finished or not', async () => {
      const { delivery, stages } = await play('checkout', 'under-way');
      await delivery.deliver(stages.at('idle'));
      const [preview, shift] = [stages.at('preview'), stages.at('shift-100')];
      await syncStage(delivery, preview);
      await untilPhase(cluster, runOf(preview), 'Running');
      expect(await delivery.app.state()).toMatchObject({ sync: 'Synced', phase: 'Succeeded', health: 'Progressing' });

      const start = performance.now();
      const revision = await delivery.push(shift);
      const moved = (await delivery.untilWeights({ blue: 100, green: 0 })) - start;
      await untilOver(delivery, revision);
      expect(await runsIn('under-way')).toEqual([runOf(shift).metadata.name]);
      await untilPhase(cluster, runOf(shift), 'Running');
      expect(await delivery.app.state()).toMatchObject({ sync: 'Synced', phase: 'Succeeded', health: 'Progressing' });
      record({ tier: TIER, while: 'the run of the stage before is under way', movedAfter: Math.round(moved) });
    });

    test('this would be seen: a run in a wave before the routes keeps them, and every newer commit, waiting', async () => {
      const { delivery, stages } = await play('checkout', 'too-early');
      for (const stage of ['idle', 'preview']) await syncStage(delivery, stages.at(stage));
      const shift = stages.at('shift-100');
      const revision = await delivery.push(inWave(2, shift));
      await untilPhase(cluster, runOf(shift), 'Running');
      const told = await delivery.push(stages.at('idle'));
      const waiting = await delivery.app.untilState('told of the newer commit', (state) => state.revision === told);
      expect([revision === told, waiting.phase]).toEqual([false, 'Running']);
      expect(await delivery.weights()).toEqual({ blue: 0, green: 100 });
      await delivery.app.terminate();
      await delivery.app.untilInSync(told);
    });

    test('a stage whose run is good is healthy, and what is finished is neither made nor asked again', async () => {
      const { delivery, stages } = await play('checkout', 'good', { props: { before: [Gate.noPage(), Gate.smoke()] } });
      await delivery.deliver(stages.at('idle'));
      const preview = stages.at('preview');
      // What the Prometheus Operator does with the rules of a stage.
      await evaluate(cluster, 'good', evidenceIn(preview));
      const { state, inSyncAfter } = await delivery.deliver(preview);
      expect(state).toMatchObject({ sync: 'Synced', phase: 'Succeeded', health: 'Healthy' });
      const run = await untilPhase(cluster, runOf(preview), 'Successful');
      // They are asked side by side.
      const results = run.status.metricResults as readonly { name: string; phase: string; count: number }[];
      expect(results.map(({ name, phase, count }) => [name, phase, count]).sort()).toEqual([
        ['no-page', 'Successful', expect.any(Number)],
        ['smoke', 'Successful', 1],
      ]);
      await expectLeftAlone(delivery, run);
      record({ tier: TIER, verdict: 'Successful', inSyncAfter });

      // As the how-to says: who deletes it gets another one.
      await cluster.api.delete(run);
      const another = await untilPhase(cluster, runOf(preview), 'Successful');
      expect(another.metadata.uid).not.toBe(run.metadata.uid);
    });

    test('a run that holds leaves the Application unhealthy and is left alone, and the next commit is synced all the same', async () => {
      const { delivery, stages } = await play('checkout', 'holds');
      await delivery.deliver(stages.at('idle'));
      const preview = stages.at('preview');
      await syncStage(delivery, hurried(preview));
      const run = await untilPhase(cluster, runOf(preview), 'Inconclusive');
      const { health } = await delivery.app.untilState('compared', (state) => state.health !== 'Progressing');
      expect(health).toBe('Unknown');
      await expectLeftAlone(delivery, run);

      const start = performance.now();
      const revision = await delivery.push(stages.at('shift-100'));
      const moved = (await delivery.untilWeights({ blue: 100, green: 0 })) - start;
      await untilOver(delivery, revision);
      expect(await runsIn('holds')).toEqual([runOf(stages.at('shift-100')).metadata.name]);
      record({ tier: TIER, verdict: 'Inconclusive', health, movedAfter: Math.round(moved) });
    });

    test('a run that failed leaves the Application degraded and is left alone, and a commit of stage rollback comes through in seconds', async () => {
      const { delivery, stages } = await play('checkout', 'fails');
      // Nobody sends requests: that a thousand a second are refused is what a rule says.
      const labels = {
        ...{ reporter: 'source', destination_service_namespace: 'fails', destination_service_name: 'checkout' },
        response_flags: 'UO',
      };
      await evaluate(cluster, 'fails', [{ record: 'istio_requests_total', expr: 'vector(time() * 1000)', labels }]);
      for (const stage of ['idle', 'preview']) await syncStage(delivery, stages.at(stage));
      const shift = stages.at('shift-100');
      await syncStage(delivery, hurried(shift));
      await delivery.untilWeights({ blue: 100, green: 0 });
      const run = await untilPhase(cluster, runOf(shift), 'Failed');
      const { health } = await delivery.app.untilState('compared', (state) => state.health !== 'Progressing');
      expect(health).toBe('Degraded');
      await expectLeftAlone(delivery, run);

      const start = performance.now();
      const revision = await delivery.push(stages.at('rollback'));
      const moved = (await delivery.untilWeights({ blue: 0, green: 100 })) - start;
      await untilOver(delivery, revision);
      expect(await runsIn('fails')).toEqual([runOf(stages.at('rollback')).metadata.name]);
      record({ tier: TIER, verdict: 'Failed', health, takenBackAfter: Math.round(moved) });
    });

    // Pods of kwok do not fail by themselves: that their readiness goes is acted by the test.
    test('at rollback the run comes after the routes, and does not wait for the candidate that fails', async () => {
      const { delivery, stages } = await play('checkout', 'rejected');
      for (const stage of ['idle', 'preview', 'shift-100']) await syncStage(delivery, stages.at(stage));
      await delivery.setReady('blue', false);
      const rollback = stages.at('rollback');
      const start = performance.now();
      const revision = await delivery.push(rollback);
      const moved = (await delivery.untilWeights({ blue: 0, green: 100 })) - start;
      await untilOver(delivery, revision);
      const over = performance.now() - start;
      await untilPhase(cluster, runOf(rollback), 'Running');
      const candidate = (await cluster.api.get(rollback.object('Deployment', 'checkout-blue')))!;
      expect(candidate.status.availableReplicas ?? 0).toBe(0);

      const entries = await delivery.entries();
      const run = firstWith(entries, 'AnalysisRun', runOf(rollback).metadata.name, () => true);
      const back = entries.findLast(({ object }) => object.kind === 'VirtualService')!;
      expect(weightsOf(back.object)).toEqual({ blue: 0, green: 100 });
      expect(run.version).toBeGreaterThan(back.version);
      record({ tier: TIER, rejected: 'rollback', movedAfter: Math.round(moved), overAfter: Math.round(over) });
    });

    /** Two more looks with every cache thrown away: neither another operation nor another measurement. */
    async function expectLeftAlone(delivery: Awaited<ReturnType<typeof play>>['delivery'], run: ClusterObject) {
      const before = await delivery.app.state();
      for (const _ of [1, 2]) await delivery.app.refresh('hard');
      expect(await delivery.app.state()).toEqual(before);
      expect(await cluster.api.get(run)).toEqual(run);
    }
  },
  ['argo-rollouts', 'prometheus'],
);
