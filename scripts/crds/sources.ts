import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run';

export interface CrdSource {
  readonly module: string;
  /** A file of CRDs, or a folder of such files, inside the module. */
  readonly path: string;
  readonly kinds: readonly string[];
}

export const SOURCES: readonly CrdSource[] = [
  {
    module: 'istio.io/api',
    path: 'kubernetes/customresourcedefinitions.gen.yaml',
    kinds: [
      'VirtualService',
      'DestinationRule',
      'Gateway',
      'Sidecar',
      'ServiceEntry',
      'AuthorizationPolicy',
      'PeerAuthentication',
      'Telemetry',
    ],
  },
  {
    module: 'github.com/argoproj/argo-rollouts',
    path: 'manifests/crds',
    kinds: ['Rollout', 'AnalysisTemplate', 'AnalysisRun', 'Experiment'],
  },
  {
    module: 'github.com/prometheus-operator/prometheus-operator',
    path: 'example/prometheus-operator-crd',
    kinds: ['PrometheusRule', 'ServiceMonitor', 'PodMonitor', 'Probe'],
  },
];

// The caller's own Go settings (a go.work above, -mod=vendor, a newer toolchain to fetch) must not change what we read.
const GO_ENV = { GOTOOLCHAIN: 'local', GOFLAGS: '-mod=mod', GOWORK: 'off' };

export function pinnedVersions(pinsDir: string): ReadonlyMap<string, string> {
  const mod = JSON.parse(run('go', ['mod', 'edit', '-json'], { cwd: pinsDir, env: GO_ENV })) as {
    Require?: readonly { Path: string; Version: string }[];
  };
  return new Map((mod.Require ?? []).map(({ Path, Version }) => [Path, Version]));
}

/** Run inside `pinsDir`, so that Go checks the module against the go.sum kept there (or writes it on a bump). */
export function readCrdFiles(source: CrdSource, version: string, pinsDir: string): readonly string[] {
  const json = run('go', ['mod', 'download', '-json', `${source.module}@${version}`], { cwd: pinsDir, env: GO_ENV });
  const { Dir } = JSON.parse(json) as { Dir: string };
  const root = join(Dir, source.path);
  if (statSync(root).isFile()) return [readFileSync(root, 'utf8')];
  return readdirSync(root)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readFileSync(join(root, name), 'utf8'));
}
