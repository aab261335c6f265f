import type { Finding, LintContext } from './lint-context';
import { partsOf, partsOfKind, type CallNode, type Expression, type Found, type SelectorNode } from './syntax';

/** Envoy's counters, whose names do not say that they are. */
const ENVOY_COUNTERS =
  /^envoy_cluster_(upstream_(rq|cx)_(\w+_)?(overflow|timeout|fail|total|retry|reset|closed|completed|ejected)|upstream_rq_(retry|timeout)(_\w+)?|upstream_rq|external_upstream_rq|internal_upstream_rq|outlier_detection_ejections_(total|enforced_\w+|detected_\w+))$/;

/** A rate over fewer scrapes is empty after a lost one. */
const SCRAPES = 4;

/** What is wrong with functions and operators. */
export function callFindings(expression: Expression, { scrape }: LintContext): Finding[] {
  const selectors = partsOfKind(expression, 'selector');
  return [
    ...selectors.flatMap((found) => rangeFindings(found, scrape)),
    ...partsOfKind(expression, 'call').flatMap(({ node, around }) => [
      ...rateFindings(node, around),
      ...quantileFindings(node),
    ]),
  ];
}

function rangeFindings({ node, around }: Found<SelectorNode>, scrape: number): Finding[] {
  const { range, text } = node;
  const least = SCRAPES * scrape;
  const call = around.at(-1);
  // The last value of a gauge needs one scrape; it is no rate.
  const isLast = call?.kind === 'call' && call.name === 'last_over_time';
  if (range === undefined || Number.isNaN(range) || range >= least || isLast) return [];
  const given = `${range} s of ${text}`;
  const allowed = `a range of ${least} s at the least, ${SCRAPES} scrapes`;
  return [{ given, allowed, fix: `look further back${call?.kind === 'call' ? ` in ${call.name}` : ''}` }];
}

function rateFindings({ name, args }: CallNode, around: readonly Expression[]): Finding[] {
  if (name === 'irate') {
    const allowed = '`rate` over four scrapes at the least';
    return [{ given: '`irate`, which sees the last two samples alone', allowed, fix: 'use `rate`' }];
  }
  if (name !== 'rate' && name !== 'increase') return [];
  const [arg] = args;
  if (!arg) return [];
  if (arg.kind !== 'selector') {
    const fix = 'sum the rates: a reset of one counter looks like a rise of a sum';
    return [{ given: `\`${name}\` of a ${arg.kind}`, allowed: 'the range of a counter', fix }];
  }
  const { metric } = arg;
  if (metric?.includes(':')) return [rateOfRecorded(name, metric)];
  if (metric !== undefined && (isCounter(metric) || isInHistogram(around))) return [];
  const allowed =
    'a counter: a name that ends in _total, _count, _sum or _bucket, or a native histogram in its function';
  return [{ given: `\`${name}\` of ${metric ?? 'any metric'}`, allowed, fix: '`delta` or `deriv` is for gauges' }];
}

/** What a rule records is a rate or a sum already: it falls whenever one counter of many begins again. */
function rateOfRecorded(name: string, metric: string): Finding {
  const fix = `record the \`${name}\` of the counter, and use what is recorded as it is`;
  return { given: `\`${name}\` of ${metric}, which a rule records`, allowed: 'a counter as it is scraped', fix };
}

function isCounter(metric: string): boolean {
  return /_(total|count|sum|bucket)$/.test(metric) || ENVOY_COUNTERS.test(metric);
}

function isInHistogram(around: readonly Expression[]): boolean {
  return around.some((outer) => outer.kind === 'call' && outer.name.startsWith('histogram_'));
}

function quantileFindings(call: CallNode): Finding[] {
  if (call.name !== 'histogram_quantile') return [];
  return call.args
    .flatMap((arg) => partsOf(arg))
    .flatMap(({ node, around }) => {
      if (node.kind !== 'selector' || !node.metric?.endsWith('_bucket')) return [];
      const drops = around.some(
        (outer) =>
          outer.kind === 'aggregation' && !(outer.by?.includes('le') ?? outer.without?.includes('le') === false),
      );
      const allowed = 'an aggregation that keeps `le`';
      const given = `\`histogram_quantile\` of ${node.metric} without \`le\``;
      return drops ? [{ given, allowed, fix: '`sum by (le) (rate(…))`' }] : [];
    });
}
