import { expressionFault } from '../../lib/promql/expression';
import { boundPattern, boundTexts } from '../../lib/promql/bounds';
import { is, isOneOf, matches, quote, selector } from '../../lib/promql/text';
import { describeWithTools, say } from './support/admission/tools';

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

describeWithTools('promtool: text', ['prometheus'], (files) => {
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
    const refused = ['(?!c).*', '(?<=a)b', '(c)\\1', 'c(', '[a', '\\y', 'a**', '(?P<n>a)\\k<n>', 'a{2,1}'];
    const taken = ['(?i)c(?P<d>e)', '\\d+\\.', '5..', 'a|b|', '[^\\s\\S]', '(?s:.)', '\\Qa.b\\E', 'a{2}', '\\x41'];
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
