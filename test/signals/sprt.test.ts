import { CutoverError } from '../../lib/core/error';
import { Telemetries } from '../../lib/signals/catalogue';
import { sequentialScore, waldOf, type SequentialTest } from '../../lib/signals/sprt';
import { candidate, lookBy } from './subjects';

describe('the score of a sequential test', () => {
  const query = (telemetry = Telemetries.http()) =>
    sequentialScore().read(candidate, { ...lookBy(telemetry), window: 600 });

  it('ends where Wald says', () => {
    const { accept, reject } = waldOf();
    expect(accept).toBeCloseTo(-2.251, 3);
    expect(reject).toBeCloseTo(2.89, 3);
  });

  it('adds for each failure and takes away for each success', () => {
    expect(query()).toMatch(/^2\.302585\d+ \* \(/);
    expect(query()).toContain(' + -0.00904983');
  });

  it('counts over the window of the look, and so far back the series that began within it', () => {
    expect([...query().matchAll(/\[(\w+)\]/g)].map(([, range]) => range)).toEqual(Array(6).fill('10m'));
    expect([...query().matchAll(/unless \S+ offset (\w+)/g)].map(([, span]) => span)).toEqual(['10m', '10m', '10m']);
  });

  it('takes first values only of targets that were seen when the window began, by whatever version or as a pod', () => {
    const istio = query(Telemetries.istio());
    const known =
      'istio_requests_total{reporter=~"source|waypoint",destination_service_namespace="shop",' +
      'destination_service_name="checkout",destination_workload=~".*",destination_version=~".*"} offset 10m ' +
      'or up{namespace="shop",pod=~"checkout-green-[a-z0-9]+-[a-z0-9]+",version="v2.5.0"} offset 10m == 1';
    expect(istio.split(` and on (job, instance) (${known})`)).toHaveLength(4);
  });

  it('joins first values as well with where their version is said', () => {
    expect(query(Telemetries.otel()).match(/ and on \(job, instance\) target_info\{/g)).toHaveLength(6);
  });

  it.each<SequentialTest>([
    { good: 0.01, bad: 0.001 },
    { good: 0 },
    { bad: 1 },
    { miss: 0.5 },
    { falseAlarm: 0 },
    { good: NaN },
  ])('is refused with %j', (test) => {
    expect(() => sequentialScore(test)).toThrow(CutoverError);
    expect(() => waldOf(test)).toThrow(/sequential-test/);
  });
});
