import { digest } from '../core/canonical';
import type { KubeObject, PodTemplate } from '../core/kube';
import type { SlotName } from '../core/labels';
import type { Problem } from '../core/problem';
import { driftProblems } from '../release/freeze';
import type { Lock } from '../release/lock';
import { nextLock, type WrittenSlot } from '../release/next-lock';
import type { ChosenVersion } from '../release/versions';
import { deploymentObject } from '../service/objects';
import type { RenderedVersion } from '../service/version';
import type { AssembledRelease } from './assembly';
import { inverseSteps, type InverseStep } from './inverse';

/** What an engine knows of the patches that users made. */
export interface Patches {
  /** The Deployment of a slot with every patch applied, those of its pod template too. */
  readonly deployment: (slot: SlotName, object: KubeObject) => KubeObject;
  /** The patches of a slot's Deployment as data: they are part of a version's definition. */
  readonly operations: (slot: SlotName) => unknown;
}

/** What follows from a release once its patches are known. */
export interface Settlement {
  /** The lock to be written. */
  readonly lock: Lock;
  /** The way back, before patches. */
  readonly inverse: readonly InverseStep[];
  readonly problems: readonly Problem[];
}

/** Works out the lock, the way back, and whether a frozen version was changed. */
export function settle(assembled: AssembledRelease, patches: Patches): Settlement {
  const { definition, release, freeze, chosen, input } = assembled;
  const written: WrittenSlot[] = [];
  const problems: Problem[] = [];
  for (const version of Object.values(chosen)) {
    const { state, rendered, entry, code } = version;
    const description = digest({ definition: described(definition), patches: patches.operations(state.slot) });
    if (!entry) {
      written.push({
        state,
        rendered: withPatches(assembled, version, rendered, patches),
        definition: description,
        from: 'code',
      });
      continue;
    }
    written.push({ state, rendered, definition: entry.definition, from: 'lock' });
    if (!code) continue;
    const now = withPatches(assembled, version, code, patches);
    problems.push(...driftProblems(freeze, state, entry, { rendered: now, definition: description }));
  }
  const lock = nextLock(release, freeze.model, freeze.lock, written);
  return { lock, inverse: inverseSteps(input, definition.plan, release, lock), problems };
}

/** What of the definition becomes part of a version; the rest may change at any time. */
function described(definition: AssembledRelease['definition']): unknown {
  const {
    plan: _plan,
    router: _router,
    objectives: _objectives,
    promotionLabels: _labels,
    access: _access,
    ...service
  } = definition;
  return service;
}

/** The pod template as it is written, patches included: that is what the lock has to keep. */
function withPatches(
  { input, release }: AssembledRelease,
  { state }: ChosenVersion,
  rendered: RenderedVersion,
  patches: Patches,
): RenderedVersion {
  const subject = { service: release.service, namespace: input.namespace };
  const deployment = patches.deployment(
    state.slot,
    deploymentObject(subject, state.slot, rendered, state.capacity, {}),
  );
  return { ...rendered, pod: (deployment.spec as { readonly template: PodTemplate }).template };
}
