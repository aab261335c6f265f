import type { KubeObject, PodTemplate } from 'cutover';
import {
  ApiRefusal,
  type ApplyOptions,
  type ClusterApi,
  type ClusterObject,
  type ObjectKey,
} from '../../../../lib/engines';

/** What a namespace is labelled with so that the strictest standard for pods is enforced, and warned about on workloads. */
export const RESTRICTED = {
  'pod-security.kubernetes.io/enforce': 'restricted',
  'pod-security.kubernetes.io/warn': 'restricted',
};

/** Applies an object; a refusal and a warning both throw, with the object named. */
export async function admit(api: ClusterApi, object: object, options?: ApplyOptions): Promise<ClusterObject> {
  const refused = (why: string) => new Error(`${keyOf(object as KubeObject)}: ${why}`);
  const { object: stored, warnings } = await api.apply(object, options).catch((error: unknown) => {
    throw error instanceof ApiRefusal ? refused(error.message) : error;
  });
  if (warnings.length > 0) throw refused(`warning: ${warnings.join('; ')}`);
  return stored;
}

/** The API server's refusal of an object; fails when it is taken. */
export async function refusalOf(api: ClusterApi, object: object, options?: ApplyOptions): Promise<ApiRefusal> {
  const applied = await api.apply(object, options).catch((error: unknown) => error);
  if (applied instanceof ApiRefusal) return applied;
  throw new Error(`not refused: ${JSON.stringify(applied)}`);
}

/** `Kind name`, of which a namespace has one. */
export function keyOf({ kind, metadata }: Pick<ObjectKey, 'kind' | 'metadata'>): string {
  return `${kind} ${metadata.name}`;
}

/**
 * The pods of the Deployments among the objects. Pod Security refuses pods and only warns about their templates, and no
 * controller makes pods here, so each is asked for by hand.
 */
export function podsOf(objects: readonly KubeObject[]): readonly KubeObject[] {
  return objects
    .filter(({ kind }) => kind === 'Deployment')
    .map(({ metadata: { name, namespace }, spec }) => {
      const { template } = spec as { readonly template: PodTemplate };
      const metadata = { ...template.metadata, name: `${name}-by-hand`, ...(namespace ? { namespace } : {}) };
      return { apiVersion: 'v1', kind: 'Pod', metadata, spec: template.spec };
    });
}
