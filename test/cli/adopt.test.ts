import * as fs from 'node:fs';
import { adopt } from '../../lib/adopt/adopt';
import { adoptCommand } from '../../lib/cli/commands/adopt';
import { askApp } from '../../lib/project/ask';
import { projectIn } from '../../lib/project/project';
import { CHART, IMAGE, chart } from '../adopt/sample';
import { expectSoundCode, linkPackages } from '../support/app-folder';
import { testContext } from '../support/context';
import { built, cutover } from './support/built';
import { kubeconfigText, NOBODY_LISTENS } from './support/kubeconfig';
import { filesIn, textsIn, useFolder, writeFiles } from '../support/folder';
import { parseAllDocuments } from 'yaml';

const folder = useFolder();
const options = { from: [CHART], namespace: 'shop', image: [IMAGE] };

it('writes an app that synthesizes what the takeover applies', async () => {
  const { context, output } = testContext(folder('app'));
  expect(await adoptCommand(context, options)).toBe(0);
  expect(output.join('\n')).toMatch(/not as they were[^]*to decide, also in service\.ts/);
  linkPackages(folder());
  expectSoundCode(folder());
  const [answer] = await askApp(projectIn(folder('app')));
  expect(answer!.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const objects = (texts: readonly string[]) =>
    texts
      .flatMap((text) =>
        parseAllDocuments(text).map((document) => document.toJS() as { kind: string; metadata: { name: string } }),
      )
      .sort((a, b) => `${a.kind}/${a.metadata.name}`.localeCompare(`${b.kind}/${b.metadata.name}`));
  const ours = Object.entries(answer!.files).filter(([file]) => file.startsWith('release/'));
  const applied = Object.entries(textsIn(folder('app', 'takeover'))).filter(([file]) => /^[1467]-/.test(file));
  const rules = textsIn(folder('app', 'takeover'))['3-subsets.yaml']!;
  expect(objects([...applied.map(([, text]) => text), rules])).toEqual(objects(ours.map(([, text]) => text)));
}, 60_000);

it('says the same as JSON, and writes nothing when it is only asked', async () => {
  const { context, output } = testContext(folder('app'), { json: true });
  await adoptCommand(context, { ...options, dryRun: true });
  expect(output).toHaveLength(1);
  const said = JSON.parse(output[0]!);
  const { files, differences, decisions } = adopt(chart(), { namespace: 'shop', images: [IMAGE] });
  expect(said).toMatchObject({ service: 'shop-checkout', dryRun: true, decisions, files: Object.fromEntries(files) });
  expect(said.differences).toHaveLength(differences.length);
  expect(fs.existsSync(folder('app'))).toBe(false);
});

it('overwrites nothing', async () => {
  writeFiles(folder(), { 'main.ts': 'mine' });
  const before = filesIn(folder());
  const { context } = testContext(folder());
  await expect(adoptCommand(context, options)).rejects.toThrow(/main\.ts already there/);
  expect(filesIn(folder())).toEqual(before);
});

it('asks for what it needs', async () => {
  const { context } = testContext(folder());
  await expect(adoptCommand(context, {})).rejects.toThrow(/--from chart\.yaml, or --namespace shop/);
  await expect(adoptCommand(context, { from: ['none.yaml'] })).rejects.toThrow(/none\.yaml/);
});

it('says which API server does not answer, and writes nothing', async () => {
  await built();
  writeFiles(folder(), { 'kubeconfig.json': kubeconfigText(NOBODY_LISTENS) });
  const asked = ['--kubeconfig', 'kubeconfig.json', '--namespace', 'shop', '--deployment', 'checkout'];
  const { code, stdout, stderr } = await cutover(folder(), ['adopt', ...asked]);
  expect([code, stdout]).toEqual([3, '']);
  expect(stderr).toMatch(/^1 error\n\nerror cluster at this app\n {2}given {4}http:\/\/127\.0\.0\.1:1: /);
  expect(Object.keys(filesIn(folder()))).toEqual(['kubeconfig.json']);
}, 300_000);
