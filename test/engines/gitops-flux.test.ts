import { Platform } from 'cutover';
import { until } from '../../lib/engines';
import { slotObjectName } from '../../lib/core/labels';
import { fluxObjects } from '../../lib/gitops/flux';
import { fullReplicas } from '../../lib/service/capacity';
import { stagesOf, type Played } from './support/apps';
import { describeOnEngines } from './support/cluster';
import { FluxDelivery } from './support/flux/delivery';
import { serveArtifacts } from './support/flux/source';
import { available } from './support/gitops/journal';
import { MetricsApi } from './support/gitops/metrics-api';
import { appNamed } from './support/gitops/play';
import { record } from './support/report';

const TIER = 'GitOps: Flux applies releases, wave by wave';

const DELIVERY = {
  ...{ name: 'checked', namespace: 'flux-system', branch: 'main', path: 'apps/checkout/manifests' },
  repository: 'ssh://git@git.example.com/shop.git',
};
const WORKER = {
  ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'worker', namespace: 'shop' } },
  spec: { replicas: 3 },
};
const SCALED = {
  ...{ apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', metadata: { name: 'by-queue', namespace: 'shop' } },
  spec: { scaleTargetRef: { name: 'worker' } },
};

// What Flux applies is served by a stand-in for source-controller; all that applies it is Flux's own.
describeOnEngines(
  TIER,
  ['kustomize-controller', 'custom-resources', 'controller-manager', 'scheduler', 'kwok'],
  (cluster) => {
    const opened: FluxDelivery[] = [];
    beforeAll(async () => {
      serveArtifacts(cluster);
      await MetricsApi.start(cluster);
    }, 90_000);
    afterAll(() => {
      for (const delivery of opened) delivery.close();
    });

    async function play(app: string, namespace: string, played: Played = {}) {
      const { platform, ...given } = appNamed(app);
      const onFlux = { ...given, platform: Platform.of({ ...platform.facts, gitOps: 'flux' }) };
      const stages = stagesOf(onFlux, { ...played, namespace });
      const delivery = await FluxDelivery.open(cluster, namespace, stages.at('idle'));
      opened.push(delivery);
      return { delivery, stages };
    }

    test('each slot has all its pods before it gets traffic, forward and when it is restored, though an autoscaler brings them', async () => {
      const { delivery, stages } = await play('recommendation', 'walk');
      for (const stage of ['idle', 'preview', 'shift-10', 'retire'].map((name) => stages.at(name))) {
        record({ tier: TIER, stage: stage.name, readyAfter: await delivery.deliver(stage) });
      }
      await delivery.deliver(stages.rollbackFrom('retire'));
      const [, forward, over, back] = await delivery.gains();
      expect([forward, over, back].map((gain) => gain?.to)).toEqual([
        { blue: 90, green: 10 },
        { blue: 0, green: 100 },
        { blue: 100, green: 0 },
      ]);
      const full = fullReplicas(appNamed('recommendation').props.capacity!.facts);
      const entries = await delivery.entries();
      const there = [
        available(entries, forward!.entry.version, 'recommendation', 'green'),
        available(entries, back!.entry.version, 'recommendation', 'blue'),
      ];
      expect(there).toEqual([full, full]);
    });

    test('what we write is taken strictly, with rules to ignore fields as well, and a slip in it would be refused', async () => {
      const objects = fluxObjects({ ...DELIVERY, credentials: 'git', objects: [WORKER, SCALED] });
      expect(JSON.stringify(objects)).toContain('/spec/replicas');
      for (const object of objects) {
        expect((await cluster.api.apply(object, { dryRun: true })).warnings).toEqual([]);
        const slip = { ...object, spec: { ...(object.spec as object), waits: true } };
        await expect(cluster.api.apply(slip, { dryRun: true })).rejects.toThrow(/unknown field|not declared/);
      }
    });

    test('a rollback comes to the routes although the candidate fails, and every wave is ready with it', async () => {
      const { delivery, stages } = await play('checkout', 'taken-back');
      await delivery.deliver(stages.at('shift-100'));
      await delivery.fail('blue');
      const start = performance.now();
      const revision = await delivery.push(stages.at('rollback'));
      await delivery.untilWeights({ blue: 0, green: 100 });
      const movedAfter = Math.round(performance.now() - start);
      await delivery.untilApplied(revision);
      const name = slotObjectName('checkout', 'blue');
      const candidate = await cluster.api.get({
        ...{ apiVersion: 'apps/v1', kind: 'Deployment' },
        metadata: { name, namespace: 'taken-back' },
      });
      expect(candidate?.status.availableReplicas ?? 0).toBe(0);
      record({ tier: TIER, takenBackFromFailingCandidateAfter: movedAfter });
    });

    test('this would be seen: without the mark on the rejected version, its wave holds the routes', async () => {
      const { delivery, stages } = await play('checkout', 'unmarked');
      await delivery.deliver(stages.at('shift-100'));
      await delivery.fail('blue');
      const files = new Map(
        [...stages.at('rollback').files].map(([file, text]) => [file, text.replaceAll('cutover.dev/waited-for', 'x')]),
      );
      const revision = await delivery.push({ files });
      await delivery.untilApplied(revision, ['base', 'subsets']);
      const { message } = await delivery.untilWave('routes', 'held', ({ message: said }) => said.includes('not ready'));
      expect(message).toContain('1-workloads');
      expect(await delivery.weights()).toEqual({ blue: 100, green: 0 });
    });

    test('a wave that waits for a failing candidate is left at once for the rollback that comes', async () => {
      const { delivery, stages } = await play('checkout', 'interrupted');
      await delivery.deliver(stages.at('shift-100'));
      await delivery.fail('blue');
      const stuck = await delivery.push(stages.at('shift-100'));
      await delivery.untilWave(
        'workloads',
        'waiting',
        ({ ready, applied }) => ready === 'Unknown' && applied !== stuck,
      );
      const start = performance.now();
      await delivery.push(stages.at('rollback'));
      await delivery.untilWeights({ blue: 0, green: 100 });
      record({ tier: TIER, takenBackOutOfAWaitAfter: Math.round(performance.now() - start) });
    });

    test('runs of a stage go with it, and a stage without any is ready all the same', async () => {
      const { delivery, stages } = await play('checkout', 'runs');
      const runs = async () => (await cluster.api.list('argoproj.io/v1alpha1', 'AnalysisRun', 'runs')).length;
      await delivery.deliver(stages.at('preview'));
      expect(await runs()).toBe(1);
      await delivery.deliver(stages.at('idle'));
      await until(
        async () => (await runs()) === 0,
        { limit: 30_000 },
        (why) => new Error(`a run stays: ${why}`),
      );
    });
  },
);
