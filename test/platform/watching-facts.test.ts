import { Platform } from '../../lib/files/platform';

describe('facts of how an environment is watched', () => {
  it.each([
    ['prometheus.scrapeInterval', { prometheus: { scrapeInterval: 0 } }, '0', 'whole seconds from 1 to 3600'],
    ['prometheus.scrapeInterval', { prometheus: { scrapeInterval: 1.5 } }, '1.5', 'whole seconds from 1 to 3600'],
    ['prometheus.scrapeInterval', { prometheus: { scrapeInterval: 3601 } }, '3601', 'whole seconds from 1 to 3600'],
    ['syncLatency', { syncLatency: -1 }, '-1', 'whole seconds from 0 to 3600'],
    ['syncLatency', { syncLatency: Number.NaN }, 'NaN', 'whole seconds from 0 to 3600'],
    ['runbooks', { runbooks: 'runbooks.example.com' }, '"runbooks.example.com"', 'an http or https URL'],
    ['runbooks', { runbooks: 'ftp://runbooks.example.com' }, '"ftp://runbooks.example.com"', 'an http or https URL'],
  ])('are refused: %s of %j', (field, facts, given, allowed) => {
    expect(Platform.of(facts).problems).toMatchObject([
      { id: 'platform', severity: 'error', at: { field: `platform.${field}` }, given, allowed },
    ]);
  });

  it('are reported together', () => {
    const facts = { prometheus: { scrapeInterval: 0 }, syncLatency: 9999, runbooks: 'x' };
    expect(Platform.of(facts).problems.map(({ at }) => at.field)).toEqual([
      'platform.runbooks',
      'platform.prometheus.scrapeInterval',
      'platform.syncLatency',
    ]);
  });

  it('are taken at their ends', () => {
    for (const scrapeInterval of [1, 3600])
      expect(Platform.of({ prometheus: { scrapeInterval } }).problems).toEqual([]);
    for (const syncLatency of [0, 3600]) expect(Platform.of({ syncLatency }).problems).toEqual([]);
  });

  it.each([
    ['argo-cd', 180],
    ['flux', 60],
    ['kubectl', 10],
  ] as const)('have the time that %s takes to see a commit', (gitOps, seconds) => {
    expect(Platform.of({ gitOps }).facts.syncLatency).toBe(seconds);
    expect(Platform.of({ gitOps, syncLatency: 5 }).facts.syncLatency).toBe(5);
  });
});
