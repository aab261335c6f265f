import type { KubeObject } from 'cutover';
import { until } from '../../lib/engines';
import { unwatchedApps as apps } from './support/apps';
import { describeOnEngines } from './support/cluster';
import { record } from './support/report';
import type { Outcomes } from './support/traffic/load';
import { MESH, meshOf } from './support/traffic/mesh';
import { MeshRelease } from './support/traffic/mesh-release';

const TIER = 'traffic: order and the way back';
const REQUESTS = 1000;

describeOnEngines(TIER, MESH, (cluster) => {
  const mesh = meshOf(cluster, TIER);
  const twoStep = apps.find(({ name }) => name === 'recommendation-two-step')!;

  test.each(apps)(
    'the way back of $name from its last shift, from soak and from retire loses no request',
    async (app) => {
      const release = await MeshRelease.begin(cluster, mesh, app);
      const { stages } = release;
      const live = stages.at('idle').weights;
      const forward = ['preview', lastPartialShift(stages.names), 'soak', 'retire'];
      for (const name of forward.slice(1)) {
        const stage = stages.at(name);
        for (const way of forward.slice(0, forward.indexOf(name) + 1)) await release.go(stages.at(way));
        const start = performance.now();
        const step = await release.back(stage);
        const took = Math.round(performance.now() - start);
        const { slots, failed } = await release.send(REQUESTS);
        const waits = stage.inverse.filter(({ kind }) => kind === 'wait').length;
        record({ tier: TIER, app: app.name, from: name, took, waits, ...step, lost: failed });
        expect({ from: name, waits }).toEqual({ from: name, waits: name === 'retire' ? 1 : 0 });
        const all = { blue: (live.blue * REQUESTS) / 100, green: (live.green * REQUESTS) / 100 };
        expect({ from: name, failed, slots }).toEqual({ from: name, failed: {}, slots: all });
        expect({ from: name, failed: (await release.soFar()).failed }).toEqual({ from: name, failed: {} });
      }
      const { total, failed } = await release.end();
      record({ tier: TIER, app: app.name, continuous: total, lost: failed });
      expect(failed).toEqual({});
      expect(total).toBeGreaterThan(REQUESTS);
    },
  );

  test('a subset that goes before the route that names it costs requests, and the way back does not', async () => {
    const release = await halfway('subset');
    const { stages } = release;
    const shift = stages.at('shift-50');
    await release.back(shift);
    expect((await release.soFar()).failed).toEqual({});
    await release.go(shift);
    expect((await release.soFar()).failed).toEqual({});

    const rule = shift.object('DestinationRule', release.service);
    await release.meddle(withoutSubset(rule, 'green'));
    const { failed } = await lossOf(release);
    await release.go(shift);
    record({ tier: TIER, broken: 'subset removed before the route', lost: failed, inAll: (await release.end()).total });
    expect(Object.keys(failed).map((outcome) => outcome.split(' ')[0])).toContain('503');
  });

  test('a candidate that is stopped before its weight is 0 costs requests, and one after it does not', async () => {
    const release = await halfway('stopped');
    const { stages } = release;
    const shift = stages.at('shift-50');
    await release.back(shift);
    await release.scale('green', 0);
    expect((await release.send(1000)).failed).toEqual({});
    expect((await release.soFar()).failed).toEqual({});

    await release.go(shift);
    expect((await release.soFar()).failed).toEqual({});
    await release.scale('green', 0);
    const { failed } = await lossOf(release);
    record({ tier: TIER, broken: 'stopped before its weight was 0', lost: failed, inAll: (await release.end()).total });
    expect(Object.keys(failed)).toContain('503 no healthy upstream');
  });

  async function halfway(namespace: string): Promise<MeshRelease> {
    const release = await MeshRelease.begin(cluster, mesh, twoStep, namespace);
    await release.go(release.stages.at('preview'));
    await release.go(release.stages.at('shift-50'));
    return release;
  }
});

/** Waits until requests are lost; where none ever is, what should have broken the release did not. */
function lossOf(release: MeshRelease): Promise<Outcomes> {
  return until(
    async () => {
      const outcomes = await release.soFar();
      return outcomes.lost > 0 ? outcomes : undefined;
    },
    { limit: 20_000 },
    (why) => new Error(`no request was lost ${why}`),
  );
}

function withoutSubset(rule: KubeObject, slot: string): KubeObject {
  const spec = rule.spec as { readonly subsets: readonly { readonly name: string }[] };
  return { ...rule, spec: { ...spec, subsets: spec.subsets.filter(({ name }) => name !== slot) } };
}

/** The last shift with traffic on both slots; `shift-100` where there is only that one. */
function lastPartialShift(names: readonly string[]): string {
  const shifts = names.filter((name) => name.startsWith('shift-'));
  return shifts.findLast((name) => name !== 'shift-100') ?? 'shift-100';
}
