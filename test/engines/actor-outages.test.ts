import { setTimeout as sleep } from 'node:timers/promises';
import { built } from '../cli/support/built';
import { describeOnEngines } from './support/cluster';
import { record } from './support/report';
import { Scene } from './support/actor/scene';
import { MESH, meshOf } from './support/traffic/mesh';

const TIER = 'actor: outages of Git, Prometheus and the API server';

/** An engine that is stopped answers nobody, and has lost nothing when it goes on. */
describeOnEngines(TIER, [...MESH, 'argo-cd', 'custom-resources', 'argo-rollouts', 'prometheus'], (cluster) => {
  const mesh = meshOf(cluster, TIER);
  const scenes: Scene[] = [];
  const begin = async (name: string): Promise<Scene> => {
    const scene = await Scene.begin(cluster, mesh, name);
    scenes.push(scene);
    return scene;
  };
  const signal = async (engine: string, name: 'STOP' | 'CONT') => {
    const script = `for exe in /proc/[0-9]*/exe; do case "$(readlink "$exe")" in */"$1") p=\${exe#/proc/}; kill -s "$2" "\${p%/exe}";; esac; done`;
    await cluster.engines.run('signal', { program: '/bin/sh', args: ['-c', script, 'sh', engine, name] }, 10_000);
  };
  const away = async (engine: string, milliseconds: number) => {
    await signal(engine, 'STOP');
    await sleep(milliseconds);
    await signal(engine, 'CONT');
  };

  let sitsOut: Promise<{ readonly scene: Scene; readonly code: number | null | undefined }>;

  beforeAll(async () => {
    await built();
    mesh.backends.exportMetrics();
  }, 300_000);
  afterAll(() => scenes.forEach((scene) => scene.remove()));

  test('a failed gate with pushes refused: the traffic goes back past Git, stays there, and the commit follows', async () => {
    // Side by side with the next test, which waits more than it works.
    sitsOut = (async () => {
      const scene = await begin('sits-out');
      const actor = scene.actor();
      await scene.untilCandidate(25);
      await sleep(2000);
      await away('prometheus', 20_000);
      await scene.untilCandidate(50);
      await sleep(2000);
      await away('kube-apiserver', 20_000);
      return { scene, code: await actor.ended() };
    })();
    sitsOut.catch(() => undefined);

    const scene = await begin('push-refused');
    const actor = scene.actor();
    await scene.untilCandidate(10);
    scene.team.protect(true);
    await mesh.backends.behave({ [scene.version]: { errors: 0.5 } });
    await scene.untilCandidate(0);
    const start = Date.now();
    expect(scene.team.stage()).toBe('shift-10');
    // Self-heal would have undone it by now.
    await sleep(10_000);
    expect((await scene.moves()).at(-1)!.to).toEqual({ blue: 100, green: 0 });
    scene.team.protect(false);
    const code = await actor.ended();
    expect({ code, log: code === 4 ? '' : scene.log() }).toEqual({ code: 4, log: '' });
    const last = scene.team.history().at(-1)!;
    expect(last.subject).toBe('Take recommendation back from shift-10');
    expect(last.body).toContain('past Git');
    await mesh.backends.behave({});
    expect(await scene.annotations()).not.toHaveProperty(['argocd.argoproj.io/skip-reconcile']);
    expect((await scene.moves()).map(({ to }) => to.green)).toEqual([0, 10, 0]);
    const { lost } = await scene.end();
    record({ tier: TIER, outage: 'push refused', stayedSeconds: Math.round((Date.now() - start) / 1000), lost });
  }, 900_000);

  test('Prometheus away in mid-hold, then the API server: the release is held, and ends released', async () => {
    const { scene, code } = await sitsOut;
    const { lost } = await scene.end();
    expect({ code, stage: scene.team.stage(), log: code === 0 ? '' : scene.log() }).toEqual({
      ...{ code: 0, stage: 'idle', log: '' },
    });
    expect(scene.log()).toContain('Prometheus does not answer');
    expect(scene.log()).toContain('the cluster does not answer');
    expect(lost).toBe(0);
    record({ tier: TIER, outage: 'Prometheus for 20 s, the API server for 20 s', ended: 'released', lost });
  }, 900_000);

  test('Prometheus away for longer than the outage budget: the release is taken back', async () => {
    const scene = await begin('too-long');
    const actor = scene.actor('--outage-budget', '15');
    await scene.untilCandidate(10);
    const start = Date.now();
    await signal('prometheus', 'STOP');
    await scene.untilCandidate(0);
    const takenBackAfter = Math.round((Date.now() - start) / 1000);
    await signal('prometheus', 'CONT');
    const code = await actor.ended();
    expect({ code, log: code === 4 ? '' : scene.log() }).toEqual({ code: 4, log: '' });
    expect(scene.team.history().at(-1)!.body).toContain('Prometheus does not answer since');
    record({ tier: TIER, outage: 'Prometheus, at a budget of 15 s', 'taken back after, s': takenBackAfter });
    await scene.end();
  }, 600_000);
});
