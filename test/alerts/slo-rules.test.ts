import { ruleGroupProblems } from '../../lib/alerts/prometheus-rule';
import { sloRules } from '../../lib/alerts/slo-rules';
import { Slo } from '../../lib/objectives/slo';
import { parsePromql } from '../../lib/promql/parse';
import { httpTelemetry } from '../../lib/signals/http';
import { istioTelemetry } from '../../lib/signals/istio';
import { alertsIn, live, recordsIn, versionIn } from './sample';

const input = { version: live, telemetry: istioTelemetry() };
const groups = sloRules([Slo.availability()], input);
const LABELS = { slo: 'checkout-availability', service: 'checkout', namespace: 'shop' };
const SELECTED = '{slo="checkout-availability",service="checkout",namespace="shop"}';
const exprOf = (name: string, of = groups) => recordsIn(of).find(({ record }) => record === name)?.expr;

describe('rules of a service level objective', () => {
  it('record what sloth records, under its names, each before it is used', () => {
    expect(recordsIn(groups).map(({ record }) => record)).toEqual([
      'slo:sli_error:ratio_rate5m',
      'slo:sli_error:ratio_rate30m',
      'slo:sli_error:ratio_rate1h',
      'slo:sli_error:ratio_rate2h',
      'slo:sli_error:ratio_rate6h',
      'slo:sli_requests:rate5m',
      'slo:sli_failures:rate5m',
      'slo:sli_error:ratio_rate1d',
      'slo:sli_error:ratio_rate3d',
      'slo:sli_error:ratio_rate30d',
      'slo:objective:ratio',
      'slo:error_budget:ratio',
      'slo:time_period:days',
      'slo:current_burn_rate:ratio',
      'slo:period_burn_rate:ratio',
      'slo:period_error_budget_remaining:ratio',
    ]);
    for (const { labels } of recordsIn(groups)) expect(labels).toEqual(LABELS);
  });

  it('weigh long windows by requests', () => {
    expect(exprOf('slo:sli_error:ratio_rate30d')).toBe(
      `sum_over_time(slo:sli_failures:rate5m${SELECTED}[30d]) / (sum_over_time(slo:sli_requests:rate5m${SELECTED}[30d]) > 0)`,
    );
    expect(exprOf('slo:sli_error:ratio_rate28d', sloRules([Slo.availability({ days: 28 })], input))).toContain('[28d]');
  });

  it('say what is promised and what is left', () => {
    expect(exprOf('slo:objective:ratio')).toBe('vector(0.999)');
    expect(exprOf('slo:error_budget:ratio')).toBe('vector(0.001)');
    expect(exprOf('slo:period_burn_rate:ratio')).toBe(`slo:sli_error:ratio_rate30d${SELECTED} / 0.001`);
    expect(exprOf('slo:period_error_budget_remaining:ratio')).toBe(`1 - slo:period_burn_rate:ratio${SELECTED}`);
  });

  it('page and ticket when both windows of a pair burn too fast', () => {
    const burning = (window: string, factor: number) =>
      `slo:sli_error:ratio_rate${window}${SELECTED} > ${factor} * 0.001`;
    const pair = (short: string, long: string, factor: number) =>
      `(${burning(short, factor)} and ${burning(long, factor)})`;
    expect(alertsIn(groups).map(({ alert, expr, labels }) => [alert, expr, labels])).toEqual([
      [
        'SloAvailabilityBurnPage',
        `${pair('5m', '1h', 14.4)} or ${pair('30m', '6h', 6)}`,
        { ...LABELS, severity: 'critical' },
      ],
      [
        'SloAvailabilityBurnTicket',
        `${pair('2h', '1d', 3)} or ${pair('6h', '3d', 1)}`,
        { ...LABELS, severity: 'warning' },
      ],
    ]);
  });

  it('leave out windows that a total outage could not reach', () => {
    const [page] = alertsIn(sloRules([Slo.latency({ objective: 0.9, milliseconds: 500 })], input));
    expect(page?.alert).toBe('SloLatency500msBurnPage');
    expect(page?.expr).not.toContain('14.4');
    expect(page?.expr).toContain('> 6 * 0.1');
  });

  it('are about all versions alike, and stay as they are from release to release', () => {
    const slos = [Slo.availability(), Slo.latency({ milliseconds: 500 })];
    const next = sloRules(slos, { ...input, version: versionIn('green', '2.0.0') });
    expect(next).toEqual(sloRules(slos, input));
    expect(JSON.stringify(next)).not.toMatch(/2\.0\.0|destination_workload|destination_version/);
  });

  it('are PromQL, in groups with names of their own, by any telemetry', () => {
    const slos = [Slo.availability(), Slo.latency({ milliseconds: 500 }), Slo.availability({ name: 'second' })];
    for (const telemetry of [istioTelemetry(), istioTelemetry({ nativeHistograms: true }), httpTelemetry()]) {
      const all = sloRules(slos, { version: live, telemetry });
      expect(ruleGroupProblems(all, {})).toEqual([]);
      for (const { expr } of [...recordsIn(all), ...alertsIn(all)]) expect(parsePromql(expr).problems).toEqual([]);
    }
  });
});
