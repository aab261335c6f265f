import type { SynthesizedStage } from 'cutover/testing';
import { slotObjectName, type SlotName } from '../../lib/core/labels';
import type { ClusterApi } from '../../lib/engines';
import { unwatchedApps as apps, stagesOf, type App } from './support/apps';
import { describeOnEngines } from './support/cluster';
import { changedBySecondApply } from './support/kubernetes/again';
import { applyAll, nameOf, ourObjects } from './support/kubernetes/applier';
import { Journey, short } from './support/kubernetes/journey';
import { ownersOf, sharedFields } from './support/kubernetes/ownership';
import { promised, Slots } from './support/kubernetes/slots';
import { record } from './support/report';

const TIER = 'Kubernetes behaviour: releases';

/** Two releases of an app, and what was seen at every stage of them. Pods are simulated by kwok; they never run. */
interface Played {
  readonly journey: Journey;
  readonly stages: readonly SynthesizedStage[];
  /** Fields with two owners, by stage. */
  readonly shared: readonly string[];
  /** Who owns `replicas` of a slot, by stage and slot. */
  readonly replicas: readonly {
    readonly stage: SynthesizedStage;
    readonly slot: SlotName;
    readonly owners: readonly string[];
  }[];
  /** Objects that a second apply changed, by stage. */
  readonly changed: readonly string[];
  /** How many objects were applied for a second time. */
  readonly applied: number;
}

describeOnEngines(TIER, ['istio-resources', 'controller-manager', 'scheduler', 'kwok'], (cluster) => {
  let played: ReadonlyMap<string, Played>;
  const of = ({ name }: App): Played => played.get(name)!;

  beforeAll(async () => {
    const all = apps.map(
      async (app) => [app.name, await play(cluster.api, app, await cluster.namespace(app.name))] as const,
    );
    played = new Map(await Promise.all(all));
  }, 240_000);

  test.each(apps)(
    '$name: no step of two releases and no rollback restarts a pod of a slot that goes on running',
    (app) => {
      const { steps } = of(app).journey;
      for (const { name, lost, kept } of steps)
        expect({ step: name, lost, some: kept > 0 }).toEqual({ step: name, lost: [], some: true });
      record({
        tier: TIER,
        app: app.name,
        steps: steps.length,
        rollbacks: steps.filter(({ name }) => name.includes('→ rollback')).length,
        podsCompared: steps.reduce((sum, { kept }) => sum + kept, 0),
        slowestStep: Math.max(...steps.map(({ took }) => took)),
      });
    },
  );

  test.each(apps)(
    '$name: a slot has all of its pods when the route that gives it traffic is reached, and never fewer after',
    (app) => {
      const { steps } = of(app).journey;
      for (const { name, atRoutes, fewest } of steps) {
        expect({ step: name, slots: atRoutes.length > 0, short: short(atRoutes) }).toEqual({
          step: name,
          slots: true,
          short: [],
        });
        expect({ step: name, slots: fewest.length > 0, short: short(fewest) }).toEqual({
          step: name,
          slots: true,
          short: [],
        });
      }
      record({ tier: TIER, app: app.name, looks: steps.reduce((sum, { looks }) => sum + looks, 0) });
    },
  );

  test.each(apps)('$name: the route in the cluster divides the traffic as each stage says', (app) => {
    const { journey, stages } = of(app);
    expect(journey.steps.map(({ weights }) => weights)).toEqual(stages.slice(1).map(({ weights }) => weights));
  });

  test.each(apps)('$name: a second apply of a stage changes no object', (app) => {
    const { changed, applied, stages } = of(app);
    expect(changed).toEqual([]);
    record({ tier: TIER, app: app.name, stages: stages.length, appliedTwice: applied });
  });

  test.each(apps)('$name: no field of ours ever has a second owner', (app) => {
    expect(of(app).shared).toEqual([]);
  });

  test.each(apps)(
    "$name: replicas are ours where they are fixed or 0, and nobody's where an autoscaler decides",
    (app) => {
      const { replicas } = of(app);
      for (const { stage, slot, owners } of replicas) {
        const autoscaled = stage.lock.slots[slot]?.rendered.capacity.kind === 'autoscaled';
        // The autoscaler writes through the scale of the Deployment, which leaves no owner behind.
        const expected = autoscaled && promised(stage)[slot] > 0 ? [] : ['cutover'];
        expect({ stage: stage.name, slot, owners }).toEqual({ stage: stage.name, slot, owners: expected });
      }
      expect(replicas.length).toBeGreaterThanOrEqual(of(app).stages.length);
    },
  );

  test('a changed pod template of the live slot is seen as lost pods', async () => {
    const [app] = apps as [App];
    const namespace = await cluster.namespace('restarts');
    const [before, after] = ['a', 'b'].map((annotation) =>
      stagesOf(app, { namespace, props: { podAnnotations: { annotation } } }).at('idle'),
    ) as [SynthesizedStage, SynthesizedStage];
    const journey = await Journey.from(cluster.api, slotsOf(cluster.api, before, namespace), before);
    const { lost, kept } = await journey.to(after);
    expect(lost).toHaveLength(3);
    expect(kept).toBe(0);
  });

  test("a second manager, a field that became another's, and a second apply that changes something are seen", async () => {
    const [app] = apps as [App];
    const namespace = await cluster.namespace('meddled');
    const stage = stagesOf(app, { namespace }).at('idle');
    await Journey.from(cluster.api, slotsOf(cluster.api, stage, namespace), stage);
    const service = stage.object('Service', 'checkout');
    await cluster.api.apply(service, { manager: 'another' });
    const meddled = await ourObjects(cluster.api, stage);
    expect(meddled.flatMap(sharedFields)).toContain('spec.type: another, cutover');
    await cluster.api.merge(stage.object('PodDisruptionBudget', 'checkout-green'), {
      metadata: { labels: { app: null } },
    });
    expect(await changedBySecondApply(cluster.api, stage)).toEqual(['PodDisruptionBudget checkout-green']);
    await cluster.api.merge(stage.object('Deployment', 'checkout-green'), { spec: { replicas: 5 } });
    await expect(applyAll(cluster.api, stage.objects)).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining('.spec.replicas'),
    });
  });
});

