import { missingIdentity } from './identity';
import { boundFindings } from './lint-bounds';
import type { Finding, LintContext } from './lint-context';
import { faultOf, isEmpty } from './matchers';
import { partsOfKind, type Expression, type Found, type SelectorNode } from './syntax';

/** What is wrong with the choice of series, where Prometheus can read it. */
export function selectorFindings(expression: Expression, context: LintContext): Finding[] {
  return partsOfKind(expression, 'selector').flatMap((found) => {
    const { node } = found;
    if (isEmpty(node)) return [];
    const bounds = context.bounds?.[(node.metric ?? '').replace(/_bucket$/, '')];
    const readable = node.matchers.filter((matcher) => faultOf(matcher) === undefined);
    return [
      ...nameFindings(found),
      ...reporterFindings(node),
      ...readable.flatMap((matcher) => boundFindings(matcher, bounds)),
      ...identityFindings(found, context),
    ];
  });
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

function identityFindings(
  found: Found<SelectorNode>,
  { scope = 'version', identifiedBy = {} }: LintContext,
): Finding[] {
  const missing = missingIdentity(found, scope, identifiedBy);
  if (missing === undefined) return [];
  const fix = `add ${missing}; where every version is meant, say so: ${missing.split(', ').at(-1)}=~".*"`;
  return [{ given: found.node.text, allowed: `series of one ${scope}, by ${missing} too`, fix }];
}
