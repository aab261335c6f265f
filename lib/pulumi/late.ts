import { Output, all, type Input } from '@pulumi/pulumi';
import { SLOTS, type SlotName } from '../core/labels';
import { Release } from '../files/release';
import { Platform } from '../files/platform';
import type { Check } from '../checks/check';
import { standardChecks } from '../checks/registry';
import type { Problem } from '../core/problem';
import { lateFactRule } from '../evaluation/late-facts';
import { evaluateComponent, type EvaluatedComponent } from '../evaluation/component';
import type { BlueGreenArgs, ReleaseArgs } from './args';

/** A value that the program may come to know only while it runs, and two others that stand for it until then. */
interface Late<T> {
  readonly input: Input<T>;
  readonly standIns: readonly [T, T];
}

/** The values of a component that may be known late, by what they are. */
type LateValues<V> = Readonly<Record<string, V>>;

/** A component's arguments, ready to be evaluated with one set of values or another. */
export class LateArguments {
  private readonly late: LateValues<Late<string | number>>;
  /** Whether any of the values is not known yet. */
  readonly isLate: boolean;
  /** Whether it is known which objects it has, by name and namespace. */
  readonly isPlaced: boolean;
  /** The standard checks, then the user's. */
  readonly checks: readonly Check[];

  constructor(
    private readonly name: string,
    private readonly args: BlueGreenArgs,
  ) {
    this.late = lateValues(args);
    this.checks = [...standardChecks, ...(args.checks ?? [])];
    this.isLate = Object.values(this.late).some(({ input }) => isLate(input));
    this.isPlaced = !isLate(args.namespace);
  }

  /** Evaluates with what is known, and with the first or the second stand-in for what is not. */
  evaluateWith(standIn: 0 | 1): EvaluatedComponent {
    return this.evaluate(
      mapRecord(this.late, ({ input, standIns }) => (isLate(input) ? standIns[standIn] : (input as string | number))),
    );
  }

  /** Evaluates once all is known. */
  get whenKnown(): Output<EvaluatedComponent> {
    return all(mapRecord(this.late, ({ input }) => input)).apply((values) => this.evaluate(values));
  }

  private evaluate(values: LateValues<string | number>): EvaluatedComponent {
    const problems = Object.entries(values).flatMap(([field, value]) => typeProblems(field, value, this.name));
    if (problems.length > 0) return { problems };
    const {
      namespace: _namespace,
      release,
      platform,
      secrets = {},
      maxConnections,
      patches,
      checks: _checks,
      ...definition
    } = this.args;
    const { source } = releaseOf(release, values);
    return evaluateComponent({
      definition,
      site: {
        construct: this.name,
        namespace: String(values.namespace),
        platform: platform ?? Platform.fromFileIfPresent(),
        source,
      },
      lockFile: source.lockFile,
      facts: {
        secrets: mapRecord(secrets, (_input, name) => String(values[secretKey(name)])),
        ...(maxConnections === undefined ? {} : { maxConnections: Number(values.maxConnections) }),
      },
      patches: patches ?? {},
      checks: this.checks,
    });
  }
}

/** An Output may come to nothing, or to something else than its type says; as text that would be the name `undefined`. */
function typeProblems(field: string, value: unknown, construct: string): Problem[] {
  const wanted = field === 'maxConnections' ? 'number' : 'string';
  if (typeof value === wanted) return [];
  return [
    lateFactRule.problem({
      at: { construct, field },
      given: String(value),
      allowed: wanted === 'number' ? 'a number' : 'a text',
      fix: 'look at what the Output comes to: an output that its provider does not set is undefined',
    }),
  ];
}

function lateValues({ namespace, release, secrets = {}, maxConnections, database }: BlueGreenArgs) {
  const expected = database?.maxConnections ?? 1;
  const images = release instanceof Release ? {} : imagesOf(release);
  return {
    namespace: { input: namespace, standIns: ['known-later', 'known-later-2'] },
    ...images,
    ...Object.fromEntries(
      Object.entries(secrets).map(([name, input]) => [secretKey(name), { input, standIns: [name, `${name}-2`] }]),
    ),
    // What the definition expects is the best guess for the checks.
    ...(maxConnections === undefined
      ? {}
      : { maxConnections: { input: maxConnections, standIns: [expected, expected + 1] } }),
  } as LateValues<Late<string | number>>;
}

function imagesOf({ slots, lock }: ReleaseArgs): LateValues<Late<string>> {
  const present = SLOTS.flatMap((slot, index) => {
    const given = slots[slot];
    if (!given) return [];
    const kept = lock?.slots[slot];
    const digest = (digit: number) => `known-later.invalid/image@sha256:${String(digit).repeat(64)}`;
    // What the lock has of the version is what it is.
    const first = kept?.version === given.version ? kept.image : digest(index);
    return [[imageKey(slot), { input: given.image, standIns: [first, digest(index + 2)] }] as const];
  });
  return Object.fromEntries(present);
}

function releaseOf(release: BlueGreenArgs['release'], values: LateValues<string | number>): Release {
  if (release instanceof Release) return release;
  const { lock, slots, ...data } = release;
  const known = SLOTS.flatMap((slot) => {
    const given = slots[slot];
    return given ? [[slot, { ...given, image: String(values[imageKey(slot)]) }] as const] : [];
  });
  return Release.of({ ...data, slots: Object.fromEntries(known) }, lock);
}

const imageKey = (slot: SlotName) => `image of ${slot}`;
const secretKey = (name: string) => `secret ${name}`;

function isLate(input: unknown): boolean {
  return Output.isInstance(input) || input instanceof Promise;
}

function mapRecord<V, W>(record: Readonly<Record<string, V>>, map: (value: V, key: string) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}
