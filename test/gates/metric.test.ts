import fc from 'fast-check';
import { isDryRun, refusalOfRun, type ArgoMetric, type ArgoRunSpec } from '../../lib/gates/argo/metric';
import { verdictOfAll } from '../../lib/gates/argo/verdicts';
import { analysisRunObject, analysisTemplateObject, jobMetric, prometheusMetric } from '../../lib/gates/metric';
import { filling, lastLook, once, type Schedule } from '../../lib/gates/schedule';
import { simulateRun, type SimulatedRun } from '../../lib/gates/simulator';
import { site } from './subjects';

const look = { query: 'q', successCondition: 'result[0] < 1', failureCondition: 'result[0] >= 2' };
const schedule = { initialDelay: 120, interval: 30, count: 7 };
const subject = { name: 'checkout-v2-soak-1', namespace: 'shop', labels: { app: 'checkout' } };

const scheduled = fc
  .tuple(fc.integer({ min: 1, max: 3600 }), fc.integer({ min: 0, max: 7200 }))
  .map(([settle, more]) => ({ hold: settle + more, schedule: filling(settle + more, settle) ?? once() }));

function metricOf(...given: Parameters<typeof prometheusMetric>): ArgoMetric {
  return prometheusMetric(...given).metric;
}

/** Plays looks of which those in the first seconds from the first one on are errors. */
function without(when: Schedule, seconds: number, measuring = 0): SimulatedRun {
  const metric = metricOf('a', look, when, site.prometheus);
  const read = (_: string, at: number) => (at < when.initialDelay + seconds ? 'error' : [0]);
  return simulateRun({ metrics: [metric] }, read, { until: 100_000, measuring });
}

/** Seconds after which a query that hangs is given up. */
function hanging(when: Schedule): number {
  const { provider } = metricOf('a', look, when, site.prometheus);
  return (provider as { readonly prometheus: { readonly timeout: number } }).prometheus.timeout;
}

