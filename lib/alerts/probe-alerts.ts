import { probeAlerts, type Blackbox } from '../monitoring/blackbox';
import type { MonitoredService } from '../monitoring/subject';
import { annotate, template } from './annotate';
import type { RuleGroup } from './rule';

/** Alerts of the endpoint that is asked from outside. */
export function probeRules(probe: Blackbox, subject: MonitoredService, runbooks?: string): RuleGroup[] {
  const { service, namespace } = subject;
  const alerts = probeAlerts(probe, subject).map(({ name, expression, sustained, severity, summary }) =>
    annotate(
      {
        name,
        expr: expression,
        for: sustained,
        consequence: severity === 'critical' ? 'rollback' : 'hold',
        labels: { service, namespace },
        summary: template`${summary}`,
        description: template`${probe.url} is asked from outside every ${probe.interval} s, as its users would.`,
      },
      runbooks,
    ),
  );
  return [{ name: `${service}-probe`, rules: alerts }];
}
