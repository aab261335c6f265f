import * as fc from 'fast-check';
import { Telemetries } from 'cutover';
import { labelName, metricName } from '../../lib/promql/name';
import { parsePromql } from '../../lib/promql/parse';
import { is, matches, selector } from '../../lib/promql/text';
import { refusal } from '../core/refusal';

describe('a name in a query', () => {
  it('is taken as it is where it is one', () => {
    expect(['http_requests_total', 'job:errors:rate5m', '_A1'].map(metricName)).toHaveLength(3);
    expect(['status', '__name__', 'status_code'].map(labelName)).toHaveLength(3);
  });

  it.each(['', 'a b', '1st', 'a-b', 'http.requests', '/health', 'a{b="c"}', 'ü', 'a\n'])(
    'is refused where it is none: %j',
    (text) => {
      for (const build of [() => selector(text, []), () => selector('up', [is(text, 'x')])]) {
        expect(refusal(build)).toMatchObject([{ id: 'promql', given: expect.stringContaining(JSON.stringify(text)) }]);
      }
    },
  );

  it('makes a query that parses, or none', () => {
    // No keywords: Prometheus takes some of them for names, and the parser of its editor does not.
    const letters = fc.constantFrom(...Array.from('a1_:.-{}"\\ ü'));
    const anyText = fc.string({ unit: letters, maxLength: 6 });
    fc.assert(
      fc.property(anyText, anyText, anyText, (metric, label, value) => {
        let query: string;
        try {
          query = selector(metric, [matches(label, value), is('job', value)]);
        } catch {
          return;
        }
        expect([query, parsePromql(query).problems]).toEqual([query, []]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is asked of the names that a dialect is told', () => {
    const version = {
      service: 's',
      namespace: 'n',
      slot: 'blue',
      workload: 'w',
      version: 'v',
      container: 'c',
    } as const;
    const { metric, matchers } = Telemetries.http({ requests: 'http requests' }).requests({
      ...version,
      ...{ poolPerPod: undefined, latencyBounds: [] },
    } as never) as { metric: string; matchers: readonly never[] };
    expect(refusal(() => selector(metric, matchers))).toMatchObject([{ id: 'promql' }]);
  });
});
