import { applyPatches, patchRule, type Operation } from '../core/patch';
import { inOrder, withLabels, type KubeObject } from '../core/kube';
import type { Labels, SlotName } from '../core/labels';
import type { Problem } from '../core/problem';
import { didYouMean } from '../core/suggest';
import type { SlotPatches } from '../release/lock';
import { effectivePatches } from '../release/versions';
import { assemble, type AssembledRelease, type ReleaseSite } from '../strategy/assembly';
import type { ReleaseDefinition } from '../strategy/definition';
import type { Manifest } from '../strategy/manifest';
import { settle, type Settlement } from '../strategy/settlement';

/** The patches that users make of a release's objects. */
export interface GivenPatches {
  /** Kinds that are patched as a whole: in both slots, at every stage and on the way back. */
  readonly kinds: () => readonly string[];
  readonly ofKind: (kind: string) => readonly Operation[];
  /** Those of one object of this stage alone, by the id of its manifest. */
  readonly ofObject: (id: string) => readonly Operation[];
}

/** What came of a release. Without a settlement there is nothing to write. */
export interface Evaluation {
  readonly problems: readonly Problem[];
  readonly assembled?: AssembledRelease | undefined;
  readonly settlement?: Settlement | undefined;
}

/** A release at a stage with the patches of its objects: what every engine makes its objects from. */
export class PatchedRelease {
  /** The objects of this stage, before patches. */
  readonly manifests: readonly Manifest[];
  private readonly assembled: AssembledRelease | undefined;
  /** What is wrong whatever the patches. */
  private readonly early: readonly Problem[];

  constructor(
    definition: ReleaseDefinition,
    private readonly site: ReleaseSite,
    private readonly given: GivenPatches,
  ) {
    const { assembled, problems } = assemble(definition, site);
    this.assembled = assembled;
    this.early = problems;
    this.manifests = assembled?.manifests ?? [];
  }

  /** Works out everything that depends on patches, and all that is wrong with this release by itself. */
  evaluate(): Evaluation {
    const { assembled } = this;
    if (!assembled) return { problems: this.early };
    const settlement = settle(assembled, (slot) => this.patchesNow(slot));
    return { assembled, settlement, problems: [...this.early, ...settlement.problems, ...this.unknownKinds()] };
  }

  /** The patches that an object is written with: those of its version where it belongs to a slot. */
  patchesFor({ id, slot, object }: Manifest): readonly Operation[] {
    const chosen = slot && this.assembled?.chosen[slot];
    if (!chosen) return [...this.given.ofKind(object.kind), ...this.given.ofObject(id)];
    const version = effectivePatches(this.assembled.freeze, chosen, this.patchesNow(slot));
    return version[patchKey(id, slot)] ?? [];
  }

  /** An object as it is written. Throws when a patch does not fit; `patched: false` leaves patches out. */
  render(manifest: Manifest, labels: Labels, { patched = true } = {}): KubeObject {
    const plain = inOrder(withLabels(manifest.object, labels));
    return patched ? applyPatches(plain, this.patchesFor(manifest), `${this.site.construct}/${manifest.id}`) : plain;
  }

  /** Patches of a kind that no release has at any stage: a slip, whose patch would be dropped without a word. */
  private unknownKinds(): Problem[] {
    const known = [...new Set([...KINDS, ...this.manifests.map(({ object }) => object.kind)])];
    return this.given
      .kinds()
      .filter((kind) => !known.includes(kind))
      .map((kind) =>
        patchRule.problem({
          at: { construct: this.site.construct },
          given: `a patch of ${kind}`,
          allowed: known.join(', '),
          fix: `name a kind that the release writes${didYouMean(kind, known)}`,
        }),
      );
  }

  /** The patches that the code makes now of a slot's objects, of those that this stage does not have as well. */
  private patchesNow(slot: SlotName): SlotPatches {
    const patches: Record<string, readonly Operation[]> = {};
    for (const kind of SLOT_KINDS) patches[kind] = this.given.ofKind(kind);
    for (const { id, slot: own, object } of this.manifests) {
      if (own !== slot) continue;
      patches[patchKey(id, slot)] = [...this.given.ofKind(object.kind), ...this.given.ofObject(id)];
    }
    return Object.fromEntries(Object.entries(patches).filter(([, list]) => list.length > 0));
  }
}

/** Kinds of a slot's objects that every version has at some stage, by the ids of their constructs. */
const SLOT_KINDS = ['Service', 'Deployment', 'HorizontalPodAutoscaler', 'PodDisruptionBudget'] as const;

/** Kinds that a release may have, at this stage or another. */
const KINDS = [
  ...SLOT_KINDS,
  'ConfigMap',
  'ServiceAccount',
  'NetworkPolicy',
  'AuthorizationPolicy',
  'AnalysisRun',
  'AnalysisTemplate',
  'PrometheusRule',
];

/** The id of a slot's object without the slot: a version may move to the other one. */
function patchKey(id: string, slot: SlotName): string {
  return id.replace(`-${slot}`, '');
}
