import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { checkCommand, type CheckCommandOptions } from '../../lib/cli/commands/check';
import type { Finding } from '../../lib/report/finding';
import { contextOf, releaseText, SampleApp } from './app';

jest.setTimeout(300_000);

let app: SampleApp;
beforeAll(async () => (app = await SampleApp.create()));
afterAll(() => app.remove());
afterEach(() => app.git('checkout', '--', '.'));

async function check(options: CheckCommandOptions): Promise<{ readonly code: number; readonly text: string }> {
  const context = contextOf(app.folder);
  const code = await checkCommand(context, options);
  return { code, text: context.printed.join('') };
}

function findingsOf(text: string): readonly (readonly [string, string, number])[] {
  const { problems } = JSON.parse(text) as { problems: readonly Finding[] };
  return problems.map(({ problem, file, line }) => [problem.id, file, line] as const);
}

it('finds nothing in what was released as it should be', async () => {
  const { code, text } = await check({});
  expect(text).toMatch(/^no problems: production, staging, compared with [0-9a-f]{12}$/);
  expect(code).toBe(0);
});

it('shows a stage that is skipped at its line, and the output that was not written', async () => {
  app.write('staging', releaseText('staging', 'shift-100'));
  const { code, text } = await check({ format: 'json' });
  const found = findingsOf(text);
  expect(found).toContainEqual(['stage-order', 'shop, 100%/environments/staging/release.yaml', 4]);
  expect(found).toContainEqual(['stale-output', 'shop, 100%/manifests/staging/release/0-base/checkout.yaml', 1]);
  expect(code).toBe(1);
});

it('compares with the base that is named: the steps of a branch are one step to it', async () => {
  await app.release('shift-10', ['staging']);
  const late = () => Math.floor(Date.now() / 1000) + 10_000;
  const context = contextOf(app.folder, { now: late });
  expect(await checkCommand(context, { base: 'HEAD~2', format: 'github' })).toBe(1);
  expect(context.printed.join('')).toContain('::error file=shop%2C 100%25/environments/staging/release.yaml,line=4,');
  expect(context.printed.join('')).toContain('title=stage-order::given idle → shift-10');
  expect(await checkCommand(contextOf(app.folder, { now: late }), { base: 'HEAD~1' })).toBe(0);
});

it('misses a release that is open in the base and has no file any more, and none that is at rest', async () => {
  rmSync(join(app.folder, 'environments/production'), { recursive: true });
  const { code, text } = await check({});
  expect(text).toMatch(
    /stage-order at environments\/production\/release.yaml\n.*checkout at preview, for which there is no release/,
  );
  expect(code).toBe(1);
  const atRest = app.git('rev-list', '--max-parents=0', 'HEAD').trim();
  expect((await check({ base: atRest })).text).not.toContain('there is no release');
});

it('reports what cannot be asked in the form that was asked for', async () => {
  app.write('production', 'service: [');
  const { code, text } = await check({ format: 'sarif' });
  const [run] = (JSON.parse(text) as Log).runs;
  expect(
    run!.results!.map(({ ruleId, locations }) => [ruleId, locations![0]!.physicalLocation!.artifactLocation!.uri]),
  ).toContainEqual(['release-file', 'shop%2C%20100%25/environments/production/release.yaml']);
  expect(code).toBe(1);
  const junit = await check({ format: 'junit', base: 'no-such-revision' });
  expect(junit.text).toContain('no-such-revision');
  expect(junit.code).toBe(1);
});
