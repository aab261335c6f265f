import { lintPromql } from '../../lib/promql/lint';
import { orUnknown } from '../../lib/promql/text';
import { parsePromql } from '../../lib/promql/parse';
import { labelsOf } from '../../lib/promql/syntax';
import { candidate, contextOf, lookBy, signals, telemetries } from './subjects';

const inEveryDialect = telemetries.flatMap(([dialect, telemetry]) =>
  signals.map((signal) => [signal.id, dialect, signal, telemetry] as const),
);

describe('the catalogue', () => {
  it('has no two signals of one id, and only ids that can be part of names', () => {
    const ids = signals.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
  });

  it.each(inEveryDialect)('%s by %s is one series, parses, and breaks no rule', (_id, _dialect, signal, telemetry) => {
    const query = signal.read(candidate, lookBy(telemetry));
    expect(lintPromql(orUnknown(query), contextOf(signal, telemetry))).toEqual([]);
    expect(labelsOf(parsePromql(query).expression!)).toEqual([]);
    const traffic = signal.traffic(candidate, lookBy(telemetry));
    expect(traffic === undefined ? [] : lintPromql(orUnknown(traffic), contextOf(signal, telemetry))).toEqual([]);
  });

  it('breaks no rule whatever service, version and namespace are called', () => {
    const hostile = {
      service: 'a"b\\',
      namespace: '{{ns}}',
      version: 'v1.0+x|.*\n',
      workload: 'a"b\\-green',
      container: '`',
    };
    for (const [, telemetry] of telemetries) {
      for (const signal of signals) {
        const query = signal.read({ ...candidate, ...hostile }, lookBy(telemetry));
        expect(query).not.toMatch(/\{\{|\}\}|\n/);
        expect(lintPromql(orUnknown(query), contextOf(signal, telemetry))).toEqual([]);
      }
    }
  });

  it('leaves it to who asks what no value means', () => {
    for (const [, , signal, telemetry] of inEveryDialect) {
      expect(signal.read(candidate, lookBy(telemetry))).not.toMatch(/or vector\([^()]*\)$/);
    }
  });

  it('has a value only above the least rate where it is a share or a quantile of requests', () => {
    for (const [, , signal, telemetry] of inEveryDialect) {
      if (signal.traffic(candidate, lookBy(telemetry)) === undefined) continue;
      if (['requests', 'sequential-score', 'conversion'].includes(signal.id)) continue;
      expect(signal.read(candidate, { ...lookBy(telemetry), minimumRate: 4.25 })).toContain('> 4.25)');
    }
  });

  it('takes rates over the window that is asked for', () => {
    const own = ['connections-orders', 'restarts', 'memory-trend', 'conversion', 'sequential-score'];
    for (const [, , signal, telemetry] of inEveryDialect) {
      const query = signal.read(candidate, { ...lookBy(telemetry), window: 77 });
      const windows = [...query.matchAll(/\[([^\]]+)\]/g)]
        .map(([, range]) => range)
        .filter((range) => range !== '0-9' && range !== 'a-z0-9');
      if (!own.includes(signal.id))
        for (const window of windows) expect([signal.id, window]).toEqual([signal.id, '77s']);
    }
  });
});
