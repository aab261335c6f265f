import type { FieldChange } from '../core/diff';
import type { KubeObject } from '../core/kube';
import { SLOT_LABEL } from '../core/labels';

/** What a change is about, in the order of reports. */
export const CHANGE_GROUPS = [
  'traffic',
  'pods',
  'capacity',
  'gates',
  'alerts',
  'monitoring',
  'access',
  'config',
  'other',
] as const;

/** What a change is about. */
export type ChangeGroup = (typeof CHANGE_GROUPS)[number];

/** One thing that changes, in one sentence. */
export interface Change {
  readonly group: ChangeGroup;
  /** `Kind namespace/name`. */
  readonly object: string;
  readonly effect: 'added' | 'changed' | 'removed';
  /** What it means. */
  readonly text: string;
  /** What belongs to it, a line each. @default [] */
  readonly details?: readonly string[];
  /** Set where it reaches the users at once, and is hardly ever meant. */
  readonly isLoud?: true;
  /** The fields that say so; none where the whole object came or went. */
  readonly fields: readonly FieldChange[];
}

/** An object before and after; one of both may be missing. */
export interface ObjectPair {
  readonly before?: KubeObject;
  readonly after?: KubeObject;
}

/** What a reader of a kind of objects says of a change. */
export interface Reading extends Pick<Change, 'group' | 'text' | 'details' | 'isLoud'> {
  /** Whether it has said all of the change of a field. */
  readonly covers: (path: string) => boolean;
}

/** Percent of the traffic that slots have, by `slotKey`. */
export type Serving = ReadonlyMap<string, number>;

/** Makes sense of the changes of objects of some kinds. */
export type Reader = (pair: ObjectPair, fields: readonly FieldChange[], serving: Serving) => readonly Reading[];

/** The name of a slot among all of an app. */
export function slotKey(namespace: string | undefined, service: string, slot: string): string {
  return JSON.stringify([namespace, service, slot]);
}

/** The object as it is, or as it was where it goes. */
export function either({ before, after }: ObjectPair): KubeObject {
  const object = after ?? before;
  if (!object) throw new TypeError('a pair of no objects');
  return object;
}

/** The service that an object is of, or its own name where it has no label that says so. */
export function serviceOf({ metadata }: KubeObject): string {
  return metadata.labels?.app ?? metadata.name;
}

/** The service that an object is of, with its slot where it is of one. */
export function whose(object: KubeObject): string {
  const slot = object.metadata.labels?.[SLOT_LABEL];
  return slot === undefined ? serviceOf(object) : `${serviceOf(object)} ${slot}`;
}

/** The value at the end of a path of keys; nothing where there is none. */
export function valueAt(value: unknown, ...keys: readonly (string | number)[]): unknown {
  return keys.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as Readonly<Record<string | number, unknown>>)[key] : undefined,
    value,
  );
}

/** The items of a list, as maps; none where it is no list of maps. */
export function mapsAt(
  value: unknown,
  ...keys: readonly (string | number)[]
): readonly Readonly<Record<string, unknown>>[] {
  const list = valueAt(value, ...keys);
  if (!Array.isArray(list)) return [];
  return list.filter((item): item is Readonly<Record<string, unknown>> => typeof item === 'object' && item !== null);
}

/** A scalar as text; nothing for all else. */
export function textAt(value: unknown, ...keys: readonly (string | number)[]): string | undefined {
  const found = valueAt(value, ...keys);
  return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean'
    ? String(found)
    : undefined;
}
