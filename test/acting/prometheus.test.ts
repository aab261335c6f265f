import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ReleasePlan } from 'cutover';
import { askShare } from '../../lib/acting/prometheus';
import type { BranchFacts } from '../../lib/acting/world';
import { resolvePlatform } from '../../lib/platform/platform';
import { releaseAt } from '../actor/sample';

const facts: BranchFacts = {
  ...{
    commit: 'c0',
    committedAt: 0,
    revision: { release: releaseAt('shift-10') },
    plan: ReleasePlan.steps({ 10: 180 }),
  },
  ...{ namespace: 'shop', environment: undefined },
  platform: resolvePlatform({ prometheus: { headers: { 'X-Scope-OrgID': 'shop' } } }),
};

describe('Prometheus is asked where the requests go', () => {
  const heard: { readonly url: string; readonly headers: IncomingHttpHeaders }[] = [];
  let server: Server;
  let answer: object;

  beforeEach(async () => {
    heard.length = 0;
    answer = { status: 'success', data: { result: [{ value: [0, '2.5'] }] } };
    server = createServer(({ url = '', headers }, response) => {
      heard.push({ url, headers });
      response.end(JSON.stringify(answer));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterEach(() => new Promise((done) => server.close(done)));
  const host = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;

  test('with the headers of the platform, below whatever path it has', async () => {
    await expect(askShare(facts, 120, `http://${host()}/tenant/`)).resolves.toEqual({
      ...{ window: 120, candidate: 300, all: 300 },
    });
    expect(heard[0]?.url).toMatch(/^\/tenant\/api\/v1\/query\?query=/);
    expect(heard[0]?.headers['x-scope-orgid']).toBe('shop');
  });

  test('as the user whom its address names, which `fetch` alone would refuse', async () => {
    await askShare(facts, 120, `http://ann:pass%40word@${host()}`);
    expect(heard[0]?.headers.authorization).toBe(`Basic ${Buffer.from('ann:pass@word').toString('base64')}`);
  });

  test('and an error of it names no password', async () => {
    answer = { status: 'error', error: 'query timed out' };
    const asked = askShare(facts, 120, `http://ann:pass%40word@${host()}`);
    await expect(asked).rejects.toThrow(/query timed out/);
    await expect(asked).rejects.not.toThrow(/pass/);
  });
});
