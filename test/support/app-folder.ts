import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { ROOT } from '../../scripts/project/files';

/** Gives a folder the packages that an installed app has: those of this repository, and this library by its sources. */
export function linkPackages(folder: string): void {
  const packages = path.join(folder, 'node_modules');
  const own = path.join(packages, 'cutover');
  fs.mkdirSync(own, { recursive: true });
  for (const name of ['cdk8s', 'constructs', 'tsx', 'typescript', '@types', '.bin']) {
    fs.symlinkSync(path.join(ROOT, 'node_modules', name), path.join(packages, name));
  }
  const exports = { '.': './index.ts', './testing': './testing.ts' };
  fs.writeFileSync(path.join(own, 'package.json'), JSON.stringify({ name: 'cutover', exports }));
  fs.writeFileSync(path.join(own, 'index.ts'), `export * from '${path.join(ROOT, 'lib/index')}';\n`);
  fs.writeFileSync(path.join(own, 'testing.ts'), `export * from '${path.join(ROOT, 'lib/testing/index')}';\n`);
}

/** What a program of the packages says. Fails the test with it when the program does not end well. */
export function runPackage(folder: string, name: string, ...args: readonly string[]): string {
  const program = path.join(ROOT, 'node_modules/.bin', name);
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

/** That the TypeScript in folders has the types and the form that this repository asks for. */
export function expectSoundCode(folder: string): void {
  const compilerOptions = {
    target: 'ES2022',
    module: 'node16',
    moduleResolution: 'node16',
    lib: ['ES2023'],
    types: ['node'],
    strict: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    noEmit: true,
  };
  fs.writeFileSync(
    path.join(folder, 'tsconfig.check.json'),
    JSON.stringify({ compilerOptions, include: ['**/*.ts', path.join(ROOT, 'lib/**/*.d.ts')] }),
  );
  runPackage(folder, 'tsc', '-p', 'tsconfig.check.json');
  runPackage(folder, 'prettier', '--config', path.join(ROOT, '.prettierrc.json'), '--check', '**/*.ts');
}
