import { Duration } from 'cdk8s';
import type { SynthesizedStage } from 'cutover/testing';
import { otherSlot, type SlotName } from '../../lib/core/labels';
import { CRASH_LOOP, NEVER_READY, type ClusterApi } from '../../lib/engines';
import type { Wave } from '../../lib/strategy/manifest';
import { unwatchedApps as apps, stagesOf, type App } from './support/apps';
import { describeOnEngines } from './support/cluster';
import { applyStage, type Applying } from './support/kubernetes/applier';
import { capacities, Journey, short } from './support/kubernetes/journey';
import { promised, Slots } from './support/kubernetes/slots';
import { record } from './support/report';

const TIER = 'Kubernetes behaviour: a candidate that never becomes ready';

/** Seconds; what a Deployment may take before it says that it is stuck. */
const READY_WITHIN = 3;

/** kwok reads from the name of an image what becomes of a pod: nothing is pulled, and nothing runs. */
const failing = apps.flatMap((app) => [NEVER_READY, CRASH_LOOP].map((fate) => ({ app, name: app.name, fate })));

type Failing = (typeof failing)[number];

/** What the cluster says of a release that is stuck. */
interface State {
  readonly weights: Readonly<Record<SlotName, number>>;
  readonly livePods: readonly string[];
  readonly liveAvailable: number;
  readonly candidateAvailable: number;
  readonly candidateAddresses: readonly string[];
  readonly candidateReason: string | undefined;
}

describeOnEngines(TIER, ['istio-resources', 'controller-manager', 'scheduler', 'kwok'], (cluster) => {
  let waited: ReadonlyMap<string, Awaited<ReturnType<typeof waitingApplier>>>;
  const key = ({ name, fate }: Failing) => `${name}-${fate}`;

  beforeAll(async () => {
    const all = failing.map(async (each) => {
      const namespace = await cluster.namespace(key(each));
      return [key(each), await waitingApplier(cluster.api, each.app, each.fate, namespace)] as const;
    });
    waited = new Map(await Promise.all(all));
  }, 180_000);

  test.each(failing)('$name, $fate: who waits for waves never reaches the route, at preview nor at a shift', (each) => {
    const { attempts, candidate, after } = waited.get(key(each)) ?? absent();
    const refusal = `Error: Deployment ${candidate} exceeded its progress deadline`;
    expect(attempts.map(({ reached, refused }) => ({ reached, refused }))).toEqual([
      { reached: ['base', 'workloads'], refused: refusal },
      { reached: ['base', 'workloads'], refused: refusal },
    ]);
    expect(after.candidateReason).toBe('ProgressDeadlineExceeded');
    record({
      tier: TIER,
      app: each.name,
      fate: each.fate,
      deadlineSeconds: READY_WITHIN,
      seenAfterMilliseconds: attempts[0]?.took,
    });
  });

  test.each(failing)(
    '$name, $fate: the live slot keeps its traffic and its pods, and the candidate gets none',
    (each) => {
      const { before, after, live, wanted } = waited.get(key(each)) ?? absent();
      expect(after.weights).toEqual({ blue: 0, green: 0, [live]: 100 });
      expect(after.livePods).toEqual(expect.arrayContaining([...before.livePods]));
      expect(before.livePods.length).toBeGreaterThan(0);
      expect(after.liveAvailable).toBe(wanted);
      expect(after.candidateAvailable).toBe(0);
      expect(after.candidateAddresses).toEqual([]);
    },
  );

  test.each(apps)(
    '$name: who does not wait is held back at preview by the weight alone, and at a shift by nothing',
    async (app) => {
      const namespace = await cluster.namespace(`${app.name}-impatient`);
      const { slots, live, candidate, release } = await begin(cluster.api, app, NEVER_READY, namespace);
      const before = await slots.uids(live);
      const impatient = { waits: false } satisfies Applying;
      const shift = release.at(release.plan.names[1] ?? '');

      await applyStage(cluster.api, release.at('preview'), impatient);
      expect((await slots.weights())[candidate]).toBe(0);

      await applyStage(cluster.api, shift, impatient);
      expect(await slots.weights()).toEqual(shift.weights);
      expect(shift.weights[candidate]).toBeGreaterThan(0);
      const missing = short(await capacities(slots, shift)).filter(({ slot }) => slot === candidate);
      expect(missing).toEqual([{ slot: candidate, available: 0, promised: promised(shift)[candidate] }]);
      // A mesh answers 503 for this share: pods that are not ready are no endpoints.
      expect(await slots.readyAddresses(candidate)).toEqual([]);

      await applyStage(cluster.api, release.rollbackFrom(shift.name), impatient);
      expect((await slots.weights())[live]).toBe(100);
      expect(await slots.uids(live)).toEqual(expect.arrayContaining([...before]));
    },
  );
});

/** A live slot that is ready, and a release whose candidate never will be. */
async function begin(api: ClusterApi, app: App, fate: string, namespace: string) {
  const { live, service } = stagesOf(app).at('idle').release;
  const candidate = otherSlot(live);
  const slots = new Slots(api, namespace, service);
  // With the app's own deadline: the live slot is not what is to be stuck on a busy machine.
  const before = stagesOf(app, { namespace }).at('idle');
  await Journey.from(api, slots, before);
  const image = `registry.example.com/${fate}/${service}@sha256:${'e'.repeat(64)}`;
  const container = { ...app.props.container, readyWithin: Duration.seconds(READY_WITHIN) };
  const next = { [candidate]: { version: 'v9.0.0', image } };
  const release = stagesOf(app, { namespace, props: { container }, slots: next, before });
  return { slots, live, candidate, release };
}

async function waitingApplier(api: ClusterApi, app: App, fate: string, namespace: string) {
  const { slots, live, candidate, release } = await begin(api, app, fate, namespace);
  const before = await stateOf(slots, live);
  const preview = release.at('preview');
  const attempts = [await attempt(api, preview), await attempt(api, release.at(release.plan.names[1] ?? ''))];
  await slots.untilAvailable(live, promised(preview)[live]);
  const after = await stateOf(slots, live);
  return { live, candidate: `${slots.service}-${candidate}`, attempts, before, after, wanted: promised(preview)[live] };
}

async function attempt(api: ClusterApi, stage: SynthesizedStage) {
  const start = performance.now();
  const reached: Wave[] = [];
  const refused = await applyStage(api, stage, { before: (wave) => void reached.push(wave) }).then(
    () => 'nothing',
    (error: unknown) => String(error),
  );
  return { reached, refused, took: Math.round(performance.now() - start) };
}

async function stateOf(slots: Slots, live: SlotName): Promise<State> {
  const candidate = otherSlot(live);
  const conditions: readonly { readonly type: string; readonly reason: string }[] =
    (await slots.deployment(candidate))?.status?.conditions ?? [];
  return {
    weights: await slots.weights(),
    livePods: await slots.uids(live),
    liveAvailable: await slots.available(live),
    candidateAvailable: await slots.available(candidate),
    candidateAddresses: await slots.readyAddresses(candidate),
    candidateReason: conditions.find(({ type }) => type === 'Progressing')?.reason,
  };
}

function absent(): never {
  throw new Error('this release was not played');
}
