import type { Labels } from '../core/labels';
import type { Telemetry } from './telemetry';
import type { WatchedVersion } from './watched-version';

export type { WatchedVersion } from './watched-version';

/** Seconds of a window where nobody says another: four scrapes of 30 s, the Prometheus Operator's default. */
export const USUAL_WINDOW = 120;

/** How a signal is looked at. */
export interface Look {
  readonly telemetry: Telemetry;
  /** Seconds that rates are taken over: four scrapes at the least. */
  readonly window: number;
  /** Requests per second below which a ratio says nothing: the look has no value then. */
  readonly minimumRate: number;
}

/** Unit of a signal; dashboards and reports show it. */
export type Unit =
  | 'ratio'
  | 'milliseconds'
  | 'seconds'
  | 'requests/s'
  | 'messages/s'
  | '1/s'
  | 'connections'
  | 'pods'
  | 'restarts'
  | 'count'
  | 'bytes'
  | 'score';

/** The least and the most that a value can be. */
export interface ValueRange {
  readonly least: number;
  readonly most: number;
}

/** What kind of series a signal is made from. */
export type SeriesKind = 'counter' | 'gauge' | 'histogram' | 'native histogram' | 'recorded';

/** Something that must be there for a signal to have values, beyond the telemetry that every service has. */
export type Need =
  /** Latency buckets with this upper bound, in milliseconds. */
  | { readonly kind: 'latency-bound'; readonly milliseconds: number }
  /** Latency buckets around a value that are no more than this factor apart. */
  | { readonly kind: 'latency-resolution'; readonly milliseconds: number; readonly factor: number }
  /** A native histogram of latencies: between the bounds of buckets a quantile is an estimate. */
  | { readonly kind: 'native-histogram' }
  /** Statistics that Envoy does not export by itself: expressions for `proxyStatsMatcher`. */
  | { readonly kind: 'proxy-statistics'; readonly expressions: readonly string[] }
  /** Metrics of an exporter or of the application. */
  | {
      readonly kind: 'metrics';
      readonly of: string;
      readonly metrics: readonly string[];
      /** Labels that tell the series of one server from those of others; without any they are refused. */
      readonly labels?: Labels;
    };

/** Whose value a signal is. */
export type Scope = 'version' | 'service' | 'database';

/** What makes a signal. */
export interface SignalProps {
  /** Lower case words joined by dashes; it becomes part of names and labels. */
  readonly id: string;
  /** What is measured, in a few words, such as `share of requests that fail`. */
  readonly title: string;
  readonly unit: Unit;
  readonly series: SeriesKind;
  /** Whose value it is. @default 'version' */
  readonly scope?: Scope;
  /** Which direction is the bad one. @default 'higher' */
  readonly worse?: 'higher' | 'lower';
  /**
   * What its values can be: bounds beyond it are refused, because they are never reached or always.
   * @default - of a ratio 0 to 1, of a score anything, of anything else 0 and more
   */
  readonly range?: ValueRange;
  /**
   * What it needs to have values. A duration that is made from a histogram is taken for a quantile, which buckets only
   * estimate: bounds on it are refused, unless its needs say otherwise, or the telemetry keeps native histograms.
   * @default - of a duration that is made from a histogram a native one, of anything else nothing
   */
  readonly needs?: readonly Need[];
  /**
   * Seconds that it looks back, where they are its own.
   * @default - the window of the look; what your own PromQL says is read from it
   */
  readonly lookBack?: number;
  /**
   * PromQL of its value for one version: one series without labels, or none where there is nothing to say. Not guarded
   * by `or vector(…)`: who asks decides what no value means.
   */
  readonly read: (version: WatchedVersion, look: Look) => string;
  /** PromQL of the requests per second that the value is a statistic of. @default - it is no statistic of requests */
  readonly traffic?: (version: WatchedVersion, look: Look) => string;
}

let make: (props: SignalProps) => Signal;

/** A signal of this library: its PromQL is held against the rules by our tests, and not at each synthesis. */
export function ourSignal(props: SignalProps): Signal {
  return make(props);
}

/** A measured quantity of one version, as PromQL. */
export class Signal {
  static {
    make = (props) => new Signal(props, true);
  }

  /** A signal of your own. Its PromQL goes through the same rules as ours when the app is synthesized. */
  static of(props: SignalProps): Signal {
    return new Signal(props, false);
  }

  /** Lower case words joined by dashes. */
  readonly id: string;
  /** What is measured. */
  readonly title: string;
  /** Unit of its values. */
  readonly unit: Unit;
  /** What kind of series it is made from. */
  readonly series: SeriesKind;
  /** Whose value it is. */
  readonly scope: Scope;
  /** Which direction is the bad one. */
  readonly worse: 'higher' | 'lower';
  /** What its values can be. */
  readonly range: ValueRange;
  /** What it needs to have values. */
  readonly needs: readonly Need[];
  /** Seconds that it looks back, where they are its own and were given. */
  readonly lookBack: number | undefined;

  private constructor(
    private readonly props: SignalProps,
    /** Whether it is one of this library. */
    readonly isOurs: boolean,
  ) {
    this.id = props.id;
    this.title = props.title;
    this.unit = props.unit;
    this.series = props.series;
    this.scope = props.scope ?? 'version';
    this.worse = props.worse ?? 'higher';
    this.range = props.range ?? usualRange(props.unit);
    this.lookBack = props.lookBack;
    this.needs = props.needs ?? (isEstimate(props) ? [{ kind: 'native-histogram' }] : []);
  }

  /** PromQL of its value for one version: one series without labels, or none. */
  read(version: WatchedVersion, look: Look): string {
    return this.props.read(version, look);
  }

  /** PromQL of the requests per second that the value is a statistic of; nothing for one that is none. */
  traffic(version: WatchedVersion, look: Look): string | undefined {
    return this.props.traffic?.(version, look);
  }
}

function usualRange(unit: Unit): ValueRange {
  if (unit === 'score') return { least: -Infinity, most: Infinity };
  return { least: 0, most: unit === 'ratio' ? 1 : Infinity };
}

function isEstimate({ unit, series }: SignalProps): boolean {
  return series === 'histogram' && (unit === 'milliseconds' || unit === 'seconds');
}
