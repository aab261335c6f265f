import { healthAlerts } from './health-alerts';
import type { AlertInput } from './input';
import { objectiveAlerts } from './objective-alerts';
import type { RuleGroup } from './rule';
import { telemetryAlerts } from './telemetry-alerts';

/** Alerts of the versions that run. They stay the same from stage to stage, as long as the versions do. */
export function releaseAlerts(input: AlertInput): RuleGroup[] {
  return [...objectiveAlerts(input), ...telemetryAlerts(input), ...healthAlerts(input)];
}
