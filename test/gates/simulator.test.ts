import * as fc from 'fast-check';
import type { MeasurementPhase } from '../../lib/gates/argo/assess';
import type { Reading } from '../../lib/gates/argo/condition';
import type { ArgoMetric } from '../../lib/gates/argo/metric';
import { UnsupportedCondition } from '../../lib/gates/argo/syntax';
import { verdictOfAll } from '../../lib/gates/argo/verdicts';
import { simulateRun, type SimulatedRun, type SimulationOptions } from '../../lib/gates/simulator';

const BOTH = {
  successCondition: 'len(result) == 1 && result[0] < 0.005',
  failureCondition: 'len(result) == 1 && result[0] >= 0.01',
};
const GATE = { name: 'errors', interval: '30s', ...BOTH };
const [GOOD, BETWEEN, BAD] = [[0.001], [0.007], [0.02]];

/** What a metric reads at its measurements, in order; the last is read from then on. */
function play(metric: Omit<ArgoMetric, 'name'>, readings: readonly Reading[], options?: Partial<SimulationOptions>) {
  let next = 0;
  const read = () => readings[Math.min(next++, readings.length - 1)]!;
  return simulateRun({ metrics: [{ ...GATE, ...metric }] }, read, { until: 3600, ...options });
}

const end = ({ phase, endedAt }: SimulatedRun) => [phase, endedAt];
const times = ({ metrics }: SimulatedRun, index = 0) => metrics[index]!.measurements.map(({ at }) => at);

describe('the limits of a metric', () => {
  it('end it when they are passed, not when they are reached', () => {
    expect(end(play({ count: 10 }, [GOOD, BAD]))).toEqual(['Failed', 30]);
    expect(end(play({ count: 10, failureLimit: 3 }, [BAD]))).toEqual(['Failed', 90]);
    expect(play({ count: 10, failureLimit: 3 }, [BAD]).reason).toBe(
      'Metric "errors" assessed Failed due to failed (4) > failureLimit (3)',
    );
  });

  it('count bad looks anywhere in the run, and not in a row', () => {
    expect(end(play({ count: 10, failureLimit: 2 }, [BAD, GOOD, GOOD, BAD, GOOD, BAD, GOOD]))).toEqual(['Failed', 150]);
  });

  it('cannot be passed where they equal the count: everything fails, and the gate succeeds', () => {
    expect(end(play({ count: 4, failureLimit: 4 }, [BAD]))).toEqual(['Successful', 90]);
    expect(end(play({ count: 4, failureLimit: 3 }, [BAD]))).toEqual(['Failed', 90]);
  });

  it('let a run without any success succeed where the inconclusive ones equal the count', () => {
    const run = play({ count: 4, inconclusiveLimit: 4 }, [[NaN]]);
    expect(end(run)).toEqual(['Successful', 90]);
    expect(run.metrics[0]!.counters).toMatchObject({ successful: 0, inconclusive: 4 });
    const asked = play({ count: 4, inconclusiveLimit: 4, consecutiveSuccessLimit: 1 }, [[NaN]]);
    expect(end(asked)).toEqual(['Inconclusive', 90]);
    expect(end(play({ count: 4, inconclusiveLimit: 3 }, [[NaN]]))).toEqual(['Inconclusive', 90]);
  });

  it('make the first look without data inconclusive by default', () => {
    expect(end(play({ count: 10 }, [[NaN], GOOD]))).toEqual(['Inconclusive', 0]);
    expect(end(play({ count: 10 }, [BETWEEN, GOOD]))).toEqual(['Inconclusive', 0]);
  });

  it('are switched off by a failureLimit of -1, which leaves the successes in a row to decide', () => {
    const metric = { count: 4, failureLimit: -1, consecutiveSuccessLimit: 2 };
    expect(end(play(metric, [BAD, GOOD, BAD, GOOD]))).toEqual(['Failed', 90]);
    expect(end(play(metric, [BAD, GOOD, GOOD, BAD]))).toEqual(['Successful', 60]);
  });

  it('end a metric early after enough successes in a row, and inconclusively where there never were as many', () => {
    const metric = { count: 10, failureLimit: 5, consecutiveSuccessLimit: 3 };
    expect(end(play(metric, [GOOD, BAD, GOOD, GOOD, GOOD]))).toEqual(['Successful', 120]);
    expect(end(play({ ...metric, inconclusiveLimit: 9 }, [GOOD, GOOD, BETWEEN, GOOD, BAD, GOOD]))).toEqual([
      'Successful',
      210,
    ]);
    expect(end(play({ ...metric, count: 8 }, [GOOD, BAD, GOOD, GOOD, BAD, GOOD, GOOD, BAD]))).toEqual([
      'Inconclusive',
      210,
    ]);
  });
});

