import type { Objective, ObjectiveFacts } from '../objectives/objective';
import { grafanaUnit, lookOf, type Budget, type DashboardInput } from './input';
import type { PanelDraft, Query } from './panel';
import { linesOf, sentence } from './signal-panels';

/** Shares of the budget below which releases should wait, and stop: two of the worst cutovers cost about a tenth. */
const BUDGET = { hold: 0.2, rollback: 0.1 };

/** A panel for each objective: what its gates look at, and the bounds that they hold and roll back at. */
export function objectivePanels(input: DashboardInput): PanelDraft[] {
  return input.objectives
    .map((objective) => objectivePanel(objective, input))
    .filter(({ queries }) => queries.length > 0);
}

/** A panel for each error budget. */
export function budgetPanels({ budgets = [] }: DashboardInput): PanelDraft[] {
  return budgets.map(({ name, remaining }: Budget) => ({
    key: `budget ${name}`,
    title: `Error budget left of ${name}`,
    unit: 'percentunit',
    queries: [{ expression: remaining, legend: name }],
    lines: bounds(BUDGET.hold, BUDGET.rollback),
    // It is below 0 once it is overspent.
    fromZero: false,
  }));
}

function objectivePanel({ facts }: Objective, input: DashboardInput): PanelDraft {
  const { signal, hold, rollback } = facts.panel;
  const absolute = facts.comparison === 'absolute';
  return {
    key: `objective ${facts.name}`,
    title: `${sentence(facts.title)}${absolute ? '' : COMPARED[facts.comparison]}`,
    description: `Objective ${facts.name}: ${promise(facts)}`,
    unit: facts.comparison === 'ratio' ? 'short' : grafanaUnit(signal.unit),
    queries: absolute ? linesOf(signal, input, lookOf(input, facts)) : compared(facts, input),
    lines: bounds(hold, rollback),
    fromZero: facts.comparison !== 'difference' && signal.unit !== 'score',
  };
}

const COMPARED = { difference: ', candidate less stable', ratio: ', candidate divided by stable' } as const;

/** The candidate against the stable version; nothing while there is only one. */
function compared(facts: ObjectiveFacts, input: DashboardInput): Query[] {
  const { comparison, panel } = facts;
  const stable = input.versions.find(({ slot }) => slot === input.live);
  const candidate = input.versions.find(({ slot }) => slot !== input.live);
  if (stable === undefined || candidate === undefined) return [];
  const [of, against] = [candidate, stable].map((version) => panel.signal.read(version, lookOf(input, facts)));
  const expression = comparison === 'ratio' ? `(${of}) / ((${against}) > 0)` : `(${of}) - (${against})`;
  return [{ expression, legend: `${candidate.version} against ${stable.version}` }];
}

function bounds(hold: number, rollback: number): NonNullable<PanelDraft['lines']> {
  const last = { color: 'red', value: rollback };
  return hold === rollback ? [last] : [{ color: 'orange', value: hold }, last];
}

function promise({ panel: { signal, hold, rollback }, rollbackAfter }: ObjectiveFacts): string {
  const beyond = signal.worse === 'higher' ? 'from' : 'down from';
  const after = rollbackAfter > 0 ? ` for ${rollbackAfter} s` : '';
  return `held ${beyond} ${hold}, rolled back ${beyond} ${rollback}${after}.`;
}
