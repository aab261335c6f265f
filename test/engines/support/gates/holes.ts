import type { ArgoMetric } from '../../../../lib/gates/argo/metric';
import { asking, stepwise, type GateCase } from './case';

const GOOD = 'vector(0.001)';
const BETWEEN = 'vector(0.007)';
const BAD = 'vector(0.02)';
const UNKNOWN = 'vector(NaN)';
const NOTHING = 'vector(1) > 2';
const TWO = 'label_replace(vector(0.001), "of", "a", "", "") or label_replace(vector(0.02), "of", "b", "", "")';

const SUCCESS = { successCondition: 'result[0] < 0.005' };
const FAILURE = { failureCondition: 'result[0] >= 0.005' };
const BOTH = {
  successCondition: 'len(result) == 1 && result[0] < 0.005',
  failureCondition: 'len(result) == 1 && result[0] >= 0.01',
};
const TIMES = (count: number) => ({ count, interval: '2s' });
/** The first error ends it: the next one would come after ten seconds. */
const NO_ERROR = { consecutiveErrorLimit: 0 };

/** A case of one metric and a query that never changes. */
function always(
  name: string,
  query: string,
  metric: Partial<ArgoMetric>,
  run: GateCase['run'],
  because = '',
): GateCase {
  return { name, spec: () => ({ metrics: [asking(query, metric)] }), run, because };
}

/** What a condition makes of a value. */
const CONDITIONS: readonly GateCase[] = [
  always('only success, good', GOOD, SUCCESS, 'Successful'),
  always('only success, bad', BAD, SUCCESS, 'Failed'),
  always('only success, NaN', UNKNOWN, SUCCESS, 'Failed'),
  always('only success, nothing: five errors', NOTHING, SUCCESS, 'Error', 'consecutiveErrors (5)'),
  always('only failure, bad', BAD, FAILURE, 'Failed'),
  always('only failure, NaN: a hole', UNKNOWN, FAILURE, 'Successful'),
  always('only failure, infinite', 'vector(+Inf)', FAILURE, 'Failed'),
  always('only failure, nothing', NOTHING, { ...FAILURE, ...NO_ERROR }, 'Error', 'index out of range'),
  always('only failure, two series: a hole', TWO, FAILURE, 'Successful'),
  always('both, good', GOOD, BOTH, 'Successful'),
  always('both, between', BETWEEN, BOTH, 'Inconclusive'),
  always('both, bad', BAD, BOTH, 'Failed'),
  always('both, NaN', UNKNOWN, BOTH, 'Inconclusive'),
  always('both, nothing', NOTHING, BOTH, 'Inconclusive'),
  always('both, infinite', 'vector(+Inf)', BOTH, 'Failed'),
  always('both, two series', TWO, BOTH, 'Inconclusive'),
  always(
    'both fulfilled at once',
    'vector(0.5)',
    { successCondition: 'result[0] < 1', failureCondition: 'result[0] > 0' },
    'Failed',
  ),
  always('no condition, bad', BAD, {}, 'Successful'),
  always('no condition, NaN: a hole', UNKNOWN, {}, 'Successful'),
  always('no condition, nothing: a hole', NOTHING, {}, 'Successful'),
  always('all() of nothing: a hole', NOTHING, { successCondition: 'all(result, # < 0.005)' }, 'Successful'),
  always('all() of two', TWO, { successCondition: 'all(result, # < 0.005)' }, 'Failed'),
  always('any() of NaN: a hole', UNKNOWN, { failureCondition: 'any(result, # >= 0.005)' }, 'Successful'),
  always('any() of two', TWO, { failureCondition: 'any(result, # >= 0.005)' }, 'Failed'),
  always(
    'default() does not help a vector',
    GOOD,
    { successCondition: 'default(result, 0) < 0.005', ...NO_ERROR },
    'Error',
  ),
  always('a number, good', 'scalar(vector(0.001))', { successCondition: 'result < 0.005' }, 'Successful'),
  always('a number, NaN', 'scalar(vector(1) > 2)', { failureCondition: 'isNaN(result)' }, 'Failed'),
  always('a number with an index', 'scalar(vector(0.001))', { ...SUCCESS, ...NO_ERROR }, 'Error'),
  always('the second of one series', GOOD, { successCondition: 'result[1] < 0.005', ...NO_ERROR }, 'Error'),
  always('the last of two series', TWO, { successCondition: 'result[-1] < 0.005' }, 'Failed'),
  always('a condition that is a number', GOOD, { successCondition: 'result[0]', ...NO_ERROR }, 'Error'),
  always('infinite or unknown', 'vector(-Inf)', { failureCondition: 'isInf(result[0]) || isNaN(result[0])' }, 'Failed'),
];

