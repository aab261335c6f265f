import { join } from 'node:path';
import { PROMETHEUS, until } from '../../../../lib/engines';
import { quote } from '../../../../lib/promql/text';
import type { TestCluster } from '../cluster';
import type { TimeSeries } from '../promtool/series';
import { FACTOR } from './accelerated';

const PORT = 9101;
/** Milliseconds between two scrapes of these engines. */
const SCRAPE = 1000;
/** Seconds in which Prometheus knows where to look. */
const KNOWN_AFTER = 4;
/** Seconds that a scene goes on as it was at its end, for looks that come late. */
const GOES_ON = 120;

/** Series of a release, and the seconds of it that are shown. */
export interface Scene {
  /** Takes the place of everything that tells one release from another. */
  readonly name: string;
  readonly series: readonly TimeSeries[];
  readonly from: number;
  readonly to: number;
}

/** Labels whose values tell releases apart. */
const TOLD_BY = ['destination_service_namespace', 'namespace', 'server'];

/** Shows scenes to Prometheus, all at once, FACTOR times faster than they are. Gives the moment at which they begin. */
export async function show({ engines }: TestCluster, scenes: readonly Scene[], name: string): Promise<number> {
  const scripts = scenes.flatMap((scene) => scene.series.map((series) => script(scene, series)));
  const longest = Math.max(...scenes.map(({ from, to }) => (to - from) / FACTOR)) + GOES_ON;
  const frames = [...Array(Math.ceil(longest)).keys()].map((frame) => scripts.map(({ at }) => at(frame) ?? null));
  const file = engines.write(`gates/${name}.json`, { names: scripts.map((each) => each.name), frames });
  const port = PORT + shown++;
  const begin = Date.now() + KNOWN_AFTER * 1000;
  engines.spawn(name, {
    program: process.execPath,
    args: [join(__dirname, 'frames.cjs'), String(port), file, String(begin), String(SCRAPE)],
  });
  engines.write(`prometheus/targets/${name}.json`, [{ targets: [`127.0.0.1:${port}`] }]);
  await until(
    async () => {
      const query = encodeURIComponent(`up{instance="127.0.0.1:${port}"} == 1`);
      const { body } = await engines.ask({ port: PROMETHEUS, path: `/api/v1/query?query=${query}` });
      return body.includes('"__name__":"up"');
    },
    { limit: 60_000 },
    (why) => new Error(`Prometheus does not scrape the script: ${why}`),
  );
  return begin;
}

let shown = 0;

interface Script {
  readonly name: string;
  readonly at: (frame: number) => number | undefined;
}

/**
 * What is counted is as much per second as in the release: it has to be less in all, because seconds are shorter. After
 * the scene everything goes on as in its last step.
 */
function script(scene: Scene, { metric, labels, at }: TimeSeries): Script {
  const told = Object.entries(labels).map(
    ([label, given]) => `${label}=${quote(TOLD_BY.includes(label) ? scene.name : given)}`,
  );
  const counts = /_(total|bucket|count)$/.test(metric) && !metric.startsWith('pg_');
  const after = (second: number): number | undefined => {
    const [last, before] = [at(scene.to), at(scene.to - FACTOR)];
    if (!counts || last === undefined || before === undefined) return last;
    return last + ((last - before) * (second - scene.to)) / FACTOR;
  };
  return {
    name: `${metric}{${told.join(',')}}`,
    at: (frame) => {
      const second = scene.from + frame * FACTOR;
      const value = second > scene.to ? after(second) : at(second);
      return value === undefined || !counts ? value : value / FACTOR;
    },
  };
}
