import { CutoverError } from '../core/error';
import type { KubeObject } from '../core/kube';
import { objectLabels, type Labels } from '../core/labels';
import { nameProblems } from '../core/names';
import { objectName } from '../core/kube';
import type { Place, Problem } from '../core/problem';
import { seconds, type Seconds } from '../core/quantity';
import { Rule } from '../core/rule';
import { duration } from '../promql/text';
import type { ServiceSubject } from '../service/objects';
import { dashboardText } from './dashboard';
import type { DashboardModel } from './model';

export const dashboardRule = new Rule({
  id: 'dashboard',
  title: 'A dashboard has a uid that Grafana takes, somebody who loads it, and a size that can be applied',
  why: 'A dashboard that nobody selects never appears, and an object above the limit fails the sync of the whole release.',
});

/** How the sidecar of Grafana's chart finds the dashboard. */
export interface ConfigMapDashboardProps {
  /** Label that the sidecar looks for. @default { grafana_dashboard: '1' }, as the charts have it */
  readonly labels?: Labels;
  /** Folder in Grafana. The sidecar has to be told of the annotation. @default - Grafana's general one */
  readonly folder?: string;
  /** Annotation that the sidecar reads the folder from. @default 'grafana_folder' */
  readonly folderAnnotation?: string;
  /** Uid of the dashboard. @default - made from service and namespace */
  readonly uid?: string;
}

/** How the Grafana operator finds the dashboard. */
export interface GrafanaOperatorDashboardProps {
  /** Labels of the `Grafana` objects that get it; they cannot be changed later. */
  readonly instances: Labels;
  /** Folder in Grafana. @default - named after the namespace, as the operator does */
  readonly folder?: string;
  /** How often the operator puts the dashboard back. @default Duration.minutes(10), as the operator */
  readonly resync?: Seconds;
  /** Whether a Grafana of another namespace may load it. @default true */
  readonly acrossNamespaces?: boolean;
  /** Uid of the dashboard. @default - made from service and namespace */
  readonly uid?: string;
}

/** How Grafana gets a dashboard, as plain data. */
export type DashboardFacts =
  | { readonly kind: 'config-map'; readonly labels: Labels; readonly annotations: Labels; readonly uid?: string }
  | {
      readonly kind: 'grafana-operator';
      readonly instances: Labels;
      readonly folder?: string;
      readonly resync: number;
      readonly acrossNamespaces: boolean;
      readonly uid?: string;
    };

/** Ten minutes, as the operator. */
const RESYNC = 600;

/** `kubectl apply` keeps a copy in an annotation, and annotations end there. */
const MOST_BYTES = 256 * 1024;

/** How Grafana gets the dashboard of a service. */
export class Dashboard {
  /** As a ConfigMap that the sidecar of Grafana's chart loads. It must look into the service's namespace. */
  static configMap(props: ConfigMapDashboardProps = {}): Dashboard {
    const { labels = { grafana_dashboard: '1' }, folder, folderAnnotation = 'grafana_folder', uid } = props;
    const annotations = folder === undefined ? {} : { [folderAnnotation]: folder };
    return new Dashboard({ kind: 'config-map', labels, annotations, ...own(uid) });
  }

  /** As a `GrafanaDashboard` of the Grafana operator, version 5. */
  static grafanaOperator(props: GrafanaOperatorDashboardProps): Dashboard {
    const { instances, folder, resync = RESYNC, acrossNamespaces = true, uid } = props;
    return new Dashboard({
      kind: 'grafana-operator',
      instances,
      ...(folder === undefined ? {} : { folder }),
      resync: seconds(resync, 'dashboard.resync'),
      acrossNamespaces,
      ...own(uid),
    });
  }

  private constructor(readonly facts: DashboardFacts) {
    const { uid } = facts;
    if (uid !== undefined && !/^[a-zA-Z0-9_-]{1,40}$/.test(uid)) throw new CutoverError([uidProblem(uid)]);
  }
}

function own(uid: string | undefined): { readonly uid?: string } {
  return uid === undefined ? {} : { uid };
}

function uidProblem(uid: string): Problem {
  const allowed = '1 to 40 letters, digits, dashes and underscores';
  const at = { field: 'monitoring.dashboard.uid' };
  return dashboardRule.problem({ at, given: JSON.stringify(uid), allowed, fix: "such as 'shop-checkout'" });
}

/** The object that brings a dashboard to Grafana. */
export function dashboardObject({ facts }: Dashboard, subject: ServiceSubject, dashboard: DashboardModel): KubeObject {
  const { service, namespace } = subject;
  const name = `${service}-dashboard`;
  const json = `${dashboardText(dashboard)}\n`;
  if (facts.kind === 'config-map') {
    const annotations = Object.keys(facts.annotations).length > 0 ? { annotations: facts.annotations } : {};
    return {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace, labels: { ...facts.labels, ...objectLabels(service) }, ...annotations },
      data: { [`${dashboard.uid}.json`]: json },
    };
  }
  return {
    apiVersion: 'grafana.integreatly.org/v1beta1',
    kind: 'GrafanaDashboard',
    metadata: { name, namespace, labels: objectLabels(service) },
    spec: {
      instanceSelector: { matchLabels: facts.instances },
      allowCrossNamespaceImport: facts.acrossNamespaces,
      resyncPeriod: facts.resync === 0 ? '0s' : duration(facts.resync),
      ...(facts.folder === undefined ? {} : { folder: facts.folder }),
      json,
    },
  };
}

/** What is wrong with how a dashboard gets to Grafana, and with the object that brings it there. */
export function dashboardProblems({ facts }: Dashboard, object: KubeObject, at: Place): Problem[] {
  const field = 'monitoring.dashboard';
  const labels = facts.kind === 'config-map' ? facts.labels : facts.instances;
  const annotations = facts.kind === 'config-map' ? Object.keys(facts.annotations) : [];
  const size = Buffer.byteLength(JSON.stringify(object));
  return [
    ...(Object.keys(labels).length > 0
      ? []
      : [
          dashboardRule.problem({
            at: { ...at, field },
            given: 'no labels that it is found by',
            allowed: 'at least one',
            fix:
              facts.kind === 'config-map' ? "such as { grafana_dashboard: '1' }" : "such as { dashboards: 'grafana' }",
          }),
        ]),
    ...Object.entries(labels).flatMap(([key, value]) => [
      ...nameProblems('labelKey', key, { ...at, field }),
      ...nameProblems('labelValue', value, { ...at, field }),
    ]),
    ...annotations.flatMap((key) => nameProblems('labelKey', key, { ...at, field })),
    ...(size <= MOST_BYTES
      ? []
      : [
          dashboardRule.problem({
            at: { ...at, object: objectName(object) },
            given: `${size} bytes`,
            allowed: `at most ${MOST_BYTES} bytes, the limit of a client-side apply`,
            fix: 'take out objectives, or split the service',
          }),
        ]),
  ];
}
