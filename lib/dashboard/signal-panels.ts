import type { Signal } from '../signals/signal';
import { grafanaUnit, lookOf, versionLegend, type DashboardInput } from './input';
import type { PanelDraft, Query } from './panel';

/** A signal's lines: one for each version, or a single one where all versions share the value. */
export function linesOf(signal: Signal, input: DashboardInput, look = lookOf(input), prefix = ''): Query[] {
  const lines = input.versions.map((version) => ({
    expression: signal.read(version, look),
    legend: signal.scope === 'version' ? `${prefix}${versionLegend(version)}` : `${prefix}${signal.scope}`,
  }));
  return signal.scope === 'version' ? lines : lines.slice(0, 1);
}

/** A panel of a signal by itself. */
export function signalPanel(signal: Signal, input: DashboardInput): PanelDraft {
  return {
    key: `signal ${signal.id}`,
    title: sentence(signal.title),
    unit: grafanaUnit(signal.unit),
    queries: linesOf(signal, input),
    fromZero: signal.unit !== 'score',
  };
}

/** Titles of signals are parts of sentences. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
