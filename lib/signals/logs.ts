import { sumOfRates } from '../promql/rates';
import { isOneOf, matches, type Matcher } from '../promql/text';
import { applicationOf } from './application';
import { noneYet, SCRAPED } from './pods';
import { ourSignal, Signal, type SignalProps } from './signal';

/** A counter of log messages. */
export interface LogCounter {
  /** Part of the signal's id. */
  readonly id: string;
  /** What is counted, in a few words. */
  readonly title: string;
  /** The counter. */
  readonly metric: string;
  /** Which of them count. */
  readonly counted: readonly Matcher[];
}

/** Messages per second of a counter of log messages; 0 for a version that is scraped and has not written one. */
export function logRate(counter: LogCounter): Signal {
  return Signal.of(rateOf(counter));
}

function rateOf({ id, title, metric, counted }: LogCounter): SignalProps {
  return {
    id,
    title,
    unit: 'messages/s',
    series: 'counter',
    needs: [{ kind: 'metrics', of: 'the application', metrics: [metric] }, SCRAPED],
    read: (version, look) => {
      const messages = sumOfRates({ metric, matchers: [...applicationOf(version), ...counted] }, look.window);
      return `${messages} or ${noneYet(version)}`;
    },
  };
}

/** Errors in the log, as an application counts them by level in `app_log_messages_total`. */
export const logErrors = ourSignal(
  rateOf({
    id: 'log-errors',
    title: 'errors in the log',
    metric: 'app_log_messages_total',
    counted: [isOneOf('level', 'error', 'fatal')],
  }),
);

/** Errors in the log, as Micrometer counts them of Logback. */
export const logbackErrors = ourSignal(
  rateOf({
    id: 'logback-errors',
    title: 'errors in the log',
    metric: 'logback_events_total',
    counted: [isOneOf('level', 'error')],
  }),
);

/**
 * Messages about connections that could not be had, by the label `kind` of the same counter: pools that time out and
 * databases that refuse say so here before requests fail.
 */
export const connectionErrors = ourSignal(
  rateOf({
    id: 'connection-errors',
    title: 'messages about connections that could not be had',
    metric: 'app_log_messages_total',
    counted: [isOneOf('level', 'error', 'fatal'), matches('kind', 'connection.*')],
  }),
);
