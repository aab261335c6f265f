import type { SlotName } from 'cutover';
import type { ReleaseStages, SynthesizedStage } from 'cutover/testing';
import { SLOTS, otherSlot, slotObjectName } from '../../lib/core/labels';
import type { ClusterObject } from '../../lib/engines';
import { fullReplicas } from '../../lib/service/capacity';
import type { App } from './support/apps';
import { describeGitOps } from './support/gitops/describe';
import { committedObjects, syncCommitted, type Committed } from './support/gitops/committed';
import { available, firstWith, type Entry } from './support/gitops/journal';
import { appNamed, openPlay } from './support/gitops/play';
import { takenBack, walk, type Step } from './support/gitops/walk';
import { weightChanges } from './support/gitops/weights';
import { record } from './support/report';

const TIER = 'GitOps: Argo CD syncs releases';

/** A walk that is over: what each step brought, and all that was written on the way. */
interface Walked {
  readonly app: App;
  readonly steps: readonly Step[];
  readonly entries: readonly Entry[];
}

const WALKS: Readonly<Record<string, WalkPlan>> = {
  'recommendation-forward': { app: 'recommendation', stages: (release) => release.all() },
  'recommendation-restored': {
    app: 'recommendation',
    stages: (release) => [
      ...['idle', 'preview', 'shift-100', 'retire'].map((stage) => release.at(stage)),
      release.rollbackFrom('retire'),
    ],
    goesBack: true,
  },
  'checkout-back': { app: 'checkout', stages: (release) => takenBack(release, 'shift-100'), goesBack: true },
};

interface WalkPlan {
  readonly app: string;
  readonly stages: (release: ReleaseStages) => readonly SynthesizedStage[];
  /** Whether the old version had lost all traffic, and gets it back. @default false */
  readonly goesBack?: boolean;
}

