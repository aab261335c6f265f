import { parsePromql } from '../../lib/promql/parse';
import { labelsOf, partsOfKind } from '../../lib/promql/syntax';

function parsed(query: string): NonNullable<ReturnType<typeof parsePromql>['expression']> {
  const { problems, expression } = parsePromql(query);
  expect(problems).toEqual([]);
  return expression!;
}

describe('a query', () => {
  it('gives its selectors with what they look at and what is around them', () => {
    const query = `sum by (le) (rate(a_bucket{b="c",d=~'e'}[2m30s] offset 1m)) / on (x) group_left () -{__name__="f"}`;
    const [first, second] = partsOfKind(parsed(query), 'selector');
    expect(first!.node).toEqual({
      kind: 'selector',
      metric: 'a_bucket',
      matchers: [
        { label: 'b', operator: '=', value: 'c' },
        { label: 'd', operator: '=~', value: 'e' },
      ],
      range: 150,
      text: `a_bucket{b="c",d=~'e'}`,
    });
    expect(first!.around.map(({ kind }) => kind)).toEqual(['binary', 'aggregation', 'call']);
    expect(second!.node).toMatchObject({ metric: 'f', range: undefined });
  });

  it('gives its functions, aggregations, operators and subqueries', () => {
    const query = 'max_over_time((SUM without (pod) (a) > bool 1 OR count(b))[5m:30s]) and on () vector(1)';
    const expression = parsed(query);
    expect(partsOfKind(expression, 'call').map(({ node }) => node.name)).toEqual(['max_over_time', 'vector']);
    expect(partsOfKind(expression, 'subquery').map(({ node }) => node.range)).toEqual([300]);
    expect(
      partsOfKind(expression, 'aggregation').map(({ node: { name, by, without } }) => [name, by, without]),
    ).toEqual([
      ['sum', undefined, ['pod']],
      ['count', undefined, undefined],
    ]);
    expect(partsOfKind(expression, 'binary').map(({ node: { operator, on } }) => [operator, on])).toEqual([
      ['and', []],
      ['or', undefined],
      ['>', undefined],
    ]);
  });

  it('may name metrics and labels that have to be quoted', () => {
    const [{ node }] = partsOfKind(parsed('{"http.requests", "http.status"="5"}'), 'selector') as [never];
    expect(node).toMatchObject({ metric: 'http.requests', matchers: [{ label: 'http.status', value: '5' }] });
  });

  it.each([
    ['', 0, ''],
    ['a[', 2, ''],
    ['(sum(x)', 7, ''],
    ['sum(x))', 6, ')'],
    ['foo bar', 4, 'bar'],
    ['a{b="c}', 7, ''],
    ['1 + a{b="\\q"}', 6, 'b="\\q"}'],
    ['rate(sum(a)[5m])', 5, 'sum(a)[5m])'],
    ['a{response_code~"5.*"}', 15, '~"5.*"}'],
    ['rate(a[{{args.window}}])', 7, '{{args.window}}])'],
  ])('%j is none, and it says where', (query, position, near) => {
    const { problems, expression } = parsePromql(query);
    expect(problems[0]).toEqual({ position, near });
    expect(expression).toBeUndefined();
  });
});

describe('the labels that series may have', () => {
  it.each([
    ['sum(a)', []],
    ['sum by (b, c) (a)', ['b', 'c']],
    ['sum without (b) (a)', undefined],
    ['topk(1, a)', undefined],
    ['a', undefined],
    ['histogram_quantile(0.9, sum by (le, b) (a))', ['b']],
    ['sum(a) / sum by (b) (a)', ['b']],
    ['sum(a) and on () b', []],
    ['sum(a) or b', undefined],
    ['time() - max(a)', []],
    ['a * on (b) c', ['b']],
    ['a * on (b) group_left () c', undefined],
    ['label_replace(sum(a), "b", "c", "", "")', undefined],
    ['max_over_time(sum(a)[5m:])', []],
    ['absent(a)', undefined],
    ['vector(1)', []],
    ['-(sum(a))', []],
  ])('of %s are %j', (query, labels) => {
    expect(labelsOf(parsed(query))).toEqual(labels);
  });
});
