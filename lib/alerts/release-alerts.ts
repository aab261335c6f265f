import { healthAlerts } from './health-alerts';
import { WATCHED_METRIC } from '../signals/stage';
import { versionLabels, type AlertInput } from './input';
import { objectiveAlerts } from './objective-alerts';
import { withRules, type RuleGroup } from './rule';
import { telemetryAlerts } from './telemetry-alerts';

/** Alerts of the versions that run. They stay the same from stage to stage, as long as the versions do. */
export function releaseAlerts(input: AlertInput): RuleGroup[] {
  return [
    ...objectiveAlerts(input),
    ...telemetryAlerts(input),
    ...healthAlerts(input),
    ...withRules([evidence(input)]),
  ];
}

/** That these rules are evaluated, version by version: silence of alerts that nobody evaluates proves nothing. */
function evidence({ subject, versions }: AlertInput): RuleGroup {
  return {
    name: `${subject.service}-versions`,
    rules: versions.map(({ version }) => ({
      record: WATCHED_METRIC,
      expr: 'vector(1)',
      labels: versionLabels(version),
    })),
  };
}
