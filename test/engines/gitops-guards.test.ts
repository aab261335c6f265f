import { Duration } from 'cdk8s';
import { NEVER_READY, until } from '../../lib/engines';
import type { Played } from './support/apps';
import { describeGitOps } from './support/gitops/describe';
import type { MetricsApi } from './support/gitops/metrics-api';
import { appNamed, openPlay } from './support/gitops/play';
import { record } from './support/report';

const TIER = 'GitOps: Argo CD keeps to Git, and to its waves';
/** Upper bound of recommendation's autoscaler, which 120 % of the load that it aims at reaches in two steps. */
const MOST = 8;

describeGitOps(TIER, (cluster) => {
  let metrics: MetricsApi;
  const play = openPlay(cluster, { started: (started) => (metrics = started) });

  const deployment = (name: string, namespace: string) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
  });

  test('what the autoscaler decided stays, while a weight that somebody wrote past Git is put back', async () => {
    const { delivery, stages } = await play('recommendation', 'heals');
    await delivery.deliver(stages.at('idle'));
    await metrics.use('heals', 120);
    await until(
      async () => {
        const { spec, status } = (await cluster.api.get(deployment('recommendation-blue', 'heals')))!;
        return spec.replicas === MOST && status.availableReplicas === MOST;
      },
      { limit: 60_000 },
      (why) => new Error(`the autoscaler has not scaled: ${why}`),
    );
    const before = await delivery.app.untilState('healthy again', ({ health }) => health === 'Healthy');
    await delivery.app.refresh('hard');
    expect(await delivery.app.state()).toEqual(before);
    const patchedAt = await delivery.patchWeights({ blue: 50, green: 50 });
    const healed = (await delivery.untilWeights({ blue: 100, green: 0 })) - patchedAt;
    // It has looked and healed after the autoscaler scaled: what it left alone, it leaves alone.
    const after = await cluster.api.get(deployment('recommendation-blue', 'heals'));
    expect(after?.spec.replicas).toBe(MOST);
    record({ tier: TIER, weightPutBackAfter: Math.round(healed), replicasOfAutoscaler: MOST });
  });

  test('this would be seen: with the number of pods in Git, it takes back what the autoscaler decided, again and again', async () => {
    const { delivery, stages } = await play('recommendation', 'fights');
    const { name, files } = stages.at('idle');
    const withReplicas = new Map(
      [...files].map(([path, text]) => [
        path,
        text.replace('spec:\n  progressDeadline', 'spec:\n  replicas: 4\n  progressDeadline'),
      ]),
    );
    await metrics.use('fights', 120);
    await delivery.push({ name, files: withReplicas });
    const takenBack = await until(
      async () => {
        const entries = (await delivery.entries()).filter(({ object }) => object.kind === 'Deployment');
        const drops = entries.filter(
          ({ object }, index) => object.spec.replicas < entries[index - 1]?.object.spec.replicas,
        );
        return drops.length >= 2 ? drops.length : undefined;
      },
      { limit: 100_000, every: 250 },
      (why) => new Error(`nothing was taken back: ${why}`),
    );
    expect(takenBack).toBeGreaterThanOrEqual(2);
  });

  test('a number of pods that Git does own is put back', async () => {
    const { delivery, stages } = await play('checkout', 'owned');
    await delivery.deliver(stages.at('idle'));
    const key = deployment('checkout-green', 'owned');
    const start = performance.now();
    await cluster.api.merge(key, { spec: { replicas: 1 } }, 'scale');
    await until(
      async () => (await cluster.api.get(key))?.spec.replicas === 3,
      { limit: 60_000 },
      (why) => new Error(`not put back: ${why}`),
    );
    record({ tier: TIER, replicasPutBackAfter: Math.round(performance.now() - start) });
  });

  test('a candidate that is never ready gets no traffic: the sync fails before the routes, and reverting the commit cleans up', async () => {
    const { delivery, stages } = await play('checkout', 'never-ready', neverReady('checkout'));
    await delivery.deliver(stages.at('idle'));
    const pods = await delivery.pods('green');
    // All in one commit, which nobody should do: the candidate comes and gets everything.
    await delivery.push(stages.at('shift-100'));
    const failed = await delivery.app.untilState('refused', ({ message }) =>
      message.includes('completed unsuccessfully'),
    );
    expect(failed.results.find(({ name }) => name === 'checkout-blue')).toBeDefined();
    expect(failed.results.map(({ kind }) => kind)).not.toContain('VirtualService');
    expect(failed.sync).toBe('OutOfSync');
    expect(await delivery.weights()).toEqual({ blue: 0, green: 100 });
    // What is tried again is the newest commit.
    await delivery.deliver(stages.at('idle'));
    expect(await delivery.pods('green')).toEqual(pods);
    expect(await delivery.pods('blue')).toEqual([]);
  });
});

/** Given up after ten seconds; its live version is as it is. */
function neverReady(name: string): Played {
  const { container } = appNamed(name).props;
  const image = `registry.example.com/${NEVER_READY}@sha256:${'c'.repeat(64)}`;
  return {
    props: { container: { ...container, readyWithin: Duration.seconds(10) } },
    slots: { blue: { version: 'v9.9.9', image } },
  };
}
