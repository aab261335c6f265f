import { runProgram, type Stream } from '../../lib/cli/program';
import { useFolder } from '../support/folder';

const ESCAPE = '\u001b[';

describe('the command line', () => {
  const folder = useFolder();
  const { NO_COLOR, TERM } = process.env;
  beforeEach(() => {
    delete process.env.NO_COLOR;
    process.env.TERM = 'xterm';
  });
  afterAll(() => Object.assign(process.env, { NO_COLOR, TERM }));

  async function run(args: readonly string[], { out = false, err = false } = {}) {
    const streams = { out: [] as string[], err: [] as string[] };
    const streamOf = (name: 'out' | 'err', isTerminal: boolean): Stream => ({
      write: (line) => streams[name].push(line),
      isTerminal,
    });
    const surroundings = { out: streamOf('out', out), err: streamOf('err', err), now: () => 0 };
    const code = await runProgram(['node', 'cutover', ...args], surroundings);
    return { code, stdout: streams.out.join('\n'), stderr: streams.err.join('\n'), documents: streams.out.length };
  }

  it.each([
    ['before the command', ['--json', 'deploy', 'v2'], "missing required argument 'image'"],
    ['after the command', ['deploy', 'v2', '--json'], "missing required argument 'image'"],
    ['with an option that there is not', ['status', '--jsno', '--json'], "unknown option '--jsno'"],
    ['with a command that there is not', ['--json', 'shfit'], "unknown command 'shfit'"],
    ['with a value that is none', ['--json', 'shift', '--percentage', 'x'], "option '--percentage <percent>'"],
    ['without a command', ['--json'], 'no command'],
  ])('that is none is one JSON document where that is asked for: %s', async (_where, args, given) => {
    const { code, stdout, stderr, documents } = await run(args);
    expect({ code, stderr, documents }).toEqual({ code: 2, stderr: '', documents: 1 });
    const { problems } = JSON.parse(stdout) as { problems: readonly { id: string; given: string }[] };
    expect(problems.map(({ id }) => id)).toEqual(['usage']);
    expect(problems[0]!.given).toContain(given);
  });

  it('that is none is said in words on standard error otherwise, and suggests what was meant', async () => {
    const { code, stdout, stderr } = await run(['shfit', '--', '--json']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/unknown command 'shfit'\n\(Did you mean shift\?\)/);
    expect((await run(['--json', 'shfit'])).stdout).toContain('(Did you mean shift?)');
  });

  it('that is one is answered, with --json as ever', async () => {
    expect(JSON.parse((await run(['explain', 'usage', '--json'])).stdout)).toMatchObject({ id: 'usage' });
    expect(await run(['--json', '--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d/) });
  });

  it('has colours for a report where standard error is a terminal, whatever standard output is', async () => {
    const args = ['--folder', folder(), 'plan'];
    expect((await run(args, { err: true })).stderr).toContain(ESCAPE);
    expect((await run(args, { out: true })).stderr).not.toContain(ESCAPE);
    process.env.NO_COLOR = '1';
    expect((await run(args, { err: true })).stderr).not.toContain(ESCAPE);
  });

  it('says what it is at where standard error is a terminal', async () => {
    const args = ['--folder', folder(), 'check'];
    expect((await run(args, { err: true })).stderr).toContain('asking the app');
    expect((await run(args, { out: true })).stderr).not.toContain('asking the app');
    expect((await run([...args, '--json'], { err: true })).stderr).toBe('');
  });
});
