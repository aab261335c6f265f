import { duration, isOneOf, selector } from '../promql/text';
import { applicationOf } from './application';
import { ourSignal } from './signal';

const STATE = 'resilience4j_circuitbreaker_state';

/** Whether a circuit breaker of the application was open at any time within the window: 1, otherwise 0. */
export const applicationBreakersOpen = ourSignal({
  id: 'application-breakers-open',
  title: "whether one of the application's circuit breakers is open",
  unit: 'count',
  range: { least: 0, most: 1 },
  series: 'gauge',
  needs: [{ kind: 'metrics', of: 'the application (resilience4j)', metrics: [STATE] }],
  read: (version, look) => {
    const open = selector(STATE, [...applicationOf(version), isOneOf('state', 'open', 'forced_open')]);
    return `max(max_over_time(${open}[${duration(look.window)}]))`;
  },
});