/** A whole release with a rollback from each stage and forward again, and a second one that follows it. */
async function play(api: ClusterApi, app: App, namespace: string): Promise<Played> {
  const release = stagesOf(app, { namespace });
  const tried = release.plan.names.filter((name) => name !== 'retire');
  const stages = [
    release.at('idle'),
    ...tried.flatMap((name) => [release.at(name), release.rollbackFrom(name), release.at(name)]),
    release.at('retire'),
    ...release.followedBy({ version: 'v9.0.0' }).all(),
  ];
  const [first, ...rest] = stages as [SynthesizedStage, ...SynthesizedStage[]];
  const slots = slotsOf(api, first, namespace);
  const journey = await Journey.from(api, slots, first);
  const seen = {
    shared: [] as string[],
    replicas: [] as Played['replicas'][number][],
    changed: [] as string[],
    applied: 0,
  };
  for (const stage of [first, ...rest]) {
    if (stage !== first) await journey.to(stage);
    const at = (what: string) => `${stage.name}: ${what}`;
    seen.shared.push(
      ...(await ourObjects(api, stage)).flatMap((object) =>
        sharedFields(object).map((field) => at(`${nameOf(object)} ${field}`)),
      ),
    );
    for (const slot of Object.keys(stage.release.slots) as SlotName[]) {
      const deployment = await slots.deployment(slot);
      if (!deployment) throw new Error(at(`there is no Deployment ${slotObjectName(slots.service, slot)}`));
      seen.replicas.push({ stage, slot, owners: ownersOf(deployment).get('spec.replicas') ?? [] });
    }
    seen.changed.push(...(await changedBySecondApply(api, stage)).map(at));
    seen.applied += stage.objects.length;
  }
  return { journey, stages, ...seen };
}

function slotsOf(api: ClusterApi, stage: SynthesizedStage, namespace: string): Slots {
  return new Slots(api, namespace, stage.release.service);
}
