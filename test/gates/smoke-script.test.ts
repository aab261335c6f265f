import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOAD_COMMAND, LOAD_SCRIPT, SMOKE_SCRIPT } from '../../lib/gates/scripts';
import { expanded } from './kubernetes-expansion';

interface Asked {
  readonly path?: string;
  readonly status?: number;
  readonly origin?: string;
  readonly headers?: readonly string[];
  /** Seconds in which there must be an answer. */
  readonly deadline?: number;
}

interface Said {
  readonly code: number;
  readonly output: string;
}

let folder: string;
let server: Server;
let port: number;
let requests: IncomingMessage[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cutover-smoke-'));
  requests = [];
  answer = (_, response) => response.end('ok');
  server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Runs the script with this machine's shell and curl. Its files are in a folder of the test, as they are in a pod's. */
function smoke({ path = '/health', status = 200, origin = '', headers = [], deadline = 1 }: Asked = {}): Promise<Said> {
  const script = SMOKE_SCRIPT.replaceAll('/tmp/', `${folder}/`);
  expect(script).not.toBe(SMOKE_SCRIPT);
  const url = `http://127.0.0.1:${port}${path}`;
  const args = ['-c', script, 'smoke', url, String(status), String(deadline), origin, ...headers];
  return new Promise((resolve) => {
    execFile('sh', args, { cwd: folder }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, output: out + err });
    });
  });
}

const withHeaders =
  (headers: Readonly<Record<string, string>>, status = 200) =>
  (_: IncomingMessage, response: ServerResponse) =>
    response.writeHead(status, headers).end();

describe('the smoke test', () => {
  it('passes with the expected status, and asks once', async () => {
    expect(await smoke()).toEqual({ code: 0, output: `http://127.0.0.1:${port}/health answered 200 as expected\n` });
    expect(requests.map(({ url, method }) => [method, url])).toEqual([['GET', '/health']]);
  });

  it('fails with another status, and says which', async () => {
    answer = withHeaders({}, 500);
    expect(await smoke()).toEqual({ code: 1, output: expect.stringContaining('status 500 of') as string });
    answer = withHeaders({}, 404);
    expect((await smoke({ status: 404 })).code).toBe(0);
  });

  it('does not follow a redirection: that is another status', async () => {
    answer = withHeaders({ location: '/elsewhere' }, 302);
    expect((await smoke()).code).toBe(1);
    expect((await smoke({ status: 302 })).code).toBe(0);
  });

  it('fails when nobody answers until its time is over', async () => {
    await new Promise((resolve) => server.close(resolve));
    const said = await smoke();
    expect(said).toEqual({ code: 1, output: expect.stringContaining('status 000 of') as string });
    server.listen(port, '127.0.0.1');
  });

  it('waits for pods that are not there yet, and for a mesh that has none yet', async () => {
    await new Promise((resolve) => server.close(resolve));
    setTimeout(() => server.listen(port, '127.0.0.1'), 500);
    answer = (_, response) => response.writeHead(requests.length === 1 ? 503 : 200).end();
    expect((await smoke({ deadline: 20 })).code).toBe(0);
    expect(requests).toHaveLength(2);
  }, 20_000);
});

describe('headers of the answer', () => {
  it('have the name in any case, and all of the value', async () => {
    answer = withHeaders({ 'X-Frame-Options': 'DENY', 'x-version': '2.5.0' });
    expect((await smoke({ headers: ['x-frame-options: DENY', 'X-Version: 2.5.0'] })).code).toBe(0);
    expect((await smoke({ headers: ['x-version: 2.5'] })).code).toBe(1);
    expect((await smoke({ headers: ['version: 2.5.0'] })).code).toBe(1);
    expect((await smoke({ headers: ['x-version: 2.5.0', 'x-other: 1'] })).output).toContain("no header 'x-other: 1'");
  });

  it('are no patterns', async () => {
    answer = withHeaders({ 'x-version': '2x5', 'x-list': 'a.*b [c]' });
    expect((await smoke({ headers: ['x-version: 2.5'] })).code).toBe(1);
    expect((await smoke({ headers: ['x-version: .*'] })).code).toBe(1);
    expect((await smoke({ headers: ['x-list: a.*b [c]'] })).code).toBe(0);
  });
});

