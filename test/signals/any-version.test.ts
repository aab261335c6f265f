import { ofAnyVersion } from '../../lib/signals/versions';
import { candidate, telemetries } from './subjects';

const other = { ...candidate, slot: 'blue', workload: 'checkout-blue', version: 'v2.4.0' } as const;

describe('series of a service whatever its version', () => {
  it.each(telemetries)('are by %s the same for each version, with no condition left out', (_name, telemetry) => {
    const pick = telemetry.requests.bind(telemetry);
    const series = ofAnyVersion(pick, candidate);
    expect(series).toEqual(ofAnyVersion(pick, other));
    expect(series.joined).toBeUndefined();
    expect(series.matchers.map(({ label }) => label)).toEqual(pick(candidate).matchers.map(({ label }) => label));
    const widened = series.matchers.filter(({ value }) => value === '.*');
    expect(widened.length > 0 || pick(candidate).joined !== undefined).toBe(true);
  });

  it('keep what says the service and its namespace', () => {
    const [, istio] = telemetries[0]!;
    const values = ofAnyVersion((any) => istio.requests(any), candidate).matchers.map(({ value }) => value);
    expect(values).toEqual(['source|waypoint', 'shop', 'checkout', '.*', '.*']);
  });
});
