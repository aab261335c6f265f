import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { jobSpec, type JobProgram } from '../../lib/gates/job';
import type { SidecarMode } from '../../lib/platform/platform';
import { expanded } from './kubernetes-expansion';

interface Pod {
  readonly metadata: { readonly labels: Record<string, string>; readonly annotations?: Record<string, string> };
  readonly spec: {
    readonly containers: readonly [
      {
        readonly command: readonly string[];
        readonly env?: readonly { readonly name: string; readonly value: string }[];
      },
    ];
  };
}

function podOf(program: Partial<JobProgram>, sidecar: SidecarMode = 'none'): Pod {
  const whole = { image: 'registry.test/check', command: ['/check'], env: {}, timeout: 60, ...program };
  return jobSpec('checkout', 'contract', whole, sidecar).template as Pod;
}

/** The command as the container gets it. */
const argv = (pod: Pod) => pod.spec.containers[0].command.map((part) => expanded(part));

/** Texts that Kubernetes may read as something else. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('$', '(', ')', 'A', ' ', '{', 'é', '€', '😀', '\n', '"', '\\') }),
  fc.string({ unit: 'binary' }),
);

describe('a text of the user in the Job of a gate', () => {
  it('is what the container gets, in commands and variables, whatever Kubernetes would put into it', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), text, (command, value) => {
        const pod = podOf({ command, env: { SECRET: 'never', VALUE: value } });
        const variables = { SECRET: 'never', A: 'never', '': 'never' };
        const [{ command: given, env = [] }] = pod.spec.containers;
        expect(given.map((part) => expanded(part, variables))).toEqual(command);
        expect(env.map(({ value: each }) => expanded(each, variables))).toEqual(['never', value]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is left as it is where Kubernetes reads nothing into it', () => {
    expect(argv(podOf({ command: ['sh', '-c', 'echo "$HOME"'] }))).toEqual(['sh', '-c', 'echo "$HOME"']);
    expect(podOf({ command: ['echo "$HOME"'] }).spec.containers[0].command).toEqual(['echo "$HOME"']);
  });

  it('would be another one without its dollars doubled', () => {
    expect(expanded('$(SECRET) $$ $é', { SECRET: 'x' })).not.toContain('$(SECRET)');
    expect(expanded('$é')).not.toBe('$é');
  });
});

describe('the proxy of a Job', () => {
  it('is not there, is native, or is told to end', () => {
    expect(podOf({}, 'none').metadata.labels['sidecar.istio.io/inject']).toBe('false');
    expect(podOf({}, 'native').metadata.annotations).toEqual({ 'sidecar.istio.io/nativeSidecar': 'true' });
    expect(podOf({}, 'classic').metadata.annotations).toEqual({ 'sidecar.istio.io/nativeSidecar': 'false' });
    expect(argv(podOf({}, 'native'))).toEqual(['/check']);
    expect(argv(podOf({}, 'classic')).slice(3)).toEqual(['sh', '/check']);
  });

  it('never makes its pod one of the service', () => {
    expect(podOf({}).metadata.labels).not.toHaveProperty('app');
  });
});

const READY = 'http://127.0.0.1:15021/healthz/ready';
const QUIT = 'http://127.0.0.1:15020/quitquitquit';

describe('the program beside a classic proxy', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cutover-job-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Puts a program in front of the machine's own. */
  function fake(name: string, script: string): string {
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return file;
  }

  const calls = () =>
    existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8').split('\n') : [];
  const recorded = `for last; do :; done; echo "\${0##*/} $last" >> '@/calls'`;

  /** Runs it as the container would, with what asks the proxy; gives its exit code. */
  function run(command: readonly string[], curl: string, wget = 'exit 1'): Promise<number> {
    fake('sleep', ':');
    fake('curl', `${recorded.replace('@', folder)}\n${curl}`);
    fake('wget', `${recorded.replace('@', folder)}\n${wget}`);
    const [program = '', ...rest] = argv(podOf({ command }, 'classic'));
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH ?? ''}` };
    return new Promise((resolve) => {
      execFile(program, rest, { env }, (error) => resolve(error ? Number(error.code) : 0));
    });
  }

  it('gets its arguments untouched', async () => {
    const program = fake('check', `printf '%s\\0' "$@" > '${folder}/arguments'`);
    const awkward = [
      '',
      ' ',
      '$(touch x)',
      '`touch x`',
      '"',
      "'",
      '\\',
      '*',
      'two\nlines',
      '-n',
      '%s',
      '$1 $$',
      'é $é',
    ];
    expect(await run([program, ...awkward], 'exit 0')).toBe(0);
    expect(readFileSync(join(folder, 'arguments'), 'utf8')).toBe(awkward.map((each) => `${each}\0`).join(''));
  });

  it.each([0, 1, 42, 126])('ends as the program does, with %i, and tells the proxy to end', async (code) => {
    expect(await run([fake('check', `exit ${code}`)], 'exit 0')).toBe(code);
    expect(calls().filter(Boolean)).toEqual([`curl ${READY}`, `curl ${QUIT}`]);
  });

  it('starts when the proxy is ready', async () => {
    const program = fake('check', `echo check >> '${folder}/calls'`);
    const third = `echo x >> '${folder}/tries'; [ \`wc -l < '${folder}/tries'\` -ge 3 ]`;
    expect(await run([program], third)).toBe(0);
    expect(calls().filter((call) => call === `curl ${READY}`)).toHaveLength(3);
    expect(calls().indexOf('check')).toBe(calls().lastIndexOf(`curl ${READY}`) + 1);
  });

  it('starts after a minute without a proxy, and its end is still what counts', async () => {
    expect(await run([fake('check', 'exit 7')], 'exit 1')).toBe(7);
    expect(calls().filter((call) => call === `curl ${READY}`)).toHaveLength(60);
  });

  it('tells the proxy by wget where there is no curl', async () => {
    expect(await run([fake('check', 'exit 3')], 'exit 127', 'exit 0')).toBe(3);
    expect(calls()).toContain(`wget ${QUIT}`);
  });

  it('tells the proxy also when there is no such program', async () => {
    expect(await run(['/no/such/program'], 'exit 0')).toBe(127);
    expect(calls()).toContain(`curl ${QUIT}`);
  });
});
