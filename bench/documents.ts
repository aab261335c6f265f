import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { play, type Registered } from '../test/pulumi/support/engine';
import { FILE_BASELINES, FILE_LAYOUTS } from './all-layouts';
import { LAYOUTS, type FileLayout } from './layouts';
import { PROGRAMS, type ResourceLayout } from './pulumi-programs';
import { platform, type BenchService } from './services';
import { templateOf } from './template';

/** Calls with a temporary folder, which is gone afterwards. */
export function inTemporaryFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'cutover-bench-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The objects that a layout writes, by kind, namespace and name. What is beside the release is left out. */
export function documentsOf(layout: FileLayout, services: readonly BenchService[]): Map<string, unknown> {
  return inTemporaryFolder((folder) => {
    const outdir = join(folder, 'manifests');
    LAYOUTS[layout]({ services, platform: platform(), outdir, template: templateOf(services) });
    const files = readdirSync(outdir, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.yaml') && !file.startsWith('rollback'))
      .map((file) => readFileSync(join(outdir, file), 'utf8'));
    return new Map(files.flatMap(objectsIn).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** What a layout asks the engine of Pulumi for, by name, but for the component that it is a part of. */
export async function resourcesOf(
  layout: ResourceLayout,
  services: readonly BenchService[],
): Promise<Map<string, Omit<Registered, 'parent'>>> {
  const { registered } = await play(() => PROGRAMS[layout]({ services, platform: platform() }));
  return new Map(
    registered
      .filter(({ custom }) => custom)
      .map(({ parent: _parent, ...each }) => [each.name, { ...each, dependsOn: [...each.dependsOn].sort() }]),
  );
}

/** The layouts that do not make what their baseline makes, with what is different. */
export async function unlikeTheirBaselines(services: readonly BenchService[]): Promise<string[]> {
  // `one-chart` has them all in one namespace.
  const files = FILE_LAYOUTS.filter((layout) => layout !== 'one-chart').map((layout) => {
    const baseline = FILE_BASELINES[layout];
    return said(layout, baseline, differences(documentsOf(layout, services), documentsOf(baseline, services)));
  });
  const plain = await resourcesOf('plain-resources', services);
  const components = differences(await resourcesOf('pulumi-components', services), plain);
  return [...files, said('pulumi-components', 'plain-resources', components)].flat();
}

function said(layout: string, baseline: string, different: readonly string[]): string[] {
  return different.length > 0 ? [`${baseline} has to follow ${layout} in ${different.join(', ')}`] : [];
}

/** The names of what is not alike. */
function differences(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): string[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].filter((name) => !isDeepStrictEqual(one.get(name), other.get(name)));
}

interface Identified {
  readonly kind: string;
  readonly metadata: { readonly namespace: string; readonly name: string };
}

function objectsIn(text: string): [string, unknown][] {
  return parseAllDocuments(text).map((document) => {
    const object = document.toJS() as Identified;
    return [`${object.kind} ${object.metadata.namespace}/${object.metadata.name}`, object];
  });
}
