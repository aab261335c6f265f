import type { Objective } from '../objectives/objective';
import { narrowed, sumOfFirstValues, sumOfIncreases, sumOfRates, type Series } from '../promql/rates';
import { duration, is, number, orZero, selector } from '../promql/text';
import { targetsOf } from '../signals/pods';
import { errorRatio } from '../signals/requests';
import type { WatchedVersion } from '../signals/signal';
import { annotate, template } from './annotate';
import { deploymentOf, serviceLabels, versionLabels, type AlertInput } from './input';
import { effect } from './objective-alerts';
import { withRules, type AlertingRule, type RuleGroup } from './rule';
import { ofAllVersions } from '../signals/versions';

/** What no gate sees: versions that are not measured, and failures that rates and versions miss. */
export function telemetryAlerts(input: AlertInput): RuleGroup[] {
  const errors = input.objectives.filter(boundsErrors);
  const [any] = input.versions;
  return withRules([
    ...input.versions.map(({ version }) => ({
      name: `${version.workload}-telemetry`,
      rules: [
        notScraped(version, input),
        healthUnknown(version, input),
        ...errors.map((objective) => newbornErrors(version, objective, input)),
      ],
    })),
    {
      name: `${input.subject.service}-telemetry`,
      rules:
        any && input.telemetry.id === 'istio'
          ? errors.map((objective) => unattributedErrors(any.version, objective, input))
          : [],
    },
  ]);
}

/** A bound on the share of failures itself; what compares with the stable version is none. */
function boundsErrors({ facts }: Objective): boolean {
  return facts.rollback.signal.id === errorRatio.id && facts.comparison === 'absolute';
}

/**
 * Pods that are ready and not scraped: gates on them have no value, or the value of a few. `absent` alone would fire
 * for ever between releases; this compares with the pods that are there.
 */
function notScraped(version: WatchedVersion, { interval, runbooks }: AlertInput): AlertingRule {
  const scraped = `count(count by (pod) (${targetsOf(version)} == 1))`;
  const ready = `sum(${selector('kube_deployment_status_replicas_ready', deploymentOf(version))})`;
  return annotate(
    {
      name: 'ReleaseNotScraped',
      expr: `(${orZero(scraped)}) < ${ready}`,
      // A pod that has just become ready is scraped within one interval; a window of rates is four.
      for: 4 * interval,
      consequence: 'hold',
      labels: versionLabels(version),
      summary: template`${version.service} ${version.version}: only {{ $value }} of its ready pods are scraped`,
      description:
        template`Prometheus does not scrape all pods of ${version.workload} that are ready: its gates have no value, or ` +
        'that of some pods. See whether a PodMonitor selects them and whether their metrics port answers.',
    },
    runbooks,
  );
}

/** Longer than kube-state-metrics takes to be rolled. */
const EXPORTER_RESTART = 300;

/** Without the state of the Deployment all alerts on pods are silent, and so is the one on pods that are not scraped. */
function healthUnknown(version: WatchedVersion, { runbooks }: AlertInput): AlertingRule {
  return annotate(
    {
      name: 'ReleaseHealthUnknown',
      expr: `absent(sum(${selector('kube_deployment_status_replicas_ready', deploymentOf(version))}))`,
      for: EXPORTER_RESTART,
      consequence: 'hold',
      labels: versionLabels(version),
      summary: template`${version.service} ${version.version}: nothing is known of its pods`,
      description:
        template`There is no state of Deployment ${version.workload}: alerts on crash loops, restarts and missing pods are ` +
        'silent. See whether kube-state-metrics runs and is scraped.',
    },
    runbooks,
  );
}

/**
 * Failures that came with the birth of their series. A proxy makes the series of a code with its first failure, so that
 * no rate ever sees how many there were: the first value of a new series is what all rates miss.
 */
function newbornErrors(version: WatchedVersion, objective: Objective, input: AlertInput): AlertingRule {
  const { facts } = objective;
  const { telemetry, window, minimumRate } = input.look(objective);
  const everyone = ofAllVersions((any) => telemetry.requests(any), version);
  // A target that is new to Prometheus brings the failures of its whole life.
  const known = `${selector(everyone.metric, everyone.matchers)} offset ${duration(window)}`;
  const born = (series: Series) => sumOfFirstValues(series, known, window);
  const requests = telemetry.requests(version);
  const counted = sumOfIncreases(requests, window);
  const all = `(${orZero(counted)}) + ${born(requests)}`;
  const enough = Number((minimumRate * window).toPrecision(6));
  return annotate(
    {
      name: 'ReleaseNewbornErrors',
      expr: `${born(telemetry.failures(version))} / (${all} > ${number(enough)}) >= ${number(facts.rollback.limit)}`,
      consequence: effect(facts, 'rollback'),
      labels: { ...versionLabels(version), objective: facts.name },
      summary: template`${version.service} ${version.version}: {{ $value | humanizePercentage }} of requests failed at once`,
      description:
        template`Objective ${facts.name}: failures came all within one scrape, with which their series began. Rates and ` +
        'gates cannot see them. The release has to be taken back.',
    },
    input.runbooks,
  );
}

/** Failures before a pod was chosen: they belong to no version, and the gates of versions cannot see them. */
function unattributedErrors(version: WatchedVersion, objective: Objective, input: AlertInput): AlertingRule {
  const { facts } = objective;
  const { telemetry, window, minimumRate } = input.look(objective);
  const failures = ofAllVersions((any) => telemetry.failures(any), version);
  const nobodys = narrowed(failures, is('destination_workload', 'unknown'));
  const all = sumOfRates(
    ofAllVersions((any) => telemetry.requests(any), version),
    window,
  );
  const share = `${sumOfRates(nobodys, window)} / (${all} > ${number(minimumRate)})`;
  return annotate(
    {
      name: 'ReleaseUnattributedErrors',
      expr: `${share} >= ${number(facts.rollback.limit)}`,
      for: facts.rollbackAfter,
      consequence: effect(facts, 'rollback'),
      labels: { ...serviceLabels(input), objective: facts.name },
      summary: template`${version.service}: {{ $value | humanizePercentage }} of requests reached no pod`,
      description:
        template`Objective ${facts.name}: requests failed before a pod was chosen, so that they count for no version. See ` +
        'whether each subset has ready pods, and whether circuit breakers are open.',
    },
    input.runbooks,
  );
}
