import * as fc from 'fast-check';
import { expressionFault } from '../../lib/promql/expression';
import { boundPattern, boundTexts } from '../../lib/promql/bounds';
import { readQuery } from '../../lib/promql/refused';
import { is, isOneOf, matches, quote, selector } from '../../lib/promql/text';
import { describeWithTools, say } from './support/admission/tools';
import { anyDamaged, anyExpression } from './support/promtool/expressions';
import { record } from './support/report';

const HARD = [
  '"',
  "'",
  '`',
  '\\',
  '\\n',
  '\n',
  '{{ $labels.x }}',
  '}}',
  '{{{',
  'a|b',
  '.*',
  '[0-9]+',
  '🙂',
  '\u0001',
  '\r\t',
  '\u007f',
  'a{b="c"}',
];

const TIER = 'promtool: text';

describeWithTools(TIER, ['prometheus'], (files) => {
  test('Prometheus reads label values as they are meant, and each finds itself alone', async () => {
    const input_series = HARD.map((value) => ({ series: `m{v=${quote(value)}}`, values: '1 1' }));
    const queries = [
      ...HARD.flatMap((value) => [[is('v', value)], [isOneOf('v', value)]]).map(
        (found) => [selector('m', found), 1] as const,
      ),
      [selector('m', [isOneOf('v', ...HARD)]), HARD.length],
      [`m unless ${selector('m', [isOneOf('v')])}`, HARD.length],
    ] as const;
    expect(await tested(input_series, queries)).toMatchObject({ code: 0 });
  });

  test('Prometheus finds a bucket by its bound in whatever way that is written', async () => {
    const bounds = [0.00005, 0.5, 1, 500, 100_000, 1_000_000, 1_800_000];
    const texts = bounds.flatMap(boundTexts);
    const input_series = texts.map((le) => ({ series: `m{le="${le}"}`, values: '1 1' }));
    const queries = bounds.map((bound) => {
      return [selector('m', [matches('le', boundPattern(bound))]), boundTexts(bound).length] as const;
    });
    expect(await tested(input_series, queries)).toMatchObject({ code: 0 });
  });

  test('Prometheus refuses the expressions that we refuse, and takes those that we take', async () => {
    const refused = [
      ...['(?!c).*', '(?<=a)b', '(c)\\1', 'c(', '[a', '\\y', 'a**', '(?P<n>a)\\k<n>', 'a{2,1}', 'a)|(b', '\\C', 'a\\E'],
      ...['[]', '[^]', '[[:a:]]', '[\\b]', '[\\z]', '[\\A]', '[b-a]', 'a{1001}', 'a{1,1001}', '\\x4', '\\', '(?i'],
    ];
    const taken = [
      ...['(?i)c(?P<d>e)', '\\d+\\.', '5..', 'a|b|', '[^\\s\\S]', '(?s:.)', '\\Qa.b\\E', 'a{2}', '\\x41', '\\Q(?=[\\y'],
      ...['[]a]', '[^]]', '[[:alpha:]-]', '[[]', '[(?i)]', '[\\x{41}]', '(?s-i:a)', 'a{1000}', '\\Aa\\z', '{,2}'],
    ];
    for (const [expressions, code] of [
      [refused, 1],
      [taken, 0],
    ] as const) {
      for (const expression of expressions) {
        const expr = selector('m', [matches('v', expression)]);
        const [file = ''] = files.write([['rules.yaml', { groups: [{ name: 'g', rules: [{ record: 'r', expr }] }] }]]);
        const said = await say('prometheus', 'promtool', ['check', 'rules', file]);
        expect([expression, said.code]).toEqual([expression, code]);
        expect([expression, expressionFault(expression) === undefined]).toEqual([expression, code === 0]);
      }
    }
  });

  test('Prometheus loads the queries that we take, and no other, whatever is in the place of what', async () => {
    const queries = [...new Set(fc.sample(anyExpression, { numRuns: 4000, seed: 1 }))];
    const refused = await refusedOf(queries);
    const differing = queries.filter((query, index) => refused.has(index) !== readQuery(query).findings.length > 0);
    expect(differing).toEqual([]);
    expect(refused.size).toBeGreaterThan(1000);
    expect(queries.length - refused.size).toBeGreaterThan(500);
    record({ tier: TIER, tool: 'promtool check rules', queries: queries.length, refused: refused.size });
  });

  test('Prometheus loads all queries that we take of those with characters missing, and others put in', async () => {
    const queries = [...new Set(fc.sample(anyDamaged, { numRuns: 4000, seed: 2 }))];
    const refused = await refusedOf(queries);
    // The other way round there are some: metrics with the name of a keyword, and numbers such as `1.`.
    expect(queries.filter((query, index) => refused.has(index) && readQuery(query).findings.length === 0)).toEqual([]);
    const taken = queries.filter((query) => readQuery(query).findings.length === 0).length;
    expect(taken).toBeGreaterThan(100);
    record({ tier: TIER, tool: 'promtool check rules', damaged: queries.length, refused: refused.size });
  });

  /** Which of these promtool refuses as the expression of a rule. */
  async function refusedOf(queries: readonly string[]): Promise<ReadonlySet<number>> {
    const rules = queries.map((expr, index) => ({ record: `r${index}`, expr }));
    const [file = ''] = files.write([['rules.yaml', { groups: [{ name: 'g', rules }] }]]);
    const { output } = await say('prometheus', 'promtool', ['check', 'rules', '--lint=none', file]);
    return new Set([...output.matchAll(/rule \d+, "r(\d+)": could not parse/g)].map(([, index]) => Number(index)));
  }

  function tested(input_series: readonly object[], queries: readonly (readonly [query: string, count: number])[]) {
    const promql_expr_test = queries.map(([query, value]) => ({
      expr: `count(${query})`,
      eval_time: '1m',
      exp_samples: [{ labels: '{}', value }],
    }));
    const tests = [{ interval: '1m', input_series, promql_expr_test }];
    const [file = ''] = files.write([['tests.yaml', { rule_files: [], tests }]]);
    return say('prometheus', 'promtool', ['test', 'rules', file]);
  }
});
