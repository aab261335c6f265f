import { CutoverError, Objective, Signal, Slo, Telemetries, type BlueGreenProps, type Telemetry } from 'cutover';
import { is, matches, type Matcher } from '../../../lib/promql/text';
import type { WatchedVersion } from '../../../lib/signals/signal';
import { database, released } from './sample';

const errors: Partial<BlueGreenProps> = { objectives: [Objective.errorRatio()] };

function problems(telemetry: Telemetry, read: Partial<BlueGreenProps> = errors) {
  try {
    return released({ telemetry, ...read })
      .at('idle')
      .problems.filter(({ id }) => id === 'promql');
  } catch (error) {
    if (error instanceof CutoverError) return error.problems;
    throw error;
  }
}

const ours = Object.entries({
  istio: Telemetries.istio(),
  grpcMesh: Telemetries.istio({ protocol: 'grpc' }),
  http: Telemetries.http(),
  micrometer: Telemetries.micrometer({ bounds: [500] }),
  grpc: Telemetries.grpc(),
  otel: Telemetries.otel(),
  promoted: Telemetries.otel({ promoted: true }),
});

type Condition = (version: WatchedVersion) => Matcher;

/** Counts by conditions of its own. */
function counting(...conditions: readonly Condition[]): Telemetry {
  return withSeries((version) => ({ metric: 'shop_requests_total', matchers: conditions.map((of) => of(version)) }));
}

function withSeries(series: Telemetry['requests']): Telemetry {
  const durations: Telemetry['requests'] = (version) => ({ ...series(version), metric: 'shop_seconds' });
  return {
    id: 'own',
    requests: series,
    failures: series,
    durations: { ...Telemetries.http().durations, of: durations },
  };
}

const namespace: Condition = (version) => is('namespace', version.namespace);
const service: Condition = (version) => is('service', version.service);
const release: Condition = ({ version }) => is('release', version);
const joining = (joined: (version: string) => string): Telemetry =>
  withSeries((version) => ({
    metric: 'shop_requests_total',
    matchers: [namespace(version), service(version)],
    joined: joined(version.version),
  }));

const unreadable = counting(namespace, service, release, () => matches('path', '('));

describe('the telemetry of a release', () => {
  it.each(ours)('keeps the rules where it is ours, read as if it were not: %s', (_, telemetry) => {
    const objectives = [
      Objective.errorRatio(),
      Objective.latency(),
      Objective.sequential(),
      Objective.connections(database),
    ];
    expect(problems({ ...telemetry }, { database, objectives, slos: [Slo.availability()] })).toEqual([]);
  });

  it.each<[string, Telemetry]>([
    ['a name of its own for the version', counting(namespace, service, release)],
    [
      'names of its own',
      counting(
        ({ namespace: of }) => is('area', of),
        (v) => is('program', v.service),
        release,
      ),
    ],
    ['all of it in one label', counting((v) => is('from', `${v.namespace}/${v.service}/${v.version}`))],
    ['the service in names of pods', counting(namespace, (v) => matches('pod', `${v.workload}-.*`), release)],
    ['facts of its own', joining((version) => `build_info{revision="${version}"}`)],
    ['a namespace that stays the same', counting(() => is('namespace', 'shop'), service, release)],
  ])('may be a user’s own, with %s', (_, telemetry) => {
    expect(problems(telemetry)).toEqual([]);
  });

  it.each<[string, Telemetry, string]>([
    [
      'a label of another thing',
      counting(namespace, service, () => matches('path', '/v2.5.0/.*')),
      'of one version, by a',
    ],
    [
      'a version that stays the same',
      counting(namespace, service, () => is('version', 'v2.5.0')),
      'of one version, by a',
    ],
    ['the workload', counting(namespace, service, (v) => is('deployment', v.workload)), 'of one version, by a'],
    [
      'a part of the version',
      counting(namespace, service, (v) => matches('version', `${v.version.slice(0, 2)}.*`)),
      'of one version, by a',
    ],
    [
      'what is not the version',
      counting(namespace, service, (v) => ({ ...release(v), operator: '!=' })),
      'of one version, by a',
    ],
    ['the version alone', counting(release), 'of one service, by job too'],
    ['no service', counting(namespace, release), 'too'],
    ['the namespace of others', counting(() => is('area', 'shop'), service, release), 'by namespace too'],
    ['half of a selector', joining(() => 'target_info{'), 'and nothing around it'],
    ['two halves of a query', joining(() => 'up) or (vector(1)'), 'and nothing around it'],
    ['facts of any version', joining(() => 'target_info{job="shop"}'), 'of one version, by a'],
  ])('is refused where it tells versions apart by %s', (_, telemetry, allowed) => {
    const found = problems(telemetry);
    expect(found).not.toEqual([]);
    for (const problem of found) {
      expect(problem).toMatchObject({ id: 'promql', at: { field: 'telemetry' } });
      expect(problem.allowed).toContain(allowed);
    }
  });

  it.each<[string, Partial<BlueGreenProps>]>([
    ['objectives', { objectives: [Objective.errorRatio(), Objective.latency()] }],
    ['an SLO', { slos: [Slo.availability()] }],
    ['alerts on traffic alone', { database, objectives: [Objective.connections(database)] }],
  ])('is refused once, where it is given, when it is read by %s', (_, read) => {
    expect(problems(unreadable, read)).toEqual([
      expect.objectContaining({
        id: 'promql',
        at: { construct: 'recommendation/recommendation', field: 'telemetry' },
        given: 'path=~"(", which cannot be read',
      }),
    ]);
  });

  it('says how a user’s own signal tells versions apart in its series', () => {
    const of = (labels: string) =>
      Signal.of({
        id: 'own',
        title: 'own',
        unit: 'requests/s',
        series: 'counter',
        read: () => `sum(rate(shop_requests_total{namespace="shop",${labels}}[2m]))`,
      });
    const read = (labels: string) =>
      problems(counting(namespace, service, release), {
        objectives: [Objective.of(of(labels), { hold: 1, rollback: 2 })],
      }).map(({ at, allowed }) => `${at.field ?? ''}: ${allowed}`);
    expect(read('service="a",release="v2"')).toEqual([]);
    expect(read('service="a"')).toEqual(['objectives own: series of one version, by release too']);
    expect(read('release="v2"')).toEqual(['objectives own: series of one version, by service too']);
  });

  it.each<[string, Telemetry, string]>([
    ['counts every version', counting(namespace, service), 'series of one version, by'],
    [
      'takes the rate of a gauge',
      withSeries((v) => ({ metric: 'shop_requests', matchers: [namespace(v), service(v), release(v)] })),
      'a counter',
    ],
    [
      'takes the rate of what a rule recorded',
      Telemetries.http({ requests: 'shop:requests:rate5m' }),
      'a counter as it is scraped',
    ],
    ['has a name that is none', Telemetries.http({ requests: 'shop-requests_total' }), 'letters, digits, colons'],
  ])('is refused where it %s', (_, telemetry, allowed) => {
    expect(problems(telemetry)).toContainEqual(
      expect.objectContaining({ id: 'promql', severity: 'error', allowed: expect.stringContaining(allowed) as string }),
    );
  });
});
