import fc from 'fast-check';
import { stringify } from 'yaml';
import { MOST_BYTES, prometheusRuleObjects, ruleGroupProblems } from '../../lib/alerts/prometheus-rule';
import type { KubeObject } from '../../lib/core/kube';
import type { RuleGroup } from '../../lib/alerts/rule';

const subject = { service: 'checkout', namespace: 'shop', part: 'release' };

function group(name: string, bytes: number, filling = 'x'): RuleGroup {
  const text = filling.repeat(Math.ceil(bytes / filling.length));
  return { name, rules: [{ alert: 'A', expr: 'up == 0', labels: {}, annotations: { description: text } }] };
}

const groupsOf = (object: KubeObject) => (object.spec as { groups: RuleGroup[] }).groups;

describe('PrometheusRules', () => {
  it('are one object with the labels of the service and those that rules are selected by', () => {
    const groups = [group('one', 10), group('two', 10)];
    expect(prometheusRuleObjects(subject, groups, { release: 'kube-prometheus-stack', app: 'mine' })).toEqual([
      {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'PrometheusRule',
        metadata: {
          name: 'checkout-release',
          namespace: 'shop',
          labels: {
            release: 'kube-prometheus-stack',
            app: 'checkout',
            'app.kubernetes.io/name': 'checkout',
            'app.kubernetes.io/managed-by': 'cutover',
          },
        },
        spec: { groups },
      },
    ]);
  });

  it('are none where there are no groups', () => {
    expect(prometheusRuleObjects(subject, [], {})).toEqual([]);
  });

  it('are as many as it takes, each with whole groups in their order', () => {
    const groups = [group('a', 200_000), group('b', 200_000), group('c', 200_000), group('d', 10)];
    const objects = prometheusRuleObjects(subject, groups, {});
    expect(objects.map(({ metadata }) => metadata.name)).toEqual(['checkout-release', 'checkout-release-2']);
    expect(objects.map((object) => groupsOf(object).map(({ name }) => name))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(prometheusRuleObjects(subject, groups, {})).toEqual(objects);
  });

  it('are never larger as YAML than the operator takes, and lose no group', () => {
    const anyGroup = fc
      .tuple(fc.integer({ min: 1, max: 300_000 }), fc.constantFrom('x', "'", '\n', ' word', '{{ "é" }}', '\\', ': #'))
      .map(([bytes, filling], index = 0) => group(`g${index}`, bytes, filling));
    fc.assert(
      fc.property(fc.array(anyGroup, { minLength: 1, maxLength: 6 }), (groups) => {
        fc.pre(ruleGroupProblems(groups, {}).every(({ id }) => id !== 'rule-size'));
        const objects = prometheusRuleObjects(subject, groups, {});
        expect(objects.flatMap(groupsOf)).toEqual(groups);
        for (const object of objects) {
          expect(Buffer.byteLength(stringify(object.spec))).toBeLessThanOrEqual(MOST_BYTES);
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('groups of rules', () => {
  it('have nothing wrong when each fits and has a name of its own', () => {
    expect(ruleGroupProblems([group('a', 300_000), group('b', 300_000)], {})).toEqual([]);
  });

  it('are refused where one fits no object', () => {
    expect(ruleGroupProblems([group('small', 10), group('large', 600_000)], { field: 'objectives' })).toMatchObject([
      { id: 'rule-size', severity: 'error', at: { field: 'objectives' }, allowed: 'at most 524288 bytes' },
    ]);
  });

  it('are refused where two have one name, once for each name', () => {
    const given = [group('a', 1), group('b', 1), group('a', 1), group('a', 1)];
    expect(ruleGroupProblems(given, {})).toMatchObject([{ id: 'rule-group', given: 'more than one group called "a"' }]);
  });
});
