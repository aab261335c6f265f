import type { Labels } from '../core/labels';

/** A rule that fires alerts, as Prometheus writes it. */
export interface AlertingRule {
  readonly alert: string;
  readonly expr: string;
  /** How long it must be true without a break. @default - it fires at once */
  readonly for?: string;
  /** How long it stays when it is no longer true. @default - not at all */
  readonly keep_firing_for?: string;
  readonly labels: Labels;
  readonly annotations: Labels;
}

/** A rule that keeps the value of an expression as a series. */
export interface RecordingRule {
  readonly record: string;
  readonly expr: string;
  readonly labels: Labels;
}

/** Rules that are evaluated one after the other, at the same moment. */
export interface RuleGroup {
  /** Unique among the groups of a service. */
  readonly name: string;
  /** Time between two evaluations. @default - Prometheus' own */
  readonly interval?: string;
  readonly rules: readonly (AlertingRule | RecordingRule)[];
}

/** Groups without those that have no rule. */
export function withRules(groups: readonly RuleGroup[]): RuleGroup[] {
  return groups.filter(({ rules }) => rules.length > 0);
}
