import { releaseAlerts } from '../../lib/alerts/release-alerts';
import { Database } from '../../lib/database/database';
import { lookOf } from '../../lib/gates/watch';
import { Objective } from '../../lib/objectives/objective';
import { istioTelemetry } from '../../lib/signals/istio';
import { describeWithTools } from './support/admission/tools';
import { firings } from './support/promtool/firings';
import { answers } from './support/promtool/run';
import { CANDIDATE, release } from './support/promtool/scenarios';
import { gauge, inputSeries, type SeriesLabels, type TimeSeries } from './support/promtool/series';
import { alertInput } from './support/promtool/subjects';
import { record } from './support/report';

const TIER = 'promtool on connections';

const EXPORTER = { server: 'main' };
const END = 900;

/** 100 connections as far as the database was said to have, of which 3 are reserved. */
const database = Database.postgres({ maxConnections: 100, poolPerPod: 10, exporter: EXPORTER });
const objective = Objective.connections(database);

/** `max_connections` as the exporter says it, at a second. */
const setting = (at: TimeSeries['at'], labels: SeriesLabels = EXPORTER) =>
  gauge('pg_settings_max_connections', labels, at);
const inUse = (at: TimeSeries['at']) => gauge('pg_stat_activity_count', { ...EXPORTER, state: 'idle' }, at);
/** The exporter is not scraped from a second on, for so long. */
const without = (value: number, from: number, seconds: number) => (second: number) =>
  second >= from && second < from + seconds ? undefined : value;

describeWithTools(TIER, ['prometheus'], (files) => {
  describe('the share of the connections in use', () => {
    const expr = objective.facts.hold.signal.read(CANDIDATE, lookOf(objective.facts, istioTelemetry()));
    const shares = async (series: readonly TimeSeries[], seconds: readonly number[]) => {
      const questions = seconds.map((at) => ({ expr, at }));
      const [given = []] = await answers(files, [], [{ series: inputSeries(series, 0, END), questions }]);
      return given.map((samples) => samples.map(({ value }) => value));
    };
    const of = (used: number, usable: number) => [expect.closeTo(used / usable, 9) as number];

    test.each<[string, readonly TimeSeries[], number]>([
      ['the server’s own where it has fewer', [setting(() => 50)], 47],
      ['those that were said where the server has more', [setting(() => 500)], 97],
      ['those that were said where the server has as many', [setting(() => 100)], 97],
      ['those that were said where nobody says the server’s', [], 97],
      ['those that were said where only another server’s are known', [setting(() => 20, { server: 'other' })], 97],
      ['one where the server keeps all that it has for itself', [setting(() => 2)], 1],
    ])('is of %s', async (_, settings, usable) => {
      expect(await shares([inUse(() => 45), ...settings], [END])).toEqual([of(45, usable)]);
    });

    test('is of the server’s own while one scrape is lost, and of those that were said once the setting is', async () => {
      const once = [inUse(without(45, 600, 15)), setting(without(50, 600, 15))];
      expect(await shares(once, [585, 600, 615])).toEqual([of(45, 47), of(45, 47), of(45, 47)]);
      const forGood = [inUse(() => 45), setting(without(50, 600, END))];
      expect(await shares(forGood, [585, 615, 660, END])).toEqual([of(45, 47), of(45, 47), of(45, 97), of(45, 97)]);
    });

    test('is nothing where the setting is known and the connections are not', async () => {
      expect(await shares([setting(() => 50)], [END])).toEqual([[]]);
    });
  });

  describe('a database that was said to have more connections than it has', () => {
    const rules = releaseAlerts(alertInput([objective]));
    /** All 47 of a server with 50 are taken within five minutes: less than half of the 97 that were said. */
    const connections = (second: number) => Math.min(47, 20 + Math.max(0, Math.floor((second - 300) / 10)));
    const fire = async (...more: readonly TimeSeries[]) => {
      const series = release({ connections, more });
      return (await firings(files, rules, [inputSeries(series, 0, END)], END))[0];
    };

    test('reaches its bounds all the same', async () => {
      const found = await fire(setting(() => 50));
      expect(found).toEqual({
        ReleaseConnectionsPostgresHold: '480-900',
        ReleaseConnectionsPostgresRollback: '540-900',
      });
      record({ tier: TIER, scenario: 'fewer connections than were said', fires: found });
    });

    test('does not where its exporter does not say: the number that was said is all there is', async () => {
      expect(await fire()).toEqual({});
      expect(await fire(setting(() => 100))).toEqual({});
    });
  });
});
