import type { KubeObject } from '../core/kube';

interface Routes {
  readonly http?: readonly Route[];
  readonly tcp?: readonly Route[];
}

interface Route {
  readonly name?: string;
  readonly route?: readonly { readonly destination?: { readonly subset?: string }; readonly weight?: number }[];
}

/** How the routes of VirtualServices divide traffic, as one line: the same line is the same division. */
export function weightsText(routes: readonly KubeObject[]): string {
  return routes
    .map(({ metadata, spec }) => {
      const { http = [], tcp = [] } = (spec ?? {}) as Routes;
      const each = [...http, ...tcp].map(({ name = 'route', route = [] }) => `${name} ${route.map(part).join(' ')}`);
      return `${metadata.name}: ${each.join(', ')}`;
    })
    .join('; ');
}

function part({ destination, weight }: NonNullable<Route['route']>[number]): string {
  return `${destination?.subset ?? '?'} ${weight ?? 100}`;
}

/** Who wrote fields of an object, as the API server keeps it. */
export interface FieldsOfManager {
  readonly manager?: string;
  readonly subresource?: string;
  readonly fieldsV1?: object;
}

/** Those who may move weights beside the actor: GitOps engines, and people with kubectl. */
const KNOWN = /^(argocd-|argocd$|kustomize-controller$|kubectl|cutover|before-first-apply$)/;

/** The manager that owns the weights of a VirtualService and is neither a GitOps engine nor a person; none where there is none. */
export function otherDriver(managedFields: readonly FieldsOfManager[] = []): string | undefined {
  const owners = managedFields.filter(({ subresource, fieldsV1 }) => subresource === undefined && ownsRoutes(fieldsV1));
  return owners.map(({ manager = 'unknown' }) => manager).find((manager) => !KNOWN.test(manager));
}

/** Whether fields are those of routes. */
export function ownsRoutes(fields: object = {}): boolean {
  const { 'f:spec': spec } = fields as { readonly 'f:spec'?: object };
  return spec !== undefined && ['f:http', 'f:tcp'].some((part) => part in spec);
}
