import type { Labels } from '../core/labels';
import type { Objective } from '../objectives/objective';
import { is, type Matcher } from '../promql/text';
import { USUAL_WINDOW, type Look, type WatchedVersion } from '../signals/signal';
import type { Telemetry } from '../signals/telemetry';

/** A version that runs, and whether requests should reach it. */
export interface AlertedVersion {
  readonly version: WatchedVersion;
  readonly expectsTraffic: boolean;
}

/** What the alerts of a release are made from. */
export interface AlertInput {
  readonly subject: { readonly service: string; readonly namespace: string };
  /** Every version that runs: each is watched for itself. */
  readonly versions: readonly AlertedVersion[];
  readonly objectives: readonly Objective[];
  /** How an objective looks at its signals: as its gates do. */
  readonly look: (objective: Objective) => Look;
  readonly telemetry: Telemetry;
  /** Seconds between two scrapes. */
  readonly interval: number;
  /** What the address of every runbook begins with; the name of the alert follows. @default - no links */
  readonly runbooks?: string;
}

/** Labels of an alert about the service as a whole. */
export function serviceLabels({ subject: { service, namespace } }: Pick<AlertInput, 'subject'>): Labels {
  return { service, namespace };
}

/** Labels of an alert about one version. */
export function versionLabels({ service, namespace, slot, version }: WatchedVersion): Labels {
  return { service, namespace, slot, version };
}

/** The Deployment of a version. */
export function deploymentOf({ namespace, workload }: WatchedVersion): Matcher[] {
  return [is('namespace', namespace), is('deployment', workload)];
}

/**
 * How requests are looked at where no single objective says it: over the longest of the windows, and as enough where
 * the least demanding of the objectives has enough. Below that no gate says anything.
 */
export function broadLook({ objectives, look, telemetry, interval }: AlertInput): Look {
  const looks = objectives.filter(({ facts }) => facts.hold.signal.scope === 'version' && !facts.mayWait).map(look);
  return {
    telemetry,
    window: Math.max(USUAL_WINDOW, 4 * interval, ...looks.map(({ window }) => window)),
    minimumRate: looks.length > 0 ? Math.min(...looks.map(({ minimumRate }) => minimumRate)) : 0,
  };
}
