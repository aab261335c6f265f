import { fieldChanges, formatChange, type FieldChange } from '../core/diff';
import { otherSlot, type SlotName } from '../core/labels';
import type { Place, Problem } from '../core/problem';
import { Rule } from '../core/rule';
import type { CapacityFacts } from '../service/capacity';
import type { RenderedVersion } from '../service/version';
import type { Lock, LockEntry, SlotPatches } from './lock';
import type { SlotState, StageModel } from './model';
import type { ReleaseData } from './release';

/** What decides where a slot is written from. */
export interface FreezeInput {
  readonly release: ReleaseData;
  readonly model: StageModel;
  readonly lock: Lock | undefined;
  readonly locate: (field: string) => Place;
}

/** A slot is written from its lock entry, from the code, or from neither because something is wrong. */
export type SlotSource =
  { readonly from: 'lock'; readonly entry: LockEntry } | { readonly from: 'code' } | { readonly from: 'nothing' };

export const lockMissingRule = new Rule({
  id: 'lock-missing',
  title: 'A release that is under way has its lock',
  why: 'Without it the live slot would be rendered from the code as it is now, and production would restart in the middle of the release.',
});

export const lockUnseenRule = new Rule({
  id: 'lock-unseen',
  title: 'A version is previewed before it gets traffic',
  why: 'Its pods have never run: the traffic would go to a slot that has none.',
});

export const slotStoppedRule = new Rule({
  id: 'slot-stopped',
  title: 'A slot that was scaled to nothing is brought back before it gets traffic',
  why: 'Until its pods are ready the traffic that is routed to it fails.',
});

export const slotServingRule = new Rule({
  id: 'slot-serving',
  title: 'A slot is stopped only when it has no traffic',
  why: 'Its pods end before the route that leads to them: every request of its share fails until the route is applied as well.',
});

export const slotLiveRule = new Rule({
  id: 'slot-live',
  title: 'The live slot is one whose version has carried all of the traffic',
  why: 'All that is not given to the candidate goes to the live slot at once: a version that few or none have tried gets it without a step between.',
});

export const lockFrozenRule = new Rule({
  id: 'lock-frozen',
  title: 'A version that has had traffic does not change',
  why: 'Its pods would restart under load with something that was never previewed, and the way back would no longer lead to what ran before.',
});

export const capacityOwnerRule = new Rule({
  id: 'capacity-owner',
  title: 'The owner of `replicas` changes only on a slot without traffic',
  why: 'A `replicas` field that is dropped falls back to 1: the live slot would lose all pods but one until the autoscaler notices.',
});

/** Where a slot is written from. */
export function slotSource(
  input: FreezeInput,
  state: SlotState,
): { readonly source: SlotSource; readonly problems: Problem[] } {
  const { release, model, lock, locate } = input;
  const isLive = state.slot === model.live;
  const entry = lock?.slots[state.slot];
  const quiet = !isLive && (model.stage.kind === 'preview' || model.stage.kind === 'idle');
  const nothing = (problem: Problem) => ({ source: { from: 'nothing' } as const, problems: [problem] });

  if (!entry) {
    if ((!lock && model.stage.kind === 'idle') || (lock && quiet)) return { source: { from: 'code' }, problems: [] };
    return nothing(lock && !isLive ? unseen(state, release, locate) : missing(release, state, locate));
  }
  if (entry.version !== state.version || entry.image !== state.image) {
    const renamed = entry.version !== state.version;
    if (quiet && entry.serving) return nothing(stillServing(input, entry, state.slot));
    if (quiet && (renamed || entry.carried === 'nothing')) return { source: { from: 'code' }, problems: [] };
    return nothing(!isLive && renamed ? unseen(state, release, locate) : imageChanged(entry, state, locate));
  }
  if (entry.serving && state.capacity === 'stopped') return nothing(stillServing(input, entry, state.slot));
  const stopped = entry.stopped && state.weight > 0 ? stoppedProblem(input, state) : undefined;
  if (stopped?.severity === 'error') return nothing(stopped);
  if (isLive && (entry.carried !== 'all' || entry.rejected)) return nothing(notLive(input, entry, state.slot));
  const rolls = isLive && release['roll-live'] !== undefined && release['roll-live'] !== entry.rolledFor;
  const follows = (quiet && entry.carried === 'nothing') || rolls;
  return { source: follows ? { from: 'code' } : { from: 'lock', entry }, problems: stopped ? [stopped] : [] };
}

/** The slot whose version the code describes: the newest one, whatever its role. */
export function describedSlot(model: StageModel, lock: Lock | undefined): SlotName | undefined {
  const candidate = otherSlot(model.live);
  if (model.stage.kind === 'rollback') return undefined;
  if (model.stage.kind !== 'idle') return candidate;
  return lock?.slots[candidate]?.rejected ? undefined : model.live;
}

/** A version as the code describes it. */
export interface DescribedVersion {
  /** Renders it; asked for only when its definition is another. */
  readonly render: () => RenderedVersion;
  readonly definition: string;
  readonly patches: SlotPatches;
}

/** Whether the code describes what the lock keeps, so that the lock may take over the digest of its definition. */
export function describesTheSame(input: FreezeInput, entry: LockEntry, code: DescribedVersion): boolean {
  return entry.definition === code.definition || renderedChanges(input, entry, code).length === 0;
}

function renderedChanges({ model }: FreezeInput, entry: LockEntry, code: DescribedVersion): FieldChange[] {
  return fieldChanges(comparable(entry.rendered, model), comparable(code.render(), model));
}