describeGitOps(TIER, (cluster) => {
  const play = openPlay(cluster);
  const walks = new Map<string, PromiseSettledResult<Walked>>();

  let committed: Promise<readonly Committed[]>;

  // All at once, because they wait more than they work; the error of one is that of each test that asks for it.
  beforeAll(async () => {
    const names = Object.keys(WALKS);
    committed = syncCommitted(cluster);
    const [outcomes] = await Promise.all([Promise.allSettled(names.map(walkThrough)), Promise.allSettled([committed])]);
    for (const [index, outcome] of outcomes.entries()) walks.set(given(names[index]), outcome);
  }, 400_000);

  async function walkThrough(name: string): Promise<Walked> {
    const { app, stages } = given(WALKS[name]);
    const { delivery, stages: release } = await play(app, name);
    const steps = await walk(delivery, stages(release));
    return { app: appNamed(app), steps, entries: await delivery.entries() };
  }

  test('the committed manifests of every app are synced as they are, and the way back beside them stays where it is', async () => {
    for (const { name, state, again, resources } of await committed) {
      expect({ name, state }).toMatchObject({ state: { sync: 'Synced', health: 'Healthy', phase: 'Succeeded' } });
      expect({ name, state: again }).toEqual({ name, state });
      expect(resources).toEqual(committedObjects(name));
      record({ tier: TIER, committed: name, resources: resources.length });
    }
  });

  describe.each(Object.entries(WALKS))('%s', (name, { goesBack = false }) => {
    function walked(): Walked {
      const outcome = given(walks.get(name));
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
    }

    test('every stage is in sync and healthy, and has nothing but its own objects', () => {
      const { steps } = walked();
      for (const { stage, state, synthesized, there } of steps) {
        const own = synthesized.objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
        expect({ stage, state, there: there.toSorted() }).toMatchObject({
          state: { sync: 'Synced', health: 'Healthy', phase: 'Succeeded' },
          there: own.toSorted(),
        });
      }
      for (const { stage, inSyncAfter, movedAfter = 'no weight changed', state } of steps) {
        record({ tier: TIER, walk: name, stage, inSyncAfter, movedAfter, retries: state.retries });
      }
    });

    test('a second look, with every cache thrown away, finds no difference and changes nothing', () => {
      const { steps } = walked();
      for (const { stage, state, again, objects, objectsAgain } of steps) {
        expect({ stage, state: again, objects: objectsAgain }).toEqual({ stage, state, objects });
      }
    });

    test('no pod is replaced, in neither slot: their number grows and shrinks, and a slot without a version has none', () => {
      const { steps } = walked();
      for (const [index, { stage, synthesized, pods }] of steps.entries()) {
        for (const slot of SLOTS) {
          const before = steps[index - 1]?.pods[slot] ?? [];
          const gone = before.filter((uid) => !pods[slot].includes(uid)).length;
          const fewer = Math.max(0, before.length - pods[slot].length);
          const isThere = runs(synthesized, slot);
          expect({ stage, slot, gone, isThere: pods[slot].length > 0 }).toEqual({ stage, slot, gone: fewer, isThere });
        }
      }
    });

    test('the candidate has all its pods before it gets traffic, and the old version has them when it gets it back', () => {
      const { app, steps, entries } = walked();
      const [, ...gains] = gainsOf(entries);
      const { live } = given(steps[0]).synthesized.release;
      expect(gains.map(({ slot }) => slot)).toEqual(goesBack ? [otherSlot(live), live] : [otherSlot(live)]);
      for (const { slot, version } of gains) {
        expect(available(entries, version, serviceOf(steps), slot)).toBe(fullReplicas(given(app.props.capacity).facts));
      }
    });

    test('waves are in order: pods are there before the rule, the rule before the route, and no preview leads to no pod', () => {
      const { app, steps, entries } = walked();
      const service = serviceOf(steps);
      const { live } = given(steps[0]).synthesized.release;
      const rule = firstWith(entries, 'DestinationRule', service, () => true);
      const route = firstWith(entries, 'VirtualService', service, () => true);
      expect(available(entries, rule.version, service, live)).toBeGreaterThanOrEqual(atLeast(app));
      expect(route.version).toBeGreaterThan(rule.version);
      if (app.name !== 'recommendation') return;
      const preview = firstWith(entries, 'VirtualService', service, (object) => previews(object, otherSlot(live)));
      expect(available(entries, preview.version, service, otherSlot(live))).toBeGreaterThanOrEqual(atLeast(app));
    });
  });
});

/** Pods that waves wait for. An autoscaler raises the number only when the Deployment is healthy with one. */
function atLeast({ props }: App): number {
  const { facts } = given(props.capacity);
  return facts.kind === 'fixed' ? facts.replicas : 1;
}

/** Whether a slot has pods at a stage: it has a Deployment, which is not stopped. */
function runs({ objects, release }: SynthesizedStage, slot: SlotName): boolean {
  const name = slotObjectName(release.service, slot);
  const deployment = objects.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === name);
  return deployment !== undefined && (deployment.spec as { readonly replicas?: number }).replicas !== 0;
}

function serviceOf(steps: readonly Step[]): string {
  return given(steps[0]).synthesized.release.service;
}

function previews({ spec }: ClusterObject, slot: SlotName): boolean {
  const routes = spec.http as readonly { name: string; route: readonly { destination: { subset: string } }[] }[];
  return routes.some(
    ({ name, route }) => name === 'preview' && route.some(({ destination }) => destination.subset === slot),
  );
}

/** Slots that came to traffic, in order, and the version of the route that gave it to them. */
function gainsOf(entries: readonly Entry[]): readonly { readonly slot: SlotName; readonly version: number }[] {
  return weightChanges(entries).flatMap(({ entry: { version }, from, to }) =>
    SLOTS.filter((slot) => from[slot] === 0 && to[slot] > 0).map((slot) => ({ slot, version })),
  );
}

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('there is none');
  return value;
}
