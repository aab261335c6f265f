import { CutoverError } from '../../lib/core/error';
import { Gate } from '../../lib/gates/gate';
import { planOutlook, type OutlookInput } from '../../lib/gates/outlook';
import { Objective } from '../../lib/objectives/objective';
import { platformProblems } from '../../lib/platform/platform';
import { ReleasePlan } from '../../lib/release/plan';
import { Telemetries } from '../../lib/signals/catalogue';
import { image } from './subjects';

/** What something is refused for: one problem, or nothing. */
function refusal(make: () => unknown): object | undefined {
  try {
    make();
    return undefined;
  } catch (error) {
    if (!(error instanceof CutoverError) || error.problems.length !== 1) throw error;
    return error.problems[0];
  }
}

describe('what a program in JavaScript may give', () => {
  it.each<[string, () => unknown, object]>([
    [
      'a slip in a concern',
      () => Objective.errorRatio({ concern: 'saftey' as 'safety' }),
      { id: 'objective', at: { field: 'concern' }, allowed: 'safety, business' },
    ],
    [
      'a slip in what no data means',
      () => Objective.errorRatio({ noData: 'ignore' as 'pass' }),
      { id: 'objective', at: { field: 'noData' }, allowed: 'hold, rollback, pass' },
    ],
    ['a latency without an end', () => Objective.latency({ hold: 1e21 }), { id: 'objective', at: { field: 'hold' } }],
    ['a program without a name', () => Gate.job('a', { image, command: [''] }), { id: 'gate', given: '[""]' }],
    [
      'a variable that Kubernetes refuses',
      () => Gate.job('a', { image, command: ['/a'], env: { 'A=B': '1' } }),
      { id: 'gate', at: { field: 'env' }, given: '"A=B"' },
    ],
    ['a header that is none', () => Gate.smoke({ headers: { 'a b': 'c' } }), { id: 'gate', given: '"a b"' }],
    [
      'buckets that do not rise',
      () => Telemetries.http({ bounds: [500, Number.NaN, -1, 100] }),
      { id: 'telemetry', given: '500, NaN, -1, 100' },
    ],
    ['buckets without an end', () => Telemetries.otel({ bounds: [5, Infinity] }), { id: 'telemetry' }],
  ])('is refused in one clear error: %s', (_, make, problem) => {
    expect(refusal(make)).toMatchObject(problem);
  });

  it.each<[Partial<OutlookInput>, string]>([
    [{ scrapeInterval: 0 }, 'scrapeInterval'],
    [{ syncLatency: -1 }, 'syncLatency'],
    [{ requestRate: Number.NaN }, 'requestRate'],
    [{ requestRate: -5 }, 'requestRate'],
    [{ regression: 0 }, 'regression'],
  ])('has no outlook: %j', (more, field) => {
    const input = { plan: ReleasePlan.guide000(), objectives: [Objective.errorRatio()], ...more };
    expect(refusal(() => planOutlook(input))).toMatchObject({ id: 'quantity', at: { field } });
  });
});

describe('headers for Prometheus', () => {
  const problems = (prometheus: object) => platformProblems({ prometheus }, (field) => ({ field }));

  it.each([
    [{ headers: { Authorization: 'a\nb' } }, 'prometheus.headers.Authorization'],
    [{ headers: { 'X Y:': 'a' } }, 'prometheus.headers'],
    [{ tenant: 'a\r' }, 'prometheus.tenant'],
  ])('are refused where Go would not send them: %j', (prometheus, field) => {
    expect(problems(prometheus)).toMatchObject([{ id: 'platform', severity: 'error', at: { field } }]);
  });

  it('are as they are given', () => {
    expect(problems({ headers: { 'X-Scope-OrgID': 'shop|web' }, tenant: 'ü' })).toEqual([]);
  });
});
