import type { KubeObject } from '../core/kube';
import { objectLabels, type Labels } from '../core/labels';
import type { Place, Problem } from '../core/problem';
import { repeated } from '../core/repeated';
import { Rule } from '../core/rule';
import type { RuleGroup } from './rule';

export const ruleSizeRule = new Rule({
  id: 'rule-size',
  title: 'A group of rules fits into one PrometheusRule',
  why: 'The Prometheus Operator drops a PrometheusRule of more than 512 KiB with no more than an event: none of its alerts is there.',
});

export const ruleGroupRule = new Rule({
  id: 'rule-group',
  title: 'Each group of rules has a name of its own',
  why: 'Prometheus refuses a file in which two groups have the same name, and keeps the rules of before.',
});

/** Whose rules they are. */
export interface RuleSubject {
  readonly service: string;
  readonly namespace: string;
  /** What the rules are about; it ends the object's name, and objects of one part change together. */
  readonly part: string;
}

/** Half of a Secret's largest size: what the Prometheus Operator takes (`MaxConfigMapDataSize`). */
export const MOST_BYTES = 512 * 1024;

/**
 * PrometheusRules with all the groups in their order, none larger than the operator takes. Labels are the service's and
 * those that Prometheus selects rules by: an object without them is passed over in silence.
 */
export function prometheusRuleObjects(
  { service, namespace, part }: RuleSubject,
  groups: readonly RuleGroup[],
  ruleLabels: Labels,
): KubeObject[] {
  return inParts(groups).map((some, index) => ({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: {
      name: [service, part, ...(index === 0 ? [] : [index + 1])].join('-'),
      namespace,
      labels: { ...ruleLabels, ...objectLabels(service) },
    },
    spec: { groups: some },
  }));
}

/** Groups that no object can hold, and groups of the same name. */
export function ruleGroupProblems(groups: readonly RuleGroup[], at: Place): Problem[] {
  return [
    ...groups
      .filter((group) => size([group]) > MOST_BYTES)
      .map((group) =>
        ruleSizeRule.problem({
          at,
          given: `group ${JSON.stringify(group.name)} with ${group.rules.length} rules, about ${size([group])} bytes`,
          allowed: `at most ${MOST_BYTES} bytes`,
          fix: 'have fewer objectives, or shorter texts',
        }),
      ),
    ...repeated(groups.map(({ name }) => name)).map((name) =>
      ruleGroupRule.problem({
        at,
        given: `more than one group called ${JSON.stringify(name)}`,
        allowed: 'names that are unique',
        fix: 'give each SLO and each objective a name of its own',
      }),
    ),
  ];
}

/** Each group is measured once: measured together with those before it, their number would count twice. */
function inParts(groups: readonly RuleGroup[]): RuleGroup[][] {
  const parts: RuleGroup[][] = [];
  let bytes = 0;
  for (const group of groups) {
    const own = size([group]);
    const last = parts.at(-1);
    if (last && bytes + own <= MOST_BYTES) {
      last.push(group);
      bytes += own;
    } else {
      parts.push([group]);
      bytes = own;
    }
  }
  return parts;
}

/**
 * The most bytes that the operator's YAML of these groups can have. It has fewer quotes and braces than indented JSON,
 * but it folds long lines, gives line ends an indentation and doubles apostrophes.
 */
function size(groups: readonly RuleGroup[]): number {
  const json = JSON.stringify({ groups }, undefined, 2);
  const lineEnds = json.match(/\\n/g)?.length ?? 0;
  const apostrophes = json.match(/'/g)?.length ?? 0;
  return Math.ceil(1.2 * Buffer.byteLength(json)) + 16 * lineEnds + apostrophes;
}
