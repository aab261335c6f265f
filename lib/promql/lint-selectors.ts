import { boundTexts } from './bounds';
import { asRegExp, expressionFault } from './expression';
import { missingIdentity } from './identity';
import type { Finding, LintContext } from './lint-context';
import { partsOfKind, type Expression, type Found, type SelectorNode } from './syntax';
import type { Matcher } from './text';

/** What is wrong with the choice of series. */
export function selectorFindings(expression: Expression, context: LintContext): Finding[] {
  return partsOfKind(expression, 'selector').flatMap((found) => {
    const { node } = found;
    const expressions = node.matchers.flatMap(expressionFindings);
    if (isEmpty(node, expressions)) {
      return [{ given: node.text, allowed: 'a metric, or a label with a value', fix: 'name the metric' }];
    }
    const boundsOf = (metric: string) => context.bounds?.[metric.replace(/_bucket$/, '')];
    return [
      ...expressions,
      ...nameFindings(found),
      ...reporterFindings(node),
      ...(expressions.length > 0
        ? []
        : node.matchers.flatMap((matcher) => boundFindings(matcher, boundsOf(node.metric ?? '')))),
      ...identityFindings(found, context),
    ];
  });
}

/** Prometheus refuses a selector that every series of it could fulfil. */
function isEmpty({ metric, matchers }: SelectorNode, faults: readonly Finding[]): boolean {
  if (metric !== undefined || faults.length > 0) return false;
  return matchers.every((matcher) => takes(matcher, ''));
}

/** Whether a value fulfils a matcher. */
function takes({ operator, value }: Matcher, given: string): boolean {
  const same = operator.endsWith('~') ? asRegExp(value).test(given) : value === given;
  return same !== operator.startsWith('!');
}

function expressionFindings({ label, operator, value }: Matcher): Finding[] {
  const fault = operator.endsWith('~') ? expressionFault(value) : undefined;
  if (fault === undefined) return [];
  const given = `${label}${operator}${JSON.stringify(value)}, which ${fault}`;
  return [
    { given, allowed: 'a regular expression of RE2', fix: 'list the values with |, or escape what is meant as it is' },
  ];
}

/** Functions over ranges drop the name, and two metrics become one series, which is an error when it is evaluated. */
function nameFindings({ node, around }: Found<SelectorNode>): Finding[] {
  const call = around.find((outer) => outer.kind === 'call' && outer.name.endsWith('_over_time'));
  const open = node.matchers.some(({ label, operator }) => label === '__name__' && operator !== '=');
  if (!open || call?.kind !== 'call') return [];
  const given = `\`${call.name}\` of ${node.text}`;
  return [
    { given, allowed: 'one metric', fix: 'one expression for each metric, joined with `or` and a label of their own' },
  ];
}

/** Every request in the mesh is counted by both of its sides. */
function reporterFindings({ metric = '', matchers, text }: SelectorNode): Finding[] {
  if (!/^istio_(request|response|tcp)/.test(metric)) return [];
  const sides = matchers.flatMap(({ label, operator, value }) => {
    if (label !== 'reporter' || !operator.startsWith('=')) return [];
    return [operator === '=~' ? value.split('|') : [value]];
  });
  const one =
    sides.length === 1 &&
    [['source', 'waypoint'], ['destination']].some((side) => sides[0]?.every((each) => side.includes(each)));
  if (one) return [];
  const allowed = 'one side: reporter=~"source|waypoint" or reporter="destination"';
  return [{ given: text, allowed, fix: 'say which side counts, or every request counts twice' }];
}

function boundFindings({ label, operator, value }: Matcher, bounds: readonly number[] | undefined): Finding[] {
  if (label !== 'le' || operator.startsWith('!')) return [];
  const given = `le${operator}${JSON.stringify(value)}`;
  if (operator === '=') return literalFindings(value, given, bounds);
  const matched = (text: string) => takes({ label, operator, value }, text);
  const all = bounds ?? boundsNamed(value);
  const met = all.filter((bound) => boundTexts(bound).some(matched));
  const half = met.filter((bound) => !boundTexts(bound).every(matched));
  if (half.length > 0) return half.map((bound) => unstable(given, bound));
  return met.length > 0 || matched('+Inf') || bounds === undefined ? [] : [noBound(given, bounds)];
}

function literalFindings(value: string, given: string, bounds: readonly number[] | undefined): Finding[] {
  if (/^\+?inf$/i.test(value)) return [];
  const bound = Number(value);
  if (boundTexts(bound).length > 1) return [unstable(given, bound)];
  return bounds === undefined || bounds.includes(bound) ? [] : [noBound(given, bounds)];
}

/** Whole numbers that an expression may mean. */
function boundsNamed(value: string): readonly number[] {
  return [...value.matchAll(/(?<![\d.])\d+(?!\d*\\?\.\d)/g)]
    .map(([digits]) => Number(digits))
    .filter((bound) => bound > 0);
}

function unstable(given: string, bound: number): Finding {
  const fix = `le=~"${boundTexts(bound)
    .map((text) => text.replace('.', '\\\\.').replace('+', '\\\\+'))
    .join('|')}"`;
  return { given, allowed: 'both ways in which Prometheus 2 and 3 write the bound', fix };
}

function noBound(given: string, bounds: readonly number[]): Finding {
  return {
    given,
    allowed: `a bound of its buckets: ${bounds.join(', ')}`,
    fix: 'take one of them, or declare the bucket',
  };
}

function identityFindings(
  found: Found<SelectorNode>,
  { scope = 'version', identifiedBy = {} }: LintContext,
): Finding[] {
  const missing = missingIdentity(found, scope, identifiedBy);
  if (missing === undefined) return [];
  const fix = `add ${missing}; where every version is meant, say so: ${missing.split(', ').at(-1)}=~".*"`;
  return [{ given: found.node.text, allowed: `series of one ${scope}, by ${missing} too`, fix }];
}
