import fc from 'fast-check';
import { lookBackOf } from '../../lib/promql/look-back';

describe('how far PromQL looks back', () => {
  it.each([
    ['up', 0],
    ['rate(a_total[2m])', 120],
    ['sum(rate(a_total[2m])) / sum(rate(b_total[30m]))', 1800],
    ['max_over_time(rate(a_total[2m])[10m:30s])', 720],
    ['max_over_time(up[1h:30s])', 3600],
    ['max_over_time(max_over_time(rate(a_total[1m])[5m:30s])[1h:1m]) + rate(b_total[30m])', 3960],
    ['predict_linear(m[15m], 1800)', 900],
    ['rate(a_total[2m] offset 1w)', 120],
    ['rate(', 0],
  ])('%s is %d s', (text, seconds) => {
    expect(lookBackOf(text)).toBe(seconds);
  });

  it('is the longest of the ways into it, whatever is around them', () => {
    const seconds = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(seconds, seconds, seconds, (a, b, c) => {
        const text = `(sum by (x) (rate(a_total[${a}s])) or -max_over_time((sum(rate(b_total[${b}s])) > 1)[${c}s:30s])) * 2`;
        expect(lookBackOf(text)).toBe(Math.max(a, b + c));
      }),
    );
  });
});
