import type { CheckedObject, CheckedRelease } from '../checks/check';
import { refusalOf } from '../core/error';
import type { KubeObject } from '../core/kube';
import { otherSlot, type SlotName } from '../core/labels';
import type { Problem } from '../core/problem';
import type { Lock } from '../release/lock';
import type { InverseStep } from '../strategy/inverse';
import type { Manifest } from '../strategy/manifest';
import type { Evaluation } from './patched-release';

/** A release as an engine holds it. */
export interface HeldRelease {
  /** What reports call it: the path of its construct, or the name of its component. */
  readonly construct: string;
  /** Where its lock is written; a release that is given in code is kept nowhere. */
  readonly lockFile: string | undefined;
  evaluate(): Evaluation;
  /** An object as it is written. Throws when a patch does not fit; `patched: false` leaves patches out. */
  renderManifest(manifest: Manifest, options?: { readonly patched?: boolean }): KubeObject;
}

/** A step of the way back with its objects as they are written. */
export type WrittenStep =
  | Exclude<InverseStep, { kind: 'apply' }>
  | { readonly kind: 'apply'; readonly name: string; readonly objects: readonly CheckedObject[] };

/** What is written of a release besides its objects. */
export interface ReleaseOutput {
  readonly service: string;
  readonly namespace: string;
  readonly lock: Lock;
  readonly lockFile: string | undefined;
  readonly steps: readonly WrittenStep[];
  /** The slot that the release file has to name as live to say what the way back leads to, where that is another. */
  readonly liveAfter: SlotName | undefined;
  readonly checked: CheckedRelease;
}

/** A release that was evaluated. Without output it has errors. */
export interface EvaluatedRelease<R extends HeldRelease = HeldRelease> {
  readonly release: R;
  readonly problems: readonly Problem[];
  readonly output: ReleaseOutput | undefined;
}

/** Evaluates a release: its lock, its way back, and what is wrong with it. */
export function evaluateRelease<R extends HeldRelease>(release: R): EvaluatedRelease<R> {
  const { assembled, settlement, problems } = release.evaluate();
  if (!assembled || !settlement) return { release, problems, output: undefined };
  const { input } = assembled;
  const late: Problem[] = [];
  const steps = settlement.inverse.map((step) => writtenStep(release, step, late));
  const output: ReleaseOutput = {
    service: input.model.service,
    namespace: input.namespace,
    lock: settlement.lock,
    lockFile: release.lockFile,
    steps,
    liveAfter: input.model.stage.kind === 'idle' ? otherSlot(input.model.live) : undefined,
    checked: {
      construct: release.construct,
      service: input.model.service,
      namespace: input.namespace,
      clusterDomain: input.platform.clusterDomain,
      versions: input.versions,
    },
  };
  return { release, problems: [...problems, ...late], output };
}

/** The objects of a release as they are written, and the patches that do not fit; such an object is there without them. */
export function writtenManifests(
  release: HeldRelease,
  manifests: readonly Manifest[],
): { readonly objects: (CheckedObject & { readonly manifest: Manifest })[]; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  const objects = manifests.map((manifest) => ({
    manifest,
    object: rendered(release, manifest, problems),
    construct: `${release.construct}/${manifest.id}`,
  }));
  return { objects, problems };
}

/** The objects as they are after every way back was taken; nothing where no release has one. */
export function afterRollback(
  objects: readonly CheckedObject[],
  releases: readonly ReleaseOutput[],
): readonly CheckedObject[] | undefined {
  const restored = new Map<string, CheckedObject>();
  for (const step of releases.flatMap(({ steps }) => steps)) {
    if (step.kind === 'apply') for (const checked of step.objects) restored.set(checked.construct, checked);
  }
  if (restored.size === 0) return undefined;
  const kept = objects.filter(({ construct }) => !restored.has(construct));
  return [...kept, ...restored.values()];
}

function writtenStep(release: HeldRelease, step: InverseStep, problems: Problem[]): WrittenStep {
  if (step.kind === 'wait') return step;
  const written = writtenManifests(release, step.manifests);
  problems.push(...written.problems);
  return { kind: 'apply', name: step.name, objects: written.objects };
}

function rendered(release: HeldRelease, manifest: Manifest, problems: Problem[]): KubeObject {
  let object: KubeObject | undefined;
  const found = refusalOf({ construct: release.construct }, () => (object = release.renderManifest(manifest)));
  problems.push(...found);
  return object ?? release.renderManifest(manifest, { patched: false });
}
