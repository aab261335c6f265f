import { lintValue } from '../../lib/promql/lint-value';

const A = '{namespace="shop",service="checkout",version="v2"}';
const rate = (metric: string) => `sum(rate(${metric}${A}[2m]))`;
const [bad, all] = [rate('bad_total'), rate('all_total')];

function given(value: string): string[] {
  const problems = lintValue(value, { scrape: 15, kind: 'gate', at: { field: 'signal' } });
  expect(problems.every(({ id, at }) => id === 'promql' && at.field === 'signal')).toBe(true);
  return problems.map((problem) => `${problem.given} → ${problem.allowed}`);
}

describe('a value that a gate asks for', () => {
  it.each([
    `${bad} / ${all}`,
    `(${bad} or vector(0)) / ${all}`,
    `(${bad} or vector(0)) / ((${all} or vector(0)) > 0)`,
    `(${bad} or vector(0)) and on () ${all}`,
    `vector(1) unless on () ${all}`,
    `vector(1) unless on () (${all} or vector(0))`,
    `${bad} or ${all} * 0`,
    `${bad} or vector(NaN)`,
    `vector(scalar(${all}))`,
    `clamp_max(${bad}, 1)`,
    `max(absent(${all}))`,
    `max_over_time((${bad} / ${all})[10m:30s])`,
  ])('may be silent: %s', (value) => {
    expect(given(value)).toEqual([]);
  });

  it.each([
    `${bad} or vector(0)`,
    `${bad} / ${all} or vector(0)`,
    `(${bad} / ${all} or vector(1))`,
    `vector(0) or ${bad}`,
    `${bad} or vector(time())`,
    `max(${bad} / ${all} or vector(0))`,
    `clamp_max(${bad} or vector(0), 1)`,
    `(${bad} or vector(0)) / 2`,
    `(${bad} or vector(0)) / clamp_min(${all} or vector(0), 1)`,
    `(${all} or vector(0)) > bool 5`,
    `max_over_time((${bad} or vector(0))[10m:30s])`,
    `-(${bad} or vector(0))`,
    `vector(scalar(${bad} or vector(0)))`,
  ])('is refused where no series would give it: %s', (value) => {
    expect(given(value)).toEqual([
      expect.stringMatching(/, which has a value where there are no series → no value where/),
    ]);
  });

  it.each(['vector(0)', 'vector(time())', 'vector(1) and vector(NaN)'])('has to read series: %s', (value) => {
    expect(given(value)).toEqual([`${value}, which reads no series → a value of series`]);
  });

  it.each([
    [`${bad}) or (vector(0)`, /^"\) or \(vector\(0\)" at character \d+ of .* → a PromQL expression$/],
    [`${bad}) or (${all}`, /at character/],
    ['', /^the end at character 1 of {2}→ /],
    ['bad_total[2m]', /^a range of series: bad_total\[2m\] → /],
    ['rate(a_total[{{c}}])', /^`\{\{` at character 14 of rate\(/],
  ])('is read by itself first: %s', (value, said) => {
    expect(given(value)[0]).toMatch(said);
  });

  it('may end in a comment only where a new line does', () => {
    expect(given(`${bad} # bad`)).toEqual([expect.stringMatching(/^the end at character/)]);
    expect(given(`${bad} # bad\n`)).toEqual([]);
  });
});
