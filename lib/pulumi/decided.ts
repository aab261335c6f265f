import { log, output, type Output } from '@pulumi/pulumi';
import { CutoverError, hasError } from '../core/error';
import { isSame } from '../core/diff';
import { differingParts, partAt, withParts, type PartPath } from '../core/parts';
import { formatReport } from '../core/problem';
import type { ComponentObject, EvaluatedComponent, SoundComponent } from '../evaluation/component';
import { lateFactRule } from '../evaluation/late-facts';
import { annotated } from '../gitops/pulumi';
import type { BlueGreenArgs } from './args';
import { LateArguments } from './late';
import { keepLock } from './lock';
import { runningProgram } from './program';
import { keepingReport } from './shown';

/** A release that passed its checks, as far as it is known. */
export interface DecidedRelease {
  /** With stand-ins for what is known late: what the release is, and which objects it has, does not depend on them. */
  readonly now: SoundComponent;
  /** What an object has: plain values, and Outputs where they depend on what is known late. */
  readonly fieldsOf: (object: ComponentObject) => unknown;
  /** Reads a value, which is known when all arguments are. */
  readonly read: <T>(value: (sound: SoundComponent) => T) => Output<T>;
  /** Resolves when all checks of the program have passed. */
  readonly checked: Output<unknown>;
}

/** Evaluates the arguments of a component, and checks what they make. Throws the report. */
export function decide(name: string, args: BlueGreenArgs): DecidedRelease {
  const given = new LateArguments(name, args);
  const { isLate, checks } = given;
  const pass = async (sound: SoundComponent) => {
    await runningProgram().add(name, { sound, checks });
    const { lock, lockFile } = sound.output;
    if (lockFile !== undefined) keepLock(lockFile, lock, { isLate });
  };
  const first = given.evaluateWith(0);
  const now = soundOf(first);
  if (!isLate) {
    warn(first);
    return {
      now,
      fieldsOf: annotated,
      // Not output(now), which would rebuild it as plain objects.
      read: (value) => output(0).apply(() => value(now)),
      checked: output(pass(now)),
    };
  }
  const parts = lateParts(now, given.evaluateWith(1).sound);
  // Others of the program, which are registered before this one is known, must not be in its way.
  const together = given.isPlaced ? runningProgram().add(name, { sound: now, checks }) : undefined;
  const known = given.whenKnown.apply((evaluated) =>
    keepingReport(() => {
      const real = soundOf(evaluated);
      warn(evaluated);
      expectSameShape(name, now, real, parts);
      return real;
    }),
  );
  return {
    now,
    fieldsOf: (object) =>
      withParts(annotated(object), parts.get(object.name) ?? [], (path) =>
        known.apply((real) => partAt(annotated(objectOf(real, object.name)), path)),
      ),
    read: (value) => known.apply(value),
    checked: output(together).apply(() => known.apply(pass)),
  };
}

/** The parts of each object that depend on what is known late: those in which it differs between two stand-ins. */
function lateParts(one: SoundComponent, other: SoundComponent | undefined): Map<string, readonly PartPath[]> {
  return new Map(
    one.objects.map((object) => {
      const twin = other?.objects.find(({ name }) => name === object.name);
      return [object.name, twin ? differingParts(annotated(object), annotated(twin)) : [[]]];
    }),
  );
}

/** What was registered with stand-ins must be what the real values make, save for the parts that wait for them. */
function expectSameShape(
  name: string,
  standIn: SoundComponent,
  real: SoundComponent,
  parts: ReadonlyMap<string, readonly PartPath[]>,
): void {
  const known = (sound: SoundComponent) =>
    sound.objects.map((object) => {
      const fields = withParts(annotated(object), parts.get(object.name) ?? [], () => undefined);
      return { name: object.name, treatment: object.treatment, fields };
    });
  if (isSame(known(standIn), known(real))) return;
  throw new CutoverError([
    lateFactRule.problem({
      at: { construct: name },
      given: 'a value whose objects are others than any other value has',
      allowed: 'values that change fields of objects, and not which objects there are',
      fix: 'give the namespace, the images or the Secrets as plain values',
    }),
  ]);
}

function objectOf({ objects }: SoundComponent, wanted: string): ComponentObject {
  const found = objects.find(({ name }) => name === wanted);
  if (!found) throw new Error(`no object ${wanted}`);
  return found;
}

function soundOf({ problems, sound }: EvaluatedComponent): SoundComponent {
  if (!sound || hasError(problems)) throw new CutoverError(problems);
  return sound;
}

function warn({ problems }: EvaluatedComponent): void {
  if (problems.length > 0) void log.warn(formatReport(problems));
}
