import type { Engine } from './engine';
import { installedFile } from './pins';

export const argoRollouts: Engine = {
  name: 'argo-rollouts',
  pin: 'argo-rollouts',
  // It watches VirtualServices only if their definition was there when it started.
  needs: ['custom-resources'],
  program: (setting) => ({
    program: installedFile('argo-rollouts', 'bin', 'rollouts-controller'),
    args: [
      `--kubeconfig=${setting.kubeconfig()}`,
      '--leader-elect=false',
      '--healthzPort=18081',
      '--metricsPort=18090',
      '--istio-api-version=v1',
      '--rollout-resync=30',
    ],
    env: { POD_NAMESPACE: 'argo-rollouts', ROLLOUT_VERIFY_RETRY_INTERVAL: '1' },
  }),
  ready: (setting) => setting.answers(18081, '/healthz'),
};
