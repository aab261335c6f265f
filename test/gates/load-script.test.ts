import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOAD_SCRIPT } from '../../lib/gates/scripts';

/** Stands in for k6: its requests have the statuses that the test says, and its time is that of its sleep. */
const MODULES = {
  'package.json': '{"type": "module", "exports": {".": "./k6.js", "./http": "./http.js"}}',
  'k6.js': 'export const sleep = (seconds) => { globalThis.clock += 1000 * seconds; };',
  'http.js': `export default {
    get(url, params = {}) {
      globalThis.asked.push({ url, params });
      return { status: globalThis.statuses.length > 1 ? globalThis.statuses.shift() : globalThis.statuses[0] };
    },
  };`,
};
const PLAYER = `globalThis.__ENV = process.env;
  globalThis.statuses = process.env.STATUSES.split(' ').map(Number);
  globalThis.asked = [];
  globalThis.clock = 0;
  Date.now = () => globalThis.clock;
  const { options, setup, default: load } = await import('./load.mjs');
  let error;
  try { setup(); } catch (thrown) { error = thrown.message; }
  const waited = globalThis.clock / 1000;
  const asked = globalThis.asked.splice(0);
  load();
  console.log(JSON.stringify({ options, waited, error, asked, loaded: globalThis.asked }));`;

interface Played {
  readonly options: {
    readonly setupTimeout: string;
    readonly scenarios: object;
    readonly thresholds: Readonly<Record<string, readonly string[]>>;
  };
  readonly waited: number;
  readonly error?: string;
  readonly asked: readonly { readonly url: string; readonly params: { readonly timeout: string } }[];
  readonly loaded: readonly object[];
}

const URL = 'http://checkout-green.shop.svc.cluster.local:80/';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cutover-load-'));
  const modules = join(folder, 'node_modules', 'k6');
  mkdirSync(modules, { recursive: true });
  for (const [name, text] of Object.entries(MODULES)) writeFileSync(join(modules, name), text);
  writeFileSync(join(folder, 'load.mjs'), LOAD_SCRIPT);
  writeFileSync(join(folder, 'player.mjs'), PLAYER);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Plays the begin of a load; requests beyond the last of the statuses have that one. */
function play(...statuses: readonly number[]): Promise<Played> {
  const env = {
    ...process.env,
    ...{ LOAD_URL: URL, LOAD_READY_WITHIN: '60', LOAD_RATE: '50', LOAD_SECONDS: '120' },
    ...{ LOAD_MAX_ERROR_RATIO: '0.005', LOAD_P99: '500', STATUSES: statuses.join(' ') },
  };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [join(folder, 'player.mjs')], { env }, (error, out, err) => {
      if (error) reject(new Error(err));
      else resolve(JSON.parse(out) as Played);
    });
  });
}

describe('the load', () => {
  it('begins at once where the candidate answers', async () => {
    const { waited, error, asked, loaded } = await play(200);
    expect([waited, error, asked.length]).toEqual([0, undefined, 1]);
    expect(loaded).toEqual([{ url: URL, params: {} }]);
  });

  it('waits for pods that are not there yet, and for a mesh that has none yet', async () => {
    const { waited, error, asked } = await play(0, 0, 503, 200);
    expect([waited, error, asked.map(({ url }) => url)]).toEqual([6, undefined, [URL, URL, URL, URL]]);
  });

  it('begins with any answer of the candidate: whether it is a good one is what the load is for', async () => {
    for (const status of [404, 500, 502])
      expect(await play(status)).toMatchObject({ waited: 0, asked: [{ url: URL }] });
  });

  it.each([0, 503])('fails where nothing answers as long as pods may take, with status %i', async (status) => {
    const { waited, error } = await play(status);
    expect([waited, error]).toEqual([60, `status ${status} of ${URL}: nothing answers`]);
  });

  it('is not ended by k6 while it waits', async () => {
    const { options, asked } = await play(200);
    expect(asked[0]?.params).toEqual({ timeout: '10s' });
    expect(options.setupTimeout).toBe('90s');
  });

  it('counts its own requests and none of those before', async () => {
    const { options } = await play(200);
    expect(Object.keys(options.scenarios)).toEqual(['load']);
    expect(options.thresholds).toEqual({
      'http_req_failed{scenario:load}': ['rate<0.005'],
      'http_req_duration{scenario:load}': ['p(99)<500'],
      dropped_iterations: ['count<60'],
    });
  });
});
