import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { built, cutover, MAIN } from './support/built';
import { kubeconfigText, NOBODY_LISTENS } from './support/kubeconfig';
import { IMAGES, TestProject } from './support/project';

beforeAll(built, 300_000);

jest.setTimeout(120_000);

describe('cutover run, where no cluster answers', () => {
  let origin: TestProject;
  let folder: string;
  let kubeconfig: string;

  beforeEach(async () => {
    origin = await TestProject.shop();
    origin.write('kubeconfig.json', kubeconfigText(NOBODY_LISTENS));
    await origin.run('deploy', 'v2', IMAGES.v2, '--commit');
    kubeconfig = join(origin.folder, 'kubeconfig.json');
    folder = `${origin.folder}-clone`;
    execFileSync('git', ['clone', '--quiet', origin.folder, folder]);
    for (const [key, value] of Object.entries({ email: 'actor@example.com', name: 'Actor' })) {
      execFileSync('git', ['config', `user.${key}`, value], { cwd: folder });
    }
  }, 300_000);

  afterEach(() => {
    origin.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const here = () => ['run', '--kubeconfig', kubeconfig];
  const isMarked = () => existsSync(join(folder, '.git', 'cutover-actor'));

  it('says so when it has to find its Application there, and leaves the clone', async () => {
    const { code, stdout, stderr } = await cutover(folder, [...here(), '--once']);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(/^1 error\n\nerror cluster at this app\n {2}given {4}http:\/\/127\.0\.0\.1:1: /);
    expect(isMarked()).toBe(false);
  });

  it('holds where its Application is named, calls it silent, and leaves the clone', async () => {
    const { code, stdout } = await cutover(folder, [...here(), '--once', '--application', 'argocd/shop']);
    expect([code, isMarked()]).toEqual([3, false]);
    expect(stdout).toMatch(/shop at preview: held\n {2}the cluster does not answer since/);
  });

  it.each([
    ['webhook', 'CUTOVER_NOTIFY_WEBHOOK'],
    ['slack', 'CUTOVER_NOTIFY_SLACK'],
  ])(
    'takes the address of --notify-%s from %s too, and refuses a wrong one without showing it',
    async (of, variable) => {
      const look = [...here(), '--once', '--application', 'argocd/shop'];
      const wrong = await cutover(folder, look, { [variable]: 'hooks.example.com/s3cret' });
      expect([wrong.code, wrong.stdout, wrong.stderr]).toEqual([1, '', expect.not.stringContaining('s3cret')]);
      expect(wrong.stderr).toContain(`--notify-${of} or ${variable} with something else`);
      const fine = await cutover(folder, look, { [variable]: `http://127.0.0.1:${NOBODY_LISTENS}/s3cret` });
      expect([fine.code, fine.stderr]).toEqual([3, '']);
      expect(fine.stdout).not.toContain('s3cret');
    },
  );

  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)(
    'ends in order when it gets a %s between two looks, and keeps others out until then',
    async (signal, code) => {
      const actor = spawn(process.execPath, [MAIN, ...here(), '--application', 'argocd/shop'], { cwd: folder });
      const ended = new Promise<number | null>((done) => actor.once('close', done));
      try {
        await said(actor, /held/);
        const second = await cutover(folder, [...here(), '--once', '--application', 'argocd/shop']);
        const refusal = expect.stringContaining(`process ${actor.pid}, which works in it`) as string;
        expect([second.code, second.stderr]).toEqual([1, refusal]);
        expect(isMarked()).toBe(true);
        actor.kill(signal);
        await expect(ended).resolves.toBe(code);
        expect(isMarked()).toBe(false);
      } finally {
        actor.kill('SIGKILL');
      }
    },
  );
});

async function said(child: ChildProcess, what: RegExp): Promise<void> {
  let text = '';
  child.stdout!.on('data', (part: Buffer) => (text += part.toString()));
  const end = performance.now() + 60_000;
  while (!what.test(text)) {
    if (performance.now() > end) throw new Error(`it said only: ${text}`);
    await sleep(100);
  }
}
