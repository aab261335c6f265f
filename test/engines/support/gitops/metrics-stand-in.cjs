// @ts-check
/**
 * A stand-in for the metrics API: no container runs, so a test says how much CPU the pods of a namespace use, in percent of
 * what they request. `PUT /use {"namespace": …, "percent": …}`; everything else is as the autoscaler asks for it.
 */
const fs = require('node:fs');
const https = require('node:https');
const { URL } = require('node:url');

const [port = '', folder = '', token = ''] = process.argv.slice(2);
const GROUP = '/apis/metrics.k8s.io/v1beta1';
const IDLE_PERCENT = 20;

/** @typedef {{ metadata: { name: string }, spec: { containers: { name: string, resources?: { requests?: { cpu?: string } } }[] } }} Pod */

/** @type {Map<string, number>} */
const use = new Map();

/** @param {string} namespace @param {string} query @returns {Promise<Pod[]>} */
function podsOf(namespace, query) {
  const path = `/api/v1/namespaces/${namespace}/pods${query}`;
  const options = { port: 6443, path, headers: { authorization: `Bearer ${token}` }, rejectUnauthorized: false };
  return new Promise((resolve, reject) => {
    https
      .get(options, (response) => read(response).then((text) => resolve(JSON.parse(text).items), reject))
      .on('error', reject);
  });
}

/** @param {import('node:http').IncomingMessage} message @returns {Promise<string>} */
async function read(message) {
  let text = '';
  for await (const chunk of message) text += chunk;
  return text;
}

/** Millionths of a core. @param {string} quantity */
const micros = (quantity) => (quantity.endsWith('m') ? parseFloat(quantity) * 1e3 : parseFloat(quantity) * 1e6);

/** @param {Pod} pod @param {number} percent */
const metricsOf = ({ metadata: { name }, spec }, percent) => ({
  metadata: { name },
  timestamp: new Date().toISOString(),
  // A pod's use counts when it was measured a whole window after the pod became ready.
  window: '1s',
  containers: spec.containers.map(({ name: container, resources }) => {
    const cpu = Math.round((micros(resources?.requests?.cpu ?? '0') * percent) / 100);
    return { name: container, usage: { cpu: `${cpu}u`, memory: '64Mi' } };
  }),
});

/** @param {import('node:http').IncomingMessage} request @returns {Promise<object | undefined>} */
async function answer(request) {
  const { pathname, search } = new URL(request.url ?? '/', 'https://localhost');
  if (request.method === 'PUT' && pathname === '/use') {
    const { namespace, percent } = JSON.parse(await read(request));
    use.set(namespace, percent);
    return {};
  }
  if (pathname === GROUP) {
    const resources = [
      { name: 'pods', singularName: '', namespaced: true, kind: 'PodMetrics', verbs: ['get', 'list'] },
    ];
    return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: 'metrics.k8s.io/v1beta1', resources };
  }
  const namespace = new RegExp(`^${GROUP}/namespaces/([^/]+)/pods$`).exec(pathname)?.[1];
  if (namespace === undefined) return undefined;
  const pods = await podsOf(namespace, search);
  const items = pods.map((pod) => metricsOf(pod, use.get(namespace) ?? IDLE_PERCENT));
  return { kind: 'PodMetricsList', apiVersion: 'metrics.k8s.io/v1beta1', metadata: {}, items };
}

const certificate = (/** @type {string} */ end) => fs.readFileSync(`${folder}/apiserver.${end}`);
const server = https.createServer({ key: certificate('key'), cert: certificate('crt') }, (request, response) => {
  const reply = (/** @type {number} */ status, /** @type {object} */ body) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  answer(request).then(
    (body) => (body ? reply(200, body) : reply(404, {})),
    (error) => reply(500, { message: String(error) }),
  );
});
server.listen(Number(port), '127.0.0.1');
