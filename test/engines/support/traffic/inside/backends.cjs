// @ts-check
/**
 * One server that answers as every pod: inside, each pod's address is this machine, and a connection says which one it was
 * made to. It answers for pods that the API server calls ready, or that are ending, and resets all other connections.
 * That is harsher than a pod that is not there: Envoy would try a refused connection again, and never a reset one.
 *
 * Run as: node backends.cjs '{ "kubeconfig", "envoy", "port", "admin" }'
 */
const http = require('node:http');
const { Pods } = require('./pods.cjs');
const { SourceTelemetry } = require('./source-telemetry.cjs');
const { Telemetry } = require('./telemetry.cjs');

const setting = JSON.parse(process.argv[2] ?? '{}');
const pods = new Pods(setting.kubeconfig);
const destination = new Telemetry('destination');
const source = new SourceTelemetry(setting.envoy, pods);

/** How versions behave, by their name. @type {Record<string, { errors?: number, latency?: number }>} */
let versions = {};

/** Answers that wait until they are released: requests that take as long as a test needs. @type {(() => void)[]} */
let held = [];

/** @type {WeakMap<import('node:net').Socket, Promise<import('./pods.cjs').Pod | undefined>>} */
const podOfSocket = new WeakMap();

const server = http.createServer({ keepAlive: true }, (request, response) => void answer(request, response));
// Envoy keeps its connections for an hour.
server.keepAliveTimeout = 0;
server.on('connection', (socket) => {
  const found = pods.accepting(socket.localAddress ?? '').then((pod) => {
    pod?.sockets.add(socket);
    socket.on('close', () => pod?.sockets.delete(socket));
    return pod;
  });
  podOfSocket.set(socket, found);
});

/** @param {http.IncomingMessage} request @param {http.ServerResponse} response */
async function answer(request, response) {
  const { socket, url = '/', headers } = request;
  const pod = await podOfSocket.get(socket);
  if (!pod || pod.phase === 'gone') return void socket.resetAndDestroy();
  const start = performance.now();
  const { errors = 0, latency = 0 } = versions[pod.version] ?? {};
  const code = Math.random() < errors ? 500 : 200;
  const busy = /** @type {{ busy?: boolean }} */ (socket);
  busy.busy = true;
  pod.open += 1;
  response.on('close', () => {
    busy.busy = false;
    pod.open -= 1;
    if (!response.writableFinished) return;
    const service = (headers.host ?? '').split(':')[0] ?? '';
    const series = destination.series(pod, service, code);
    destination.count(series, 1);
    destination.observe(series, performance.now() - start);
  });
  const end = () => {
    response.writeHead(code, {
      'x-slot': pod.slot,
      'x-version': pod.version,
      ...(pod.phase === 'draining' ? { connection: 'close' } : {}),
    });
    response.end();
  };
  if (url === '/held') held.push(end);
  else if (latency > 0) setTimeout(end, latency);
  else end();
}

/** @type {Record<string, (body: string) => string | Promise<string>>} */
const ADMIN = {
  'GET /pods': () =>
    JSON.stringify([...pods.byUid.values()].map(({ sockets, ...pod }) => ({ ...pod, sockets: sockets.size }))),
  'PUT /versions': (body) => {
    versions = JSON.parse(body);
    return '';
  },
  'PUT /released': () => {
    for (const end of held) end();
    held = [];
    return '';
  },
  'PUT /cuts-off': (body) => {
    pods.cutsOff = JSON.parse(body);
    return '';
  },
  'GET /metrics/destination': () => destination.text(),
  'GET /metrics/source': () => source.text(),
};

const admin = http.createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (chunk) => (body += chunk));
  request.on('end', async () => {
    const action = ADMIN[`${request.method} ${request.url}`];
    try {
      if (!action) return void response.writeHead(404).end();
      const text = await action(body);
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(text);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
});

server.listen(setting.port, '0.0.0.0', () => {
  void pods.follow();
  admin.listen(setting.admin, '127.0.0.1');
});
