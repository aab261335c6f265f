import fc from 'fast-check';
import { releaseAlerts } from '../../lib/alerts/release-alerts';
import { ruleGroupProblems } from '../../lib/alerts/prometheus-rule';
import { gateLook } from '../../lib/gates/look';
import { Objective } from '../../lib/objectives/objective';
import { parsePromql } from '../../lib/promql/parse';
import { lintPromql } from '../../lib/promql/lint';
import { errorRatio, requestsPerSecond } from '../../lib/signals/requests';
import { httpTelemetry } from '../../lib/signals/http';
import { alertsIn, candidate, database, inputOf, live, named, versionIn } from './sample';

const errors = Objective.errorRatio();
const latency = Objective.latency();
const connections = Objective.connections(database);
const all = releaseAlerts(inputOf([errors, latency, connections]));

describe('alerts on objectives', () => {
  it('are for each version by itself, and for a database once', () => {
    const names = alertsIn(all).map(({ alert, labels }) => [alert, labels.version]);
    const ofObjectives = names.filter(([name]) => /(Hold|Rollback|Blind)$/.test(name ?? ''));
    expect(ofObjectives).toEqual([
      ...['1.0.0', '1.1.0'].flatMap((version) => [
        ['ReleaseErrorRatioHold', version],
        ['ReleaseErrorRatioRollback', version],
        ['ReleaseLatencyP99Hold', version],
        ['ReleaseLatencyP99Rollback', version],
      ]),
      ['ReleaseConnectionsPostgresHold', undefined],
      ['ReleaseConnectionsPostgresRollback', undefined],
      ['ReleaseConnectionsPostgresBlind', undefined],
    ]);
  });

  it('have labels that say whose they are and how bad it is', () => {
    const [ofLive, ofCandidate] = named(all, 'ReleaseErrorRatioRollback');
    const common = { service: 'checkout', namespace: 'shop', severity: 'critical', objective: 'error-ratio' };
    expect(ofLive?.labels).toEqual({ ...common, slot: 'blue', version: '1.0.0' });
    expect(ofCandidate?.labels).toEqual({ ...common, slot: 'green', version: '1.1.0' });
    expect(named(all, 'ReleaseErrorRatioHold')[0]?.labels.severity).toBe('warning');
    expect(named(all, 'ReleaseConnectionsPostgresHold')[0]?.labels).toEqual({
      ...{ service: 'checkout', namespace: 'shop', severity: 'warning', objective: 'connections-postgres' },
    });
  });

  it('hold at once, and roll back when the bound was passed as long as the objective says', () => {
    const times = alertsIn(all).map((rule) => [rule.alert, rule.for]);
    expect(Object.fromEntries(times)).toMatchObject({
      ReleaseErrorRatioHold: undefined,
      ReleaseErrorRatioRollback: undefined,
      ReleaseLatencyP99Hold: undefined,
      ReleaseLatencyP99Rollback: '2m',
      ReleaseConnectionsPostgresBlind: '30s',
    });
  });

  it('ask what the gate asks, and compare with the same numbers', () => {
    const input = inputOf([errors]);
    const look = input.look(errors);
    const [, ofCandidate] = named(releaseAlerts(input), 'ReleaseErrorRatioRollback');
    const gate = gateLook({ ...errors.facts }, { candidate, telemetry: look.telemetry });
    const query = errorRatio.read(candidate, look);
    expect(ofCandidate?.expr).toBe(`(${query}) >= 0.01`);
    expect(gate.failureCondition).toContain('result[0] >= 0.01');
  });

  it('compare the other way round where less is worse', () => {
    const [rule] = named(
      releaseAlerts(inputOf([Objective.of(requestsPerSecond, { hold: 5, rollback: 1 })])),
      'ReleaseRequestsRollback',
    );
    expect(rule?.expr).toMatch(/ <= 1$/);
  });

  it('are none for an objective that compares versions', () => {
    const relative = Objective.aboveStable(errorRatio, { hold: 0.0025, rollback: 0.005 });
    const names = alertsIn(releaseAlerts(inputOf([relative]))).map(({ alert }) => alert);
    // A difference of half a point is no share: as one it would page for every hundredth failure.
    expect(names.filter((name) => /(Hold|Rollback|NewbornErrors|UnattributedErrors)$/.test(name))).toEqual([]);
  });

  it('never hold for a business objective, and wake nobody for a trial', () => {
    const business = Objective.of(requestsPerSecond, { hold: 5, rollback: 1, concern: 'business' });
    const trial = Objective.errorRatio({ name: 'trial', dryRun: true });
    const groups = releaseAlerts(inputOf([business, trial]));
    expect(named(groups, 'ReleaseRequestsHold')).toEqual([]);
    const severities = alertsIn(groups).filter(({ labels }) => labels.objective === 'trial');
    expect(new Set(severities.map(({ labels }) => labels.severity))).toEqual(new Set(['info']));
  });

  it('wake nobody for a sequential test, which counts an earlier attempt too', () => {
    const groups = releaseAlerts(inputOf([Objective.sequential()]));
    const [alert] = named(groups, 'ReleaseSequentialScoreRollback');
    expect(alert?.labels.severity).toBe('warning');
    expect(named(groups, 'ReleaseSequentialScoreHold')).toEqual([]);
  });

  it('say that they are blind where no value rolls back, and only there', () => {
    const strict = Objective.errorRatio({ name: 'strict', noData: 'rollback' });
    const groups = releaseAlerts(inputOf([errors, strict, connections]));
    expect(named(groups, 'ReleaseErrorRatioBlind')).toEqual([]);
    expect(named(groups, 'ReleaseStrictBlind')).toHaveLength(2);
    expect(named(groups, 'ReleaseStrictBlind')[0]?.expr).not.toContain('pg_up');
    const [blind] = named(groups, 'ReleaseConnectionsPostgresBlind');
    expect(blind?.expr).toBe(
      'absent(((sum(pg_stat_activity_count{server="main"}) or sum(last_over_time(pg_stat_activity_count{server="main"}[1m]))) / (clamp_min(min(last_over_time(pg_settings_max_connections{server="main"}[1m])) - 3, 1) < 97 or vector(97))) >= -Inf) or min(pg_up{server="main"}) == 0',
    );
  });
});

