import type { SynthesizedStage } from 'cutover/testing';
import { slotObjectName } from '../../lib/core/labels';
import type { ClusterApi } from '../../lib/engines';
import { withoutWave, withWave } from '../../lib/strategy/manifest';
import { apps as watchedApps, unwatchedApps as apps, stagesOf, type App } from './support/apps';
import { describeOnEngines } from './support/cluster';
import { changedBySecondApply } from './support/kubernetes/again';
import { nameOf, ourObjects } from './support/kubernetes/applier';
import { Kubectl, kubectlOnPath } from './support/kubernetes/kubectl';
import { Journey } from './support/kubernetes/journey';
import { promised, Slots } from './support/kubernetes/slots';
import { returningSlot, takeBack, type TakenBack } from './support/kubernetes/way-back';
import { record } from './support/report';

const TIER = 'Kubernetes behaviour: the way back';

/** The stages that a release is taken back from here; at each shift it is the route alone. */
const FROM = ['soak', 'retire', 'idle after the swap'] as const;

const walks = apps.flatMap((app) =>
  [true, false].map((prunes) => ({ app, name: app.name, prunes, how: prunes ? 'pruned' : 'not pruned' })),
);

type Walk = (typeof walks)[number];

/** Who applied the release before the script is run: kubectl and Argo CD merge on the client, Flux on the server. */
const appliers = [
  { by: 'client-side apply', flags: '' },
  { by: 'server-side apply', flags: '--server-side --field-manager=kustomize-controller --force-conflicts' },
] as const;

/** With all that watches them: the script applies that too. */
const runs = watchedApps.flatMap((app) => appliers.map((applier) => ({ app, name: app.name, ...applier })));

/** What was seen at one of those stages. */
interface Seen {
  readonly stage: SynthesizedStage;
  /** Pods of the slot that has no traffic any more. */
  readonly oldPods: number;
  /** Objects of ours that the stage does not have. */
  readonly extra: readonly string[];
  /** Objects of the stage that are not in the cluster. */
  readonly missing: readonly string[];
  readonly back: TakenBack;
  /** Percent of the traffic for the returning slot afterwards. */
  readonly weight: number;
  /** Objects that differ from those that Git has for the release taken back; none are known after the swap. */
  readonly differs: readonly string[];
}