describe('errors', () => {
  it('are tried again after ten seconds, whatever the interval, and the fifth in a row ends the run', () => {
    const run = play({ count: 10 }, ['error']);
    expect(times(run)).toEqual([0, 10, 20, 30, 40]);
    expect(end(run)).toEqual(['Error', 40]);
    expect(run.reason).toBe('Metric "errors" assessed Error due to consecutiveErrors (5) > consecutiveErrorLimit (4)');
  });

  it('come from a condition that looks at what is not there', () => {
    const run = play({ count: 10, successCondition: 'result[0] < 0.005', failureCondition: '' }, [[]]);
    expect(end(run)).toEqual(['Error', 40]);
    expect(run.metrics[0]!.measurements[0]!.message).toContain('index out of range');
  });

  it('do not count towards the count, and any other measurement ends their row', () => {
    const run = play({ count: 3, consecutiveErrorLimit: 1 }, ['error', GOOD, 'error', GOOD, 'error', GOOD]);
    expect(times(run)).toEqual([0, 10, 40, 50, 80, 90]);
    expect(end(run)).toEqual(['Successful', 90]);
    expect(run.metrics[0]!.counters).toEqual({
      count: 3,
      successful: 3,
      failed: 0,
      inconclusive: 0,
      error: 3,
      consecutiveError: 0,
      consecutiveSuccess: 1,
    });
  });

  it('end the row of successes', () => {
    const run = play({ count: 9, consecutiveSuccessLimit: 2, consecutiveErrorLimit: 1 }, [GOOD, 'error', GOOD, GOOD]);
    expect(end(run)).toEqual(['Successful', 70]);
  });

  it('are tried again where there is one measurement only', () => {
    const run = play({ interval: '', count: 1 }, ['error', 'error', GOOD]);
    expect([times(run), end(run)]).toEqual([
      [0, 10, 20],
      ['Successful', 20],
    ]);
  });
});

describe('the times of a metric', () => {
  it('are those of guide 000, where a delay of 120 s and looks every 30 s fill the holds', () => {
    const lasts = [3, 7, 17, 27].map((count) => play({ count, initialDelay: '120s' }, [GOOD]).endedAt);
    expect(lasts).toEqual([180, 300, 600, 900]);
  });

  it('count the interval from the end of a measurement', () => {
    expect(times(play({ count: 4 }, [GOOD], { measuring: 2 }))).toEqual([0, 32, 64, 96]);
    expect(end(play({ count: 4 }, [GOOD], { measuring: 2 }))).toEqual(['Successful', 98]);
    expect(times(play({ count: 1 }, ['error', GOOD], { measuring: 2 }))).toEqual([0, 12]);
  });

  it('are one where neither interval nor count is said, and without end where the interval is', () => {
    expect(end(play({ interval: '' }, [GOOD]))).toEqual(['Successful', 0]);
    const endless = play({}, [GOOD], { until: 300 });
    expect(end(endless)).toEqual(['Running', undefined]);
    expect(times(endless)).toHaveLength(11);
  });

  it('end when the run is told to end: what goes on then is successful', () => {
    expect(end(play({}, [GOOD], { terminateAt: 100 }))).toEqual(['Successful', 100]);
    expect(times(play({}, [GOOD], { terminateAt: 100 }))).toEqual([0, 30, 60, 90]);
    expect(times(play({}, [GOOD], { terminateAt: 90 }))).toEqual([0, 30, 60]);
    expect(end(play({ count: 9, failureLimit: 3 }, [BAD], { terminateAt: 60 }))).toEqual(['Successful', 60]);
    expect(end(play({ initialDelay: '2m' }, [BAD], { terminateAt: 60 }))).toEqual(['Successful', 60]);
  });
});

