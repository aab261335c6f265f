import { diffCommand } from '../../lib/cli/commands/diff';
import { filesIn } from '../support/folder';
import { contextOf, releaseText, SampleApp } from './app';

jest.setTimeout(300_000);

let app: SampleApp;
beforeAll(async () => (app = await SampleApp.create()));
afterAll(() => app.remove());

async function printed(options: Parameters<typeof diffCommand>[1]): Promise<string> {
  const context = contextOf(app.folder);
  expect(await diffCommand(context, options)).toBe(0);
  return context.printed.join('');
}

it('says what the next stage changes, and writes nothing', async () => {
  const before = filesIn(app.folder);
  const text = await printed({ environment: 'production' });
  expect(text).toMatch(
    /^checkout: preview → shift-10\ntraffic\n {2}checkout: green 0 % → 10 %, blue 100 % → 90 %\ngates\n/,
  );
  expect(text).not.toContain('pods');
  expect(filesIn(app.folder)).toEqual(before);
});

it('walks to a later stage with the lock of each step: the old pods go where it is retired', async () => {
  const text = await printed({ environment: 'production', to: 'retire' });
  expect(text).toContain('checkout: preview → retire');
  expect(text).toContain('green 0 % → 100 %, blue 100 % → 0 %');
  expect(text).toContain('checkout blue: 2 → 0 pods');
  expect(text).toMatch(/^way back\n {2}shop\/checkout: route, settle → restore, route/m);
});

it('refuses a stage that is not ahead, with those that are', async () => {
  await expect(diffCommand(contextOf(app.folder), { environment: 'production', to: 'preview' })).rejects.toThrow(
    /shift-10, shift-50, shift-100, soak, retire, idle, rollback/,
  );
});

it('compares revisions with each other, and one with what the app would write now', async () => {
  expect(await printed({ from: 'HEAD~1', with: 'HEAD', environment: 'staging' })).toContain(
    'checkout green: 0 → 2 pods',
  );
  app.write('staging', releaseText('staging', 'shift-10'));
  const text = await printed({ from: 'HEAD', environment: 'staging' });
  app.git('checkout', '--', '.');
  expect(text).toContain('checkout: green 0 % → 10 %');
  expect(text).toContain('manifests/staging/release/3-routes/checkout.yaml says something else');
  await expect(diffCommand(contextOf(app.folder), { from: '--output=/tmp/x' })).rejects.toThrow(
    /name one that is there/,
  );
});

it('tells environments apart by what they run and know, and not by namespaces and hosts', async () => {
  const text = await printed({ environment: 'staging', against: 'production' });
  expect(text).toContain('syncLatency: 180 → 10');
  expect(text).toContain('prometheus.scrapeInterval: 15 → 30');
  expect(text).not.toContain('shop-staging');
  expect(text).not.toContain('example.com');
  await expect(diffCommand(contextOf(app.folder), { environment: 'staging', against: 'prodction' })).rejects.toThrow(
    /did you mean 'production'/,
  );
});

it('takes one question at a time', async () => {
  await expect(diffCommand(contextOf(app.folder), { to: 'soak', from: 'HEAD' })).rejects.toThrow(/comparison/);
  await expect(diffCommand(contextOf(app.folder), { with: 'HEAD' })).rejects.toThrow(/add --from/);
});

it('says that nothing is under way where nothing is, and that is no error', async () => {
  app.write('staging', releaseText('staging', 'idle'));
  const text = await printed({ environment: 'staging' });
  app.git('checkout', '--', '.');
  expect(text).toMatch(/^no release is under way: cutover deploy VERSION IMAGE begins one/);
});
