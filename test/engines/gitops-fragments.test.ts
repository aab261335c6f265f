import { Duration } from 'cdk8s';
import { NEVER_READY, until } from '../../lib/engines';
import { documentsIn } from './support/apps';
import { describeGitOps } from './support/gitops/describe';
import type { MetricsApi } from './support/gitops/metrics-api';
import { appNamed, openPlay } from './support/gitops/play';
import { record } from './support/report';

const TIER = 'GitOps: the Application that we write';
const MOST = 8;

describeGitOps(TIER, (cluster) => {
  let metrics: MetricsApi;
  const play = openPlay(cluster, { started: (started) => (metrics = started) });
  const blueIn = (namespace: string) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'recommendation-blue', namespace },
  });

  /** A release whose number of pods is in Git, although an autoscaler decides it. */
  async function contested(namespace: string, rules: 'with rules' | 'without rules') {
    const idle = (await play('recommendation', `${namespace}-source`)).stages.at('idle');
    const files = new Map(
      [...idle.files].map(([path, text]) => [
        path,
        text
          .replaceAll(`${namespace}-source`, namespace)
          .replace('spec:\n  progressDeadline', 'spec:\n  replicas: 4\n  progressDeadline'),
      ]),
    );
    const objects = [...files].flatMap(([path, text]) => (path.endsWith('.yaml') ? documentsIn(text) : []));
    const { delivery } = await play('recommendation', namespace, {}, rules === 'with rules' ? objects : []);
    await metrics.use(namespace, 120);
    await delivery.push({ name: idle.name, files });
    await until(
      async () => (await cluster.api.get(blueIn(namespace)))?.spec.replicas === MOST,
      { limit: 100_000, every: 50 },
      (why) => new Error(`the autoscaler has not scaled: ${why}`),
    );
    return delivery;
  }

  test('where Git writes what an autoscaler decides, the derived rule ends the fight', async () => {
    const delivery = await contested('ruled', 'with rules');
    await delivery.app.untilState('healthy', ({ sync, health }) => sync === 'Synced' && health === 'Healthy');
    for (const _ of [1, 2]) await delivery.app.refresh('hard');
    expect(await delivery.app.state()).toMatchObject({ sync: 'Synced' });
    // A sync for another reason leaves the field alone as well.
    await delivery.patchWeights({ blue: 50, green: 50 });
    await delivery.untilWeights({ blue: 100, green: 0 });
    const numbers = (await delivery.entries())
      .filter(({ object }) => object.kind === 'Deployment')
      .map(({ object }) => object.spec.replicas as number);
    const drops = numbers.filter((number, index) => number < (numbers[index - 1] ?? 0));
    expect({ drops, now: numbers.at(-1) }).toEqual({ drops: [], now: MOST });
  });

  test('this would be seen: without the rule, what the autoscaler decided is taken back', async () => {
    await contested('unruled', 'without rules');
    const takenBack = await until(
      async () => (await cluster.api.get(blueIn('unruled')))?.spec.replicas === 4,
      { limit: 60_000, every: 50 },
      (why) => new Error(`nothing was taken back: ${why}`),
    );
    expect(takenBack).toBe(true);
  });

  test('a commit that failed is tried again with the newest one: nobody has to end it for the way back', async () => {
    const { container } = appNamed('checkout').props;
    const image = `registry.example.com/${NEVER_READY}@sha256:${'c'.repeat(64)}`;
    const { delivery, stages } = await play('checkout', 'retried', {
      props: { container: { ...container, readyWithin: Duration.seconds(10) } },
      slots: { blue: { version: 'v9.9.9', image } },
    });
    await delivery.deliver(stages.at('idle'));
    await delivery.push(stages.at('preview'));
    await delivery.app.untilState('failed', ({ retries }) => retries > 0);
    const start = performance.now();
    const idle = await delivery.push(stages.at('idle'));
    await delivery.app.untilInSync(idle);
    expect(await delivery.pods('blue')).toEqual([]);
    record({ tier: TIER, newestCommitSyncedAfterFailedOne: Math.round(performance.now() - start) });
  });

  test('a sync that waits holds a commit of stage rollback until it is ended, and one wake after that is enough', async () => {
    const { delivery, stages } = await play('checkout', 'ended');
    for (const stage of ['idle', 'preview', 'shift-100']) await delivery.deliver(stages.at(stage));
    await delivery.setReady('blue', false);
    await delivery.app.untilState('unhealthy', ({ health }) => health !== 'Healthy');
    const stuck = await delivery.push(stages.at('soak'));
    await delivery.app.untilState('waiting', ({ phase, revision }) => phase === 'Running' && revision === stuck);
    const rollback = await delivery.push(stages.at('rollback'));
    const told = await delivery.app.untilState('told of the rollback', ({ revision }) => revision === rollback);
    expect([told.phase, await delivery.weights()]).toEqual(['Running', { blue: 100, green: 0 }]);
    const start = performance.now();
    await delivery.app.terminate();
    await delivery.app.wake();
    await delivery.untilWeights({ blue: 0, green: 100 });
    record({ tier: TIER, takenBackAfterEndOfWaitingSync: Math.round(performance.now() - start) });
  });

  test('while an Application is told to be left alone, the way back that was written past Git stays', async () => {
    const { delivery, stages } = await play('checkout', 'by-hand');
    for (const stage of ['idle', 'preview', 'shift-100']) await delivery.deliver(stages.at(stage));
    await delivery.app.skip(true);
    await delivery.patchWeights({ blue: 0, green: 100 });
    // Five times as long as it takes to be put back where nothing is said.
    await new Promise((done) => setTimeout(done, 10_000));
    expect(await delivery.weights()).toEqual({ blue: 0, green: 100 });
    const rollback = await delivery.push(stages.at('rollback'));
    await delivery.app.skip(false);
    await delivery.app.wake();
    await delivery.app.untilState('synced', ({ revision, phase }) => revision === rollback && phase === 'Succeeded');
    expect(await delivery.weights()).toEqual({ blue: 0, green: 100 });
  });
});