describe('alerts on what gates cannot see', () => {
  it('are on both versions, and on requests of no version for Istio alone', () => {
    for (const name of ['NotScraped', 'HealthUnknown', 'NewbornErrors', 'CrashLoop', 'OutOfMemory', 'NotProgressing']) {
      expect(named(all, `Release${name}`).map(({ labels }) => labels.slot)).toEqual(['blue', 'green']);
    }
    expect(named(all, 'ReleaseUnattributedErrors')).toHaveLength(1);
    const telemetry = httpTelemetry();
    const input = inputOf([errors], { telemetry, look: () => ({ telemetry, window: 120, minimumRate: 1 }) });
    expect(named(releaseAlerts(input), 'ReleaseUnattributedErrors')).toEqual([]);
    expect(named(releaseAlerts(input), 'ReleaseNewbornErrors')).toHaveLength(2);
  });

  it('do not wait for fewer scrapes than there are', () => {
    const slow = releaseAlerts(inputOf([connections], { interval: 60 }));
    expect(named(slow, 'ReleaseNotScraped')[0]?.for).toBe('4m');
    expect(named(slow, 'ReleaseConnectionsPostgresBlind')[0]?.for).toBe('2m');
  });

  it('select the pods of a slot and of no workload that is called almost the same', () => {
    const { expr = '' } = named(all, 'ReleaseCrashLoop')[1] ?? {};
    expect(expr).toContain('pod=~"checkout-green-[a-z0-9]+-[a-z0-9]+"');
  });
});

describe('alerts of a release', () => {
  it('fulfil the rules for PromQL', () => {
    const findings = alertsIn(all).flatMap(({ alert, expr }) => {
      const scope = alert.startsWith('ReleaseConnections') ? 'database' : 'service';
      return lintPromql(expr, { scrape: 15, kind: 'alert', scope, at: { field: alert } });
    });
    expect(findings).toEqual([]);
  });

  it('are in groups with names of their own', () => {
    expect(ruleGroupProblems(all, {})).toEqual([]);
    expect(all.map(({ name }) => name)).toEqual([
      ...['blue', 'green'].map((slot) => `checkout-${slot}-objectives`),
      'checkout-objectives',
      ...['blue', 'green'].map((slot) => `checkout-${slot}-telemetry`),
      'checkout-telemetry',
      ...['blue', 'green'].map((slot) => `checkout-${slot}-health`),
      'checkout-versions',
    ]);
  });

  it('are the same whatever the stage is', () => {
    const input = inputOf([errors, connections]);
    const noTraffic = { ...input, versions: input.versions.map((each) => ({ ...each, expectsTraffic: false })) };
    expect(releaseAlerts(noTraffic)).toEqual(releaseAlerts(input));
  });

  it('are none of objectives where nothing runs', () => {
    expect(releaseAlerts(inputOf([errors, connections], { versions: [] }))).toEqual([]);
  });

  it('are PromQL whatever a version is called, and name it as it is', () => {
    const anyVersion = fc.string({ unit: fc.constantFrom('"', '\\', '{{', '}}', '\n', "'", '$', 'ü', '1', '.') });
    fc.assert(
      fc.property(anyVersion, (version) => {
        const groups = releaseAlerts(
          inputOf([errors, connections], {
            versions: [{ version: versionIn('green', version), expectsTraffic: true }],
          }),
        );
        for (const { expr } of alertsIn(groups)) expect(parsePromql(expr).problems).toEqual([]);
        const others = releaseAlerts(inputOf([errors], { versions: [{ version: live, expectsTraffic: true }] }));
        expect(named(others, 'ReleaseErrorRatioHold')[0]?.labels.version).toBe('1.0.0');
      }),
      { numRuns: 50 },
    );
  });
});