describe('an origin', () => {
  const origin = 'https://shop.example';

  it('is sent, and must be allowed', async () => {
    answer = withHeaders({ 'Access-Control-Allow-Origin': origin });
    expect((await smoke({ origin })).code).toBe(0);
    expect(requests[0]?.headers.origin).toBe(origin);
    answer = withHeaders({ 'access-control-allow-origin': '*' });
    expect((await smoke({ origin })).code).toBe(0);
  });

  it('fails where it is not allowed, or another one is', async () => {
    expect((await smoke({ origin })).output).toContain(`origin ${origin} is not allowed`);
    answer = withHeaders({ 'access-control-allow-origin': 'https://other.example' });
    expect((await smoke({ origin })).code).toBe(1);
    answer = withHeaders({ 'x-note': `access-control-allow-origin: ${origin}` });
    expect((await smoke({ origin })).code).toBe(1);
  });

  it('is not sent where none is asked for', async () => {
    await smoke();
    expect(requests[0]?.headers).not.toHaveProperty('origin');
  });
});

describe('what users say', () => {
  const AWKWARD = ['$(touch bad)', '`touch bad`', '"; touch bad; "', "'; touch bad; '", '%s%n', '$HOME', '\\n', '-e x'];

  it.each(AWKWARD)('is never run as a script: %s', async (text) => {
    answer = withHeaders({ 'x-value': text });
    expect((await smoke({ headers: [`x-value: ${text}`] })).code).toBe(0);
    expect((await smoke({ headers: [`x-value: other ${text}`] })).code).toBe(1);
    expect((await smoke({ origin: text, headers: [`x-value: ${text}`] })).output).toContain(`origin ${text} is not`);
    expect(existsSync(join(folder, 'bad'))).toBe(false);
  });

  it.each([
    '/a$(touch${IFS}bad)',
    '/`touch`',
    '/a;touch',
    "/it's",
    '/100%25',
    '/{a,b}',
    '/[1-3]',
    '/a/../b',
    '/a?b=c&d=%20',
  ])('is asked for as it is: %s', async (path) => {
    expect((await smoke({ path })).code).toBe(0);
    expect(requests.map(({ url }) => url)).toEqual([path]);
    expect(existsSync(join(folder, 'bad'))).toBe(false);
  });
});

describe('the scripts', () => {
  it('have nothing that Kubernetes would read as a variable', () => {
    for (const script of [SMOKE_SCRIPT, LOAD_SCRIPT, LOAD_COMMAND]) expect(expanded(script)).toBe(script);
  });

  it('have nothing that Argo Rollouts would read as an argument', () => {
    for (const script of [SMOKE_SCRIPT, LOAD_SCRIPT, LOAD_COMMAND]) expect(script).not.toContain('{{');
  });

  it('are a module that k6 can read, and a command that hands it over whole', async () => {
    const file = join(folder, 'load.mjs');
    writeFileSync(file, LOAD_SCRIPT);
    const run = (program: string, args: readonly string[], env: object = {}) =>
      new Promise<Said>((resolve) => {
        execFile(program, args, { env: { ...process.env, ...env } }, (error, out, err) =>
          resolve({ code: error ? Number(error.code) : 0, output: out + err }),
        );
      });
    expect(await run(process.execPath, ['--check', file])).toEqual({ code: 0, output: '' });
    writeFileSync(join(folder, 'k6'), '#!/bin/sh\ncat; exit 9\n', { mode: 0o755 });
    const said = await run('sh', ['-c', LOAD_COMMAND], { LOAD_SCRIPT, PATH: `${folder}:${process.env.PATH}` });
    expect(said).toEqual({ code: 9, output: LOAD_SCRIPT });
  });
});
