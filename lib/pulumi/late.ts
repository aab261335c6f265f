import { all, type Output } from '@pulumi/pulumi';
import { SLOTS } from '../core/labels';
import { Release } from '../files/release';
import { Platform } from '../files/platform';
import type { Check } from '../checks/check';
import { standardChecks } from '../checks/registry';
import { refuse } from '../core/error';
import type { Problem } from '../core/problem';
import { mapRecord } from '../core/record';
import { lateFactRule } from '../evaluation/late-facts';
import { evaluateComponent, type EvaluatedComponent } from '../evaluation/component';
import type { BlueGreenArgs } from './args';
import { argumentProblems, isLate } from './plain-arguments';
import { imageKey, lateValues, secretKey, type Late, type LateValues } from './stand-ins';

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

function releaseOf(release: BlueGreenArgs['release'], values: LateValues<string | number>): Release {
  if (release instanceof Release) return release;
  const { lock, slots, ...data } = release;
  const known = SLOTS.flatMap((slot) => {
    const given = slots[slot];
    return given ? [[slot, { ...given, image: String(values[imageKey(slot)]) }] as const] : [];
  });
  return Release.of({ ...data, slots: Object.fromEntries(known) }, lock);
}