/** The slot is frozen and the code says something else of it. */
export function driftProblems(
  input: FreezeInput,
  state: SlotState,
  entry: LockEntry,
  code: DescribedVersion,
): Problem[] {
  const rendered = entry.definition === code.definition ? [] : renderedChanges(input, entry, code);
  const changes = [...rendered, ...fieldChanges(entry.patches ?? {}, code.patches, 'patches')];
  if (changes.length === 0) return [];
  const shown = changes.slice(0, 8).map(formatChange);
  const more = changes.length > shown.length ? [`and ${changes.length - shown.length} more`] : [];
  const used = input.release['roll-live'] === undefined ? '' : ' with another reason than the one that was used';
  const problem = lockFrozenRule.problem({
    at: input.locate(`slots.${state.slot}`),
    given: `the service definition changes ${state.version} in ${state.slot}: ${[...shown, ...more].join('; ')}`,
    allowed: `what ${state.version} was rendered as: ${traffic(entry)}`,
    fix: `release the change as a new version in the idle slot, or take it back, or, when no release is under way, restart the live slot with it by a roll-live${used}`,
  });
  return [problem];
}

/** The capacity of the live slot follows the code between releases, as long as `replicas` keeps its owner. */
export function capacityProblems(
  { rendered }: LockEntry,
  wanted: CapacityFacts,
  slot: SlotName,
  { locate }: FreezeInput,
): Problem[] {
  if (rendered.capacity.kind === wanted.kind) return [];
  const problem = capacityOwnerRule.problem({
    at: locate(`slots.${slot}`),
    given: `capacity ${rendered.capacity.kind} → ${wanted.kind} on ${slot}, the live slot`,
    allowed: `${rendered.capacity.kind}, until the next version`,
    fix: 'release the change with a new version: its slot changes hands while it has no traffic',
  });
  return [problem];
}

function traffic({ carried }: LockEntry): string {
  return carried === 'nothing' ? 'it gets its first traffic at this stage' : `it has carried ${carried} of the traffic`;
}

/** Between releases capacity is not part of a version: changing it restarts nothing. */
function comparable(rendered: RenderedVersion, model: StageModel): Partial<RenderedVersion> {
  if (model.stage.kind !== 'idle') return rendered;
  const { capacity: _followsTheCode, ...rest } = rendered;
  return rest;
}

function missing(release: ReleaseData, state: SlotState, locate: (field: string) => Place): Problem {
  return lockMissingRule.problem({
    at: locate('stage'),
    given: `stage ${release.stage} and nothing in the lock for ${state.version} in ${state.slot}`,
    allowed: 'a lock file beside the release file, from the synthesis that brought the version there',
    fix: 'restore release.lock.yaml from Git; a service that is new starts at stage idle',
  });
}

function unseen(state: SlotState, release: ReleaseData, locate: (field: string) => Place): Problem {
  return lockUnseenRule.problem({
    at: locate(`slots.${state.slot}`),
    given: `${state.version} in ${state.slot} at ${release.stage}, which was never at preview`,
    allowed: 'preview first',
    fix: 'set the stage to preview, synthesize and apply; move on when its pods are ready',
  });
}

/** Taking a release back is never refused: there it is said how to do it without an outage. */
function stoppedProblem({ model, release, locate }: FreezeInput, state: SlotState): Problem {
  const isRollback = model.stage.kind === 'rollback';
  return slotStoppedRule.problem({
    at: locate('stage'),
    ...(isRollback ? { severity: 'warning' } : {}),
    given: `${release.stage} routes ${state.weight} % to ${state.version} in ${state.slot}, which was scaled to nothing`,
    allowed: isRollback
      ? 'its pods back before the route: an autoscaler brings them back later than a wave of workloads counts as healthy'
      : 'its pods back first',
    fix: isRollback
      ? 'set stage: soak first, and rollback when its pods are available; or run the rollback.sh of the stage before, which restores, waits and then routes'
      : 'go back to soak, or preview it as a release of its own, and wait until its pods are ready',
  });
}

/** Slots that the release file no longer names although they have traffic. */
export function removedProblems(input: FreezeInput): Problem[] {
  return Object.entries(input.lock?.slots ?? {}).flatMap(([slot, entry]) =>
    entry.serving && !input.release.slots[slot as SlotName] ? [stillServing(input, entry, slot as SlotName)] : [],
  );
}

function stillServing({ release, locate }: FreezeInput, { version }: LockEntry, slot: SlotName): Problem {
  return slotServingRule.problem({
    at: locate('stage'),
    given: `stage ${release.stage} takes the pods of ${version} in ${slot} away, which still has traffic`,
    allowed: 'a slot is stopped or removed when it has none',
    fix: 'move the traffic first, forward to shift-100 or back with rollback, and apply that',
  });
}

function notLive({ locate }: FreezeInput, { version, carried, rejected }: LockEntry, slot: SlotName): Problem {
  return slotLiveRule.problem({
    at: locate('live'),
    given: `live: ${slot}, where ${version} ${rejected ? 'was rolled back' : `has carried ${carried} of the traffic`}`,
    allowed: 'a slot whose version has carried all of the traffic: the roles swap at the end of a release',
    fix: `put live back to ${otherSlot(slot)}; traffic moves by the stage`,
  });
}

function imageChanged(entry: LockEntry, state: SlotState, locate: (field: string) => Place): Problem {
  return lockFrozenRule.problem({
    at: locate(`slots.${state.slot}`),
    given: `${entry.version} ${entry.image} → ${state.version} ${state.image} in ${state.slot}`,
    allowed: `${entry.version} ${entry.image}: ${traffic(entry)}`,
    fix: 'put the new image into the idle slot, under a version name of its own, and start at preview',
  });
}
