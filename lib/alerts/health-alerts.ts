import { is, isNot, selector, type Matcher } from '../promql/text';
import { podsOf } from '../signals/pods';
import type { WatchedVersion } from '../signals/signal';
import { annotate, template, type Alert } from './annotate';
import { deploymentOf, versionLabels, type AlertInput } from './input';
import type { AlertingRule, RuleGroup } from './rule';

/** Pods that do not get up, do not stay up, or were killed: they say so before requests do. */
export function healthAlerts({ versions, runbooks }: AlertInput): RuleGroup[] {
  return versions.map(({ version }) => ({
    name: `${version.workload}-health`,
    rules: [crashLoop, restarted, outOfMemory, stuck].map((alert) => alert(version, runbooks)),
  }));
}

type HealthAlert = (version: WatchedVersion, runbooks?: string) => AlertingRule;

/** A container waits less than five minutes between two tries: a loop stays in view from one to the next. */
const BACK_OFF = '5m';
/** How long a restart is shown. */
const RESTARTS = '10m';

const crashLoop: HealthAlert = (version, runbooks) => {
  const waiting = of('kube_pod_container_status_waiting_reason', version, is('reason', 'CrashLoopBackOff'));
  return alert(version, runbooks, {
    name: 'ReleaseCrashLoop',
    expr: `sum(${ofPodsNow(`max_over_time(${waiting}[${BACK_OFF}])`, version)}) > 0`,
    consequence: 'rollback',
    summary: template`${version.service} ${version.version}: {{ $value }} containers crash again and again`,
    description: template`Containers of ${version.workload} end soon after each start. The release has to be taken back.`,
  });
};

const restarted: HealthAlert = (version, runbooks) =>
  alert(version, runbooks, {
    name: 'ReleasePodRestarted',
    expr: `sum(${restarts(version)}) > 0`,
    consequence: 'hold',
    summary: template`${version.service} ${version.version}: containers were started again`,
    description: template`A container of ${version.workload} ended by itself within ${RESTARTS}. See why before going on.`,
  });

/** The reason of the last end stays as long as the pod: only together with a restart is it news. */
const outOfMemory: HealthAlert = (version, runbooks) => {
  const killed = of('kube_pod_container_status_last_terminated_reason', version, is('reason', 'OOMKilled'));
  return alert(version, runbooks, {
    name: 'ReleaseOutOfMemory',
    expr: `count(${restarts(version)} > 0 and on (namespace, pod, container) ${killed} == 1) > 0`,
    consequence: 'rollback',
    summary: template`${version.service} ${version.version}: {{ $value }} containers were killed for their memory`,
    description:
      template`Containers of ${version.workload} needed more memory than they may have. The release has to be taken back, ` +
      'or the limit raised.',
  });
};

const stuck: HealthAlert = (version, runbooks) => {
  const condition = [...deploymentOf(version), is('condition', 'Progressing'), is('status', 'false')];
  return alert(version, runbooks, {
    name: 'ReleaseNotProgressing',
    expr: `max(${selector('kube_deployment_status_condition', condition)}) == 1`,
    consequence: 'hold',
    summary: template`${version.service} ${version.version}: its pods did not become ready in time`,
    description: template`Deployment ${version.workload} is past its progress deadline. The release must not go on.`,
  });
};

function alert(
  version: WatchedVersion,
  runbooks: string | undefined,
  it: Pick<Alert, 'name' | 'expr' | 'consequence' | 'summary' | 'description'>,
): AlertingRule {
  return annotate({ ...it, labels: versionLabels(version) }, runbooks);
}

function restarts(version: WatchedVersion): string {
  return ofPodsNow(`increase(${of('kube_pod_container_status_restarts_total', version)}[${RESTARTS}])`, version);
}

/**
 * What was true of pods that are still there and are known to be of no other version. A range still holds the pods of a
 * failed predecessor in the same slot when they are gone. Pods that nobody scrapes count: health is not to depend on it.
 */
function ofPodsNow(series: string, version: WatchedVersion): string {
  const others = [...podsOf(version), isNot('version', version.version), isNot('version', '')];
  const there = `${series} and on (namespace, pod) ${of('kube_pod_info', version)}`;
  return `(${there} unless on (namespace, pod) ${selector('up', others)})`;
}

function of(metric: string, version: WatchedVersion, ...more: readonly Matcher[]): string {
  return selector(metric, [...podsOf(version), ...more]);
}
