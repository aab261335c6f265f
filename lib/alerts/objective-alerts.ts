import type { Labels } from '../core/labels';
import type { Level, Objective, ObjectiveFacts } from '../objectives/objective';
import { isReadable } from '../objectives/readable';
import { number, selector } from '../promql/text';
import { exporterOf } from '../signals/postgres';
import type { WatchedVersion } from '../signals/signal';
import { annotate, pascalCase, template, valueIn, type Consequence } from './annotate';
import { serviceLabels, versionLabels, type AlertInput } from './input';
import { withRules, type AlertingRule, type RuleGroup } from './rule';

/**
 * Alerts with the numbers and the queries of the gates, for each version by itself. They watch also when no gate runs:
 * before the first stage, after the last, and while a hold has ended the analysis. Objectives that compare versions
 * have none: they mean nothing without a candidate.
 */
export function objectiveAlerts(input: AlertInput): RuleGroup[] {
  const absolute = input.objectives.filter(({ facts }) => facts.comparison === 'absolute');
  const ofVersions = absolute.filter(({ facts }) => facts.hold.signal.scope === 'version');
  const ofAll = absolute.filter(({ facts }) => facts.hold.signal.scope !== 'version');
  const [any] = input.versions;
  return withRules([
    ...input.versions.map(({ version }) => ({
      name: `${version.workload}-objectives`,
      rules: ofVersions
        .filter(({ facts }) => isReadable(facts, version, input.telemetry))
        .flatMap((objective) => alertsOf(objective, version, versionLabels(version), input)),
    })),
    {
      name: `${input.subject.service}-objectives`,
      rules: any ? ofAll.flatMap((objective) => alertsOf(objective, any.version, serviceLabels(input), input)) : [],
    },
  ]);
}

function alertsOf(objective: Objective, version: WatchedVersion, of: Labels, input: AlertInput): AlertingRule[] {
  const { facts } = objective;
  const look = input.look(objective);
  const labels = { ...of, objective: facts.name };
  const name = `Release${pascalCase(facts.name)}`;
  const read = ({ signal }: Level): string => `(${signal.read(version, look)})`;
  const bound = (level: Level, kind: 'Hold' | 'Rollback', rule: { for: number; consequence: Consequence }) => {
    const { signal, limit } = level;
    const means = kind === 'Hold' ? 'The release must not go on.' : 'The release has to be taken back.';
    return annotate(
      {
        name: `${name}${kind}`,
        expr: `${read(level)} ${signal.worse === 'higher' ? '>=' : '<='} ${number(limit)}`,
        for: rule.for,
        consequence: effect(facts, rule.consequence),
        labels,
        summary: template`${whose(of)}: ${signal.title} is ` + valueIn(signal.unit),
        description:
          template`Objective ${facts.name} (${facts.title}): ${signal.title} reached ${limit}${lasting(rule.for)}. ` +
          means,
      },
      input.runbooks,
    );
  };
  return [
    // No `for`: the gate holds at its first look too, and a hold that comes after the rollback tells nobody anything.
    // A business objective has none, because it never holds, and one that waits holds until it can decide.
    ...(facts.concern === 'safety' && !facts.mayWait
      ? [bound(facts.hold, 'Hold', { for: 0, consequence: 'hold' })]
      : []),
    bound(facts.rollback, 'Rollback', { for: facts.rollbackAfter, consequence: 'rollback' }),
    ...(facts.noData === 'rollback' ? [blind()] : []),
  ];

  /** Its bounds cannot be reached while it has no value: the moment at which an alert is silent and a gate fails. */
  function blind(): AlertingRule {
    const missing = `absent(${read(facts.rollback)} >= -Inf)`;
    const { database } = facts;
    const down = database && `min(${selector('pg_up', exporterOf(database))}) == 0`;
    return annotate(
      {
        name: `${name}Blind`,
        expr: down === undefined ? missing : `${missing} or ${down}`,
        // One lost scrape is no blindness.
        for: 2 * input.interval,
        consequence: effect(facts, 'rollback'),
        labels,
        summary: template`${whose(of)}: nothing is known of ${facts.rollback.signal.title}`,
        description:
          template`Objective ${facts.name} has no value, so that its other alerts are silent whatever happens. ` +
          'At exhaustion a database exporter loses its own connection: take it for the worst until it is known better.',
      },
      input.runbooks,
    );
  }
}

/**
 * What is measured without effect says so: nobody is woken for it. A rule does not know since when a version has had
 * traffic, as its gates do: what adds up an hour counts an earlier attempt too, and must not keep the next one back.
 */
export function effect({ dryRun, sequential }: ObjectiveFacts, consequence: Consequence): Consequence {
  if (dryRun) return 'notice';
  return sequential && consequence === 'rollback' ? 'hold' : consequence;
}

function whose({ service = '', version }: Labels): string {
  return version === undefined ? service : `${service} ${version}`;
}

function lasting(seconds: number): string {
  return seconds > 0 ? ` for ${seconds} s` : '';
}
