// @ts-check
/**
 * The client: streams of requests through Envoy's HTTP proxy, over connections that stay open, each request sent once. It
 * keeps what became of every one, so that nothing is lost between two looks.
 *
 * Run as: node load.cjs '{ "proxy", "admin" }'
 */
const http = require('node:http');

/** @typedef {{ host: string, path: string, headers: Record<string, string>, inFlight: number, pause: number, count: number, patience: number }} Order */
/** @typedef {{ sent: number, answered: number, outcome: string }} Request `outcome` is `200 blue v1`, or what went wrong */

const { proxy, admin: port } = JSON.parse(process.argv[2] ?? '{}');

/** Milliseconds of the machine's own clock, which is the same in every process and never set. */
const now = () => Number(process.hrtime.bigint() / 1000n) / 1000;

class Stream {
  /** @param {Order} order */
  constructor(order) {
    this.order = order;
    this.agent = new http.Agent({ keepAlive: true, maxSockets: order.inFlight });
    /** @type {Request[]} */
    this.requests = [];
    this.left = order.count;
    this.running = order.inFlight;
    for (let worker = 0; worker < order.inFlight; worker += 1) void this.work();
  }

  async work() {
    while (this.left > 0) {
      this.left -= 1;
      await this.send();
      if (this.order.pause > 0) await new Promise((resolve) => setTimeout(resolve, this.order.pause));
    }
    this.running -= 1;
    if (this.running === 0) this.agent.destroy();
  }

  /** @returns {Promise<void>} */
  send() {
    const { host, path, headers, patience } = this.order;
    /** @type {Request} */
    const record = { sent: now(), answered: 0, outcome: 'in flight' };
    this.requests.push(record);
    return new Promise((resolve) => {
      /** @param {string} outcome */
      const over = (outcome) => {
        record.answered = now();
        record.outcome = outcome;
        resolve();
      };
      const request = http.request(
        {
          host: '127.0.0.1',
          port: proxy,
          path: `http://${host}${path}`,
          headers: { ...headers, host },
          agent: this.agent,
          timeout: patience,
        },
        (response) => {
          const { statusCode, headers: answered } = response;
          let body = '';
          response.on('data', (chunk) => (body += chunk));
          response.on('error', (error) => over(error.message));
          const from = answered['x-slot'] ? `${answered['x-slot']} ${answered['x-version']}` : '';
          response.on('end', () => over(`${statusCode} ${from || body}`));
        },
      );
      request.on('timeout', () => request.destroy(new Error(`no answer in ${patience} ms`)));
      request.on('error', (error) => over(error.message));
      request.end();
    });
  }

  /** What became of the requests, those that are in flight left out. */
  outcomes() {
    /** @type {Record<string, number>} */
    const outcomes = {};
    for (const { outcome, answered } of this.requests) {
      if (answered > 0) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
    return { outcomes, running: this.running > 0 };
  }
}

/** @type {Map<string, Stream>} */
const streams = new Map();

/** @param {any} order */
function act({ kind, stream, from, ...rest }) {
  if (kind === 'start') return void streams.set(stream, new Stream({ ...rest, count: rest.count ?? Infinity }));
  const found = streams.get(stream);
  if (!found) throw new Error(`no stream ${stream}`);
  if (kind === 'stop') found.left = 0;
  if (kind !== 'requests') return found.outcomes();
  const sent = found.requests.filter((request) => request.sent >= from);
  return sent.map((request) => [request.sent, request.answered, request.outcome]);
}

http
  .createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      try {
        response.end(JSON.stringify(act(JSON.parse(body)) ?? {}));
      } catch (error) {
        response.writeHead(500).end(String(error));
      }
    });
  })
  .listen(port, '127.0.0.1');
