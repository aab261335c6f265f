import * as fs from 'node:fs';
import { initCommand } from '../../lib/cli/commands/init';
import { runApp } from '../../lib/project/ask';
import { projectIn } from '../../lib/project/project';
import { expectSoundCode, linkPackages, runPackage } from '../support/app-folder';
import { testContext } from '../support/context';
import { filesIn, useFolder, writeFiles } from '../support/folder';

const folder = useFolder();

it('writes an app that compiles, synthesizes and passes its own test', async () => {
  const { context, output } = testContext(folder());
  expect(await initCommand(context, { name: 'checkout', namespace: 'shop', port: 9000 })).toBe(0);
  expect(output.join('\n')).toContain('put the image that runs into release.yaml');
  linkPackages(folder());
  expectSoundCode(folder());
  await runApp(projectIn(folder()));
  expect(fs.readFileSync(folder('manifests/release/1-workloads/checkout.yaml'), 'utf8')).toContain(
    'containerPort: 9000',
  );
  expect(fs.existsSync(folder('release.lock.yaml'))).toBe(true);
  expect(runPackage(folder(), 'tsx', '--test', 'service.test.ts')).toMatch(/pass 2/);
}, 60_000);

it('says what it wrote as JSON', async () => {
  const { context, output } = testContext(folder(), { json: true });
  await initCommand(context, { name: 'checkout' });
  expect(JSON.parse(output.join())).toMatchObject({ service: 'checkout', namespace: 'checkout' });
});

it('overwrites nothing, and writes nothing beside what is there', async () => {
  writeFiles(folder(), { 'tsconfig.json': '{}' });
  const before = filesIn(folder());
  await expect(initCommand(testContext(folder()).context, { name: 'checkout' })).rejects.toThrow(/already there/);
  expect(filesIn(folder())).toEqual(before);
});

it.each([
  [{ name: "a'); process.exit(" }, 'NAME'],
  [{ name: 'checkout', namespace: 'Shop' }, '--namespace'],
  [{ name: 'checkout', image: 'checkout:latest' }, '--image'],
  [{ name: 'checkout', port: 0 }, '--port'],
])('refuses %j', async (options, field) => {
  await expect(initCommand(testContext(folder()).context, options)).rejects.toThrow(field);
  expect(fs.readdirSync(folder())).toEqual([]);
});
