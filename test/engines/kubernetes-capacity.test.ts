import { setTimeout as sleep } from 'node:timers/promises';
import { otherSlot, type SlotName } from '../../lib/core/labels';
import { NEVER_READY, until, type ClusterObject } from '../../lib/engines';
import { unwatchedApps as apps, stagesOf, type App, type Played } from './support/apps';
import { describeOnEngines, type TestCluster } from './support/cluster';
import { applyAll, applyStage } from './support/kubernetes/applier';
import { cordon, evict, untilBudgetAllows } from './support/kubernetes/drain';
import { isHealthy, type Condition } from './support/kubernetes/health';
import { Journey } from './support/kubernetes/journey';
import { promised, Slots } from './support/kubernetes/slots';
import { record } from './support/report';

const TIER = 'Kubernetes behaviour: capacity';

/** The autoscaler looks once a second here; in production it is 15 s. */
const AUTOSCALER_LOOKS_TWICE = 2_500;

const autoscaled = apps.filter(({ props }) => props.capacity?.facts.kind === 'autoscaled');

const backFromRetire = autoscaled.flatMap((app) =>
  [true, false].map((prunes) => ({ app, name: app.name, prunes, how: prunes ? 'pruned' : 'not pruned' })),
);

describeOnEngines(TIER, ['istio-resources', 'controller-manager', 'scheduler', 'kwok'], (cluster) => {
  test.each(apps)(
    '$name: a node drain may take one pod of a slot at a time, and gets 429 while that one is missing',
    async (app) => {
      const { slots, live, release, journey } = await begin(cluster, app, `${app.name}-drain`);
      await journey.to(release.at('preview'));
      for (const slot of [live, otherSlot(live)]) {
        const [first, second] = (await slots.pods(slot)) as [ClusterObject, ClusterObject];
        await untilBudgetAllows(cluster.api, slots, slot);
        // As a drain does first; here it also keeps the pod's successor from coming before the second question is asked.
        await cordon(cluster.api, true);
        expect(await evict(cluster.api, first)).toBe('evicted');
        expect(await evict(cluster.api, second)).toBe('429 TooManyRequests');
        await cordon(cluster.api, false);
        await slots.untilAvailable(slot, promised(release.at('preview'))[slot]);
        await untilBudgetAllows(cluster.api, slots, slot);
        expect(await evict(cluster.api, second)).toBe('evicted');
        await slots.untilAvailable(slot, promised(release.at('preview'))[slot]);
      }
    },
  );

  test('pods that never became ready never keep a node from being drained', async () => {
    const [app] = apps as [App];
    const candidate = otherSlot(stagesOf(app).at('idle').release.live);
    const image = `registry.example.com/${NEVER_READY}/checkout@sha256:${'e'.repeat(64)}`;
    const broken = { [candidate]: { version: 'v9.0.0', image } };
    const { slots, release } = await begin(cluster, app, 'drain-of-broken', broken);
    await applyStage(cluster.api, release.at('preview'), { waits: false });
    const pods = await until(
      async () => {
        const found = await slots.pods(candidate);
        return found.length === 3 && found.every(({ status }) => status.phase === 'Running') && found;
      },
      { limit: 60_000 },
      (why) => new Error(`the candidate has no three running pods: ${why}`),
    );
    for (const pod of pods) expect(await evict(cluster.api, pod)).toBe('evicted');
  });

  test.each(autoscaled)(
    '$name: the autoscaler brings both slots to full capacity at preview, each from what it had',
    async (app) => {
      const { slots, live, release, journey } = await begin(cluster, app, `${app.name}-raise`);
      const before = await slots.available(live);
      const { took, lost } = await journey.to(release.at('preview'));
      const { blue, green } = await slots.availableOfEach();
      expect({ before, blue, green, lost }).toEqual({ before: 4, blue: 8, green: 8, lost: [] });
      record({ tier: TIER, app: app.name, from: before, to: blue, milliseconds: took, autoscalerLooksEverySeconds: 1 });
    },
  );

  test.each(autoscaled)(
    '$name: the autoscaler holds a slot between the bounds of the stage, whoever else scales it',
    async (app) => {
      const { slots, live, release, journey } = await begin(cluster, app, `${app.name}-bounds`);
      await scale(cluster, slots, live, 12);
      await replicasAre(slots, live, 8);
      await scale(cluster, slots, live, 2);
      await replicasAre(slots, live, 4);
      await journey.to(release.at('preview'));
      await scale(cluster, slots, live, 4);
      await replicasAre(slots, live, 8);
    },
  );

  test.each(autoscaled)(
    '$name: without a metrics API, as here, a slot between its bounds stays as it is',
    async (app) => {
      const { slots, live, release, journey } = await begin(cluster, app, `${app.name}-no-metrics`);
      for (const name of ['preview', 'retire']) await journey.to(release.at(name));
      await journey.to(release.afterSwap());
      const now = otherSlot(live);
      await until(
        async () => (await reasonOf(slots, now, 'ScalingActive')) === 'FailedGetResourceMetric',
        { limit: 60_000 },
        (why) => new Error(`the autoscaler does not miss its metrics: ${why}`),
      );
      expect((await slots.autoscaler(now))?.spec).toMatchObject({ minReplicas: 4, maxReplicas: 8 });
      expect(await slots.available(now)).toBe(8);
    },
  );

  test.each(autoscaled)('$name: an autoscaler that was not pruned leaves a stopped slot at 0', async (app) => {
    const { slots, live, release, journey } = await begin(cluster, app, `${app.name}-stopped`);
    for (const name of ['preview', 'retire']) await journey.to(release.at(name), { prunes: false });
    await until(
      async () => (await reasonOf(slots, live, 'ScalingActive')) === 'ScalingDisabled',
      { limit: 60_000 },
      (why) => new Error(`the autoscaler is not switched off: ${why}`),
    );
    // What is measured is that nothing happens.
    await sleep(AUTOSCALER_LOOKS_TWICE);
    expect((await slots.deployment(live))?.spec.replicas).toBe(0);
    expect(await slots.pods(live)).toEqual([]);
  });

  // In one step it is not: a GitOps engine waits for the first pod and for the autoscaler's first look, not for its pods.
  test.each(backFromRetire)(
    '$name, $how: back from retire by way of soak, the old slot is full before the route returns',
    async ({ app, name, prunes, how }) => {
      const { live, release, journey } = await begin(cluster, app, `${name}-by-soak-${prunes}`);
      for (const stage of ['preview', 'retire']) await journey.to(release.at(stage), { prunes });
      const restored = await journey.to(release.at('soak'), { prunes });
      expect(restored.weights[live]).toBe(0);
      const back = await journey.to(release.rollbackFrom('soak'), { prunes });
      expect(back.atRoutes).toEqual([{ slot: live, available: 8, promised: 8 }]);
      record({ tier: TIER, app: name, how, restoredAfterMilliseconds: restored.took, pods: 8 });
    },
  );

  test.each(autoscaled)(
    '$name: a Deployment counts as rolled out with one pod, before its autoscaler has acted',
    async (app) => {
      const namespace = await cluster.namespace(`${app.name}-alone`);
      const idle = stagesOf(app, { namespace }).at('idle');
      const slots = new Slots(cluster.api, namespace, idle.release.service);
      const { live } = idle.release;
      await applyAll(
        cluster.api,
        idle.objects.filter(({ kind }) => kind !== 'HorizontalPodAutoscaler'),
      );
      await slots.untilAvailable(live, 1);
      const deployment = (await slots.deployment(live))!;
      expect({ healthy: isHealthy(deployment), available: deployment.status.availableReplicas }).toEqual({
        healthy: true,
        available: 1,
      });
      await applyAll(cluster.api, idle.objects);
      await slots.untilAvailable(live, promised(idle)[live]);
    },
  );
});

