import { until, type ClusterApi } from '../../lib/engines';
import { otherSlot } from '../../lib/core/labels';
import { built } from '../cli/support/built';
import type { TestProject } from '../cli/support/project';
import { apps, type App } from './support/apps';
import { describeOnEngines } from './support/cluster';
import { History } from './support/life/history';
import { lifeOf } from './support/life/itinerary';
import { play, Player, type SeenStep } from './support/life/play';
import { appProject, versionsOf } from './support/life/project';
import { revisionAt, type Revision } from './support/life/revision';
import { nameOf } from './support/kubernetes/applier';
import { OUR_KINDS, OURS } from './support/our-kinds';
import { record } from './support/report';

const TIER = 'The life of a release: by the command';

/** The life of an app: what the command made of it, and what the cluster saw. */
interface Lived {
  readonly first: Revision;
  readonly seen: readonly SeenStep[];
  /** What is of ours in the namespace at the end, as `Kind name`. */
  readonly left: readonly string[];
  /** Pods at the end of the slot that is not live. */
  readonly oldPods: number;
  /** How often the command was run. */
  readonly runs: number;
  readonly took: number;
}

describeOnEngines(TIER, ['custom-resources', 'controller-manager', 'scheduler', 'kwok'], (cluster) => {
  const lives = new Map<string, Lived>();
  const of = ({ name }: App): Lived => lives.get(name)!;
  const projects: TestProject[] = [];

  beforeAll(async () => {
    await built();
    const all = apps.map(async (app) => {
      const project = await appProject(app);
      projects.push(project);
      lives.set(app.name, await live(cluster.api, app, project, await cluster.namespace(app.name)));
    });
    await Promise.all(all);
  }, 600_000);

  afterAll(() => {
    for (const project of projects) project.remove();
  });

  test.each(apps)('$name: is released twice, and taken back from each stage on the way', (app) => {
    const { seen, runs, took } = of(app);
    const plan = planOf(app);
    const taken = seen.filter(({ to }) => to.name === 'rollback').map(({ from }) => from.name);
    const firstShift = plan.find((name) => name.startsWith('shift-'))!;
    // Where pods have to come back first, the way from retire goes by soak.
    const from = plan.flatMap((name) =>
      name === firstShift ? [name, name] : isAutoscaled(app) && name === 'retire' ? ['soak'] : [name],
    );
    expect(taken).toEqual([...from, isAutoscaled(app) ? 'soak' : 'idle']);
    const [, second, third] = versionsOf(app);
    const ended = seen.filter(({ name }) => name === 'retire → idle, cutover retire').map(({ to }) => to.release);
    expect(ended.map(({ live, slots }) => slots[live]?.version)).toEqual([second.version, third.version]);
    expect(new Set(ended.map(({ live }) => live)).size).toBe(2);
    record({
      tier: TIER,
      app: app.name,
      runs,
      steps: seen.length,
      rollbacks: taken.length,
      seconds: Math.round(took / 1000),
    });
  });

  test.each(apps)('$name: no step restarts or ends a pod of a slot that goes on running', (app) => {
    const { seen } = of(app);
    for (const { name, lost, kept } of seen)
      expect({ step: name, lost, some: kept > 0 }).toEqual({ step: name, lost: [], some: true });
    record({ tier: TIER, app: app.name, podsCompared: seen.reduce((sum, { kept }) => sum + kept, 0) });
  });

  test.each(apps)('$name: no route ever leads to a slot without a ready endpoint', (app) => {
    const { seen } = of(app);
    for (const { name, empty, looks } of seen)
      expect({ step: name, empty, some: looks > 0 }).toEqual({ step: name, empty: [], some: true });
    record({ tier: TIER, app: app.name, looks: seen.reduce((sum, { looks }) => sum + looks, 0) });
  });

  test.each(apps)('$name: a slot that keeps its traffic keeps all of its endpoints', (app) => {
    for (const { name, short } of of(app).seen) expect({ step: name, short }).toEqual({ step: name, short: [] });
  });

  test.each(apps)('$name: a slot has all of its pods before a step of the plan gives it more traffic', (app) => {
    const { seen } = of(app);
    const unawaited = seen.filter((step) => bringsBackUnawaited(app, step));
    const awaited = seen.filter((step) => !unawaited.includes(step));
    for (const { name, early } of awaited) expect({ step: name, early }).toEqual({ step: name, early: [] });
    const tooEarly = unawaited.filter(({ early }) => early.length > 0);
    record({ tier: TIER, app: app.name, awaited: awaited.length, unawaited: unawaited.length, early: tooEarly.length });
  });

  test.each(apps)('$name: the route in the cluster divides the traffic as each stage says', (app) => {
    for (const { name, to, weights } of of(app).seen)
      expect({ step: name, weights }).toEqual({ step: name, weights: to.weights });
  });

  test.each(apps)('$name: a release that was taken back leaves the manifests as they were before it', (app) => {
    const { seen, first } = of(app);
    const ends = seen.filter(({ from, to }) => from.name === 'rollback' && to.name === 'idle');
    expect(ends).toHaveLength(planOf(app).length + 1);
    for (const { name, to } of ends)
      expect({ step: name, objects: to.objects }).toEqual({ step: name, objects: first.objects });
  });

  test.each(apps)('$name: at the end the old slot has no pods, and nothing is there that Git has not', (app) => {
    const { seen, left, oldPods } = of(app);
    const { to, weights } = seen.at(-1)!;
    expect({ oldPods, live: weights[to.release.live] }).toEqual({ oldPods: 0, live: 100 });
    expect(left).toEqual(to.objects.map(nameOf).toSorted());
  });

  test('a changed pod template of the live slot, and a live slot without pods, are seen', async () => {
    const app = apps.find(({ name }) => name === 'recommendation-two-step')!;
    const { to } = of(app).seen.at(-1)!;
    const player = await Player.from(cluster.api, app.name, to);
    const deployment = to.objects.find(
      ({ kind, metadata }) => kind === 'Deployment' && metadata.name.endsWith(`-${to.release.live}`),
    )!;
    await cluster.api.merge(deployment, { spec: { template: { metadata: { labels: { 'a-label': 'of-somebody' } } } } });
    const restarted = await player.to(to, 'restarted');
    expect(restarted).toMatchObject({ kept: 0, lost: [expect.any(String), expect.any(String)], empty: [] });
    await cluster.api.merge(deployment, { spec: { replicas: 0 } });
    await until(
      async () => (await player.slots.readyAddresses(to.release.live)).length === 0,
      { limit: 60_000 },
      (why) => new Error(`the live slot is not empty: ${why}`),
    );
    await cluster.api.merge(deployment, { spec: { replicas: 2 } });
    const emptied = await player.to(to, 'emptied');
    expect(emptied).toMatchObject({ kept: 0, lost: [expect.any(String), expect.any(String)] });
    expect(emptied.empty).toContainEqual(expect.stringMatching(`^${to.release.live} after`));
    player.close();
  });
});

