import { unattributedFailures } from '../../lib/signals/mesh';
import { Telemetries } from '../../lib/signals/catalogue';
import { CLIENT_BOUNDS } from '../../lib/signals/http';
import { crashLoops } from '../../lib/signals/health';
import { OTEL_BOUNDS } from '../../lib/signals/otel';
import { errorRatio, latencyQuantile, slowFraction } from '../../lib/signals/requests';
import { candidate, lookBy } from './subjects';

const GREEN = 'pod=~"checkout-green-[a-z0-9]+-[a-z0-9]+"';

describe('a signal', () => {
  it('of failures is 0 without series of failures, and nothing below the least rate', () => {
    const version = 'namespace="shop",service="checkout",version="v2.5.0"';
    expect(errorRatio.read(candidate, lookBy(Telemetries.http()))).toBe(
      `((sum(rate(http_requests_total{${version},status=~"5.."}[2m]))) or vector(0)) / ` +
        `(sum(rate(http_requests_total{${version}}[2m])) > 0.1)`,
    );
  });

  it('of pods sees those that are scraped as this version, and no predecessor in the slot', () => {
    const up = `up{namespace="shop",${GREEN},version="v2.5.0"}`;
    const waiting = `kube_pod_container_status_waiting_reason{namespace="shop",${GREEN},reason="CrashLoopBackOff"}`;
    expect(crashLoops.read(candidate, lookBy(Telemetries.istio()))).toBe(
      `sum((max_over_time(${waiting}[2m]) and on (namespace, pod) ${up})) or count(${up} == 1) * 0`,
    );
  });

  it('of OpenTelemetry is joined with the version that the target says, or picked by its own', () => {
    const series = 'http_server_request_duration_seconds_bucket{job="shop/checkout"';
    const [joined, promoted] = [false, true].map((each) =>
      slowFraction(750).read(candidate, lookBy(Telemetries.otel({ promoted: each }))),
    );
    expect(joined).toContain(
      `sum((rate(${series},le=~"0\\\\.75"}[2m]) and on (job, instance) target_info{job="shop/checkout",service_version="v2.5.0"}))`,
    );
    expect(promoted).toContain(`sum(rate(${series},service_version="v2.5.0",le=~"0\\\\.75"}[2m]))`);
  });

  it('of what no pod answered is the service’s', () => {
    expect(unattributedFailures.scope).toBe('service');
    expect(unattributedFailures.read(candidate, lookBy(Telemetries.http()))).toContain(
      'destination_workload="unknown"',
    );
  });

  it('of a quantile has an id without what floating point adds', () => {
    expect([0.57, 0.999, 0.5].map((quantile) => latencyQuantile(quantile).id)).toEqual([
      'latency-p57',
      'latency-p99-9',
      'latency-p50',
    ]);
  });

  it('of slow requests asks for a bound in seconds without what floating point adds', () => {
    expect(slowFraction(1.1).read(candidate, lookBy(Telemetries.http()))).toContain(String.raw`le=~"0\\.0011"`);
    expect(slowFraction(1000).read(candidate, lookBy(Telemetries.http()))).toContain(String.raw`le=~"1(\\.0)?"`);
  });
});

describe('a dialect', () => {
  it('says which latencies can be bounded', () => {
    const bounds = (telemetry: ReturnType<typeof Telemetries.http>) => telemetry.durations.bounds(candidate);
    expect(bounds(Telemetries.http())).toBe(CLIENT_BOUNDS);
    expect(bounds(Telemetries.grpc())).toBe(CLIENT_BOUNDS);
    expect(bounds(Telemetries.otel())).toBe(OTEL_BOUNDS);
    expect(bounds(Telemetries.micrometer())).toEqual([]);
    expect(bounds(Telemetries.micrometer({ bounds: [500] }))).toEqual([500]);
  });

  it('can be told the names that an application uses', () => {
    const telemetry = Telemetries.http({ requests: 'web_hits_total', durations: 'web_seconds', statusLabel: 'code' });
    expect(telemetry.failures(candidate)).toMatchObject({
      metric: 'web_hits_total',
      matchers: expect.arrayContaining([{ label: 'code', operator: '=~', value: '5..' }]),
    });
    expect(telemetry.durations.of(candidate).metric).toBe('web_seconds');
  });

  it('of gRPC counts what is the server’s fault', () => {
    const value = 'Unknown|DeadlineExceeded|Unimplemented|Internal|Unavailable|DataLoss';
    expect(Telemetries.grpc().failures(candidate).matchers).toContainEqual({
      label: 'grpc_code',
      operator: '=~',
      value,
    });
  });
});
