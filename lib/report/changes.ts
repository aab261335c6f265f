import { fieldChanges, type FieldChange } from '../core/diff';
import { objectName, type KubeObject } from '../core/kube';
import { withoutWave } from '../strategy/manifest';
import {
  CHANGE_GROUPS,
  either,
  serviceOf,
  type Change,
  type ChangeGroup,
  type ObjectPair,
  type Reader,
  type Serving,
} from './change';
import { readConfigMap, readSecret } from './configuration';
import { readGates } from './gates';
import { byNames } from './named-lists';
import { readRules } from './rules';
import { readRoutes, servingOf } from './traffic';
import { readAutoscaler, readWorkload } from './workload';

const READERS: Readonly<Record<string, Reader>> = {
  AnalysisRun: readGates,
  AnalysisTemplate: readGates,
  ConfigMap: readConfigMap,
  Deployment: readWorkload,
  HorizontalPodAutoscaler: readAutoscaler,
  PrometheusRule: readRules,
  Secret: readSecret,
  VirtualService: readRoutes,
};

const GROUP_OF_KIND: Readonly<Record<string, ChangeGroup>> = {
  AnalysisRun: 'gates',
  AnalysisTemplate: 'gates',
  AuthorizationPolicy: 'access',
  ConfigMap: 'config',
  DaemonSet: 'pods',
  Deployment: 'pods',
  DestinationRule: 'traffic',
  Gateway: 'traffic',
  GrafanaDashboard: 'monitoring',
  HTTPRoute: 'traffic',
  HorizontalPodAutoscaler: 'capacity',
  Ingress: 'traffic',
  Job: 'pods',
  NetworkPolicy: 'access',
  PeerAuthentication: 'access',
  PodDisruptionBudget: 'capacity',
  PodMonitor: 'monitoring',
  Probe: 'monitoring',
  PrometheusRule: 'alerts',
  Role: 'access',
  RoleBinding: 'access',
  Secret: 'config',
  Service: 'traffic',
  ServiceAccount: 'access',
  ServiceEntry: 'traffic',
  ServiceMonitor: 'monitoring',
  StatefulSet: 'pods',
  Telemetry: 'monitoring',
  VirtualService: 'traffic',
};

/** What changes from some objects to others, grouped by what it means to those who run them. */
export function changesBetween(before: readonly KubeObject[], after: readonly KubeObject[]): readonly Change[] {
  const serving = servingOf(before);
  const changes = pairsOf(before, after).flatMap((pair) => changesOf(pair, serving));
  return [...changes].sort((one, other) => CHANGE_GROUPS.indexOf(one.group) - CHANGE_GROUPS.indexOf(other.group));
}

/** Objects of the same name; the analysis of a stage follows that of the stage before, whose name is another. */
function pairsOf(before: readonly KubeObject[], after: readonly KubeObject[]): readonly ObjectPair[] {
  const pairs = new Map<string, { before?: KubeObject; after?: KubeObject }>();
  const pairOf = (object: KubeObject) => {
    const key = object.kind === 'AnalysisRun' ? runKey(object) : objectKey(object);
    const pair = pairs.get(key) ?? {};
    pairs.set(key, pair);
    return pair;
  };
  for (const object of after) pairOf(object).after = withoutWave(object);
  for (const object of before) pairOf(object).before = withoutWave(object);
  return [...pairs.values()];
}

function objectKey(object: KubeObject): string {
  return `${object.apiVersion.replace(/\/[^/]*$/, '')} ${objectName(object)}`;
}

function runKey(object: KubeObject): string {
  return JSON.stringify(['AnalysisRun', object.metadata.namespace, serviceOf(object)]);
}

function changesOf(pair: ObjectPair, serving: Serving): readonly Change[] {
  const { before, after } = pair;
  const object = either(pair);
  const effect = !before ? 'added' : !after ? 'removed' : 'changed';
  const fields = before && after ? fieldsOf(before, after) : [];
  if (effect === 'changed' && fields.length === 0) return [];
  const name = objectName(object);
  const readings = READERS[object.kind]?.(pair, fields, serving) ?? [];
  const told = readings.map(({ covers, ...reading }): Change => {
    return { object: name, effect, ...reading, fields: fields.filter(({ path }) => covers(path)) };
  });
  const group = GROUP_OF_KIND[object.kind] ?? 'other';
  if (effect !== 'changed')
    return told.length > 0 ? told : [{ group, object: name, effect, text: `${name}: ${effect}`, fields }];
  const rest = fields.filter(({ path }) => !readings.some(({ covers }) => covers(path)));
  return rest.length === 0 ? told : [...told, { group, object: name, effect, text: name, fields: rest }];
}

function fieldsOf(before: KubeObject, after: KubeObject): readonly FieldChange[] {
  const fields = fieldChanges(...byNames(before, after));
  // What a report shows is posted where many can read it.
  return either({ before, after }).kind === 'Secret'
    ? fields.map(({ path }) => ({ path, before: '(secret)', after: '(secret)' }))
    : fields;
}
