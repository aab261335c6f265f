import { CutoverError } from '../core/error';
import { Rule } from '../core/rule';
import { sumOfIncreases } from '../promql/rates';
import { number, orZero } from '../promql/text';
import { sequentialTest } from './sequential';
import { ourSignal, type Signal } from './signal';

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

/** Values of the score where a test is over: at most `accept` is a good release, at least `reject` a bad one. */
export function sequentialBounds(test: SequentialTest = {}): { readonly accept: number; readonly reject: number } {
  const { good, bad, ...errors } = resolved(test);
  const { accept, reject } = sequentialTest({ base: good, bad, ...errors });
  return { accept, reject };
}

/**
 * How much likelier a bad release is than a good one, after all requests of a window: the logarithm of the ratio. It
 * needs fewer requests than a fixed number does, and may be looked at as often as one likes.
 */
export function sequentialScore(window: number, test: SequentialTest = {}): Signal {
  const { good, bad, ...errors } = resolved(test);
  const { errorWeight, successWeight } = sequentialTest({ base: good, bad, ...errors });
  return ourSignal({
    id: 'sequential-score',
    title: 'logarithm of how much likelier a bad release is than a good one',
    unit: 'score',
    series: 'counter',
    read: (version, { telemetry }) => {
      const failed = `(${orZero(sumOfIncreases(telemetry.failures(version), window))})`;
      const all = sumOfIncreases(telemetry.requests(version), window);
      return `${number(errorWeight)} * ${failed} + ${number(-successWeight)} * (${all} - ${failed})`;
    },
    traffic: (version, { telemetry }) => `${sumOfIncreases(telemetry.requests(version), window)} / ${number(window)}`,
  });
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
