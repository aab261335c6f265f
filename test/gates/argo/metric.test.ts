import { goDuration, isDryRun, limitsOf, refusalOfRun, type ArgoMetric } from '../../../lib/gates/argo/metric';

const refusal = (metric: Omit<ArgoMetric, 'name'>) => refusalOfRun({ metrics: [{ name: 'gate', ...metric }] });

describe('durations of Go', () => {
  it.each([
    ['30s', 30],
    ['1m30s', 90],
    ['1.5h', 5400],
    ['500ms', 0.5],
    ['0', 0],
    ['-5s', -5],
    ['24h', 86400],
  ])('%s', (text, expected) => {
    expect(goDuration(text)).toBe(expected);
  });

  it.each(['1d', '30', 's', '', '1 m', '{{args.window}}'])('are not %j', (text) => {
    expect(goDuration(text)).toBeUndefined();
  });
});

describe('limits', () => {
  it('have the defaults of Argo', () => {
    expect(limitsOf({ name: 'gate' })).toEqual({
      count: 1,
      failureLimit: 0,
      inconclusiveLimit: 0,
      consecutiveErrorLimit: 4,
      consecutiveSuccessLimit: 0,
      interval: undefined,
      initialDelay: 0,
    });
  });

  it('have no count where there is an interval alone, or a count of 0', () => {
    expect(limitsOf({ name: 'gate', interval: '30s' }).count).toBeUndefined();
    expect(limitsOf({ name: 'gate', interval: '30s', count: 0 }).count).toBeUndefined();
    expect(limitsOf({ name: 'gate', count: 0 }).count).toBe(1);
  });

  it('may be numbers in quotes', () => {
    expect(limitsOf({ name: 'gate', interval: '30s', count: '7', failureLimit: '-1' })).toMatchObject({
      count: 7,
      failureLimit: -1,
    });
  });
});

describe('what Argo refuses', () => {
  it.each([
    [
      { interval: '1m', count: 3, failureLimit: 4 },
      'count (3) must be >= failureLimit + consecutiveSuccessLimit (4 + 0) if both >= 0',
    ],
    [
      { interval: '1m', count: 3, failureLimit: 2, consecutiveSuccessLimit: 2 },
      'count (3) must be >= failureLimit + consecutiveSuccessLimit (2 + 2) if both >= 0',
    ],
    [
      { interval: '1m', count: 3, failureLimit: -1, consecutiveSuccessLimit: 4 },
      'count must be >= consecutiveSuccessLimit',
    ],
    [{ interval: '1m', count: 3, inconclusiveLimit: 4 }, 'count must be >= inconclusiveLimit'],
    [{ count: 2 }, 'interval must be specified when count > 1'],
    [{ failureLimit: -1 }, 'failureLimit and consecutiveSuccessLimit cannot both be disabled'],
    [{ failureLimit: -2 }, 'failureLimit must be >= 0, or -1 to be disabled'],
    [{ consecutiveSuccessLimit: -1 }, 'consecutiveSuccessLimit must be >= 0'],
    [{ inconclusiveLimit: -1 }, 'inconclusiveLimit must be >= 0'],
    [{ consecutiveErrorLimit: -1 }, 'consecutiveErrorLimit must be >= 0'],
    [{ interval: '1d' }, 'invalid interval string: 1d'],
    [{ initialDelay: '2 minutes' }, 'invalid startDelay string: 2 minutes'],
  ])('%j', (metric, expected) => {
    expect(refusal(metric)).toBe(`metrics[0]: ${expected}`);
  });

  it('is not a limit that equals the count, although the metric cannot pass it', () => {
    expect(refusal({ interval: '1m', count: 3, failureLimit: 3 })).toBeUndefined();
    expect(refusal({ interval: '1m', count: 3, inconclusiveLimit: 3 })).toBeUndefined();
  });

  it('is a run without metrics, with two of one name, or with a dry run of none', () => {
    const metrics = [{ name: 'errors' }, { name: 'latency' }];
    expect(refusalOfRun({ metrics: [] })).toBe('no metrics specified');
    expect(refusalOfRun({ metrics: [...metrics, { name: 'errors' }] })).toBe("metrics[2]: duplicate name 'errors'");
    expect(refusalOfRun({ metrics, dryRun: [{ metricName: 'errors' }, { metricName: 'other' }] })).toBe(
      "dryRun[1]: Rule didn't match any metric name(s)",
    );
  });
});

describe('a dry run', () => {
  it('is named by an expression that is found anywhere in the name', () => {
    const spec = {
      metrics: [{ name: 'errors' }, { name: 'errors-against-stable' }],
      dryRun: [{ metricName: 'errors' }],
    };
    expect(spec.metrics.map((metric) => isDryRun(spec, metric))).toEqual([true, true]);
    expect(spec.metrics.map((metric) => isDryRun({ ...spec, dryRun: [{ metricName: '^errors$' }] }, metric))).toEqual([
      true,
      false,
    ]);
  });
});
