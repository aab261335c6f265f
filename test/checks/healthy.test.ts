import { runChecks, standardChecks } from '../../lib/checks/registry';
import { Synthesis } from '../../lib/checks/synthesis';
import type { BlueGreenProps } from '../../lib/constructs/blue-green';
import { Database } from '../../lib/database/database';
import type { SidecarMode } from '../../lib/platform/platform';
import { Access, Peer } from '../../lib/service/access';
import { Capacity } from '../../lib/service/capacity';
import { Drain } from '../../lib/service/drain';
import { Probe } from '../../lib/service/probe';
import { Config, ConfigMapRef, Env, SecretRef, ServiceAccountRef } from '../../lib/service/references';
import { Router } from '../../lib/traffic/router';
import { rollbackOf, synthesisOf } from './fixtures';

const STAGES = ['idle', 'preview', 'shift-10', 'shift-100', 'soak', 'retire', 'done'];
const SIDECARS: readonly SidecarMode[] = ['native', 'classic', 'none'];

/** A service that uses all there is. */
const FULL: Partial<BlueGreenProps> = {
  container: {
    ports: [
      { name: 'http', number: 8080 },
      { name: 'admin', number: 9090 },
      { name: 'raw', number: 7000, protocol: 'tcp' },
    ],
    ready: Probe.http('/ready'),
    live: Probe.tcp(),
    env: {
      URL: Env.config(Config.of('urls', { shop: 'https://shop.example' }), 'shop'),
      KEY: Env.secret(SecretRef.external('keys'), 'signing'),
    },
    envFrom: [ConfigMapRef.external('flags')],
    mounts: { '/etc/checkout': Config.of('files', { 'a.yaml': 'a: 1' }) },
  },
  sidecars: [{ name: 'exporter', image: `exporter@sha256:${'d'.repeat(64)}` }],
  initContainers: [{ name: 'prepare', image: `prepare@sha256:${'e'.repeat(64)}` }],
  imagePullSecrets: [SecretRef.external('registry')],
  serviceAccount: ServiceAccountRef.external('checkout-runner'),
  capacity: Capacity.autoscaled({ min: 2, max: 6 }),
  drain: Drain.requests({ longest: 40, proxyDrain: 2 }),
  warmUp: 30,
  database: Database.postgres({ maxConnections: 500, poolPerPod: 5, credentials: SecretRef.external('database') }),
  access: Access.only(Peer.namespace('web'), Peer.serviceAccount('jobs', 'runner')),
  router: Router.istio({ hosts: ['shop.example.com'], previewHeader: 'x-preview' }),
};

describe('a healthy release', () => {
  test.each(STAGES)('has no problems at %s', (stage) => {
    expect(runChecks(synthesisOf({ stage }), standardChecks)).toEqual([]);
  });

  test.each(STAGES.filter((stage) => stage !== 'idle'))('has none after the way back from %s', (stage) => {
    expect(runChecks(rollbackOf({ stage }), standardChecks)).toEqual([]);
    expect(runChecks(rollbackOf({ stage, service: FULL }), standardChecks)).toEqual([]);
  });

  test.each(STAGES.flatMap((stage) => SIDECARS.map((sidecar) => ({ stage, sidecar }))))(
    'that uses all there is has none at $stage with sidecar mode $sidecar',
    ({ stage, sidecar }) => {
      const synthesis = synthesisOf({ stage, service: FULL, platform: { sidecar } });
      expect(runChecks(synthesis, standardChecks)).toEqual([]);
    },
  );
});

describe('the checks', () => {
  test('look up pods a bounded number of times for each object, however many releases there are', () => {
    const selected = jest.spyOn(Synthesis.prototype, 'selected');
    const lookUps = (releases: number): number => {
      const synthesis = repeated(releases);
      selected.mockClear();
      expect(runChecks(synthesis, standardChecks)).toEqual([]);
      return selected.mock.calls.length;
    };
    const one = lookUps(1);
    expect(lookUps(20)).toBe(20 * one);
    expect(one).toBeLessThanOrEqual(synthesisOf({ stage: 'shift-10', service: FULL }).objects.length * 2);
    selected.mockRestore();
  });

  test('are the same for the same synthesis, and leave it as it was', () => {
    const synthesis = repeated(3);
    const before = JSON.stringify(synthesis.objects);
    expect(runChecks(synthesis, standardChecks)).toEqual(runChecks(synthesis, standardChecks));
    expect(JSON.stringify(synthesis.objects)).toBe(before);
  });
});

/** The same release in as many namespaces. */
function repeated(times: number): Synthesis {
  const { objects, releases } = synthesisOf({ stage: 'shift-10', service: FULL });
  const copies = Array.from({ length: times }, (_, index) => {
    const text = JSON.stringify({ objects, releases });
    const moved = text.replaceAll('"shop"', `"shop${index}"`).replaceAll('shop/', `shop${index}/`);
    return JSON.parse(moved.replaceAll('.shop.', `.shop${index}.`)) as typeof text & Synthesis;
  });
  return new Synthesis(
    copies.flatMap((copy) => copy.objects),
    copies.flatMap((copy) => copy.releases),
  );
}
