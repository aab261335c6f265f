import type { PodTemplate } from '../core/kube';
import type { Labels } from '../core/labels';
import { ENVOY_BOUNDS } from '../signals/istio';
import { isResolved } from '../signals/needs';
import type { Need } from '../signals/signal';

/** Istio's own: bounds of the histograms of a pod's proxy, by prefix of their names inside the proxy. */
const BUCKETS_ANNOTATION = 'sidecar.istio.io/statsHistogramBuckets';

/** Inside the proxy Istio's histograms are called `istiocustom.istio_…`; the prefix is dropped when they are served. */
const ISTIO_HISTOGRAMS = 'istiocustom';
const DURATIONS = `${ISTIO_HISTOGRAMS}.istio_request_duration_milliseconds`;

/** What a pod's proxy is told about its statistics. */
export interface ProxyStatistics {
  /** Annotations of the pod. */
  readonly annotations: Labels;
  /** What goes into the pod's `proxy.istio.io/config`. */
  readonly config: { readonly proxyStatsMatcher?: { readonly inclusionRegexps: readonly string[] } };
}

/**
 * What the proxies must be told so that signals have what they need. Where Envoy's own bounds are enough nothing is
 * said, and no pod restarts. Bounds that were given already are kept: `given` are the pod's other annotations.
 */
export function proxyStatistics(needs: readonly Need[], given: Labels = {}): ProxyStatistics {
  const own = latencyBoundsOf({ annotations: given });
  const before = own.length > 0 ? own : ENVOY_BOUNDS;
  const bounds = withNeeded(before, needs);
  const expressions = needs.flatMap((need) => (need.kind === 'proxy-statistics' ? need.expressions : []));
  return {
    annotations: bounds.length > before.length ? { [BUCKETS_ANNOTATION]: bucketSettings(given, bounds) } : {},
    config: expressions.length > 0 ? { proxyStatsMatcher: { inclusionRegexps: [...new Set(expressions)].sort() } } : {},
  };
}

/**
 * Bounds in milliseconds that a pod's proxy was told to keep, rising; none where it has the default ones. This is how
 * a version that was released before a bound was needed is known to lack it.
 */
export function latencyBoundsOf({ annotations = {} }: Pick<PodTemplate['metadata'], 'annotations'>): readonly number[] {
  const settings = settingsIn(annotations);
  const prefix = durationPrefix(settings);
  return prefix === undefined ? [] : rising(settings[prefix] ?? []);
}

/** Settings of the pod with these bounds, where the durations take theirs from. Other histograms keep what they have. */
function bucketSettings(given: Labels, bounds: readonly number[]): string {
  const settings = settingsIn(given);
  return JSON.stringify({ ...settings, [durationPrefix(settings) ?? ISTIO_HISTOGRAMS]: bounds });
}

/** Istio hands the prefixes to Envoy in their order, and the first that fits decides. */
function durationPrefix(settings: Readonly<Record<string, unknown>>): string | undefined {
  return Object.keys(settings)
    .sort()
    .find((prefix) => DURATIONS.startsWith(prefix));
}

/** Istio drops the whole annotation when any of it is not as it should be. */
function settingsIn(annotations: Labels): Readonly<Record<string, readonly number[]>> {
  const settings = parsed(annotations[BUCKETS_ANNOTATION] ?? '{}');
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) return {};
  return Object.values(settings).every(isNumbers) ? (settings as Record<string, number[]>) : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isNumbers(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'number');
}

function withNeeded(before: readonly number[], needs: readonly Need[]): readonly number[] {
  const exact = needs.flatMap((need) => (need.kind === 'latency-bound' ? [need.milliseconds] : []));
  return needs.reduce<readonly number[]>(
    (bounds, need) =>
      need.kind === 'latency-resolution' && !isResolved(bounds, need.milliseconds, need.factor)
        ? rising([...bounds, ...around(need.milliseconds, need.factor)])
        : bounds,
    rising([...before, ...exact]),
  );
}

/** The value and a bound on each side of it, no further than the factor, in numbers that people can read. */
function around(milliseconds: number, factor: number): number[] {
  const lower = threeDigits(milliseconds / factor, Math.ceil);
  const upper = threeDigits(milliseconds * factor, Math.floor);
  return [lower, milliseconds, upper].filter((bound) => bound > 0);
}

function threeDigits(value: number, round: (value: number) => number): number {
  const scale = 10 ** (2 - Math.floor(Math.log10(value)));
  return round(Number((value * scale).toPrecision(12))) / scale;
}

function rising(bounds: readonly number[]): readonly number[] {
  return [...new Set(bounds)].sort((a, b) => a - b);
}
