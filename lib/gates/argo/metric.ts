/** A whole number, or one in quotes, as Kubernetes takes both. */
export type WholeOrText = number | string;

/** One metric of an AnalysisRun, in Argo Rollouts' own words. */
export interface ArgoMetric {
  readonly name: string;
  readonly interval?: string;
  readonly initialDelay?: string;
  readonly count?: WholeOrText;
  readonly successCondition?: string;
  readonly failureCondition?: string;
  readonly failureLimit?: WholeOrText;
  readonly inconclusiveLimit?: WholeOrText;
  readonly consecutiveErrorLimit?: WholeOrText;
  readonly consecutiveSuccessLimit?: WholeOrText;
  /** Who measures; the simulation is told what it measures. */
  readonly provider?: unknown;
}

/** The part of an AnalysisRun's spec that decides its phase. */
export interface ArgoRunSpec {
  readonly metrics: readonly ArgoMetric[];
  /** Metrics, by regular expressions of their names, whose phases do not count. */
  readonly dryRun?: readonly { readonly metricName: string }[];
}

/** The limits of a metric as numbers, with Argo's defaults. */
export interface Limits {
  /** Measurements that end the metric; nothing where it goes on until it is stopped. */
  readonly count: number | undefined;
  readonly failureLimit: number;
  readonly inconclusiveLimit: number;
  readonly consecutiveErrorLimit: number;
  readonly consecutiveSuccessLimit: number;
  /** Seconds between two measurements; after an error they are ten, whatever is said. */
  readonly interval: number | undefined;
  readonly initialDelay: number;
}

/** Argo asks again so many seconds after an error, whatever the interval (`DefaultErrorRetryInterval`). */
export const ERROR_RETRY = 10;

/** Argo's `DefaultConsecutiveErrorLimit`. */
const CONSECUTIVE_ERRORS = 4;

/** The limits of a metric, read as Argo reads them. */
export function limitsOf(metric: ArgoMetric): Limits {
  const count = whole(metric.count) ?? 0;
  return {
    // Without a count, an interval means for ever and no interval means once.
    count: count !== 0 ? count : metric.interval ? undefined : 1,
    failureLimit: whole(metric.failureLimit) ?? 0,
    inconclusiveLimit: whole(metric.inconclusiveLimit) ?? 0,
    consecutiveErrorLimit: whole(metric.consecutiveErrorLimit) ?? CONSECUTIVE_ERRORS,
    consecutiveSuccessLimit: whole(metric.consecutiveSuccessLimit) ?? 0,
    interval: metric.interval ? goDuration(metric.interval) : undefined,
    initialDelay: metric.initialDelay ? (goDuration(metric.initialDelay) ?? 0) : 0,
  };
}

/** Text that is no number counts as 0. */
function whole(given: WholeOrText | undefined): number | undefined {
  if (typeof given !== 'string') return given;
  return /^[+-]?\d+$/.test(given) ? Number(given) : 0;
}

const UNITS: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };
const PART = /(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)/g;

/** Seconds of a duration as Go writes it, such as `1m30s`; nothing for what is none. Go has no days. */
export function goDuration(text: string): number | undefined {
  if (/^[+-]?0$/.test(text)) return 0;
  const [, sign, parts = ''] = /^([+-]?)((?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+)$/.exec(text) ?? [];
  if (!parts) return undefined;
  const total = [...parts.matchAll(PART)].reduce(
    (sum, [, amount, unit = '']) => sum + Number(amount) * (UNITS[unit] ?? 0),
    0,
  );
  return sign === '-' ? -total : total;
}

/** Why Argo refuses a run before it measures anything; nothing for one that it accepts. */
export function refusalOfRun({ metrics, dryRun = [] }: ArgoRunSpec): string | undefined {
  if (metrics.length === 0) return 'no metrics specified';
  for (const [index, metric] of metrics.entries()) {
    const twice = metrics.findIndex(({ name }) => name === metric.name) < index;
    const refused = twice ? `duplicate name '${metric.name}'` : refusalOfMetric(metric);
    if (refused) return `metrics[${index}]: ${refused}`;
  }
  const idle = dryRun.findIndex((rule) => !metrics.some((metric) => matches(rule, metric)));
  return idle < 0 ? undefined : `dryRun[${idle}]: Rule didn't match any metric name(s)`;
}

/** Whether a metric is measured without effect. */
export function isDryRun({ dryRun = [] }: ArgoRunSpec, metric: ArgoMetric): boolean {
  return dryRun.some((rule) => matches(rule, metric));
}

/** Anywhere in the name: Argo does not anchor the expression. */
function matches({ metricName }: { readonly metricName: string }, { name }: ArgoMetric): boolean {
  return new RegExp(metricName).test(name);
}

/** `ValidateMetric` of Argo Rollouts, in its order and words; providers aside. */
function refusalOfMetric(metric: ArgoMetric): string | undefined {
  const { failureLimit, inconclusiveLimit, consecutiveErrorLimit, consecutiveSuccessLimit } = limitsOf(metric);
  const count = whole(metric.count) ?? 0;
  if (consecutiveSuccessLimit < 0) return 'consecutiveSuccessLimit must be >= 0';
  if (failureLimit < -1) return 'failureLimit must be >= 0, or -1 to be disabled';
  if (consecutiveSuccessLimit === 0 && failureLimit === -1) {
    return 'failureLimit and consecutiveSuccessLimit cannot both be disabled';
  }
  if (inconclusiveLimit < 0) return 'inconclusiveLimit must be >= 0';
  if (consecutiveErrorLimit < 0) return 'consecutiveErrorLimit must be >= 0';
  if (count > 0) {
    if (failureLimit >= 0 && count < failureLimit + consecutiveSuccessLimit) {
      const limits = `(${failureLimit} + ${consecutiveSuccessLimit})`;
      return `count (${count}) must be >= failureLimit + consecutiveSuccessLimit ${limits} if both >= 0`;
    }
    if (failureLimit < 0 && count < consecutiveSuccessLimit) return 'count must be >= consecutiveSuccessLimit';
    if (count < inconclusiveLimit) return 'count must be >= inconclusiveLimit';
  }
  if (count > 1 && !metric.interval) return 'interval must be specified when count > 1';
  if (metric.interval && goDuration(metric.interval) === undefined)
    return `invalid interval string: ${metric.interval}`;
  if (metric.initialDelay && goDuration(metric.initialDelay) === undefined) {
    return `invalid startDelay string: ${metric.initialDelay}`;
  }
  return undefined;
}
