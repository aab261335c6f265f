import { is, selector } from '../promql/text';
import { ourSignal, type Signal } from './signal';

/** What an SLO's rules record of its error budget; sloth calls it the same. */
export const BUDGET_METRIC = 'slo:period_error_budget_remaining:ratio';

/** Share of an SLO's error budget that is left. */
export function remainingBudget(slo: string): Signal {
  return ourSignal({
    id: `budget-${slo}`,
    title: `share of the error budget of ${slo} that is left`,
    unit: 'ratio',
    series: 'recorded',
    scope: 'service',
    worse: 'lower',
    // Below 0 it is overspent.
    range: { least: -Infinity, most: 1 },
    needs: [{ kind: 'metrics', of: 'the recording rules of an SLO', metrics: [BUDGET_METRIC] }],
    read: () => `max(${selector(BUDGET_METRIC, [is('slo', slo)])})`,
  });
}
