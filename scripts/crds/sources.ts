import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { moduleFolder } from '../project/go';

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

export function readCrdFiles(source: CrdSource, version: string, pinsDir: string): readonly string[] {
  const root = join(moduleFolder(source.module, version, pinsDir), source.path);
  if (statSync(root).isFile()) return [readFileSync(root, 'utf8')];
  return readdirSync(root)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readFileSync(join(root, name), 'utf8'));
}
