import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { plainBindings } from '../../scripts/plain-bindings';
import { built } from '../cli/support/built';

jest.setTimeout(300_000);

const ROOT = resolve(__dirname, '../..');

const PROGRAM = `
import * as pulumi from '@pulumi/pulumi';
import { BlueGreen, Probe, customResources } from 'cutover/pulumi';

const image = 'registry.test/shop@sha256:' + 'a'.repeat(64);
void pulumi.runtime.setMocks({ newResource: ({ inputs }) => ({ id: 'id', state: inputs }), call: () => ({}) });
const shop = new BlueGreen('shop', {
  namespace: pulumi.output('shop'),
  release: { service: 'shop', live: 'blue', stage: 'idle', slots: { blue: { version: 'v1', image } } },
  container: { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live') },
});
new customResources.VirtualService('admin', {
  metadata: { name: 'admin' },
  spec: { hosts: ['admin'], http: [{ route: [{ destination: { host: 'admin' }, weight: 100 }] }] },
});
const spec = { hosts: ['admin'], http: [{ route: [{ destination: { host: 'admin' }, weight: 'all' }] }] };
// @ts-expect-error A weight is a number.
new customResources.VirtualService('wrong', { metadata: { name: 'wrong' }, spec });
const stage: pulumi.Output<string> = shop.stage;
export = { stage };
process.on('exit', () => {
  console.log(JSON.stringify(Object.keys(require.cache)));
});
`;

/** A project with the package as it is published, with Pulumi, and without cdk8s. */
describe('a project of Pulumi without cdk8s', () => {
  let folder: string;
  const bin = (name: string) => join(ROOT, 'node_modules', ...name.split('/'));
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', timeout: 120_000 });

  beforeAll(async () => {
    await built();
    folder = mkdtempSync(join(tmpdir(), 'cutover-project-'));
    const modules = join(folder, 'node_modules');
    const published = join(modules, 'cutover');
    for (const part of ['build/lib', 'build/imports', 'schemas', 'package.json']) {
      cpSync(join(ROOT, part), join(published, part), { recursive: true });
    }
    plainBindings(join(published, 'build', 'imports'));
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { dependencies: object };
    for (const name of [...Object.keys(dependencies), '@pulumi/pulumi', '@pulumi/kubernetes', '@types/node']) {
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
    }
    const compilerOptions = { module: 'node16', target: 'es2022', strict: true, outDir: '.', types: ['node'] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['index.ts'] }));
    writeFileSync(join(folder, 'index.ts'), PROGRAM);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('compiles, declarations of the package included, and runs without a module of cdk8s', () => {
    expect(run(bin('typescript/bin/tsc'), '-p', '.')).toMatchObject({ status: 0, stdout: '' });
    const { status, stdout, stderr } = run('index.js');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const loaded = JSON.parse(stdout) as readonly string[];
    expect(loaded.some((file) => file.includes('/@pulumi/kubernetes/'))).toBe(true);
    expect(loaded.some((file) => file.includes('/build/lib/pulumi/'))).toBe(true);
    expect(loaded.filter((file) => /\/(?:cdk8s|cdk8s-plus-\d+|constructs)\//.test(file))).toEqual([]);
  });
});
