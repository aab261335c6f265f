import { readQuery } from '../../lib/promql/refused';

function refusals(query: string): string[] {
  return readQuery(query).findings.map(({ given, allowed, fix }) => `${given} → ${allowed} → ${fix}`);
}

/** What Prometheus refuses, what is said of it, and the same as Prometheus takes it. */
const CASES: readonly (readonly [bad: string, said: RegExp, good: string])[] = [
  [
    'rate(x)',
    /series as argument 1 of `rate`: x → a range of series → say how far it looks back: x\[2m\]/,
    'rate(x[2m])',
  ],
  ['abs(x[2m])', /a range of series as argument 1 of `abs`: x\[2m\] → series → put it into a function/, 'abs(x)'],
  ['vector(x)', /series as argument 1 of `vector`: x → a number → `scalar\(…\)`/, 'vector(scalar(x))'],
  ['sum(1)', /a number as argument 1 of `sum`: 1 → series → `vector\(…\)`/, 'sum(vector(1))'],
  ['topk("3", x)', /a text as argument 1 of `topk`: "3" → a number → .* take the quotes away/, 'topk(3, x)'],
  [
    'count_values(3, x)',
    /a number as argument 1 of `count_values`: 3 → a text → put the text into quotes/,
    'count_values("3", x)',
  ],
  [
    'label_join(x, "a", ",", b)',
    /series as argument 4 of `label_join`: b → a text/,
    'label_join(x, "a", ",", "b", "c", "d")',
  ],
  ['histogram_quantile(x, y)', /argument 1 .* → a number .*/, 'histogram_quantile(0.9, x)'],
  ['rate()', /`rate` of 0 arguments → 1 → `rate\(a range of series\)`/, 'rate(x[2m])'],
  ['round(x, 1, 2)', /`round` of 3 arguments → 1 or 2 →/, 'round(x, 1)'],
  ['label_join(x)', /`label_join` of 1 arguments → 3 at the least/, 'label_join(x, "a", ",")'],
  ['sum(x, y)', /`sum` of 2 arguments → 1 →/, 'sum(x)'],
  ['RATE(x[2m])', /a function `RATE`; did you mean 'rate'\? → functions of Prometheus, in lower case/, 'rate(x[2m])'],
  ['holt_winters(x[2m], 0.1, 0.1)', /a function `holt_winters` →/, 'predict_linear(x[2m], 60)'],
  ['mad_over_time(x[2m])', /`mad_over_time`, which is experimental → .*--enable-feature/, 'stddev_over_time(x[2m])'],
  ['limitk(2, x)', /`limitk`, which is experimental/, 'topk(2, x)'],
  ['rate(x[5m] anchored)', /x\[5m\] anchored, which is experimental.*/, 'rate(x[5m])'],
  ['x + fill (1) y', /fill \(1\), which is experimental/, 'x + y'],
  ['1 + "a"', /`\+` with a text: "a" → series or numbers on both sides/, '1 + 2'],
  ['x / y[5m]', /"x \/ y\[5m\]" at character 1 /, 'x / y'],
  [
    'max_over_time(x / y[5m:])',
    /x \/ y\[5m:\] → an operator .* parentheses: \(x \/ y\)\[…\]/,
    'max_over_time((x / y)[5m:])',
  ],
  ['max_over_time(-x[5m:])', /-x\[5m:\] → an operator/, 'max_over_time((-x)[5m:])'],
  ['max_over_time(1[5m:])', /a subquery of a number: 1\[5m:\] → a subquery of series/, 'max_over_time(vector(1)[5m:])'],
  ['1 or x', /`or` with 1 → series on both sides/, 'vector(1) or x'],
  ['x AND time()', /`and` with a number → series/, 'x and vector(time())'],
  ['1 > 2', /a comparison of numbers: 1 > 2 → one that gives 1 or 0 → write `> bool`/, '1 > bool 2'],
  ['x + bool y', /`\+ bool` → `bool` after == != .* → take `bool` away/, 'x > bool y'],
  ['x * on (a) 2', /`\* on \(a\)` with a number → matching of series/, 'x * on (a) y'],
  [
    'x * on (a) group_left (a) y',
    /→ labels to match on, and others to add → take a out/,
    'x * on (a) group_left (b) y',
  ],
  ['x and on (a) group_left y', /→ no grouping: a set operator takes many for many/, 'x and on (a) y'],
  ['-"a"', /a sign before a text/, '-x'],
  ['"a"', /a text: "a" → a query whose value is series or a number/, 'x'],
  ['x[5m]', /a range of series: x\[5m\] → a query whose value/, 'last_over_time(x[5m])'],
  ['sum(x) offset 5m', /`offset` of sum\(x\) offset 5m → `offset` after a selector or a subquery/, 'sum(x offset 5m)'],
  ['(x) @ end()', /`@` of \(x\) @ end\(\) → `@` after a selector/, 'x + y @ end() offset 5m'],
  ['x offset 1m offset 2m', /→ one `offset` → take one of them away/, 'x offset 3m + x offset -4m'],
  ['x @ Inf', /Inf after `@` → a time in seconds/, 'x @ 1.5e9'],
  ['rate(x[0s])', /0s as a length of time → one above 0/, 'rate(x[1s] offset 0s)'],
  ['max_over_time(x[5m:0s])', /0s as a length of time → one above 0/, 'max_over_time(x[5m:1s])'],
  ['rate(x[-5m])', /-5m as a length of time → one that is written out/, 'rate(x[5m] offset -5m)'],
  ['rate(x[1m + 1m])', /1m \+ 1m as a length of time → one that is written out/, 'rate(x[2m])'],
  ['x offset 300y', /300y as a length of time → less than 292 years/, 'x offset 290y'],
  ['300y', /300y → a length of time of less than 292/, '290y'],
  ['1e309', /1e309 → a number of 64 bits/, '-Inf + NaN + 1_000 + 0x1F + 1e308'],
  ['x{__name__="y"}', /x{__name__="y"} → one name of a metric → keep x/, '{__name__="y"}'],
  ['x{"y"}', /x{"y"} → one name of a metric/, '{"y"}'],
  ['x{"__name__"!="y"}', /→ one name of a metric/, 'x{"a b"!="y"}'],
  ['sum by ("") (x)', /by \(""\) → labels that have a name/, 'sum by ("a b") (x)'],
  ['x * on ("") y', /on \(""\) → labels that have a name/, 'x * on ("a b") y'],
  ['x{a=~"b)|(c"}', /a=~"b\)\|\(c", which cannot be read → a regular expression of RE2/, 'x{a=~"(b)|(c)"}'],
  ['x{a=~"[]"}', /which has a class that does not end/, 'x{a=~"[]a]"}'],
  ['x{a=~"[[:letter:]]"}', /which has the class \[:letter:\]/, 'x{a=~"[[:alpha:]]"}'],
  ['x{a=~`[\\b]`}', /which has \\b in a class/, 'x{a=~`[\\d\\x{41}]`}'],
  ['x{a=~`b\\C`}', /which has the escape \\C/, 'x{a=~`\\Q\\C(?=\\E`}'],
  ['x{a=~`b\\x4`}', /which has the escape \\x/, 'x{a=~`b\\x41`}'],
  ['x{a=~"b{1001}"}', /which repeats more than 1000 times/, 'x{a=~"b{1000}"}'],
  ['x{a=~"(b{500}){3}"}', /which repeats more than 1000 times/, 'x{a=~"(b{500}){2}b{500}(b{500}|c{3})*"}'],
  ['x{a=~"((?:b{2,10}c){,3}(?P<d>e{40}){5,26}){1}"}', /which repeats more than/, 'x{a=~"((b{10}){10}){10}(b{900})?"}'],
  ['x{a=~`\\p{Foo}`}', /which has the escape \\p\{Foo\}/, 'x{a=~`\\p{Greek}\\pL\\P{^Lu}[\\p{Greek}-z]`}'],
  ['x{a=~`[\\pQ]`}', /which has the escape \\pQ/, 'x{a=~`[\\pN]`}'],
  ['x{a=~`\\x{110000}`}', /which has the escape \\x\{110000\}/, 'x{a=~`\\x{10FFFF}[\\x{41}-\\x{5A}]`}'],
  ['x{a=~`[a-\\d]`}', /which has the range a-\\d to more/, 'x{a=~`[\\d-z]|[\\d-]|[a\\-\\d]|[a-z\\d]`}'],
  ['{__name__=""}', /→ a metric, or a label with a value/, '{__name__="x"}'],
  ['{""}', /→ a metric, or a label with a value/, '{"x"}'],
  ['x{a-b="c"}', /"-b=.* at character 4 of/, 'x{"a-b"="c"}'],
  ['x +\u00a0y', /"\\u00a0y" at character 4 of .* → a PromQL expression/, 'x{a="\u00a0"} + y # \u00a0'],
];

describe('a query that Prometheus would refuse to load', () => {
  it.each(CASES)('is refused: %s', (bad, said, good) => {
    expect(refusals(bad)).toEqual([expect.stringMatching(said)]);
    expect(refusals(good)).toEqual([]);
  });

  it('is told of each of its faults', () => {
    expect(refusals('rate(x) + sum(1, 2) * (3 > 4) or abs("a")')).toEqual([
      expect.stringMatching(/argument 1 of `rate`/),
      expect.stringMatching(/`sum` of 2 arguments/),
      expect.stringMatching(/comparison of numbers: 3 > 4/),
      expect.stringMatching(/argument 1 of `abs`/),
    ]);
  });
});