describeOnEngines(TIER, ['custom-resources', 'controller-manager', 'scheduler', 'kwok'], (cluster) => {
  let walked: ReadonlyMap<string, readonly Seen[]>;
  const key = ({ name, how }: Walk) => `${name}-${how.replace(' ', '-')}`;
  const of = (each: Walk): readonly Seen[] => walked.get(key(each)) ?? [];

  beforeAll(async () => {
    const all = walks.map(async (each) => {
      const namespace = await cluster.namespace(key(each));
      return [key(each), await walk(cluster.api, each.app, namespace, each.prunes)] as const;
    });
    walked = new Map(await Promise.all(all));
  }, 240_000);

  test.each(walks)('$name, $how: a retired slot has no pod, and nothing that is needed is gone', (each) => {
    for (const { stage, oldPods, extra, missing } of of(each)) {
      const retired = stage.name !== 'soak';
      const slot = slotObjectName(stage.release.service, returningSlot(stage));
      const left = [`HorizontalPodAutoscaler ${slot}`, `PodDisruptionBudget ${slot}`];
      const autoscaled = each.app.props.capacity?.facts.kind === 'autoscaled';
      // They are there for pods that are not; an autoscaler rests while replicas is 0.
      const expected = each.prunes || !retired ? [] : left.slice(autoscaled ? 0 : 1);
      expect({ stage: stage.name, extra, missing }).toEqual({ stage: stage.name, extra: expected, missing: [] });
      expect({ stage: stage.name, none: oldPods === 0 }).toEqual({ stage: stage.name, none: retired });
    }
    expect(of(each).map(({ stage }) => stage.name)).toEqual(FROM);
  });

  test.each(walks)('$name, $how: the way back restores, waits for all pods, routes, settles', (each) => {
    const [soak, retire, swapped] = of(each).map(({ back }) => back.steps);
    expect(soak?.[0]).toBe('route');
    expect(retire?.slice(0, 3)).toEqual(['restore', 'wait', 'route']);
    expect(swapped?.slice(0, 3)).toEqual(['restore', 'wait', 'route']);
    for (const { stage, back, weight } of of(each)) {
      const needed = promised(stagesOf(each.app).at('rollback'))[returningSlot(stage)];
      expect({ stage: stage.name, enough: back.atRoute >= needed, weight }).toEqual({
        stage: stage.name,
        enough: true,
        weight: 100,
      });
      record({ tier: TIER, app: each.name, how: each.how, from: stage.name, ...back });
    }
  });

  test.each(walks)('$name, $how: the slot that loses its traffic keeps every pod, before and after', (each) => {
    for (const { stage, back } of of(each))
      expect({ stage: stage.name, before: back.lostBefore, all: back.lost }).toEqual({
        stage: stage.name,
        before: 0,
        all: 0,
      });
  });

  test.each(walks)('$name, $how: what the way back leaves is what Git has for the release taken back', (each) => {
    for (const { stage, differs } of of(each))
      expect({ stage: stage.name, differs }).toEqual({ stage: stage.name, differs: [] });
  });

  const kubectlIs = kubectlOnPath();
  if (!kubectlIs) {
    const notRun = 'rollback.sh: there is no kubectl on PATH';
    record({ tier: TIER, notRun });
    console.warn(`NOT RUN: ${TIER}: ${notRun}`);
  }
  (kubectlIs ? test : test.skip).each(runs)(
    '$name, after $by: rollback.sh restores a retired slot in full, then routes to it',
    async ({ app, by, flags }) => {
      const namespace = await cluster.namespace(`${app.name}-${by.replaceAll(' ', '-')}`);
      const release = stagesOf(app, { namespace });
      const { live, service } = release.at('idle').release;
      const slots = new Slots(cluster.api, namespace, service);
      const kubectl = new Kubectl(cluster.engines, namespace);
      for (const name of ['idle', 'preview', 'retire']) {
        const { code, output } = await kubectl.apply(release.at(name), flags);
        expect({ name, code, output }).toMatchObject({ name, code: 0 });
        await slots.settled(release.at(name));
      }
      const before = { weights: await slots.weights(), pods: await slots.pods(live) };
      expect(before).toMatchObject({ weights: { [live]: 0 }, pods: [] });

      const start = performance.now();
      const { code, output } = await kubectl.rollBack(release.at('retire'));
      const milliseconds = Math.round(performance.now() - start);
      const inOrder = /scaled[^]*successfully rolled out[^]*virtualservice\S* (configured|serverside-applied)/;
      expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(inOrder) });
      expect((await slots.weights())[live]).toBe(100);
      expect(await slots.available(live)).toBe(promised(release.rollbackFrom('retire'))[live]);
      record({ tier: TIER, app: app.name, script: 'rollback.sh', by, milliseconds });
    },
  );
});

/** To each of the stages, back from it by the files, and on to the next one. */
async function walk(api: ClusterApi, app: App, namespace: string, prunes: boolean): Promise<readonly Seen[]> {
  const release = stagesOf(app, { namespace });
  const idle = release.at('idle');
  const slots = new Slots(api, namespace, idle.release.service);
  const journey = await Journey.from(api, slots, idle);
  const seen: Seen[] = [];
  for (const name of FROM) {
    const swapped = name === 'idle after the swap';
    await journey.to(release.at('preview'), { prunes });
    if (swapped) await journey.to(release.at('retire'), { prunes });
    const stage = swapped ? release.afterSwap() : release.at(name);
    await journey.to(stage, { prunes });
    const back = returningSlot(stage);
    const [before, oldPods] = [await differences(api, stage), (await slots.pods(back)).length];
    const taken = await takeBack(api, slots, stage);
    const weight = (await slots.weights())[back];
    const differs = swapped ? [] : await changedBySecondApply(api, inOrderOfKinds(release.rollbackFrom(name)));
    seen.push({ stage, ...before, oldPods, back: taken, weight, differs });
  }
  return seen;
}

async function differences(api: ClusterApi, stage: SynthesizedStage) {
  const there = (await ourObjects(api, stage)).map(nameOf);
  const wanted = stage.objects.map(nameOf);
  return {
    extra: there.filter((name) => !wanted.includes(name)),
    missing: wanted.filter((name) => !there.includes(name)),
  };
}

/** Argo CD's order of the stage is not what the way back is about. */
function inOrderOfKinds(stage: SynthesizedStage): SynthesizedStage {
  return { ...stage, objects: stage.objects.map((object) => withWave(withoutWave(object), 'argo-cd')) };
}
