import { setTimeout as sleep } from 'node:timers/promises';
import { built } from '../cli/support/built';
import { describeOnEngines } from './support/cluster';
import { record } from './support/report';
import { Scene, type Moved } from './support/actor/scene';
import type { Outcomes } from './support/traffic/load';
import { MESH, meshOf } from './support/traffic/mesh';

const TIER = 'actor: cutover run on Argo CD, Istio, Envoy, Argo Rollouts, Prometheus';
const STEPS = ['shift-10', 'shift-25', 'shift-50', 'shift-75', 'shift-100', 'soak', 'retire', 'idle'];
const FORWARD = STEPS.map((to, index) => `${STEPS[index - 1] ?? 'preview'} → ${to}`);
const BAD = { errors: 0.3 };

interface Played {
  readonly scene: Scene;
  readonly code: number | null | undefined;
  readonly start: number;
  /** When the version began to fail. */
  readonly onset: number;
  readonly moves: readonly Moved[];
  /** When the gate failed, in milliseconds. */
  readonly verdict: number;
  /** What became of the requests until the actor ended, and in all. */
  readonly before: Outcomes;
  readonly outcomes: Outcomes;
}

interface Result {
  readonly phase: string;
  readonly measurements: readonly { readonly phase: string; readonly finishedAt: string }[];
}

/** When the gate failed that took a release back, in milliseconds; Kubernetes keeps whole seconds. */
async function verdictAt(scene: Scene): Promise<number> {
  const runs = (await scene.entries()).filter(({ object }) => object.status?.phase === 'Failed');
  const results = (runs.at(-1)?.object.status?.metricResults ?? []) as readonly Result[];
  const failed = results.flatMap(({ measurements }) => measurements).filter(({ phase }) => phase === 'Failed');
  return Math.min(...failed.map(({ finishedAt }) => Date.parse(finishedAt)));
}

// Stand-ins: the pods' servers and the metrics of the proxies (see traffic-metrics); all that decides and moves is real.
describeOnEngines(TIER, [...MESH, 'argo-cd', 'custom-resources', 'argo-rollouts', 'prometheus'], (cluster) => {
  const mesh = meshOf(cluster, TIER);
  const scenes: Scene[] = [];
  const behaviour: Record<string, typeof BAD> = {};
  const begin = async (name: string): Promise<Scene> => {
    const scene = await Scene.begin(cluster, mesh, name);
    scenes.push(scene);
    return scene;
  };

  const played = new Map<string, Promise<Played>>();

  // Side by side, because they wait more than they work; the error of one is that of the test that asks for it.
  beforeAll(async () => {
    await built();
    mesh.backends.exportMetrics();
    played.set('good', play('good'));
    for (const percent of [25, 75]) played.set(`fails-at-${percent}`, play(`fails-at-${percent}`, percent));
    await Promise.allSettled(played.values());
  }, 1_200_000);

  /** A release that an actor goes through alone, of a version that fails from some share of the traffic on. */
  async function play(name: string, failsAt?: number): Promise<Played> {
    const scene = await begin(name);
    const start = Date.now();
    const actor = scene.actor();
    let onset = NaN;
    if (failsAt !== undefined) {
      await scene.untilCandidate(failsAt);
      onset = Date.now();
      behaviour[scene.version] = BAD;
      await mesh.backends.behave(behaviour);
    }
    const code = await actor.ended();
    const before = await scene.soFar();
    await sleep(2000);
    // The journal hears of nothing any more once the scene has ended.
    const [moves, verdict] = [await scene.moves(), await verdictAt(scene)];
    return { scene, code, onset, start, before, moves, verdict, outcomes: await scene.end() };
  }

  afterAll(() => scenes.forEach((scene) => scene.remove()));

  test('a good release goes through the whole plan by itself, and no request fails', async () => {
    const { scene, code, start, moves, outcomes } = await played.get('good')!;
    const { total, lost, failed } = outcomes;
    expect({ code, steps: scene.team.steps(), log: code === 0 ? '' : scene.log() }).toEqual({
      ...{ code: 0, steps: FORWARD, log: '' },
    });
    expect(moves.map(({ to }) => to.green)).toEqual([0, 10, 25, 50, 75, 100]);
    expect({ lost, failed }).toEqual({ lost: 0, failed: {} });
    const seconds = Math.round((scene.team.history().at(-1)!.at * 1000 - start) / 1000);
    record({ tier: TIER, release: 'good', seconds, requests: total, lost });
  });

  test.each([25, 75])('a candidate that fails at %i %% ends with all traffic on the old version', async (percent) => {
    const { scene, code, onset, before, moves, verdict, outcomes } = await played.get(`fails-at-${percent}`)!;
    expect({ code, stage: scene.team.stage(), weights: moves.at(-1)?.to, log: code === 4 ? '' : scene.log() }).toEqual({
      ...{ code: 4, stage: 'rollback', weights: { blue: 100, green: 0 }, log: '' },
    });
    expect(outcomes.slots.green).toBe(before.slots.green);
    const last = scene.team.history().at(-1)!;
    expect(last.subject).toBe(`Take recommendation back from shift-${percent}`);
    expect(last.body).toMatch(/gate error-ratio\S*: Failed, measured \[.*\] at \S+Z, bad when .*\n\s+query /);
    const seconds = (from: number, to: number) => Number(((to - from) / 1000).toFixed(1));
    const moved = moves.at(-1)!.at;
    record({
      ...{ tier: TIER, release: `fails at ${percent} %`, 'onset to verdict, s': seconds(onset, verdict) },
      'verdict to commit, s': seconds(verdict, last.at * 1000),
      'commit to weights, s': seconds(last.at * 1000, moved),
      ...{ 'verdict to weights, s': seconds(verdict, moved), failedRequests: outcomes.lost },
    });
    expect(moved - verdict).toBeLessThan(120_000);
  });

  test('two at once, and each killed at ten random moments, make the commits of one that is left alone', async () => {
    const scene = await begin('killed');
    const folders = [scene.team.clone(), scene.team.clone()];
    const killed = await Promise.all(
      folders.map(async (folder) => {
        for (let kill = 0; kill < 10; kill += 1) {
          const actor = scene.actorIn(folder);
          await sleep(500 + Math.random() * 12_000);
          await actor.kill();
        }
        return scene.actorIn(folder).ended();
      }),
    );
    const { lost, total } = await scene.end();
    expect({ killed, steps: scene.team.steps(), log: killed[0] === 0 ? '' : scene.log() }).toEqual({
      killed: [0, 0],
      steps: FORWARD,
      log: '',
    });
    expect(lost).toBe(0);
    record({
      tier: TIER,
      release: 'two actors, killed 20 times',
      commits: scene.team.steps().length,
      requests: total,
      lost,
    });
  }, 1_200_000);
});
