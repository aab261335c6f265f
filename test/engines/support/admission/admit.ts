import type { KubeObject, PodTemplate } from 'cutover';
import {
  ApiRefusal,
  type ApplyOptions,
  type ClusterApi,
  type ClusterObject,
  type ObjectKey,
} from '../../../../lib/engines';
import type { TestCluster } from '../cluster';
import { OUR_KINDS, OURS } from '../our-kinds';

/** What a namespace is labelled with so that the strictest standard for pods is enforced, and warned about on workloads. */
export const RESTRICTED = {
  'pod-security.kubernetes.io/enforce': 'restricted',
  'pod-security.kubernetes.io/warn': 'restricted',
};

/** A namespace that holds pods to the strictest standard, with the account that a controller would make in it. */
export async function restrictedNamespace({ api, namespace }: TestCluster, name: string): Promise<string> {
  await namespace(name, RESTRICTED);
  await api.apply({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: name } });
  return name;
}

/** Applies an object; a refusal and a warning both throw, with the object named. */
export async function admit(api: ClusterApi, object: object, options?: ApplyOptions): Promise<ClusterObject> {
  const refused = (why: string) => new Error(`${keyOf(object as KubeObject)}: ${why}`);
  const { object: stored, warnings } = await api.apply(object, options).catch((error: unknown) => {
    throw error instanceof ApiRefusal ? refused(error.message) : error;
  });
  if (warnings.length > 0) throw refused(`warning: ${warnings.join('; ')}`);
  return stored;
}

/**
 * The API server's refusal of an object for what it is; fails when it is taken, and when something else is wrong: that its
 * kind or its namespace is not there (404), a conflict (409), a server in trouble (5xx).
 */
export async function refusalOf(api: ClusterApi, object: object, options?: ApplyOptions): Promise<ApiRefusal> {
  const applied = await api.apply(object, options).catch((error: unknown) => error);
  if (applied instanceof ApiRefusal && isOfTheObject(applied)) return applied;
  const why = applied instanceof ApiRefusal ? `${applied.status} ${applied.message}` : JSON.stringify(applied);
  throw new Error(`${keyOf(object as KubeObject)} is not refused for what it is: ${why}`);
}

/** It cannot be read (400), is not valid (422), or is more than Pod Security allows: others forbid things too. */
function isOfTheObject({ status, message }: ApiRefusal): boolean {
  if (status === 403) return message.includes('violates PodSecurity');
  // What does not fit the schema of a server-side apply is its fault, says the API server, without a reason.
  if (status === 500) return /^failed to (create typed patch object|convert new object) \(/.test(message);
  return status === 400 || status === 422;
}

/** `Kind name`, of which a namespace has one. */
export function keyOf({ kind, metadata }: Pick<ObjectKey, 'kind' | 'metadata'>): string {
  return `${kind} ${metadata.name}`;
}

/** Our objects that a namespace has, in order of their names. */
export async function namesIn(api: ClusterApi, namespace: string): Promise<readonly string[]> {
  const lists = await Promise.all(OUR_KINDS.map(([apiVersion, kind]) => api.list(apiVersion, kind, namespace, OURS)));
  return lists.flat().map(keyOf).sort();
}

/** The Jobs that the analyses among the objects would start: the definition of an analysis does not look into them. */
export function jobsOf(objects: readonly KubeObject[]): readonly KubeObject[] {
  return objects
    .filter(({ kind }) => kind === 'AnalysisRun')
    .flatMap(({ metadata, spec }) =>
      (spec as { readonly metrics: readonly Metric[] }).metrics.flatMap(({ name, provider: { job } }) =>
        job === undefined
          ? []
          : [
              {
                apiVersion: 'batch/v1',
                kind: 'Job',
                // The controller makes up names of its own, which are as long as this one at the most.
                metadata: { name: name.slice(0, 50), namespace: metadata.namespace!, ...job.metadata },
                spec: job.spec,
              },
            ],
      ),
    );
}

interface Metric {
  readonly name: string;
  readonly provider: { readonly job?: { readonly metadata?: object; readonly spec: object } };
}

/**
 * The pods of the Deployments and Jobs among the objects. Pod Security refuses pods and only warns about their templates,
 * and no controller makes pods here, so each is asked for by hand.
 */
export function podsOf(objects: readonly KubeObject[]): readonly KubeObject[] {
  return objects
    .filter(({ kind }) => ['Deployment', 'Job'].includes(kind))
    .map(({ metadata: { name, namespace }, spec }) => {
      const { template } = spec as { readonly template: PodTemplate };
      const metadata = { ...template.metadata, name: `${name}-by-hand`, ...(namespace ? { namespace } : {}) };
      return { apiVersion: 'v1', kind: 'Pod', metadata, spec: template.spec };
    });
}
