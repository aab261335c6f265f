import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { otherSlot } from '../../../../lib/core/labels';
import type { ReleaseData } from '../../../../lib/release/release';
import { parseDocument } from 'yaml';
import { TestProject } from '../../../cli/support/project';
import type { App } from '../apps';

const APPS = join(__dirname, '..', '..', '..', '..', 'apps');

/** The versions of a life: the first, and those of its two releases. */
export type Versions = readonly [first: Version, second: Version, third: Version];

/** A version as `cutover deploy` takes it. */
export interface Version {
  readonly version: string;
  readonly image: string;
}

/** Seconds between two commits: longer than any hold of these apps. */
const APART = 7200;
/** No life has more commits one after the other. */
const MOST = 60;

/**
 * An app of this project in a Git repository of its own: its own code, in a namespace that is named like it, and its release
 * file before the release that it has here, with the live version alone.
 */
export async function appProject({ name, namespace }: App): Promise<TestProject> {
  const project = new TestProject();
  const own = (file: string) => join(APPS, name, file);
  for (const file of ['main', 'service'])
    project.write(`${file}.js`, compiled(readFileSync(own(`${file}.ts`), 'utf8')));
  project.write('main.js', moved(project.read('main.js'), namespace, name));
  if (existsSync(own('platform.yaml'))) project.write('platform.yaml', readFileSync(own('platform.yaml')));
  const { atRest } = releaseFileOf(name);
  project.write('release.yaml', atRest);
  const { code, stderr } = await project.run('synth');
  if (code !== 0) throw new Error(stderr);
  project.commit('Begin', secondsAgo(0));
  return project;
}

/** The versions that an app has here, and one more. */
export function versionsOf({ name }: App): Versions {
  const { release } = releaseFileOf(name);
  const [first, second] = [release.slots[release.live], release.slots[otherSlot(release.live)]];
  if (!first || !second) throw new Error(`apps/${name}/release.yaml has not two versions`);
  const image = second.image.replace(/[0-9a-f]{64}$/, 'e'.repeat(64));
  return [first, second, { version: `${second.version}-next`, image }];
}

/** How long ago a commit was made of which so many come before, all of them apart by more than any hold. */
export function secondsAgo(depth: number): number {
  return (MOST - depth) * APART;
}

function releaseFileOf(name: string): { readonly release: ReleaseData; readonly atRest: string } {
  const document = parseDocument(readFileSync(join(APPS, name, 'release.yaml'), 'utf8'));
  const release = document.toJS() as ReleaseData;
  document.set('stage', 'idle');
  document.delete('attempt');
  document.deleteIn(['slots', otherSlot(release.live)]);
  return { release, atRest: document.toString({ lineWidth: 0 }) };
}

/** As JavaScript, which imports `cutover` as it was built: a run of it takes half a second, and a life has hundreds. */
function compiled(source: string): string {
  const jsc = { target: 'es2022', parser: { syntax: 'typescript' } } as const;
  return transformSync(source, { jsc, module: { type: 'commonjs' } }).code;
}

function moved(source: string, from: string, to: string): string {
  const parts = source.split(`namespace: '${from}'`);
  if (parts.length !== 2) throw new Error(`main.ts does not name the namespace ${from} once`);
  return parts.join(`namespace: '${to}'`);
}
