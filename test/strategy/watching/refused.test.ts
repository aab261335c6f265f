import { Access, Database, Gate, Monitoring, Objective, Peer, Signal, Telemetries, type BlueGreenProps } from 'cutover';
import { refusal } from '../../core/refusal';
import { released } from './sample';

describe('a release that cannot be watched', () => {
  const problems = (varied: Partial<BlueGreenProps>, facts?: Parameters<typeof released>[1]) =>
    refusal(() => released(varied, facts).at('preview'));
  const construct = 'recommendation/recommendation';

  it('is refused where no labels find the exporter of its database', () => {
    const blind = Database.postgres({ maxConnections: 400, poolPerPod: 4 });
    expect(problems({ database: blind, objectives: [Objective.connections(blind)] })).toMatchObject([
      {
        id: 'signal-need',
        severity: 'error',
        at: { construct, field: 'objectives' },
        given: 'connections-postgres without labels of its exporter',
        allowed: 'labels that find the series of this server and of no other',
        fix: "such as exporter: { job: 'postgres-exporter', instance: 'shop-db:9187' } of the database",
      },
    ]);
  });

  it('is refused where the application does not keep the bound', () => {
    const objectives = [Objective.latency({ hold: 800 })];
    expect(problems({ objectives, telemetry: Telemetries.http() })).toMatchObject([
      {
        id: 'signal-need',
        severity: 'error',
        at: { construct, field: 'objectives' },
        given: 'slower-than-800ms of v2.4.0 in blue, the live slot',
        allowed: 'latency buckets with the bound 800 ms',
        fix: 'have the application keep it, and declare it: bounds of the http telemetry',
      },
    ]);
    const declared = Telemetries.http({ bounds: [500, 800, 1000] });
    expect(problems({ objectives, telemetry: declared })).toEqual([]);
  });

  const own = (read: string) =>
    Objective.of(Signal.of({ id: 'own', title: 'own', unit: 'count', series: 'counter', read: () => read }), {
      hold: 1,
      rollback: 2,
    });
  const series = 'orders_total{namespace="production",service="recommendation",version="v2.4.0"}';

  it.each<[string, string, string]>([
    ['that looks back for two scrapes', `sum(rate(${series}[1m]))`, 'a range of 120 s at the least, 4 scrapes'],
    ['that has several series', `sum by (pod) (rate(${series}[2m]))`, 'one series without labels'],
    ['that sees the last two samples', `sum(irate(${series}[2m]))`, '`rate` over four scrapes at the least'],
    ['that is about every version', 'sum(rate(orders_total[2m]))', 'series of one version, by'],
    ['that is no PromQL', 'sum(rate(orders_total[2m])', 'a PromQL expression'],
    ['that is empty', '', 'a PromQL expression'],
  ])('is refused with PromQL of one’s own %s', (_, read, allowed) => {
    expect(problems({ objectives: [own(read)] })).toContainEqual(
      expect.objectContaining({
        id: 'promql',
        severity: 'error',
        at: { construct, field: 'objectives own' },
        allowed: expect.stringContaining(allowed) as string,
      }),
    );
  });

  it('is none with PromQL that keeps the rules', () => {
    expect(problems({ objectives: [own(`sum(rate(${series}[2m]))`)] })).toEqual([]);
  });

  it('is refused for all reasons together', () => {
    const blind = Database.postgres({ maxConnections: 400, poolPerPod: 4 });
    const reported = problems({
      database: blind,
      objectives: [
        Objective.errorRatio({ window: 60 }),
        Objective.errorRatio(),
        Objective.connections(blind),
        own('sum(rate(orders_total[2m])'),
      ],
      before: [Gate.smoke(), Gate.load({ rate: 10, image: 'k6:1' })],
      access: Access.only(Peer.namespace('web')),
      requestRate: 1,
    });
    expect([...new Set(reported.map(({ id }) => id))]).toEqual(
      expect.arrayContaining([
        'objective-name',
        'gate-window',
        'gate',
        'image-digest',
        'low-traffic',
        'signal-need',
        'promql',
      ]),
    );
  });

  it('is told of too few requests in a warning, and released', () => {
    const { problems: warnings } = released({ objectives: [Objective.errorRatio()], requestRate: 10 }).at('shift-10');
    expect(warnings).toMatchObject([
      { id: 'low-traffic', severity: 'warning', at: { construct, field: 'requestRate' } },
    ]);
  });

  it('is not refused for gates that it does not have', () => {
    expect(problems({ monitoring: Monitoring.of({}) })).toEqual([]);
  });
});
