import { across, rateAcross, versionsAcross } from '../../lib/dashboard/across';
import type { Series } from '../../lib/promql/rates';
import { is, matches } from '../../lib/promql/text';
import type { WatchedVersion } from '../../lib/signals/signal';
import { watched } from './sample';

const versions = [watched('blue', '1'), watched('green', '2')];
const ofVersion = ({ version }: WatchedVersion) => is('version', version);

function of(read: (version: WatchedVersion) => Partial<Series>): ReturnType<typeof across> {
  return across((version) => ({ metric: 'm', matchers: [ofVersion(version)], ...read(version) }), versions);
}

describe('series of every version', () => {
  it('leave out the version and take what differs by slot from all of them', () => {
    const series = of((version) => ({ matchers: [is('pods', version.workload), is('x', 'y'), ofVersion(version)] }))!;
    expect(rateAcross(series, '_count', ['le'])).toBe(
      'sum by (version, le) (rate(m_count{pods=~"checkout-blue|checkout-green",x="y",version=~"$version"}[$__rate_interval]))',
    );
    expect(versionsAcross(series)).toBe('label_values(m{pods=~"checkout-blue|checkout-green",x="y"}, version)');
  });

  it.each<[string, (version: WatchedVersion) => Partial<Series>]>([
    ['the version is said by others', () => ({ matchers: [] })],
    ['they are joined with others', () => ({ joined: 'target_info' })],
    ['expressions differ', (version) => ({ matchers: [matches('reporter', version.slot), ofVersion(version)] })],
    [
      'one is compared by an expression and the other is not',
      (version) => ({
        matchers: [version.slot === 'blue' ? is('reporter', 'a') : matches('reporter', 'b|c'), ofVersion(version)],
      }),
    ],
    [
      'they have different labels',
      (version) => ({ matchers: [is(version.slot === 'blue' ? 'a' : 'b', 'c'), ofVersion(version)] }),
    ],
  ])('are not to be had where %s', (_, read) => {
    expect(of(read)).toBeUndefined();
  });

  it('are not to be had where nothing runs', () => {
    expect(across((version) => ({ metric: 'm', matchers: [ofVersion(version)] }), [])).toBeUndefined();
  });
});
