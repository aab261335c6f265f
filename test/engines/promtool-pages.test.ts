import { annotate, type Consequence } from '../../lib/alerts/annotate';
import type { RuleGroup } from '../../lib/alerts/rule';
import { releaseAlerts } from '../../lib/alerts/release-alerts';
import { stageAlerts } from '../../lib/alerts/stage-alerts';
import { Gate } from '../../lib/gates/gate';
import { gateMetric } from '../../lib/gates/pre-release';
import { inputOf } from '../alerts/sample';
import { site, stable } from '../gates/subjects';
import { candidate } from '../signals/subjects';
import { describeWithTools } from './support/admission/tools';
import { answers, STEP } from './support/promtool/run';

const NASTY = 'a"b\\c{{d}}\n';

/** What the gate asks. */
function query(gate: Gate): string {
  const { metric } = gateMetric(gate.facts, site);
  return (metric.provider as { readonly prometheus: { readonly query: string } }).prometheus.query;
}

/** The rules of a stage at which a version is released. */
function stageOf(version: string): readonly RuleGroup[] {
  const stage = { name: 'preview', attempt: 1, candidate: version, live: stable.version };
  return stageAlerts({ ...inputOf([]), stage });
}

/** The rules of a version. */
function alertsOf(version: string): readonly RuleGroup[] {
  const versions = [{ version: { ...candidate, version }, expectsTraffic: false }];
  return releaseAlerts(inputOf([], { versions }));
}

/** An alert of ours that fires, after so many seconds. */
function firing(consequence: Consequence, labels = {}, after = 0): RuleGroup {
  const { service, namespace } = candidate;
  const texts = { summary: 'it fires', description: 'always' };
  const alert = { name: 'Fires', expr: 'vector(1)', for: after, consequence, ...texts };
  return { name: 'alerts', rules: [annotate({ ...alert, labels: { service, namespace, ...labels } })] };
}

describeWithTools('promtool: pages', ['prometheus'], (files) => {
  const ours = [...stageOf(candidate.version), ...alertsOf(candidate.version)];

  test.each<[string, readonly RuleGroup[], number]>([
    ['no rules', [], Number.NaN],
    ['rules of another release', [...stageOf('v2.4.9'), ...alertsOf('v2.4.9')], Number.NaN],
    ['rules of this stage, whose alerts were refused', stageOf(candidate.version), Number.NaN],
    [
      'alerts of this version, and rules of another stage',
      [...stageOf('v2.4.9'), ...alertsOf(candidate.version)],
      Number.NaN,
    ],
    ['rules of this release', ours, 0],
    ['a page', [...ours, firing('rollback')], 1],
    ['a page, and no rules of this release', [firing('rollback')], 1],
    ['a page that does not fire yet', [...ours, firing('rollback', {}, 3600)], 0],
    ['an alert that is no page', [...ours, firing('hold')], 0],
    ['a page of another service', [...ours, firing('rollback', { service: 'cart' })], 0],
    ['a page in another namespace', [...ours, firing('rollback', { namespace: 'other' })], 0],
  ])('the gate on pages sees %s', async (_, groups, value) => {
    expect(await asked(Gate.noPage(), groups)).toEqual([{ labels: {}, value }]);
  });

  test('labels of its own take the place of ours, whatever their values', async () => {
    const gate = Gate.noPage({ labels: { team: NASTY, severity: 'warning' } });
    expect(await asked(gate, ours)).toEqual([{ labels: {}, value: 0 }]);
    expect(await asked(gate, [...ours, firing('rollback', { team: NASTY })])).toEqual([{ labels: {}, value: 0 }]);
    const other = { service: 'cart', team: NASTY };
    expect(await asked(gate, [...ours, firing('hold', other)])).toEqual([{ labels: {}, value: 1 }]);
    expect(await asked(gate, [firing('rollback')])).toEqual([{ labels: {}, value: Number.NaN }]);
  });

  /** What Prometheus answers after two evaluations of the rules. */
  async function asked(gate: Gate, groups: readonly RuleGroup[]) {
    const [[answer] = []] = await answers(files, groups, [
      { series: [], questions: [{ expr: query(gate), at: 2 * STEP }] },
    ]);
    return answer;
  }
});
