import type { AlertInput } from '../../alerts/input';
import { probeRules } from '../../alerts/probe-alerts';
import { prometheusRuleObjects } from '../../alerts/prometheus-rule';
import { releaseAlerts } from '../../alerts/release-alerts';
import type { RuleGroup } from '../../alerts/rule';
import { sloRules } from '../../alerts/slo-rules';
import { stageAlerts, type ReleaseStage } from '../../alerts/stage-alerts';
import { otherSlot } from '../../core/labels';
import { lookOf } from '../../gates/watch';
import type { MonitoredService } from '../../monitoring/subject';
import { holdOf, stageName } from '../../release/stage';
import type { Manifest } from '../manifest';
import { runningVersions } from './versions';
import type { WatchInput } from './watching';

/** The rules of a release, which last while the same versions run. */
export function releaseRuleManifests(input: WatchInput, monitored: MonitoredService): Manifest[] {
  const { objectives, slos, monitoring } = input.watching;
  const alerts = alertInput(input);
  const [version] = runningVersions(input);
  return ruleManifests('release', input, [
    ...(objectives.length > 0 ? releaseAlerts(alerts) : []),
    ...(version ? sloRules(slos, { ...alerts, version }) : []),
    ...(monitoring.probe ? probeRules(monitoring.probe, monitored, alerts.runbooks) : []),
  ]);
}

/** The rules of a stage, apart from those of the release: a step writes only these anew. */
export function stageRuleManifests(input: WatchInput): Manifest[] {
  const isWatched = input.watching.objectives.length > 0;
  const groups = isWatched ? stageAlerts({ ...alertInput(input), stage: releaseStage(input) }) : [];
  return ruleManifests('stage', input, groups);
}

/** The groups of rules in an object; none in any other than a PrometheusRule. */
export function groupsIn({ object }: Manifest): readonly RuleGroup[] {
  return object.kind === 'PrometheusRule' ? (object.spec as { readonly groups: readonly RuleGroup[] }).groups : [];
}

function ruleManifests(part: string, input: WatchInput, groups: readonly RuleGroup[]): Manifest[] {
  const subject = { service: input.model.service, namespace: input.namespace, part };
  return prometheusRuleObjects(subject, groups, input.platform.ruleLabels).map((object, index) => ({
    id: ['PrometheusRule', part, ...(index === 0 ? [] : [index + 1])].join('-'),
    object,
  }));
}

function alertInput(input: WatchInput): AlertInput {
  const { model, namespace, platform, watching } = input;
  const { objectives, telemetry } = watching;
  return {
    subject: { service: model.service, namespace },
    versions: runningVersions(input).map((version) => ({
      version,
      expectsTraffic: (model.slots[version.slot]?.weight ?? 0) > 0,
    })),
    objectives,
    look: ({ facts }) => lookOf(facts, telemetry),
    telemetry,
    interval: platform.prometheus.scrapeInterval,
    ...(platform.runbooks === undefined ? {} : { runbooks: platform.runbooks }),
  };
}

/** Nobody is told before a stage has lasted so much longer than planned: twice the hold, and ten minutes at the least. */
const LEAST_PATIENCE = 600;

function releaseStage({ model, attempt }: WatchInput): ReleaseStage {
  const { stage, live, slots } = model;
  const candidate = stage.kind === 'idle' ? undefined : slots[otherSlot(live)]?.version;
  const hold = stage.kind === 'idle' || stage.kind === 'rollback' ? undefined : holdOf(stage);
  return {
    name: stageName(stage),
    attempt,
    ...(candidate === undefined ? {} : { candidate }),
    live: slots[live]?.version ?? '',
    ...(hold === undefined ? {} : { lasts: { hold, patience: Math.max(hold, LEAST_PATIENCE) } }),
  };
}