/** What the limits make of several looks. */
const LIMITS: readonly GateCase[] = [
  always('failureLimit equals count: a hole', BAD, { ...BOTH, ...TIMES(3), failureLimit: 3 }, 'Successful'),
  always(
    'failureLimit below count',
    BAD,
    { ...BOTH, ...TIMES(3), failureLimit: 2 },
    'Failed',
    'failed (3) > failureLimit (2)',
  ),
  always('limits as text', BAD, { ...BOTH, interval: '2s', count: '3', failureLimit: '1' }, 'Failed', 'failed (2)'),
  always(
    'inconclusiveLimit equals count: a hole',
    UNKNOWN,
    { ...BOTH, ...TIMES(3), inconclusiveLimit: 3 },
    'Successful',
  ),
  always(
    'inconclusiveLimit below count',
    UNKNOWN,
    { ...BOTH, ...TIMES(3), inconclusiveLimit: 2 },
    'Inconclusive',
    'inconclusive (3) > inconclusiveLimit (2)',
  ),
  {
    name: 'a first look without data, and no limit for it',
    spec: (begin) => ({ metrics: [asking(stepwise(begin, UNKNOWN, [60, GOOD]), { ...BOTH, ...TIMES(5) })] }),
    run: 'Inconclusive',
    because: 'inconclusive (1) > inconclusiveLimit (0)',
  },
  {
    name: 'early looks without data, below the limit',
    spec: (begin) => ({
      metrics: [asking(stepwise(begin, UNKNOWN, [4, GOOD]), { ...BOTH, ...TIMES(13), inconclusiveLimit: 6 })],
    }),
    run: 'Successful',
  },
  {
    name: 'bad looks that are not in a row count together',
    spec: (begin) => ({
      metrics: [asking(stepwise(begin, BAD, [4, GOOD], [8, BAD]), { ...BOTH, ...TIMES(30), failureLimit: 5 })],
    }),
    run: 'Failed',
    because: 'failed (6) > failureLimit (5)',
  },
  always('enough successes in a row', GOOD, { ...BOTH, ...TIMES(30), consecutiveSuccessLimit: 3 }, 'Successful'),
  always(
    'too few successes in a row, failures limited',
    UNKNOWN,
    { ...BOTH, ...TIMES(2), consecutiveSuccessLimit: 1, inconclusiveLimit: 2 },
    'Inconclusive',
  ),
  always(
    'too few successes in a row, failures not limited',
    BAD,
    { ...BOTH, ...TIMES(3), consecutiveSuccessLimit: 2, failureLimit: -1 },
    'Failed',
  ),
  always('neither interval nor count is one look', GOOD, BOTH, 'Successful'),
  always('a delay before the first look', BAD, { ...BOTH, initialDelay: '4s' }, 'Failed'),
];

