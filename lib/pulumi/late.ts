import { type Output, all, type Input } from '@pulumi/pulumi';
import { SLOTS, type SlotName } from '../core/labels';
import { Release } from '../files/release';
import { Platform } from '../files/platform';
import type { Check } from '../checks/check';
import { standardChecks } from '../checks/registry';
import { refuse } from '../core/error';
import type { Problem } from '../core/problem';
import { lateFactRule } from '../evaluation/late-facts';
import { evaluateComponent, type EvaluatedComponent } from '../evaluation/component';
import type { BlueGreenArgs, ReleaseArgs } from './args';
import { argumentProblems, isLate } from './plain-arguments';

/** A value that the program may come to know only while it runs, and two others that stand for it until then. */
interface Late<T> {
  readonly input: Input<T>;
  readonly standIns: readonly [T, T];
}

/** The values of a component that may be known late, by what they are. */
type LateValues<V> = Readonly<Record<string, V>>;

/** A component's arguments, ready to be evaluated with one set of values or another. */
export class LateArguments {
  /** What is not known yet. */
  readonly late: readonly string[];
  /** The standard checks, then the user's. */
  readonly checks: readonly Check[];
  private readonly given: LateValues<Late<string | number>>;
  private readonly known = new Map<string, Output<EvaluatedComponent>>();

  constructor(
    private readonly name: string,
    private readonly args: BlueGreenArgs,
  ) {
    refuse(argumentProblems(args, name));
    this.given = lateValues(args);
    this.late = Object.keys(this.given).filter((fact) => isLate(this.given[fact]?.input));
    this.checks = [...standardChecks, ...(args.checks ?? [])];
  }

  /** Evaluates with what is known, and stand-ins for what is not; with another stand-in for one of them where it is named. */
  evaluate(varied?: string): EvaluatedComponent {
    return this.evaluateWith(this.standIns(varied));
  }

  /** Evaluates once some of the late values are known, with stand-ins for the others. */
  whenKnown(facts: readonly string[]): Output<EvaluatedComponent> {
    const key = facts.join();
    const known =
      this.known.get(key) ??
      all(Object.fromEntries(facts.map((fact) => [fact, this.given[fact]?.input]))).apply((values) =>
        this.evaluateWith({ ...this.standIns(), ...(values as LateValues<string | number>) }),
      );
    this.known.set(key, known);
    return known;
  }

  private standIns(varied?: string): LateValues<string | number> {
    return mapRecord(this.given, ({ input, standIns }, fact) =>
      isLate(input) ? standIns[fact === varied ? 1 : 0] : (input as string | number),
    );
  }

  private evaluateWith(values: LateValues<string | number>): EvaluatedComponent {
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
      fix: 'give it; where it is an Output, look at what it comes to: one that its provider does not set is undefined',
    }),
  ];
}

function lateValues({ namespace, release, secrets = {}, maxConnections, database }: BlueGreenArgs) {
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
  } as LateValues<Late<string | number>>;
}

const namespaceNumbers = new WeakMap<object, number>();
let nextNamespace = 1;

/** One Output is one namespace: two components that have it may stand in each other's way. */
function namespaces(input: Input<string>): readonly [string, string] {
  if (typeof input !== 'object') return ['', ''];
  const number = namespaceNumbers.get(input) ?? nextNamespace++;
  namespaceNumbers.set(input, number);
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

function mapRecord<V, W>(record: Readonly<Record<string, V>>, map: (value: V, key: string) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}
