import fc from 'fast-check';
import { reachOf, reachOfBoth } from '../../lib/gates/reach';
import { Objective } from '../../lib/objectives/objective';
import { lookBackOf } from '../../lib/promql/look-back';
import { is, selector } from '../../lib/promql/text';
import { restarts } from '../../lib/signals/health';
import { Signal } from '../../lib/signals/signal';
import { candidate, lookBy, signals, telemetries } from '../signals/subjects';
import { watch } from './subjects';

const { telemetry } = watch;
const look = lookBy(telemetry);

function signalOf(range: number, lookBack?: number): Signal {
  return Signal.of({
    id: 'refunds',
    title: 'refunds per second',
    unit: '1/s',
    series: 'counter',
    ...(lookBack === undefined ? {} : { lookBack }),
    read: ({ version }) => `sum(rate(${selector('refunds_total', [is('version', version)])}[${range}s]))`,
  });
}

describe('how far a signal reaches back', () => {
  it('is what its PromQL reads or what it says, whichever is more', () => {
    const seconds = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(seconds, seconds, (range, said) => {
        expect(reachOf(signalOf(range, said), candidate, look)).toBe(Math.max(range, said));
      }),
    );
    expect(reachOf(signalOf(600), candidate, look)).toBe(600);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 1])('is what its PromQL reads where it says %d', (said) => {
    expect(reachOf(signalOf(21_600, said), candidate, look)).toBe(21_600);
  });

  it('is in whole seconds, as Argo Rollouts and Prometheus read them', () => {
    expect(reachOf(signalOf(60, 90.5), candidate, look)).toBe(91);
  });

  it('is said by each signal of the library, where it is not the window', () => {
    const windows = [77, 120, 900];
    for (const [dialect, dialectTelemetry] of telemetries) {
      for (const signal of signals) {
        for (const window of windows) {
          const asked = { ...lookBy(dialectTelemetry), window };
          const read = lookBackOf(signal.read(candidate, asked));
          const said = Math.max(signal.lookBack ?? 0, window);
          expect([signal.id, dialect, read <= said, reachOf(signal, candidate, asked)]).toEqual([
            signal.id,
            dialect,
            true,
            said,
          ]);
        }
      }
    }
  });

  it('is that of both bounds of an objective, and its window at the least', () => {
    const { facts } = Objective.of(restarts, { hold: 1, rollback: 2 });
    expect(reachOfBoth(facts, candidate, telemetry)).toBe(600);
    const apart = { ...facts, rollback: { signal: signalOf(1800), limit: 2 } };
    expect(reachOfBoth(apart, candidate, telemetry)).toBe(1800);
    const { facts: errors } = Objective.errorRatio({ window: 300 });
    expect(reachOfBoth(errors, candidate, telemetry)).toBe(300);
  });
});
