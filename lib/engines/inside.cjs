// @ts-check
/**
 * The first process of the engines' private namespaces, and the parent of every engine. It is told over Node's own channel
 * what to start; when the channel closes, whatever became of the other end, it ends, and the kernel ends all others with it.
 *
 * Plain JavaScript that needs nothing but Node: it starts in a fraction of a second, from sources as from a build.
 */
const { spawn, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const net = require('node:net');

/** @typedef {{ kind: 'start', id: number, program: string, args: string[], env: Record<string, string>, cwd: string, log: string, input?: string }} Start */
/** @typedef {{ kind: 'stop', id: number, signal: NodeJS.Signals }} Stop */
/** @typedef {{ kind: 'listen', id: number, socket: string, port: number }} Listen */

/** @type {Map<number, import('node:child_process').ChildProcess>} */
const running = new Map();

/** @param {Record<string, unknown>} message */
const tell = (message) => process.connected && process.send?.(message);

/** @param {string} program @param {string[]} args */
function must(program, ...args) {
  const { status, error, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr.trim()}`);
}

/** @param {{ pods: string, hosts: string, data: string }} network */
function setUp({ pods, hosts, data }) {
  must('ip', 'link', 'set', 'lo', 'up');
  must('ip', 'route', 'add', 'local', pods, 'dev', 'lo');
  must('mount', '--bind', hosts, '/etc/hosts');
  must('mount', '-t', 'tmpfs', 'tmpfs', data);
}

/** @param {Start} start */
function start({ id, program, args, env, cwd, log, input }) {
  const out = fs.openSync(log, 'a');
  try {
    const child = spawn(program, args, { env, cwd, stdio: [input === undefined ? 'ignore' : 'pipe', out, out] });
    running.set(id, child);
    child.on('error', (error) => {
      running.delete(id);
      tell({ kind: 'ended', id, how: error.message });
    });
    child.on('exit', (code, signal) => {
      running.delete(id);
      tell({ kind: 'ended', id, code, how: signal ? `signal ${signal}` : `exit code ${code}` });
    });
    child.stdin?.on('error', () => undefined).end(input);
  } finally {
    fs.closeSync(out);
  }
}

/** A socket in the file system, which both sides of the wall see, for a port that only this side has. @param {Listen} listen */
function listen({ id, socket, port }) {
  const server = net.createServer({ allowHalfOpen: true }, (outer) => {
    const inner = net.connect({ host: '127.0.0.1', port, allowHalfOpen: true });
    outer.on('error', () => inner.destroy()).on('close', () => inner.destroy());
    inner.on('error', () => outer.destroy()).on('close', () => outer.destroy());
    outer.pipe(inner).pipe(outer);
  });
  server.on('error', (error) => tell({ kind: 'listening', id, error: error.message }));
  server.listen(socket, () => tell({ kind: 'listening', id }));
}

process.on('disconnect', () => process.exit(0));
for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => undefined);
process.on('message', (/** @type {Start | Stop | Listen} */ message) => {
  if (message.kind === 'start') start(message);
  else if (message.kind === 'listen') listen(message);
  else running.get(message.id)?.kill(message.signal);
});

try {
  setUp(JSON.parse(process.argv[2] ?? '{}'));
  tell({ kind: 'ready' });
} catch (error) {
  tell({ kind: 'refused', why: error instanceof Error ? error.message : String(error) });
}
