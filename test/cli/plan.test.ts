import { planCommand } from '../../lib/cli/commands/plan';
import type { PlanReport } from '../../lib/report/plan';
import { contextOf, SampleApp } from './app';

jest.setTimeout(300_000);

let app: SampleApp;
beforeAll(async () => (app = await SampleApp.create()));
afterAll(() => app.remove());

it('prints a plan of each environment, with where it is and what it is outside of', async () => {
  const context = contextOf(app.folder);
  expect(await planCommand(context, {})).toBe(0);
  const [production = '', staging = ''] = context.printed.join('').split('\n\ncheckout in ');
  expect(production).toMatch(/^checkout in production \(namespace shop\): blue v1 → green v2\nat preview since \d{4}-/);
  expect(production).toMatch(/^▶ {2}preview /m);
  expect(production).toMatch(/^ {3}shift-50 +50 % +10 min .*may be passed by$/m);
  expect(production).toMatch(/^ {3}soak .*needs an approval$/m);
  expect(production).toContain('rollback of 11 s at the longest, within 2 min');
  expect(staging).toContain('rollback of 3 min 1 s at the longest, OUTSIDE 2 min');
});

it('gives the same as one JSON document, of the release that is named', async () => {
  const context = contextOf(app.folder, { json: true });
  await planCommand(context, { environment: 'staging' });
  const { plans, problems } = JSON.parse(context.printed.join('')) as { plans: PlanReport[]; problems: unknown[] };
  expect(problems).toEqual([]);
  expect(plans.map(({ environment, now }) => [environment, now.stage])).toEqual([['staging', 'preview']]);
  expect(plans[0]!.now.since).toBe(Number(app.git('log', '-1', '--format=%ct')));
  expect(plans[0]!.stages.map(({ name }) => name)).toEqual([
    'preview',
    'shift-10',
    'shift-50',
    'shift-100',
    'soak',
    'retire',
  ]);
});

it('names the releases that there are when none is called so', async () => {
  await expect(planCommand(contextOf(app.folder), { service: 'chekout' })).rejects.toThrow(
    /--service checkout --environment production.*did you mean 'checkout'/s,
  );
});
