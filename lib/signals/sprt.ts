import { CutoverError } from '../core/error';
import { Rule } from '../core/rule';
import { sumOfFirstValues, sumOfIncreases, type Series } from '../promql/rates';
import { duration, number, orZero, selector } from '../promql/text';
import { targetsOf } from './pods';
import { sequentialTest, type Wald } from './sequential';
import { ourSignal, type Look, type Signal, type WatchedVersion } from './signal';
import { ofAnyVersion } from './versions';

export const sequentialTestRule = new Rule({
  id: 'sequential-test',
  title:
    'A sequential test tells a good share of failures from a worse one, and may err in less than half of all cases',
  why: 'With its numbers the wrong way round it accepts bad releases and stops good ones.',
});

/** What a sequential probability ratio test (Wald) decides between. */
export interface SequentialTest {
  /** Share of failures of a good release. @default 0.001 */
  readonly good?: number;
  /** Share of failures of a bad one. @default 0.01 */
  readonly bad?: number;
  /** How often a good release may be stopped. @default 0.05 */
  readonly falseAlarm?: number;
  /** How often a bad one may pass. @default 0.1 */
  readonly miss?: number;
}

/** Seconds that a test counts back at the most where nobody says another: an hour, more than the steps of most plans. */
export const SEQUENTIAL_WINDOW = 3600;

/** The test with its weights and bounds. Throws a CutoverError for one that tells nothing apart. */
export function waldOf(test: SequentialTest = {}): Wald {
  const { good, bad, ...errors } = resolved(test);
  return sequentialTest({ base: good, bad, ...errors });
}

/**
 * How much likelier a bad release is than a good one, after all requests of a window: the logarithm of the ratio. It
 * needs fewer requests than a fixed number does, and may be looked at as often as one likes while the window begins at
 * the same moment.
 */
export function sequentialScore(test: SequentialTest = {}): Signal {
  const { errorWeight, successWeight } = waldOf(test);
  return ourSignal({
    id: 'sequential-score',
    title: 'logarithm of how much likelier a bad release is than a good one',
    unit: 'score',
    series: 'counter',
    read: (version, look) => {
      const { telemetry, window } = look;
      const known = knownTargets(version, look);
      const count = (series: Series, rise: string) => `(${rise} + ${newborn(series, known, window)})`;
      const [requests, failures] = [telemetry.requests(version), telemetry.failures(version)];
      const failed = count(failures, `(${orZero(sumOfIncreases(failures, window))})`);
      const all = count(requests, sumOfIncreases(requests, window));
      return `${number(errorWeight)} * ${failed} + ${number(-successWeight)} * (${all} - ${failed})`;
    },
    traffic: (version, { telemetry, window }) =>
      `${sumOfIncreases(telemetry.requests(version), window)} / ${number(window)}`,
  });
}

/**
 * First values of the series that were not there when the window began. A proxy makes the series of a code with its
 * first failure, which no increase ever sees: of few requests most failures are such. Only at targets that were seen
 * then: one that was not brings the counts of its whole life, such as those of an earlier attempt.
 */
function newborn(series: Series, known: string, window: number): string {
  return `(${orZero(sumOfFirstValues(series, known, window))})`;
}

/**
 * Targets that were seen when the window began: those that had requests to the service, whatever its version, and the
 * version's own pods, which have none before the first.
 */
function knownTargets(version: WatchedVersion, { telemetry, window }: Look): string {
  const { metric, matchers } = ofAnyVersion((any) => telemetry.requests(any), version);
  const span = duration(window);
  return `${selector(metric, matchers)} offset ${span} or ${targetsOf(version)} offset ${span} == 1`;
}

function resolved({
  good = 0.001,
  bad = 0.01,
  falseAlarm = 0.05,
  miss = 0.1,
}: SequentialTest): Required<SequentialTest> {
  const inOrder = good > 0 && good < bad && bad < 1;
  const mayErr = [falseAlarm, miss].every((share) => share > 0 && share < 0.5);
  if (inOrder && mayErr) return { good, bad, falseAlarm, miss };
  const given = `good ${good}, bad ${bad}, falseAlarm ${falseAlarm}, miss ${miss}`;
  const allowed = '0 < good < bad < 1, and errors between 0 and 0.5';
  const fix = 'such as { good: 0.001, bad: 0.01, falseAlarm: 0.05, miss: 0.1 }';
  throw new CutoverError([sequentialTestRule.problem({ at: { field: 'test' }, given, allowed, fix })]);
}
