import { Flux } from '../../lib/acting/flux';
import type { ClusterApi, ObjectKey } from '../../lib/cluster/api';

const named = (name: string, spec: object = {}, annotations: object = {}) => ({
  metadata: { name, namespace: 'flux-system', annotations },
  spec: { path: './manifests/release/3-routes', sourceRef: { kind: 'GitRepository', name: 'shop' }, ...spec },
});

/** An API server that has Kustomizations, and keeps what is merged into them. */
function fluxWith(...kustomizations: readonly object[]) {
  const merged: [name: string, patch: object][] = [];
  const api = {
    list: () => Promise.resolve(kustomizations),
    merge: ({ metadata }: ObjectKey, patch: object) => Promise.resolve(merged.push([metadata.name, patch])),
  };
  const flux = new Flux(api as unknown as ClusterApi, 'flux-system', 'manifests/release', () => 1_800_000_000);
  return { flux, merged };
}

test('Flux is suspended where it goes on, marked as ours, and where somebody else has suspended it that stays', async () => {
  const { flux, merged } = fluxWith(named('routes'), named('gates', { suspend: true }));
  await flux.pause();
  expect(merged).toEqual([
    ['routes', { metadata: { annotations: { 'cutover.dev/paused': 'true' } }, spec: { suspend: true } }],
  ]);
});

test('Flux goes on where an actor has suspended it, and only there', async () => {
  const { flux, merged } = fluxWith(
    named('routes', { suspend: true }, { 'cutover.dev/paused': 'true' }),
    named('gates', { suspend: true }),
  );
  await flux.resume();
  expect(merged.filter(([, patch]) => 'spec' in patch)).toEqual([
    ['routes', { metadata: { annotations: { 'cutover.dev/paused': null } }, spec: { suspend: false } }],
  ]);
});
