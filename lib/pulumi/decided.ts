import { log, output, unsecret, type Output } from '@pulumi/pulumi';
import { CutoverError, hasError } from '../core/error';
import { isSame } from '../core/diff';
import { partAt, withParts } from '../core/parts';
import { formatReport } from '../core/problem';
import type { ComponentObject, EvaluatedComponent, SoundComponent } from '../evaluation/component';
import { lateFactRule } from '../evaluation/late-facts';
import { annotated } from '../gitops/pulumi';
import type { BlueGreenArgs } from './args';
import { LateArguments } from './late';
import { latePartsOf, type Varied } from './late-parts';
import { keepLock } from './lock';
import { isMocked, runningProgram } from './program';
import { keepingReport } from './shown';

/** A release that passed its checks, as far as it is known. */
export interface DecidedRelease {
  /** With stand-ins for what is known late: what the release is, and which objects it has, does not depend on them. */
  readonly now: SoundComponent;
  /** What an object has: plain values, and Outputs where they depend on what is known late. */
  readonly fieldsOf: (object: ComponentObject) => unknown;
  /** Reads a value, which is known when all that it depends on is. */
  readonly read: <T>(value: (sound: SoundComponent) => T) => Output<T>;
  /** Resolves when all checks of the program have passed. */
  readonly checked: Output<unknown>;
}

/** Evaluates the arguments of a component, and checks what they make. Throws the report. */
export function decide(name: string, args: BlueGreenArgs, parent?: object): DecidedRelease {
  const program = runningProgram();
  const { given, first, now } = program.making(() => {
    const made = new LateArguments(name, args);
    const evaluated = made.evaluate();
    return { given: made, first: evaluated, now: soundOf(evaluated) };
  });
  const varied = given.late.map((fact): Varied => ({ fact, sound: passing(given.evaluate(fact)) }));
  const partsOf = (read: (sound: SoundComponent) => unknown) => latePartsOf(now, varied, read);
  // Many fields wait for the same values. What is one error Pulumi prints once.
  const refusals = new Map<string, CutoverError>();
  const known = (facts: readonly string[]) =>
    given.whenKnown(facts).apply((evaluated) => keepingReport(() => soundOf(evaluated, refusals)));
  const isLockLate = partsOf(lockOf).length > 0;
  const keep = ({ output: { lock, lockFile } }: SoundComponent) => {
    if (lockFile !== undefined && !isMocked()) keepLock(lockFile, lock, { isLate: isLockLate });
  };
  const add = ({ objects, output: written }: SoundComponent) =>
    program.add(name, parent, { objects, output: written, checks: given.checks });

  // Others of the program, which are registered before this one is known, must not be in its way.
  const together = output(
    add(now).then(() => {
      if (!isLockLate) keep(now);
      return name;
    }),
  );
  if (given.late.length === 0) warn(first);
  return {
    now,
    fieldsOf: (object) => {
      const parts = partsOf((sound) => fieldsIn(sound, object.name));
      const factsAt = new Map(parts.map(({ path, facts }) => [path.join('\0'), facts]));
      return withParts(
        annotated(object),
        parts.map(({ path }) => path),
        (path) => known(factsAt.get(path.join('\0')) ?? []).apply((real) => partAt(fieldsIn(real, object.name), path)),
      );
    },
    read: <T>(value: (sound: SoundComponent) => T): Output<T> => {
      const facts = [...new Set(partsOf(value).flatMap((part) => part.facts))];
      // Not output(now), which would rebuild it as plain objects.
      const at = facts.length === 0 ? output(0).apply(() => now) : known(facts);
      return at.apply(value);
    },
    checked: given.late.length === 0 ? together : together.apply(() => allKnown()),
  };

  function allKnown(): Output<unknown> {
    return given.whenKnown(given.late).apply(async (evaluated) => {
      const real = keepingReport(() => soundOf(evaluated, refusals));
      warn(evaluated);
      keepingReport(() => {
        expectSameShape(name, now, real, partsOf);
      });
      await add(real);
      if (isLockLate) keep(real);
    });
  }
}

/** The lock as an Output that is no secret: it has names of Secrets, and nothing of what is in them. */
export function lockOutput({ read }: DecidedRelease): Output<SoundComponent['output']['lock']> {
  return unsecret(read(lockOf));
}

function lockOf(sound: SoundComponent): SoundComponent['output']['lock'] {
  return sound.output.lock;
}

/** What was registered with stand-ins must be what the real values make, save for the parts that wait for them. */
function expectSameShape(
  name: string,
  standIn: SoundComponent,
  real: SoundComponent,
  partsOf: (read: (sound: SoundComponent) => unknown) => ReturnType<typeof latePartsOf>,
): void {
  const paths = new Map(
    standIn.objects.map(({ name: each }) => [each, partsOf((sound) => fieldsIn(sound, each)).map(({ path }) => path)]),
  );
  const plain = (sound: SoundComponent) =>
    sound.objects.map((object) => {
      const fields = withParts(annotated(object), paths.get(object.name) ?? [], () => undefined);
      return { name: object.name, treatment: object.treatment, fields };
    });
  if (isSame(plain(standIn), plain(real))) return;
  throw new CutoverError([
    lateFactRule.problem({
      at: { construct: name },
      given: 'a value whose objects are others than any other value has',
      allowed: 'values that change fields of objects, and not which objects there are',
      fix: 'give the namespace, the images or the Secrets as plain values',
    }),
  ]);
}

/** What an object is registered with; nothing where there is no such object. */
function fieldsIn({ objects }: SoundComponent, wanted: string): unknown {
  const found = objects.find(({ name }) => name === wanted);
  return found && annotated(found);
}

function soundOf(evaluated: EvaluatedComponent, refusals = new Map<string, CutoverError>()): SoundComponent {
  const sound = passing(evaluated);
  if (sound) return sound;
  const report = formatReport(evaluated.problems);
  const refusal = refusals.get(report) ?? new CutoverError(evaluated.problems);
  refusals.set(report, refusal);
  throw refusal;
}

function passing({ problems, sound }: EvaluatedComponent): SoundComponent | undefined {
  return hasError(problems) ? undefined : sound;
}

function warn({ problems }: EvaluatedComponent): void {
  if (problems.length > 0) void log.warn(formatReport(problems));
}
