import { narrowed, sumOfIncreases, sumOfRates, type Series } from '../promql/rates';
import { is, number, orZero, type Matcher } from '../promql/text';
import { applicationOf } from './application';
import { ourSignal, Signal, type SignalProps, type WatchedVersion } from './signal';

/** A counter of the application. */
export interface Counter {
  /** The metric, such as `orders_total`. */
  readonly metric: string;
  /** Conditions besides the version's own. @default [] */
  readonly matchers?: readonly Matcher[];
}

/** What makes a share of successes. */
export interface SuccessShareProps {
  /** Part of the signal's id. @default 'success' */
  readonly id?: string;
  /** Counter of everything that was tried. @default { metric: 'orders_total' } */
  readonly tried?: Counter;
  /** What of it succeeded. @default `outcome="success"` */
  readonly succeeded?: Matcher;
}

/** Share of what is tried that succeeds, by one counter with a label for the outcome. */
export function successShare(props: SuccessShareProps = {}): Signal {
  const { id = 'success', tried = { metric: 'orders_total' }, succeeded = is('outcome', 'success') } = props;
  const signal: SignalProps = {
    id: `${id}-share`,
    title: `share of ${tried.metric} that succeed`,
    unit: 'ratio',
    series: 'counter',
    worse: 'lower',
    needs: [{ kind: 'metrics', of: 'the application', metrics: [tried.metric] }],
    read: (version, look) => {
      const all = seriesOf(tried, version);
      const good = sumOfRates(narrowed(all, succeeded), look.window);
      return `(${orZero(good)}) / (${sumOfRates(all, look.window)} > ${number(look.minimumRate)})`;
    },
    traffic: (version, look) => sumOfRates(seriesOf(tried, version), look.window),
  };
  // A counter or a condition of somebody else's is held to the rules of PromQL when the app is synthesized.
  return props.tried || props.succeeded ? Signal.of(signal) : ourSignal(signal);
}

/** What makes a conversion. */
export interface ConversionProps {
  /** Part of the signal's id. @default 'conversion' */
  readonly id?: string;
  /** Counter of what was begun, such as visits of the checkout. */
  readonly begun: Counter;
  /** Counter of what came of it, such as orders. */
  readonly done: Counter;
  /** Seconds that it is counted over: people take their time. @default 1800 */
  readonly over?: number;
  /** How many must have begun for a conversion to say anything. @default 200 */
  readonly least?: number;
}

/** Share of visitors who do what they came for: one to compare with stable, as `Objective.timesStable` does. */
export function conversion({ id = 'conversion', begun, done, over = 1800, least = 200 }: ConversionProps): Signal {
  return Signal.of({
    id,
    title: `${done.metric} for each of ${begun.metric}`,
    unit: 'ratio',
    // One visit may bring several orders.
    range: { least: 0, most: Infinity },
    series: 'counter',
    worse: 'lower',
    needs: [{ kind: 'metrics', of: 'the application', metrics: [begun.metric, done.metric] }],
    lookBack: over,
    read: (version) => {
      const [began, came] = [begun, done].map((counter) => sumOfIncreases(seriesOf(counter, version), over));
      return `(${orZero(came ?? '')}) / (${began} > ${number(least)})`;
    },
    traffic: (version) => sumOfRates(seriesOf(begun, version), over),
  });
}

function seriesOf({ metric, matchers = [] }: Counter, version: WatchedVersion): Series {
  return { metric, matchers: [...applicationOf(version), ...matchers] };
}