describe('a metric that asks Prometheus', () => {
  it('has its question, its schedule and its limits', () => {
    expect(prometheusMetric('error-ratio', look, schedule, site.prometheus)).toEqual({
      metric: {
        name: 'error-ratio',
        initialDelay: '2m',
        interval: '30s',
        count: 7,
        successCondition: 'result[0] < 1',
        failureCondition: 'result[0] >= 2',
        failureLimit: 0,
        inconclusiveLimit: 3,
        consecutiveErrorLimit: 12,
        provider: { prometheus: { address: 'http://prometheus.monitoring.svc:9090', query: 'q', timeout: 10 } },
      },
      dryRun: false,
    });
  });

  it('sends the headers of the platform, and no empty list of them', () => {
    const headers = { 'X-Scope-OrgID': 'shop', Authorization: 'x' };
    expect(prometheusMetric('a', look, schedule, { address: 'http://mimir', headers }).metric).toMatchObject({
      provider: {
        prometheus: {
          address: 'http://mimir',
          headers: [
            { key: 'X-Scope-OrgID', value: 'shop' },
            { key: 'Authorization', value: 'x' },
          ],
        },
      },
    });
  });

  it('can end badly, whatever its schedule: its limits are below its count', () => {
    fc.assert(
      fc.property(scheduled, fc.boolean(), ({ schedule: when }, mayWait) => {
        const metric = metricOf('a', look, when, site.prometheus, { mayWait });
        expect(refusalOfRun({ metrics: [metric] })).toBeUndefined();
        expect(Number(metric.failureLimit)).toBeLessThan(when.count);
        expect(Number(metric.inconclusiveLimit)).toBeLessThan(when.count);
        expect(verdictOfAll(metric, 'Failed')).toEqual({ phase: 'Failed', seconds: when.initialDelay });
        expect(verdictOfAll(metric, 'Inconclusive')?.phase).toBe('Inconclusive');
      }),
    );
  });

  it('is good at the end of the hold, and no sooner', () => {
    fc.assert(
      fc.property(scheduled, ({ hold, schedule: when }) => {
        const metric = metricOf('a', look, when, site.prometheus);
        expect(verdictOfAll(metric, 'Successful')).toEqual({ phase: 'Successful', seconds: hold });
        expect(lastLook(when)).toBe(hold);
      }),
    );
  });

  it('ends in an error two minutes after Prometheus first refused it, whatever its interval', () => {
    fc.assert(
      fc.property(scheduled, ({ schedule: when }) => {
        const metric = metricOf('a', look, when, site.prometheus);
        expect(verdictOfAll(metric, 'Error')).toEqual({ phase: 'Error', seconds: when.initialDelay + 120 });
      }),
    );
  });

  it('ends in an error 250 s after the first of its queries that hang', () => {
    fc.assert(
      fc.property(scheduled, ({ schedule: when }) => {
        expect(without(when, Infinity, hanging(when))).toMatchObject({
          phase: 'Error',
          endedAt: when.initialDelay + 250,
        });
      }),
    );
  });

  it('outlives a Prometheus that is away for two minutes, and one that hangs for four', () => {
    fc.assert(
      fc.property(scheduled, ({ schedule: when }) => {
        expect(without(when, 120).phase).toBe('Successful');
        expect(without(when, 121).phase).toBe('Error');
        expect(without(when, 240, hanging(when)).phase).toBe('Successful');
        expect(without(when, 241, hanging(when)).phase).toBe('Error');
      }),
    );
  });

  it('passes with fewer than half of its looks without a verdict, and not with half', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), (count, open) => {
        fc.pre(open <= count);
        const metric = metricOf('a', look, { initialDelay: 0, interval: 30, count }, site.prometheus);
        const { phase } = simulateRun({ metrics: [metric] }, (_, at) => [at < open * 30 ? 1.5 : 0], { until: 3600 });
        expect(phase).toBe(open * 2 < count ? 'Successful' : 'Inconclusive');
      }),
    );
  });

  it('that may wait passes with a single good look', () => {
    const metric = metricOf('a', look, schedule, site.prometheus, { mayWait: true });
    const ends = (good: number) =>
      simulateRun({ metrics: [metric] }, (_, at) => [at === good ? 0 : 1.5], { until: 3600 }).phase;
    expect([ends(120), ends(300), ends(-1)]).toEqual(['Successful', 'Successful', 'Inconclusive']);
  });

  it('that may wait fails at its first bad look, whatever the looks before it, and holds at its last if none was good', () => {
    const kinds = { good: 0, open: 1.5, bad: 2, unknown: Number.NaN } as const;
    const looks = fc.array(fc.constantFrom('good', 'open', 'bad', 'unknown'), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(looks, (seen) => {
        const when = { initialDelay: 0, interval: 30, count: seen.length };
        const metric = metricOf('a', look, when, site.prometheus, { mayWait: true });
        const run = simulateRun({ metrics: [metric] }, (_, at) => [kinds[seen[at / 30]!]], { until: 3600 });
        const bad = seen.indexOf('bad');
        const isGood = seen.includes('good');
        const end = bad < 0 ? lastLook(when) : bad * 30;
        expect([run.phase, run.endedAt]).toEqual([bad >= 0 ? 'Failed' : isGood ? 'Successful' : 'Inconclusive', end]);
      }),
    );
  });
});

describe('a metric that runs a Job', () => {
  it('runs it once, and its failure is the verdict', () => {
    const { metric } = jobMetric('smoke', { backoffLimit: 0 });
    expect(metric).toEqual({
      name: 'smoke',
      count: 1,
      failureLimit: 0,
      provider: { job: { spec: { backoffLimit: 0 } } },
    });
    expect(verdictOfAll(metric, 'Failed')).toEqual({ phase: 'Failed', seconds: 0 });
    expect(refusalOfRun({ metrics: [metric] })).toBeUndefined();
  });
});

describe('a run', () => {
  const metrics = [prometheusMetric('a', look, schedule, site.prometheus)];

  it('has its metrics inlined and never expires', () => {
    expect(analysisRunObject(subject, metrics)).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AnalysisRun',
      metadata: subject,
      spec: { metrics: metrics.map(({ metric }) => metric) },
    });
  });

  it('is the same as a template, but for its kind', () => {
    const [run, template] = [analysisRunObject(subject, metrics), analysisTemplateObject(subject, metrics)];
    expect(template).toEqual({ ...run, kind: 'AnalysisTemplate' });
  });

  it('measures those without effect that are to be, and no other whose name is longer', () => {
    const of = (name: string, dryRun: boolean) => prometheusMetric(name, look, schedule, site.prometheus, { dryRun });
    const names = ['error-ratio', 'error-ratio-against-stable', 'my-error-ratio'];
    for (const dry of names) {
      const { spec } = analysisRunObject(
        subject,
        names.map((name) => of(name, name === dry)),
      );
      const run = spec as ArgoRunSpec;
      expect(refusalOfRun(run)).toBeUndefined();
      expect(run.metrics.filter((metric) => isDryRun(run, metric)).map(({ name }) => name)).toEqual([dry]);
    }
  });
});
