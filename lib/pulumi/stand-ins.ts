import type { Input } from '@pulumi/pulumi';
import { SLOTS, type SlotName } from '../core/labels';
import { Release } from '../files/release';
import type { BlueGreenArgs, ReleaseArgs } from './args';
import { isLate } from './plain-arguments';

/** A value that the program may come to know only while it runs, and two others that stand for it until then. */
export interface Late<T> {
  readonly input: Input<T>;
  readonly standIns: readonly [T, T];
}

/** The values of a component that may be known late, by what they are. */
export type LateValues<V> = Readonly<Record<string, V>>;

/** What the image of a slot is called among the late values. */
export const imageKey = (slot: SlotName): string => `image of ${slot}`;
/** What the name of a Secret is called among them. */
export const secretKey = (name: string): string => `secret ${name}`;

/** The values of a component that may be known late, with what stands for each. */
export function lateValues({
  namespace,
  release,
  secrets = {},
  maxConnections,
  database,
}: BlueGreenArgs): LateValues<Late<string | number>> {
  const expected = database?.maxConnections ?? 1;
  const images = release instanceof Release ? {} : imagesOf(release);
  return {
    namespace: { input: namespace, standIns: namespaces(namespace) },
    ...images,
    ...Object.fromEntries(
      Object.entries(secrets).map(([name, input]) => [secretKey(name), { input, standIns: [name, `${name}-2`] }]),
    ),
    // What the definition expects is the best guess for the checks.
    ...(maxConnections === undefined
      ? {}
      : { maxConnections: { input: maxConnections, standIns: [expected, expected + 1] } }),
  };
}

const namespaceNumbers = new WeakMap<object, number>();
let nextNamespace = 1;

/** One Output is one namespace: two components that have it may stand in each other's way. */
function namespaces(input: Input<string>): readonly [string, string] {
  if (!isLate(input)) return ['', ''];
  const number = namespaceNumbers.get(input as object) ?? nextNamespace++;
  namespaceNumbers.set(input as object, number);
  return [`known-later-${number}`, `known-later-${number}-2`];
}

function imagesOf({ slots, lock }: ReleaseArgs): LateValues<Late<string>> {
  const images = SLOTS.flatMap((slot) => [slots[slot]?.image, lock?.slots[slot]?.image]);
  const known = images.find((image) => typeof image === 'string');
  // Checks of users may ask for a registry.
  const repository = known?.split('@')[0] ?? 'known-later.invalid/image';
  const present = SLOTS.flatMap((slot, index) => {
    const given = slots[slot];
    if (!given) return [];
    const kept = lock?.slots[slot];
    const made = (digit: number) => `${repository}@sha256:${String(digit).repeat(64)}`;
    // What the lock has of the version is what it is.
    const first = kept?.version === given.version ? kept.image : made(index);
    return [[imageKey(slot), { input: given.image, standIns: [first, made(index + 2)] }] as const];
  });
  return Object.fromEntries(present);
}
