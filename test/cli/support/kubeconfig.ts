/** A port at which nobody listens. */
export const NOBODY_LISTENS = 1;

/** A configuration of kubectl for an API server at a port of this machine. */
export function kubeconfigText(port: number): string {
  const cluster = { server: `http://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true };
  return JSON.stringify({
    ...{ apiVersion: 'v1', kind: 'Config', 'current-context': 'test' },
    clusters: [{ name: 'test', cluster }],
    users: [{ name: 'ann', user: { token: 'ann' } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'ann' } }],
  });
}
