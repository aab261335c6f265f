/** Regenerates imports/ from the CRDs that tools/crds/go.mod pins: `npx tsx scripts/import-crds.ts`. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { selectCrds } from './crds/filter';
import { bumpReport, inventory, type Inventory } from './crds/report';
import { readCrdFiles, SOURCES, type CrdSource } from './crds/sources';
import { toWireShape } from './crds/wire-shape';
import { pinnedVersions } from './project/go';
import { run } from './project/run';

const ROOT = dirname(__dirname);
const IMPORTS = join(ROOT, 'imports');
const PINS = join(ROOT, 'tools', 'crds');
const CLI_PACKAGE = require.resolve('cdk8s-cli/package.json');

function main(): void {
  // In the project rather than in /tmp, so that files move into place within one file system.
  const scratch = mkdtempSync(join(ROOT, '.cutover-crds-'));
  try {
    const versions = pinnedVersions(PINS);
    for (const source of SOURCES) generate(source, versions.get(source.module), scratch);
    const after = inventory(readSources(scratch));
    assertComplete(after);
    console.log(bumpReport(inventory(readSources(IMPORTS)), after));
    replaceImports(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function generate(source: CrdSource, version: string | undefined, outDir: string): void {
  if (version === undefined) throw new Error(`tools/crds/go.mod does not require ${source.module}`);
  const crds = selectCrds(readCrdFiles(source, version, PINS), source.kinds);
  const raw = mkdtempSync(join(outDir, 'raw-'));
  writeFileSync(join(raw, 'crds.yaml'), crds.map((crd) => JSON.stringify(crd)).join('\n---\n'));
  cdk8sImport(raw);
  for (const name of typescriptFiles(raw)) {
    const shaped = toWireShape(readFileSync(join(raw, name), 'utf8'));
    // 'wx': two modules that claim one API group would silently overwrite each other.
    writeFileSync(join(outDir, name), `${header(source.module, version)}${shaped}`, { flag: 'wx' });
  }
}

// The scratch folder is the working directory so that a cdk8s.yaml in the project is neither read nor rewritten, and the
// check for a newer CLI is off because it is the one thing here that goes to the network.
function cdk8sImport(dir: string): void {
  const cli = join(dirname(CLI_PACKAGE), 'bin', 'cdk8s');
  const options = ['--language', 'typescript', '--output', dir, '--no-save', '--no-check-upgrade'];
  run(process.execPath, [cli, 'import', 'crds.yaml', ...options], { cwd: dir });
}

function header(module: string, version: string): string {
  const { version: cliVersion } = JSON.parse(readFileSync(CLI_PACKAGE, 'utf8')) as { version: string };
  return [
    `// Generated from ${module} ${version} by scripts/import-crds.ts (cdk8s-cli ${cliVersion}). Do not edit.`,
    '/* eslint-disable */',
    '',
  ].join('\n');
}

// cdk8s import warns where it should fail, and a change in the text it prints would empty the report without a word.
function assertComplete(generated: Inventory): void {
  const wanted = SOURCES.flatMap(({ kinds }) => kinds);
  const lacking = wanted.filter(
    (kind) => ![...generated].some(([key, fields]) => key.endsWith(` ${kind}`) && fields > 0),
  );
  if (lacking.length > 0) throw new Error(`the generated bindings lack ${lacking.join(', ')}`);
}

function replaceImports(from: string): void {
  mkdirSync(IMPORTS, { recursive: true });
  const fresh = typescriptFiles(from);
  for (const name of fresh) renameSync(join(from, name), join(IMPORTS, name));
  for (const stale of typescriptFiles(IMPORTS).filter((name) => !fresh.includes(name))) rmSync(join(IMPORTS, stale));
}

function readSources(dir: string): readonly string[] {
  return typescriptFiles(dir).map((name) => readFileSync(join(dir, name), 'utf8'));
}

function typescriptFiles(dir: string): readonly string[] {
  mkdirSync(dir, { recursive: true });
  return readdirSync(dir)
    .filter((name) => name.endsWith('.ts'))
    .sort();
}

main();
