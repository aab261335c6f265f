import { Database } from '../../lib/database/database';
import type { Objective } from '../../lib/objectives/objective';
import { Objectives } from '../../lib/objectives/profiles';

const database = Database.postgres({ maxConnections: 100, poolPerPod: 5 });

/** Name, bounds as people read them, seconds that the rollback bound is passed, and what no value means. */
const read = (objectives: readonly Objective[]) =>
  objectives.map(({ facts: { name, panel, rollbackAfter, noData } }) => [
    name,
    panel.hold,
    panel.rollback,
    rollbackAfter,
    noData,
  ]);

describe('the objectives of a guide', () => {
  it('are those of guide 000', () => {
    expect(read(Objectives.guide000({ database }))).toEqual([
      ['error-ratio', 0.005, 0.01, 0, 'hold'],
      ['latency-p99', 500, 500, 120, 'hold'],
      ['connections-postgres', 0.8, 0.9, 0, 'rollback'],
      ['cpu-per-request-against-stable', 1.5, 3, 0, 'pass'],
      ['memory-of-limit', 0.9, 0.98, 0, 'pass'],
    ]);
  });

  it('are those of guide 001', () => {
    expect(read(Objectives.guide001({ countsLogs: true }))).toEqual([
      ['error-ratio', 0.005, 0.05, 120, 'hold'],
      ['latency-p99', 800, 2000, 180, 'hold'],
      ['circuit-breakers', 0.01, 1, 0, 'pass'],
      ['log-errors', 2, 20, 0, 'hold'],
    ]);
  });

  it('are those of guide 002, whose latency it leaves open', () => {
    expect(read(Objectives.guide002({ database, latency: 250 }))).toEqual([
      ['error-ratio', 0.01, 0.05, 0, 'hold'],
      ['latency-p99', 250, 250, 120, 'hold'],
      ['connections-postgres', 0.8, 0.9, 0, 'rollback'],
    ]);
    expect(read(Objectives.guide002())[1]).toEqual(['latency-p99', 500, 500, 120, 'hold']);
  });

  it('are those of guide 003: absolute, in points above stable, and in multiples of it', () => {
    const objectives = Objectives.guide003({ expectedP99: 300 });
    expect(read(objectives)).toEqual([
      ['error-ratio', 0.005, 0.01, 0, 'hold'],
      ['error-ratio-against-stable', 0.0025, 0.005, 0, 'hold'],
      ['latency-p99-against-stable', 1.1, 1.2, 180, 'hold'],
    ]);
    expect(objectives.map(({ facts }) => facts.comparison)).toEqual(['absolute', 'difference', 'ratio']);
  });

  it('watch no database and no log where there is none', () => {
    const names = [Objectives.guide000(), Objectives.guide001(), Objectives.guide002()]
      .flatMap(read)
      .map(([name]) => name);
    expect(names.filter((name) => /connections|log/.test(String(name)))).toEqual([]);
  });

  it('have names of their own', () => {
    const profiles = [
      Objectives.guide000({ database }),
      Objectives.guide001({ countsLogs: true }),
      Objectives.guide002({ database }),
      Objectives.guide003({ expectedP99: 300 }),
    ];
    for (const profile of profiles) {
      expect(new Set(profile.map(({ facts }) => facts.name)).size).toBe(profile.length);
    }
  });
});
