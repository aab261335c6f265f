import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { LAYOUTS, type Layout } from './layouts';
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
export function documentsOf(layout: Layout, services: readonly BenchService[]): Map<string, unknown> {
  return inTemporaryFolder((folder) => {
    const outdir = join(folder, 'manifests');
    LAYOUTS[layout]({ services, platform: platform(), outdir, template: templateOf(services) });
    const files = readdirSync(outdir, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.yaml') && !file.startsWith('rollback'))
      .map((file) => readFileSync(join(outdir, file), 'utf8'));
    return new Map(files.flatMap(objectsIn).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** The objects that two layouts do not write alike. */
export function differences(one: Layout, other: Layout, services: readonly BenchService[]): string[] {
  const left = documentsOf(one, services);
  const right = documentsOf(other, services);
  const names = new Set([...left.keys(), ...right.keys()]);
  return [...names].filter((name) => !isDeepStrictEqual(left.get(name), right.get(name)));
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
