import { ourSignal, type Signal } from './signal';

/** What an SLO's rules record of its error budget; sloth calls it the same. */
export const BUDGET_METRIC = 'slo:period_error_budget_remaining:ratio';

/** An SLO, as far as its budget goes. */
export interface BudgetOwner {
  readonly name: string;
  /** PromQL of the share of the budget that is left. */
  remainingBudget(subject: { readonly service: string; readonly namespace: string }): string;
}

/** Share of an SLO's error budget that is left; its rules are written where it is one of `slos`. */
export function remainingBudget(slo: BudgetOwner): Signal {
  return ourSignal({
    id: `budget-${slo.name}`,
    title: `share of the error budget of ${slo.name} that is left`,
    unit: 'ratio',
    series: 'recorded',
    scope: 'service',
    worse: 'lower',
    // Below 0 it is overspent.
    range: { least: -Infinity, most: 1 },
    needs: [{ kind: 'metrics', of: 'the recording rules of an SLO', metrics: [BUDGET_METRIC] }],
    read: (version) => slo.remainingBudget(version),
  });
}
