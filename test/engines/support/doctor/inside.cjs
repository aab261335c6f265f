/** Runs inside: an injector as istiod is one, exporters of a few series, and Prometheus at the addresses of pods. */
const { createServer: createHttp } = require('node:http');
const { createServer: createHttps } = require('node:https');
const { connect, createServer: createTcp } = require('node:net');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const [, , pki, pages] = process.argv;

const PROXY = {
  name: 'istio-proxy',
  image: 'registry.example.com/proxyv2',
  restartPolicy: 'Always',
  resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '2', memory: '1Gi' } },
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    runAsUser: 1337,
  },
};

/** The proxy goes before whatever else is started, as the injector of Istio puts it. */
function injected({ initContainers = [] }) {
  const value = [PROXY, ...initContainers];
  return [{ op: 'add', path: '/spec/initContainers', value }];
}

const key = readFileSync(join(pki, 'apiserver.key'));
const cert = readFileSync(join(pki, 'apiserver.crt'));
createHttps({ key, cert }, (request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { request: review } = JSON.parse(Buffer.concat(chunks).toString());
    const patch = Buffer.from(JSON.stringify(injected(review.object.spec))).toString('base64');
    const answer = { uid: review.uid, allowed: true, patchType: 'JSONPatch', patch };
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', response: answer }));
  });
}).listen(15017, '127.0.0.1');

/** What is there to scrape is in a file, so that a test can take some of it away. */
createHttp((request, response) => {
  response.setHeader('Content-Type', 'text/plain; version=0.0.4');
  response.end(JSON.parse(readFileSync(pages, 'utf8'))[request.url] ?? '');
}).listen(9100, '127.0.0.1');

createTcp((client) => {
  const server = connect(9090, '127.0.0.1');
  client.on('error', () => server.destroy()).pipe(server);
  server.on('error', () => client.destroy()).pipe(client);
}).listen(19090, '0.0.0.0');
