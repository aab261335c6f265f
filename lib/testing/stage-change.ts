import { fieldChanges, formatChange, type FieldChange } from '../core/diff';
import { objectName, type KubeObject } from '../core/kube';
import type { SynthesizedStage } from './synthesized-stage';

/** One thing that a step changes. `object` is the object as `Kind namespace/name`. */
export type StageChange =
  | { readonly kind: 'added' | 'removed'; readonly object: string }
  | {
      readonly kind: 'changed';
      readonly object: string;
      /** The field, such as `spec.http[1].route[0].weight`. */
      readonly path: string;
      /** What it was; `undefined` where there was none. */
      readonly before: unknown;
      /** What it becomes; `undefined` where there is none. */
      readonly after: unknown;
    };

/** An object that is there before and after a step. */
export interface KeptObject {
  /** The object as `Kind namespace/name`. */
  readonly name: string;
  /** The object before the step. */
  readonly before: KubeObject;
  /** The object after the step. */
  readonly after: KubeObject;
}

/** All that a step changes, object by object as they are written: fields and additions, then removals. */
export function stageChanges(from: SynthesizedStage, to: SynthesizedStage): StageChange[] {
  const before = byName(from.objects);
  const after = byName(to.objects);
  return [
    ...[...after].flatMap(([object, now]): StageChange[] => {
      const then = before.get(object);
      if (!then) return [{ kind: 'added', object }];
      return fieldChanges(then, now).map((change) => ({ kind: 'changed', object, ...change }));
    }),
    ...[...before.keys()].filter((object) => !after.has(object)).map(removed),
  ];
}

/** The objects that a step neither adds nor removes. */
export function keptObjects(from: SynthesizedStage, to: SynthesizedStage): KeptObject[] {
  const after = byName(to.objects);
  return from.objects.flatMap((object) => {
    const now = after.get(objectName(object));
    return now ? [{ name: objectName(object), before: object, after: now }] : [];
  });
}

/** A change as a test names it: `+ Kind namespace/name`, `- Kind namespace/name` or `Kind namespace/name path`. */
export function changeName(change: StageChange): string {
  switch (change.kind) {
    case 'added':
      return `+ ${change.object}`;
    case 'removed':
      return `- ${change.object}`;
    case 'changed':
      return `${change.object} ${change.path}`;
  }
}

/** A change as a message shows it: its name, and for a field what it was and what it becomes. */
export function describeChange(change: StageChange): string {
  return change.kind === 'changed' ? fieldText(change.object, change) : changeName(change);
}

/** `Kind namespace/name path: before → after`. */
export function fieldText(object: string, change: FieldChange): string {
  return `${object} ${formatChange(change)}`;
}

function removed(object: string): StageChange {
  return { kind: 'removed', object };
}

function byName(objects: readonly KubeObject[]): Map<string, KubeObject> {
  return new Map(objects.map((object) => [objectName(object), object]));
}
