import { Rule } from '../core/rule';
import type { Place, Problem } from '../core/problem';

/** What one version takes of the database at its peak. */
export interface VersionConnections {
  readonly slot: string;
  readonly poolPerPod: number;
  /** The most pods that the slot can have, surge included. */
  readonly peakPods: number;
}

/** Everything that takes connections, and what there is to take. */
export interface ConnectionDemand {
  readonly database: string;
  readonly maxConnections: number;
  readonly reserved: number;
  readonly otherClients: number;
  readonly jobs: number;
  readonly versions: readonly VersionConnections[];
  /** Share of the usable connections at which an objective holds the release; absent where none is declared. */
  readonly hold?: number;
}

/** The budget worked out. */
export interface ConnectionBudget {
  /** Connections that clients can have: the limit less the reserved slots. */
  readonly usable: number;
  /** Connections in use when every slot has its most pods. */
  readonly peak: number;
  /** The most that may be in use: the hold bound of the objective, or all that is usable. */
  readonly bound: number;
  /** The peak as a sum, for people. */
  readonly sum: string;
}

export const connectionBudgetRule = new Rule({
  id: 'connection-budget',
  title: 'The database carries both slots at their largest, with everything else that connects to it',
  why: 'Both versions are connected while traffic moves. Past the limit the database refuses connections, and requests of the old version fail as well.',
});

/** Works out what the database has to carry at the peak of a release. */
export function connectionBudget(demand: ConnectionDemand): ConnectionBudget {
  const usable = demand.maxConnections - demand.reserved;
  const parts = demand.versions.map(({ slot, peakPods, poolPerPod }) => ({
    connections: peakPods * poolPerPod,
    text: `${slot} ${peakPods} pods × ${poolPerPod}`,
  }));
  const versions = parts.reduce((total, part) => total + part.connections, 0);
  return {
    usable,
    peak: versions + demand.otherClients + demand.jobs,
    bound: shareOf(usable, demand.hold ?? 1),
    sum: [...parts.map((part) => part.text), `others ${demand.otherClients}`, `jobs ${demand.jobs}`].join(' + '),
  };
}

/** A peak that passes what the database has to give, with the three ways out. */
export function connectionProblems(demand: ConnectionDemand, at: Place): Problem[] {
  const budget = connectionBudget(demand);
  if (budget.peak <= Math.min(budget.bound, budget.usable)) return pressureWarning(demand, budget, at);
  const limit =
    demand.hold === undefined
      ? `${budget.usable} usable`
      : `${budget.bound}, where the objective holds the release (${percent(demand.hold)} of ${budget.usable} usable)`;
  const problem = connectionBudgetRule.problem({
    at: { ...at, field: 'database' },
    given: `peak of ${budget.peak} connections to ${demand.database} = ${budget.sum}`,
    allowed: `at most ${limit}; max_connections ${demand.maxConnections} − reserved ${demand.reserved} = ${budget.usable}`,
    fix: waysOut(demand, budget),
  });
  return [problem];
}

/** Where nothing says how full is too full, 80 % (guide 000's alert) is only pointed out. */
const PRESSURE = 0.8;

function pressureWarning(demand: ConnectionDemand, budget: ConnectionBudget, at: Place): Problem[] {
  const bound = shareOf(budget.usable, PRESSURE);
  if (demand.hold !== undefined || budget.peak <= bound) return [];
  const problem = connectionBudgetRule.problem({
    at: { ...at, field: 'database' },
    severity: 'warning',
    given: `peak of ${budget.peak} connections to ${demand.database} = ${budget.sum}`,
    allowed: `at most ${bound} (${percent(PRESSURE)} of ${budget.usable} usable) leaves room for what nobody planned`,
    fix: `${waysOut(demand, { ...budget, bound })}; or declare Objective.connections(…) with the bound that you mean`,
  });
  return [problem];
}

/** One pod, and one more while it is replaced. */
const LEAST_PODS = 2;

function waysOut(demand: ConnectionDemand, budget: ConnectionBudget): string {
  const share = demand.hold ?? (budget.bound < budget.usable ? PRESSURE : 1);
  const left = budget.bound - demand.otherClients - demand.jobs;
  const pods = demand.versions.reduce((total, version) => total + version.peakPods, 0);
  const pool = Math.floor(left / pods);
  const pools = demand.versions.reduce((total, version) => total + version.poolPerPod, 0);
  const perSlot = Math.floor(left / pools);
  return [
    `raise max_connections to ${leastLimit(budget.peak, demand.reserved, share)}`,
    ...(pool >= 1 ? [`or set poolPerPod to ${pool} in every version`] : []),
    ...(perSlot >= LEAST_PODS ? [`or run at most ${perSlot} pods in each slot, surge included`] : []),
  ].join(', ');
}

/** Whole connections in a share; a share of 0.57 is a little less than that in binary, and 57 of 100 is meant. */
function shareOf(usable: number, share: number): number {
  return Math.floor(usable * share + 1e-9);
}

/** The least limit whose bound carries the peak; the bound is rounded down, so the first guess may be one off. */
function leastLimit(peak: number, reserved: number, share: number): number {
  const guess = Math.ceil(peak / share);
  const enough = [guess - 1, guess].find((usable) => usable > 0 && shareOf(usable, share) >= peak);
  return (enough ?? guess + 1) + reserved;
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
