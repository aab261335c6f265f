import { CutoverError, Objective, Telemetries, type BlueGreenProps, type Telemetry } from 'cutover';
import { is } from '../../../lib/promql/text';
import { released } from './sample';

function problems(telemetry: Telemetry, objectives: BlueGreenProps['objectives'] = [Objective.errorRatio()]) {
  try {
    return released({ telemetry, objectives })
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

/** Counts by a label of its own whatever the version is called there. */
function counted(metric: string, versionLabel: string | undefined): Telemetry {
  const http = Telemetries.http();
  const series: Telemetry['requests'] = ({ namespace, service, version }) => ({
    metric,
    matchers: [
      is('namespace', namespace),
      is('service', service),
      ...(versionLabel === undefined ? [] : [is(versionLabel, version)]),
    ],
  });
  return { id: 'own', requests: series, failures: series, durations: { ...http.durations, of: series } };
}

describe('the telemetry of a release', () => {
  it.each(ours)('keeps the rules where it is ours, read as if it were not: %s', (_, telemetry) => {
    expect(problems({ ...telemetry }, [Objective.errorRatio(), Objective.latency()])).toEqual([]);
  });

  it('may be a user’s own, with a name of its own for the version', () => {
    expect(problems(counted('shop_requests_total', 'release'))).toEqual([]);
  });

  it.each<[string, Telemetry, string]>([
    ['counts every version', counted('shop_requests_total', undefined), 'series of one version, by'],
    ['takes the rate of a gauge', counted('shop_requests', 'version'), 'a counter'],
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