/**
 * Whether an autoscaler brings back pods that get their traffic in the same step: where commits were missed. A Deployment
 * counts as healthy with its first pod, and so the route does not wait for the others.
 */
function bringsBackUnawaited(app: App, { caughtUp }: SeenStep): boolean {
  return isAutoscaled(app) && caughtUp;
}

async function live(api: ClusterApi, app: App, project: TestProject, namespace: string): Promise<Lived> {
  const start = performance.now();
  const history = new History(project);
  const first = revisionAt(project, (await history.begin).id);
  const steps = lifeOf(history, { plan: planOf(app), autoscaled: isAutoscaled(app), versions: versionsOf(app) });
  const { seen, slots } = await play(api, project, namespace, steps);
  const took = performance.now() - start;
  const oldPods = (await slots.pods(otherSlot(seen.at(-1)!.to.release.live))).length;
  const lists = await Promise.all(OUR_KINDS.map(([apiVersion, kind]) => api.list(apiVersion, kind, namespace, OURS)));
  return { first, seen, oldPods, left: lists.flat().map(nameOf).toSorted(), runs: history.runs, took };
}

function planOf({ props }: App): readonly string[] {
  return props.plan!.names;
}

function isAutoscaled({ props }: App): boolean {
  return props.capacity?.facts.kind === 'autoscaled';
}
