import { parse } from 'yaml';
import { otherSlot, type SlotName } from '../../../../lib/core/labels';
import { parseLock } from '../../../../lib/release/lock';
import type { ReleaseData } from '../../../../lib/release/release';
import type { TestProject } from '../../../cli/support/project';
import { objectsInOrder } from '../apps';
import type { Output } from '../kubernetes/applier';
import type { Promising } from '../kubernetes/slots';

/** What a commit has of a release, and what synthesis wrote of it. */
export interface Revision extends Promising, Output {
  readonly commit: string;
}

/** What a commit has. Nothing that is checked out is read. */
export function revisionAt(project: TestProject, commit: string): Revision {
  const text = (file: string) => project.git('show', `${commit}:${file}`);
  const release = parse(text('release.yaml')) as ReleaseData;
  const { lock } = parseLock(text('release.lock.yaml'), { file: 'release.lock.yaml' });
  if (!lock) throw new Error(`the lock of ${commit} cannot be read`);
  const names = project.git('ls-tree', '-r', '--name-only', commit, 'manifests').split('\n');
  const files = new Map(names.map((name) => [name.slice('manifests/'.length), text(name)]));
  const objects = objectsInOrder({ files }).flat();
  return { commit, name: release.stage, release, lock, weights: weightsOf(release), files, objects };
}

/** Percent of the traffic that a stage means each slot to have, by its name. */
function weightsOf({ stage, live }: ReleaseData): Readonly<Record<SlotName, number>> {
  const shift = /^shift-(\d+)$/.exec(stage)?.[1];
  const share = stage === 'soak' || stage === 'retire' ? 100 : Number(shift ?? 0);
  const weights = { blue: 0, green: 0 };
  weights[live] = 100 - share;
  weights[otherSlot(live)] = share;
  return weights;
}