describe('a run of several metrics', () => {
  const run = (
    metrics: readonly ArgoMetric[],
    readings: Readonly<Record<string, Reading>>,
    extra: { readonly dryRun?: readonly { metricName: string }[]; readonly until?: number } = {},
  ) => simulateRun({ metrics, dryRun: extra.dryRun }, (name) => readings[name] ?? GOOD, { until: extra.until ?? 3600 });
  const slow = { ...GATE, name: 'latency', count: 20, initialDelay: '5m' };
  const phasesOf = ({ metrics }: SimulatedRun) => metrics.map(({ name, phase, endedAt }) => [name, phase, endedAt]);

  it('is over with the first that does not succeed; the others are successful, or never began', () => {
    const found = run([{ ...GATE, count: 9, failureLimit: 2 }, { ...GATE, name: 'other' }, slow], { errors: BAD });
    expect(end(found)).toEqual(['Failed', 60]);
    expect(phasesOf(found)).toEqual([
      ['errors', 'Failed', 60],
      ['other', 'Successful', 60],
      ['latency', 'Pending', undefined],
    ]);
  });

  it('goes on until the last has ended', () => {
    const found = run([{ ...GATE, count: 2 }, slow], {});
    expect(end(found)).toEqual(['Successful', 870]);
    expect(times(found, 1).slice(0, 2)).toEqual([300, 330]);
  });

  it('is as bad as the worst that ended at the same time', () => {
    const metrics = ['errors', 'latency', 'pool'].map((name) => ({ ...GATE, name, consecutiveErrorLimit: 0 }));
    expect(run(metrics, { errors: [NaN], latency: 'error' }).phase).toBe('Error');
    const worst = run(metrics, { errors: [NaN], latency: 'error', pool: BAD });
    expect(worst.phase).toBe('Failed');
    expect(worst.reason).toContain('Metric "pool"');
    expect(run(metrics, { pool: [NaN] }).phase).toBe('Inconclusive');
  });

  it('is not touched by a dry run, but waits for its end', () => {
    const dryRun = [{ metricName: 'latency' }];
    const metrics = [
      { ...GATE, count: 2 },
      { ...GATE, name: 'latency', count: 5 },
    ];
    const failing = run(metrics, { latency: BAD }, { dryRun });
    expect(phasesOf(failing)).toEqual([
      ['errors', 'Successful', 30],
      ['latency', 'Failed', 0],
    ]);
    expect(end(failing)).toEqual(['Successful', 30]);
    expect(end(run(metrics, {}, { dryRun }))).toEqual(['Successful', 120]);
    expect(end(run(metrics, { errors: BAD }, { dryRun }))).toEqual(['Failed', 0]);
    expect(end(run([metrics[1]!], { latency: BAD }, { dryRun }))).toEqual(['Successful', 0]);
    const endless = [metrics[0]!, { ...GATE, name: 'latency' }];
    expect(end(run(endless, {}, { dryRun, until: 900 }))).toEqual(['Running', undefined]);
  });

  it('is refused before anything is measured where Argo refuses it', () => {
    const read = jest.fn();
    const refused = simulateRun({ metrics: [{ ...GATE, count: 1, failureLimit: 2 }] }, read, { until: 60 });
    expect(end(refused)).toEqual(['Error', 0]);
    expect(refused.reason).toContain('Analysis spec invalid: metrics[0]: count (1) must be >= failureLimit');
    expect(read).not.toHaveBeenCalled();
  });

  it('is not played where it uses what is not simulated', () => {
    const play = (metric: Partial<ArgoMetric>) => () => run([{ ...GATE, ...metric }], {});
    expect(play({ successCondition: 'max(result) < 1' })).toThrow(UnsupportedCondition);
    expect(play({ interval: '0s' })).toThrow('an interval of 0s measures without a pause');
  });
});

