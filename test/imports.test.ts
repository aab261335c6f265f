import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as argo from '../imports/argoproj.io';
import * as monitoring from '../imports/monitoring.coreos.com';
import * as networking from '../imports/networking.istio.io';
import * as security from '../imports/security.istio.io';
import * as telemetry from '../imports/telemetry.istio.io';

const IMPORTS = join(__dirname, '..', 'imports');
const FILES = readdirSync(IMPORTS)
  .sort()
  .map((name) => ({ name, text: readFileSync(join(IMPORTS, name), 'utf8') }));

interface Gvk {
  readonly apiVersion: string;
  readonly kind: string;
}

const BINDINGS: readonly [apiVersion: string, bindings: object, kinds: readonly string[]][] = [
  ['networking.istio.io/v1', networking, ['VirtualService', 'DestinationRule', 'Gateway', 'Sidecar', 'ServiceEntry']],
  ['security.istio.io/v1', security, ['AuthorizationPolicy', 'PeerAuthentication']],
  ['telemetry.istio.io/v1', telemetry, ['Telemetry']],
  ['argoproj.io/v1alpha1', argo, ['Rollout', 'AnalysisTemplate', 'AnalysisRun', 'Experiment']],
  ['monitoring.coreos.com/v1', monitoring, ['PrometheusRule', 'ServiceMonitor', 'PodMonitor', 'Probe']],
];

// 537 kB today. The reduction has three ways to stop working: the @schema comments add 198 kB, one pod template left
// typed 257 kB, the descriptions 289 kB. The bound lets upstream grow by a fifth and notices any of the three.
const MAX_TOTAL_BYTES = 650_000;
const MAX_COMMENT_LINES = 8;

describe('generated bindings', () => {
  test.each(BINDINGS)('%s exports exactly the wanted kinds', (apiVersion, bindings, kinds) => {
    const gvks = Object.values(bindings).flatMap((exported: { GVK?: Gvk }) => exported.GVK ?? []);
    const byKind = (a: Gvk, b: Gvk) => a.kind.localeCompare(b.kind);
    expect(gvks.sort(byKind)).toEqual(kinds.map((kind) => ({ apiVersion, kind })).sort(byKind));
  });

  test('there is one file per API group', () => {
    const groups = BINDINGS.map(([apiVersion]) => `${apiVersion.split('/')[0]}.ts`);
    expect(FILES.map(({ name }) => name)).toEqual(groups.sort());
  });

  test('stay small enough for an editor to open', () => {
    const total = FILES.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    expect(total).toBeLessThan(MAX_TOTAL_BYTES);
  });

  test.each(FILES)('$name says where it came from and carries no descriptions', ({ text }) => {
    expect(text).toMatch(
      /^\/\/ Generated from \S+ v\d+\.\d+\.\d+ by scripts\/import-crds\.ts .+\n\/\* eslint-disable \*\/\n/,
    );
    const comments = text.match(/\/\*\*[\s\S]*?\*\//g) ?? [];
    expect(comments.filter((comment) => comment.split('\n').length > MAX_COMMENT_LINES)).toEqual([]);
  });

  test('types hold plain manifest data, with the names and values the cluster reads', () => {
    const rule: networking.DestinationRuleSpec = {
      host: 'checkout',
      trafficPolicy: { loadBalancer: { simple: 'LEAST_REQUEST' }, outlierDetection: { consecutive5xxErrors: 5 } },
    };
    const alerts: monitoring.PrometheusRuleSpec = {
      groups: [
        { name: 'slo', query_offset: '30s', rules: [{ alert: 'Burn', expr: 'up == 0', keep_firing_for: '5m' }] },
      ],
    };
    const rollout: argo.RolloutSpec = {
      restartAt: '2025-01-01T00:00:00Z',
      strategy: { canary: { maxSurge: '25%', steps: [{ pause: { duration: 30 } }] } },
    };
    expect(networking.DestinationRule.manifest({ spec: rule }).spec).toEqual(rule);
    expect(monitoring.PrometheusRule.manifest({ spec: alerts }).spec).toEqual(alerts);
    expect(argo.Rollout.manifest({ spec: rollout }).spec).toEqual(rollout);
  });

  test('classes drop what their schema does not know, so such data must not go through them', () => {
    const spec = { hosts: ['checkout'], unknown: true } as networking.VirtualServiceSpec;
    expect(networking.VirtualService.manifest({ spec }).spec).toEqual({ hosts: ['checkout'] });
  });
});
