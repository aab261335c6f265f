import type { ArgoMetric } from '../../../../lib/gates/argo/metric';
import type { GateMetric } from '../../../../lib/gates/metric';

/** Seconds of a release that pass in one second here: its scrapes of 15 s are the engines' scrapes of 1 s. */
export const FACTOR = 15;

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** Whole seconds as PromQL and Go write them, made shorter. Throws where no whole seconds are left. */
export function shorter(duration: string, factor = FACTOR): string {
  const [, amount, unit = ''] = /^(\d+)([smh])$/.exec(duration) ?? [];
  const seconds = (Number(amount) * (UNITS[unit] ?? NaN)) / factor;
  if (!Number.isInteger(seconds) || seconds < 1) throw new Error(`${duration} is not ${factor} times whole seconds`);
  return `${seconds}s`;
}

/**
 * The same gate in faster time: every duration in it is shorter, and nothing else is another. Ranges of a query are
 * found by their brackets, and there has to be one.
 */
export function accelerated({ metric }: GateMetric, factor = FACTOR): ArgoMetric {
  const { provider, ...schedule } = metric as unknown as ArgoMetric & {
    readonly provider: { readonly prometheus: { readonly query: string } };
  };
  const [before, after] = [provider.prometheus.query, fasterQuery(provider.prometheus.query, factor)];
  if (before === after) throw new Error(`no range in ${before}`);
  const faster = (given: string | undefined, field: string) =>
    given === undefined ? {} : { [field]: shorter(given, factor) };
  return {
    ...schedule,
    ...faster(schedule.interval, 'interval'),
    ...faster(schedule.initialDelay, 'initialDelay'),
    provider: { prometheus: { ...provider.prometheus, query: after } },
  };
}

function fasterQuery(query: string, factor: number): string {
  return query.replace(/\[(\w+)(?::(\w+))?\]/g, (_, range: string, step?: string) =>
    step === undefined ? `[${shorter(range, factor)}]` : `[${shorter(range, factor)}:${shorter(step, factor)}]`,
  );
}
