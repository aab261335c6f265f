import { ofAllVersions } from '../../lib/signals/versions';
import { grpcTelemetry, httpTelemetry } from '../../lib/signals/http';
import { istioTelemetry } from '../../lib/signals/istio';
import { otelTelemetry } from '../../lib/signals/otel';
import { candidate, live, versionIn } from '../alerts/sample';

const TELEMETRIES = {
  istio: istioTelemetry(),
  'istio, gRPC': istioTelemetry({ protocol: 'grpc' }),
  http: httpTelemetry(),
  grpc: grpcTelemetry(),
  otel: otelTelemetry(),
};

describe('the series of a service whatever its version', () => {
  it.each(Object.entries(TELEMETRIES))('by telemetry %s are the same from any version', (_, telemetry) => {
    for (const pick of [telemetry.requests, telemetry.failures, telemetry.durations.of]) {
      const series = [live, candidate, versionIn('blue', '3')].map((version) => ofAllVersions(pick, version));
      expect(series).toEqual(series.map(() => series[0]));
      expect(series[0]?.matchers.length).toBeGreaterThan(0);
      expect(JSON.stringify(series)).not.toMatch(/1\.0\.0|1\.1\.0|blue|green/);
    }
  });

  it('keep everything else, in its order', () => {
    const { failures } = istioTelemetry();
    const kept = ofAllVersions(failures, live).matchers.map(({ label }) => label);
    expect(kept).toEqual(['reporter', 'destination_service_namespace', 'destination_service_name', 'response_code']);
  });

  it('keep a join that says nothing of versions, and drop one that does', () => {
    const series = { metric: 'm', matchers: [], joined: 'target_info{job="checkout"}' };
    expect(ofAllVersions(() => series, live)).toEqual(series);
    const versioned = (of: { version: string }) => ({
      ...series,
      joined: `target_info{service_version="${of.version}"}`,
    });
    expect(ofAllVersions(versioned, live)).toEqual({ metric: 'm', matchers: [] });
  });
});
