import fc from 'fast-check';
import { countedFor, countingMetrics, EARLY_LOOK, halvings } from '../../lib/gates/counting';
import { judgeOf } from '../../lib/gates/argo/measurement';
import { limitsOf, type ArgoMetric } from '../../lib/gates/argo/metric';
import { Objective } from '../../lib/objectives/objective';
import { ReleasePlan } from '../../lib/release/plan';
import { holdOf } from '../../lib/release/stage';
import { trafficBefore } from '../../lib/release/model';
import { decide, score, type Decision } from '../../lib/signals/sequential';
import { waldOf } from '../../lib/signals/sprt';
import { hits, seeded } from './seeded';
import { site, watch } from './subjects';

const { facts } = Objective.sequential();
const first = { hold: 600, trafficBefore: 0, least: 120 };

interface Asked extends ArgoMetric {
  readonly provider: { readonly prometheus: { readonly query: string } };
}

function looks(stage = first, objective = facts): readonly Asked[] {
  return countingMetrics(objective, watch, stage, site.prometheus).map(({ metric }) => metric as unknown as Asked);
}

const rangesOf = ({ provider }: Asked) => [
  ...new Set([...provider.prometheus.query.matchAll(/\[(\w+)\]/g)].map(([, range]) => range)),
];
const phases = (look: Asked, ...values: readonly number[]) => values.map((value) => judgeOf(look)([value]).phase);

describe('a test that counts on', () => {
  it('looks at the end of a hold, and at its half, its quarter and so on', () => {
    expect(looks().map((look) => [look.name, limitsOf(look).initialDelay, limitsOf(look).count])).toEqual([
      ['sequential-score-after-150s', 150, 1],
      ['sequential-score-after-300s', 300, 1],
      ['sequential-score', 600, 1],
    ]);
    expect(looks({ ...first, hold: 119 })).toEqual([]);
  });

  it('counts from the first request to the look, and no further back than it was told', () => {
    expect(looks().map(rangesOf)).toEqual([['150s'], ['5m'], ['10m']]);
    expect(looks({ ...first, trafficBefore: 480 }).map(rangesOf)).toEqual([['630s'], ['13m'], ['18m']]);
    expect(looks({ ...first, trafficBefore: 3400 }).map(rangesOf)).toEqual([['3550s'], ['1h'], ['1h']]);
  });

  it('never counts what was before the first request, at no look of no plan', () => {
    const hold = fc.integer({ min: 1, max: 4000 });
    fc.assert(
      fc.property(hold, fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 1, max: 400 }), (held, before, least) => {
        const at = halvings(held, least);
        expect(at.every((each) => Number.isInteger(each) && each >= least)).toBe(true);
        expect(at.at(-1)).toBe(held >= least ? held : undefined);
        for (const each of at) {
          const { window } = countedFor(facts, before + each);
          expect(window).toBe(Math.min(3600, before + each));
        }
      }),
    );
  });

  it('takes the release back at any look, and holds and goes on at the last alone', () => {
    const [early, , last] = looks();
    const given = [-3, 0, 2.8, 2.9, Number.NaN];
    expect(phases(early!, ...given)).toEqual(['Successful', 'Successful', 'Successful', 'Failed', 'Successful']);
    expect(phases(last!, ...given)).toEqual(['Successful', 'Inconclusive', 'Inconclusive', 'Failed', 'Inconclusive']);
  });

  it('that takes no value for a failure does so at every look', () => {
    const blind = looks(first, Objective.sequential({}, { noData: 'rollback' }).facts);
    expect(blind.map((look) => phases(look, Number.NaN))).toEqual([['Failed'], ['Failed'], ['Failed']]);
  });

  it('for business never holds', () => {
    const [, , last] = looks(first, Objective.sequential({}, { concern: 'business' }).facts);
    expect(phases(last!, -3, 0, 2.9)).toEqual(['Successful', 'Successful', 'Failed']);
  });

  it('has names for its early looks that no objective may have', () => {
    expect(looks().map(({ name }) => EARLY_LOOK.test(name))).toEqual([true, true, false]);
  });
});

describe('a whole release, tested as its stages are', () => {
  const wald = waldOf();
  const RUNS = 500;
  const SCRAPE = 30;

  /** Hits of each ten seconds from the first request to the end of the plan. */
  interface Path {
    readonly requests: number[];
    readonly failures: number[];
  }

  /** What the test says at the end of each stage, up to the one that takes the release back. */
  function run(plan: ReleasePlan, rate: number, share: number, random: () => number, late = 0): readonly Decision[] {
    const watched = plan.stages.filter((stage) => stage.kind === 'shift' && stage.hold > 0);
    const path: Path = { requests: [], failures: [] };
    const decisions: Decision[] = [];
    for (const stage of watched) {
      const weight = stage.kind === 'shift' ? stage.weight / 100 : 1;
      const begin = path.requests.length * 10;
      for (let second = 0; second < holdOf(stage) + late; second += 10) {
        const requests =
          Math.floor(rate * weight * (begin + second + 10)) - Math.floor(rate * weight * (begin + second));
        path.requests.push(requests);
        path.failures.push(hits(random, requests, share));
      }
      for (const at of halvings(holdOf(stage), 120)) {
        const { window } = countedFor(facts, trafficBefore(plan, stage) + at);
        const decision = decide(wald, scoreOf(path, begin + at, window));
        if (decision === 'reject') return [...decisions, decision];
        if (at === holdOf(stage)) decisions.push(decision);
      }
    }
    return decisions;
  }

  /** What a look reads: an increase is drawn out from its first and last sample to the whole of its range. */
  function scoreOf({ requests, failures }: Path, at: number, window: number): number {
    const [from, to] = [Math.max(0, at - window) / 10, at / 10];
    const drawnOut = window / (window - SCRAPE);
    const count = (all: readonly number[]) => {
      let sum = 0;
      for (let step = Math.ceil(from); step < to; step++) sum += all[step] ?? 0;
      return sum * drawnOut;
    };
    return score(wald, count(failures), count(requests) - count(failures));
  }

  // Requests per second of the service, and how late each stage is left.
  it.each([
    [0.5, 0],
    [2, 0],
    [10, 0],
    [10, 600],
  ])('at %d requests/s, with stages left %d s late, is wrong no more often than the test may', (rate, late) => {
    const random = seeded(7);
    const releases = (share: number) =>
      Array.from({ length: RUNS }, () => run(ReleasePlan.guide000(), rate, share, random, late));
    const part = (of: readonly (readonly Decision[])[], is: (decisions: readonly Decision[]) => boolean) =>
      of.filter(is).length / RUNS;
    const alarms = part(releases(0.001), (decisions) => decisions.includes('reject'));
    const missed = part(
      releases(0.01),
      (decisions) => !decisions.includes('reject') && decisions.every((each) => each === 'accept'),
    );

    expect(alarms).toBeLessThan(0.05 / 0.9 + 0.015);
    expect(missed).toBeLessThan(0.1 / 0.95 + 0.015);
  });
});