describe('holes that conditions leave open', () => {
  it('a success condition alone fails without data, a failure condition alone succeeds without data', () => {
    const success = { count: 3, failureCondition: '', successCondition: 'result[0] < 0.005' };
    expect(end(play(success, [[NaN]]))).toEqual(['Failed', 0]);
    const failure = { count: 3, successCondition: '', failureCondition: 'result[0] >= 0.005' };
    expect(end(play(failure, [[NaN]]))).toEqual(['Successful', 60]);
    expect(end(play({ count: 3, successCondition: '', failureCondition: '' }, [BAD]))).toEqual(['Successful', 60]);
    expect(end(play({ count: 3, failureCondition: '', successCondition: 'all(result, # < 1)' }, [[]]))).toEqual([
      'Successful',
      60,
    ]);
  });
});

describe('the verdict when all measurements are alike', () => {
  const READING: Readonly<Record<MeasurementPhase, Reading>> = {
    Successful: GOOD,
    Failed: BAD,
    Inconclusive: BETWEEN,
    Error: 'error',
  };
  const small = fc.integer({ min: 0, max: 6 });
  const anyMetric = fc.record({
    count: small,
    failureLimit: fc.integer({ min: -1, max: 6 }),
    inconclusiveLimit: small,
    consecutiveErrorLimit: small,
    consecutiveSuccessLimit: small,
    interval: fc.constantFrom('', '15s', '30s'),
    initialDelay: fc.constantFrom('', '2m'),
  });

  it('is the one that the run comes to', () => {
    fc.assert(
      fc.property(
        anyMetric,
        fc.constantFrom<MeasurementPhase>('Successful', 'Failed', 'Inconclusive', 'Error'),
        (metric, outcome) => {
          const { phase, endedAt } = play(metric, [READING[outcome]], { until: 600 });
          const verdict = verdictOfAll({ ...GATE, ...metric }, outcome);
          if (verdict) expect({ phase, seconds: endedAt }).toEqual(verdict);
          else expect(phase).toBe('Running');
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('shows gates that cannot fail and gates that cannot end', () => {
    expect(verdictOfAll({ ...GATE, count: 3, failureLimit: 3 }, 'Failed')).toEqual({
      phase: 'Successful',
      seconds: 60,
    });
    expect(verdictOfAll(GATE, 'Successful')).toBeUndefined();
  });
});

describe('a run with readings of any kind', () => {
  const anyReading = fc.constantFrom<Reading>(GOOD, BETWEEN, BAD, [NaN], [], 'error');

  it('counts every measurement once, takes none after its end, and none before the one before', () => {
    fc.assert(
      fc.property(
        fc.array(anyReading, { minLength: 1, maxLength: 20 }),
        fc.nat(4),
        fc.nat(4),
        (readings, failures, gaps) => {
          const run = play({ count: 8, failureLimit: failures, inconclusiveLimit: gaps }, readings);
          const { counters, measurements } = run.metrics[0]!;
          expect(run.phase).not.toBe('Running');
          expect(counters.successful + counters.failed + counters.inconclusive).toBe(counters.count);
          expect(counters.count + counters.error).toBe(measurements.length);
          expect(measurements.at(-1)!.at).toBe(run.endedAt);
          const apart = times(run).map((at, index, all) => at - (all[index - 1] ?? at));
          expect(apart.slice(1).every((gap, index) => gap === (measurements[index]!.phase === 'Error' ? 10 : 30))).toBe(
            true,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