/** What several metrics are together. */
const RUNS: readonly GateCase[] = [
  {
    name: 'a dry run that fails',
    spec: () => ({
      metrics: [asking(BAD, { name: 'new', ...BOTH }), asking(GOOD, { name: 'old', ...BOTH, ...TIMES(2) })],
      dryRun: [{ metricName: 'new' }],
    }),
    run: 'Successful',
    metrics: ['Failed', 'Successful'],
  },
  {
    name: 'a dry run by part of a name: a hole',
    spec: () => ({
      metrics: [asking(BAD, { name: 'errors', ...BOTH }), asking(BAD, { name: 'errors-old', ...BOTH })],
      dryRun: [{ metricName: 'errors' }],
    }),
    run: 'Successful',
    metrics: ['Failed', 'Failed'],
  },
  {
    name: 'failed is worse than inconclusive',
    spec: () => ({ metrics: [asking(UNKNOWN, { name: 'a', ...BOTH }), asking(BAD, { name: 'b', ...BOTH })] }),
    run: 'Failed',
    metrics: ['Inconclusive', 'Failed'],
    because: 'Metric "b" assessed Failed',
  },
  {
    name: 'failed is worse than an error',
    spec: () => ({
      metrics: [asking(BAD, { name: 'a', ...BOTH }), asking(NOTHING, { name: 'b', ...SUCCESS, ...NO_ERROR })],
    }),
    run: 'Failed',
    metrics: ['Failed', 'Error'],
  },
  {
    name: 'an error is worse than inconclusive',
    spec: () => ({
      metrics: [asking(NOTHING, { name: 'a', ...SUCCESS, ...NO_ERROR }), asking(UNKNOWN, { name: 'b', ...BOTH })],
    }),
    run: 'Error',
    metrics: ['Error', 'Inconclusive'],
  },
  {
    name: 'one that fails ends the others as successful',
    spec: (begin) => ({
      metrics: [
        asking(GOOD, { name: 'a', ...BOTH, ...TIMES(60) }),
        asking(stepwise(begin, GOOD, [6, BAD]), { name: 'b', ...BOTH, ...TIMES(60) }),
      ],
    }),
    run: 'Failed',
    metrics: ['Successful', 'Failed'],
  },
  {
    name: 'ended from outside before the first look',
    spec: () => ({ metrics: [asking(BAD, { ...BOTH, initialDelay: '60s' })], terminate: true }),
    run: 'Successful',
    metrics: [],
  },
];

/** What goes wrong while it is asked. */
const ERRORS: readonly GateCase[] = [
  {
    name: 'a Prometheus that is not there',
    spec: () => ({ metrics: [asking(GOOD, { ...BOTH, consecutiveErrorLimit: 1 }, 'http://127.0.0.1:9')] }),
    run: 'Error',
    because: 'consecutiveErrors (2) > consecutiveErrorLimit (1)',
  },
  always('a query with a mistake', 'vector(', { ...BOTH, ...NO_ERROR }, 'Error'),
  {
    name: 'an error that passes',
    spec: (begin) => ({ metrics: [asking(stepwise(begin, NOTHING, [5, GOOD]), { ...SUCCESS, ...TIMES(3) })] }),
    run: 'Successful',
  },
];

const INVALID: readonly GateCase[] = [
  always('an interval is missing', GOOD, { ...BOTH, count: 2 }, 'Error', 'interval must be specified when count > 1'),
  always(
    'more may be inconclusive than are asked',
    GOOD,
    { ...BOTH, ...TIMES(2), inconclusiveLimit: 3 },
    'Error',
    'count must be >= inconclusiveLimit',
  ),
  always(
    'more is limited than is asked',
    GOOD,
    { ...BOTH, ...TIMES(2), failureLimit: 1, consecutiveSuccessLimit: 2 },
    'Error',
    'failureLimit + consecutiveSuccessLimit',
  ),
  always('a day is no duration', GOOD, { ...BOTH, count: 2, interval: '1d' }, 'Error', 'invalid interval string'),
  {
    name: 'two metrics of one name',
    spec: () => ({ metrics: [asking(GOOD, BOTH), asking(BAD, BOTH)] }),
    run: 'Error',
    because: "duplicate name 'gate'",
  },
  {
    name: 'a dry run of no metric',
    spec: () => ({ metrics: [asking(GOOD, BOTH)], dryRun: [{ metricName: 'other' }] }),
    run: 'Error',
    because: "Rule didn't match any metric name(s)",
  },
];

/** What the controller refuses before it measures anything. */
const REFUSED = INVALID.map((refused): GateCase => ({ ...refused, metrics: [] }));

/** What people write by hand, with the holes that it has. */
export const HAND_WRITTEN: readonly GateCase[] = [...CONDITIONS, ...LIMITS, ...RUNS, ...ERRORS, ...REFUSED];
