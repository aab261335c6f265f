interface Inside {
  /** What of it is needed here. */
  readonly SourceTelemetry: new (
    envoy: number,
    pods: { readonly byUid: ReadonlyMap<string, object> },
  ) => { count(counter: { name: string; value: number }): void; readonly telemetry: { text(): string } };
}

/** It runs inside, as plain JavaScript, and so has no types outside. */
const { SourceTelemetry } = jest.requireActual<Inside>('./support/traffic/inside/source-telemetry.cjs');

/** To whom the stand-in for Istio's telemetry gives what Envoy has counted, on pods that are made up: it needs no engine. */
describe('the stand-in for reporter "source"', () => {
  const pod = (slot: string, version: string, phase: string) => ({
    namespace: 'production',
    app: 'recommendation',
    workload: `recommendation-${slot}`,
    slot,
    version,
    phase,
  });
  const counter = (subset: string, status: number, value: number) => ({
    name: `cluster.outbound|80|${subset}|recommendation.production.svc.cluster.local;.upstream_rq_${status}`,
    value,
  });

  /** Requests by version and status, as they are scraped: `v1 200`. */
  function counted(pods: readonly ReturnType<typeof pod>[], ...counters: readonly ReturnType<typeof counter>[]) {
    const byUid = new Map(pods.map((each, index) => [String(index), each]));
    const source = new SourceTelemetry(0, { byUid });
    for (const each of counters) source.count(each);
    const series = /destination_version="(.*?)".*response_code="(\d+)".*\} (\d+)$/gm;
    const found = [...source.telemetry.text().matchAll(series)];
    return Object.fromEntries(found.map(([, version, status, value]) => [`${version} ${status}`, Number(value)]));
  }

  test('a slot whose pods are gone has its 503s counted, as those of its last version', () => {
    const pods = [pod('blue', 'v1', 'ready'), pod('green', 'v0', 'gone'), pod('green', 'v2', 'gone')];
    expect(counted(pods, counter('green', 503, 39))).toEqual({ 'v2 503': 39 });
    expect(counted(pods, counter('green', 200, 7), counter('green', 503, 39), counter('blue', 200, 5))).toEqual({
      'v2 200': 7,
      'v2 503': 39,
      'v1 200': 5,
    });
  });

  test('a slot that has pods is counted as the version of those, however many are gone', () => {
    const pods = [pod('green', 'v2', 'ready'), pod('green', 'v1', 'gone')];
    expect(counted(pods, counter('green', 503, 1))).toEqual({ 'v2 503': 1 });
  });

  test('a host of a slot of its own is counted as that slot', () => {
    const host = 'recommendation-green.production.svc.cluster.local';
    const own = { name: `cluster.outbound|80||${host};.upstream_rq_503`, value: 3 };
    expect(counted([pod('blue', 'v1', 'ready'), pod('green', 'v2', 'gone')], own)).toEqual({ 'v2 503': 3 });
  });

  test('a slot that never had a pod has no version to count anything as', () => {
    expect(counted([pod('blue', 'v1', 'ready')], counter('green', 503, 39))).toEqual({});
  });
});
