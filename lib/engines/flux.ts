import { mkdirSync } from 'node:fs';
import { clusterApi } from './api';
import { createDefinitions } from './custom-resources';
import type { Engine } from './engine';
import { installedFile } from './pins';
import type { Setting } from './setting';

const NAMESPACE = 'flux-system';
const HEALTH = 9440;

const DEFINITIONS = ['kustomizations.yaml', 'gitrepositories.yaml', 'ocirepositories.yaml', 'buckets.yaml'];

/** Definitions of Flux's own resources, and the namespace that they are in. */
export const fluxResources: Engine = {
  name: 'flux-resources',
  pin: 'flux-crds',
  needs: ['api-server'],
  prepare: async (setting) => {
    const api = await clusterApi(setting);
    await createDefinitions(
      api,
      DEFINITIONS.map((file) => installedFile('flux-crds', file)),
    );
    await api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } });
  },
};

/** The part of Flux that applies. What it applies comes from artifacts, for which a test stands in. */
export const kustomizeController: Engine = {
  name: 'kustomize-controller',
  pin: 'flux',
  needs: ['flux-resources', 'istio-resources'],
  program: (setting) => ({
    program: installedFile('flux', 'bin', 'kustomize-controller'),
    args: [
      ...['--watch-all-namespaces', '--enable-leader-election=false', '--events-addr=', '--log-level=info'],
      ...['--metrics-addr=127.0.0.1:9441', `--health-addr=127.0.0.1:${HEALTH}`],
      // As a cluster in which a release is taken back in time has to have them: docs/how-to/flux.md says why.
      ...['--requeue-dependency=5s', '--feature-gates=CancelHealthCheckOnNewRevision=true'],
    ],
    env: environment(setting),
  }),
  ready: (setting) => setting.answers(HEALTH, '/readyz'),
};

function environment(setting: Setting): Readonly<Record<string, string>> {
  const folder = setting.path('flux', 'tmp');
  mkdirSync(folder, { recursive: true });
  return { KUBECONFIG: setting.kubeconfig(), RUNTIME_NAMESPACE: NAMESPACE, TMPDIR: folder };
}
