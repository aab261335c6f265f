import fc from 'fast-check';
import { Slo, type AvailabilitySloProps } from '../../lib/objectives/slo';
import { refusal } from '../core/refusal';

describe('a service level objective', () => {
  it('is 99.9 % of requests over 30 days when nothing is said', () => {
    const { name, objective, days, budget, signal } = Slo.availability();
    expect({ name, objective, days, budget, signal: signal.id }).toEqual({
      ...{ name: 'availability', objective: 0.999, days: 30, budget: 0.001, signal: 'error-ratio' },
    });
  });

  it('on latency is named after what is fast, and asks for that bucket', () => {
    const slo = Slo.latency({ objective: 0.95, milliseconds: { toMilliseconds: () => 250 } });
    expect([slo.name, slo.budget, slo.signal.id]).toEqual(['latency-250ms', 0.05, 'slower-than-250ms']);
    expect(slo.signal.needs).toEqual([{ kind: 'latency-bound', milliseconds: 250 }]);
    expect(Slo.latency({ milliseconds: 2.5 }).name).toBe('latency-2-5ms');
  });

  it.each([
    [30, [14.4, 6, 3, 1]],
    [28, [13.44, 5.6, 2.8, 0.9333]],
  ] as const)('over %d days burns by the factors of the SRE workbook', (days, factors) => {
    expect(Slo.availability({ days }).windows.map(({ factor }) => factor)).toEqual(factors);
  });

  it('says what is left of its budget, for one service of one namespace', () => {
    expect(Slo.availability().remainingBudget({ service: 'checkout', namespace: 'shop' })).toBe(
      'max(slo:period_error_budget_remaining:ratio{slo="checkout-availability",service="checkout",namespace="shop"})',
    );
  });

  it('is taken if and only if a page can fire and a failure may happen', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.5, max: 1.5, noNaN: true }), fc.constantFrom(28, 30), (objective, days) => {
        const refused = refusal(() => Slo.availability({ objective, days }));
        const reachable = (days === 30 ? 6 : 5.6) * (1 - objective) < 1;
        expect(refused.length === 0).toBe(reachable && objective <= 0.99999);
      }),
      { numRuns: 300 },
    );
  });

  it('always has a page and a ticket', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.8334, max: 0.99999, noNaN: true }), fc.constantFrom(28, 30), (objective, days) => {
        const alerts = Slo.availability({ objective, days }).windows.map(({ alert }) => alert);
        expect(new Set(alerts)).toEqual(new Set(['page', 'ticket']));
      }),
    );
  });

  it.each<[AvailabilitySloProps, string, string]>([
    [{ objective: 1 }, 'objective', '1'],
    [{ objective: 99.9 }, 'objective', '99.9'],
    [{ objective: 0.8 }, 'objective', '0.8'],
    [{ objective: Number.NaN }, 'objective', 'NaN'],
    [{ days: 7 as 30 }, 'days', '7'],
    [{ name: 'Überall' }, 'name', '"Überall"'],
    [{ name: 'x'.repeat(51) }, 'name', `"${'x'.repeat(51)}"`],
  ])('is refused with %j', (props, field, given) => {
    expect(refusal(() => Slo.availability(props))).toMatchObject([
      { id: 'slo', severity: 'error', at: { field }, given },
    ]);
  });

  it.each([0, -1, Number.NaN, Infinity])('is refused with a latency of %d ms', (milliseconds) => {
    expect(refusal(() => Slo.latency({ milliseconds }))).toMatchObject([{ id: 'slo', at: { field: 'milliseconds' } }]);
  });
});
