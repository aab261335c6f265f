import type { SlotName } from 'cutover';
import { otherSlot } from '../../lib/core/labels';
import { unwatchedApps as apps } from './support/apps';
import { describeOnEngines } from './support/cluster';
import { record } from './support/report';
import { MESH, meshOf } from './support/traffic/mesh';
import { MeshRelease } from './support/traffic/mesh-release';
import { wrongShares } from './support/traffic/share';

const TIER = 'traffic';
const REQUESTS = 10_000;

describeOnEngines(TIER, MESH, (cluster) => {
  const mesh = meshOf(cluster, TIER);

  test.each(apps)(
    'each stage of $name gives the slots their shares of 10,000 requests, and no step loses one',
    async (app) => {
      const release = await MeshRelease.begin(cluster, mesh, app);
      for (const stage of release.stages.all()) {
        const step = await release.go(stage);
        const answers = await release.send(REQUESTS);
        const { name, weights } = stage;
        record({ tier: TIER, app: app.name, stage: name, weights, slots: answers.slots, lost: answers.lost, ...step });
        expect({ name, lost: answers.failed }).toEqual({ name, lost: {} });
        expect({ name, wrong: wrongShares(answers, weights) }).toEqual({ name, wrong: [] });
      }
      const { total, failed } = await release.end();
      record({ tier: TIER, app: app.name, continuous: total, lost: failed });
      expect(failed).toEqual({});
      expect(total).toBeGreaterThan(REQUESTS / 10);
    },
  );

  test.each(apps)(
    'at preview the candidate of $name answers at its own host, and nobody else meets it',
    async (app) => {
      const release = await MeshRelease.begin(cluster, mesh, app, `${app.name}-preview`);
      const { live } = await preview(release);
      const candidate = otherSlot(live);
      await mesh.routes.endpoints(release.host(candidate), '', 1);
      expect(await release.send(1000, { host: release.host(candidate) })).toMatchObject({
        slots: { [candidate]: 1000, [live]: 0 },
        failed: {},
      });
      await expectOnly(live, release);
    },
  );

  test('at preview the header of recommendation leads to the candidate, and another value of it does not', async () => {
    const recommendation = apps.find(({ name }) => name === 'recommendation')!;
    const release = await MeshRelease.begin(cluster, mesh, recommendation, 'header');
    const { live } = await preview(release);
    const candidate = otherSlot(live);
    await mesh.routes.lead(release.host(), 'preview', candidate);
    const withHeader = (value: string) => release.send(1000, { headers: { 'x-preview': value } });
    expect(await withHeader('candidate')).toMatchObject({ slots: { [candidate]: 1000, [live]: 0 }, failed: {} });
    expect(await withHeader('other')).toMatchObject({ slots: { [candidate]: 0, [live]: 1000 }, failed: {} });
    await expectOnly(live, release);
  });
});

async function preview(release: MeshRelease) {
  const stage = release.stages.at('preview');
  await release.go(stage);
  return stage.release;
}

/** Every ordinary request since the release began was answered, and by that slot. */
async function expectOnly(slot: SlotName, release: MeshRelease): Promise<void> {
  const { slots, failed, total } = await release.end();
  record({ tier: TIER, preview: release.namespace, live: slot, ordinary: slots, lost: failed });
  expect({ slots, failed }).toEqual({ slots: { blue: 0, green: 0, [slot]: total }, failed: {} });
  expect(total).toBeGreaterThan(100);
}