/** An app whose live slot is up, in a namespace of its own. */
async function begin(cluster: TestCluster, app: App, name: string, versions: Played['slots'] = {}) {
  const namespace = await cluster.namespace(name);
  const release = stagesOf(app, { namespace, slots: versions });
  const idle = release.at('idle');
  const slots = new Slots(cluster.api, namespace, idle.release.service);
  const journey = await Journey.from(cluster.api, slots, idle);
  return { slots, live: idle.release.live, release, journey };
}

async function scale({ api }: TestCluster, slots: Slots, slot: SlotName, replicas: number): Promise<void> {
  await api.merge((await slots.deployment(slot))!, { spec: { replicas } }, 'scale');
}

async function replicasAre(slots: Slots, slot: SlotName, replicas: number): Promise<void> {
  await until(
    async () => (await slots.deployment(slot))?.spec.replicas === replicas,
    { limit: 60_000 },
    (why) => new Error(`the autoscaler does not bring ${slot} to ${replicas}: ${why}`),
  );
}

async function reasonOf(slots: Slots, slot: SlotName, type: string): Promise<string | undefined> {
  const conditions = ((await slots.autoscaler(slot))?.status?.conditions ?? []) as readonly Condition[];
  return conditions.find((condition) => condition.type === type)?.reason;
}
