import { SLOTS, otherSlot, type SlotName } from '../core/labels';
import type { Lock } from '../release/lock';
import { peakPods } from '../service/capacity';
import { added, amountOf, amountText, larger, times, type Amounts } from './amount';
import { Examination, unlessWrong, type Finding } from './finding';
import type { ContainerShape, LimitRangeShape, PodSpecShape, QuotaShape } from './shapes';

export const roomExamination = new Examination({
  id: 'room',
  title: 'Quotas and limits leave room for both slots at the peak of a release',
  means:
    'The candidate gets fewer pods than it needs, or none: the stage waits until its deadline, or traffic meets too few.',
});

/** What a pod takes of a quota, as the API server counts it: by the names that quotas have. */
export function podAmounts({ containers, initContainers = [], overhead = {} }: PodSpecShape): Amounts {
  let sidecars: Amounts = {};
  let starting: Amounts = {};
  // Init containers run one after the other, beside the sidecars that were started before them.
  for (const container of initContainers) {
    const own = containerAmounts(container);
    starting = larger(starting, added(sidecars, own));
    if (container.restartPolicy === 'Always') sidecars = added(sidecars, own);
  }
  const running = containers.map(containerAmounts).reduce(added, sidecars);
  const extra = Object.entries(overhead).map(([name, text]) => [`requests.${name}`, amountOf(text)]);
  return { ...added(larger(running, starting), Object.fromEntries(extra) as Amounts), pods: 1 };
}

function containerAmounts({ resources: { requests = {}, limits = {} } = {} }: ContainerShape): Amounts {
  // What has a limit and no request requests its limit.
  const all = { ...limits, ...requests };
  return Object.fromEntries([
    ...Object.entries(all).map(([name, text]) => [`requests.${name}`, amountOf(text)]),
    ...Object.entries(limits).map(([name, text]) => [`limits.${name}`, amountOf(text)]),
  ]) as Amounts;
}

/** What the slots of a release take at its peak. */
export interface Peak {
  /** With every pod that the slots are sized for. */
  readonly full: Amounts;
  /** With those besides that come while pods are replaced. */
  readonly withSurge: Amounts;
}

/**
 * The peak of a release, by its lock. `specs` are pods as the API server admits them, with their proxy; a slot without
 * a version counts as the other: its next version is not known, and takes about as much.
 */
export function peakOf({ slots }: Lock, specs: Readonly<Partial<Record<SlotName, PodSpecShape>>> = {}): Peak {
  const parts = SLOTS.flatMap((slot) => {
    const from = slots[slot] ? slot : otherSlot(slot);
    const rendered = slots[from]?.rendered;
    if (!rendered) return [];
    const each = podAmounts(specs[from] ?? rendered.pod.spec);
    const most = peakPods(rendered.capacity);
    return [{ full: times(each, most - rendered.capacity.maxSurge), withSurge: times(each, most) }];
  });
  const sum = (of: (part: Peak) => Amounts) => parts.map(of).reduce(added, {});
  return { full: sum(({ full }) => full), withSurge: sum(({ withSurge }) => withSurge) };
}

/** What is looked at of a namespace. */
export interface Room {
  readonly namespace: string;
  readonly quotas: readonly QuotaShape[];
  readonly ranges: readonly LimitRangeShape[];
  /** The peaks of the releases there: they may be at once. */
  readonly peaks: readonly Peak[];
  /** What pods of the releases there take now: a part of what is used. */
  readonly running: Amounts;
  /** Pods as they come. */
  readonly specs: readonly PodSpecShape[];
}

/** Names that quotas have for the same. */
const SAME: Readonly<Record<string, string>> = {
  cpu: 'requests.cpu',
  memory: 'requests.memory',
  'ephemeral-storage': 'requests.ephemeral-storage',
  'count/pods': 'pods',
};

/** Scopes of quotas that our pods fall under: they have requests, and no deadline. */
const OURS: readonly string[] = ['NotBestEffort', 'NotTerminating'];

/** Quotas that the peak does not fit into, and limits that a container passes. */
export function judgeRoom(room: Room): readonly Finding[] {
  const { namespace, quotas, ranges } = room;
  const counted = quotas.filter(({ scopes }) => scopes.every((scope) => OURS.includes(scope)));
  const findings = [...counted.flatMap((quota) => quotaFindings(quota, room)), ...limitFindings(room)];
  const well =
    counted.length + ranges.length === 0
      ? `no quota and no limit range in ${namespace}`
      : `${[...counted, ...ranges].map(({ name }) => name).join(', ')} in ${namespace}`;
  return unlessWrong(findings, () => roomExamination.ok(well));
}

function quotaFindings({ name, hard, used }: QuotaShape, { peaks, running, namespace }: Room): readonly Finding[] {
  const total = (of: (peak: Peak) => Amounts) => peaks.map(of).reduce(added, {});
  const [full, withSurge] = [total((peak) => peak.full), total((peak) => peak.withSurge)];
  return Object.entries(hard).flatMap(([resource, text]) => {
    const key = SAME[resource] ?? resource;
    if (full[key] === undefined) return [];
    const others = Math.max(0, amountOf(used[resource] ?? '0') - (running[key] ?? 0));
    const [needed, most] = [others + full[key], others + (withSurge[key] ?? 0)];
    const allowed = amountOf(text);
    if (most <= allowed) return [];
    const say = (amount: number) => amountText(resource, amount);
    const seen = (amount: number, when: string) =>
      `quota ${name} in ${namespace} has ${say(allowed)} of ${resource}; both slots ${when} take ${say(amount)}, ${say(others)} of others included`;
    const fix = (amount: number) => `raise ${resource} of the quota to ${say(amount)}, or lower capacity or resources`;
    return needed > allowed
      ? [roomExamination.failed(seen(needed, 'at full capacity'), fix(most))]
      : [roomExamination.warning(seen(most, 'while pods are replaced'), fix(most))];
  });
}

function limitFindings({ ranges, specs, namespace }: Room): readonly Finding[] {
  const containers = specs.flatMap((spec) => [...spec.containers, ...(spec.initContainers ?? [])]);
  const found = ranges.flatMap(({ name, limits }) =>
    limits
      .filter(({ type }) => type === 'Container')
      .flatMap(({ max = {}, min = {} }) =>
        containers.flatMap(({ name: container, resources: { requests = {}, limits: own = {} } = {} }) => [
          ...Object.entries(max)
            .filter(([key, text]) => amountOf(own[key] ?? requests[key] ?? '0') > amountOf(text))
            .map(([key, text]) => `${container} has ${own[key] ?? requests[key]} of ${key}, ${name} allows ${text}`),
          ...Object.entries(min)
            .filter(([key, text]) => requests[key] !== undefined && amountOf(requests[key]) < amountOf(text))
            .map(([key, text]) => `${container} requests ${requests[key]} of ${key}, ${name} wants ${text}`),
        ]),
      ),
  );
  return [...new Set(found)].map((text) =>
    roomExamination.failed(`${text} in ${namespace}`, 'change the resources of the container, or the limit range'),
  );
}
