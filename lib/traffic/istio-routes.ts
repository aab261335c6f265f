import type { VirtualServiceSpecHttp, VirtualServiceSpecTcp } from '../../imports/networking.istio.io';
import { SLOTS, type SlotName } from '../core/labels';
import type { VersionPort } from '../service/version';
import type { RouteInput } from './traffic-router';

/** A port of the Service, matched inside the mesh. */
interface PortMatch {
  readonly gateways: string[];
  readonly port: number;
}

/** What every route of the VirtualService has in common. */
export interface RoutePolicy {
  readonly host: string;
  /** Absent where requests have no end: Istio takes no `0s`, and has no timeout of its own. */
  readonly timeout: string | undefined;
  readonly retries: { readonly attempts: number; readonly retryOn?: string };
  readonly previewHeader: string | undefined;
}

/** Names of the routes; later stages and controllers find them by these. */
const PRIMARY_ROUTE = 'primary';
const PREVIEW_ROUTE = 'preview';

/** The value of the preview header that leads to the candidate, whichever slot that is. */
const PREVIEW_VALUE = 'candidate';

/** The parts of a VirtualService that divide traffic. */
export interface RouteSpec {
  readonly http?: VirtualServiceSpecHttp[];
  readonly tcp?: VirtualServiceSpecTcp[];
}

/**
 * The `http` and `tcp` parts of the VirtualService. Both slots and every route are there at every stage, in the same
 * order, so that only values change and a patch by position stays where it is.
 */
export function routeSpec(input: RouteInput, policy: RoutePolicy): RouteSpec {
  const tcp = input.ports.filter((port) => port.protocol === 'tcp').map((port) => tcpRoute(port, input, policy));
  const [primary, ...others] = input.ports.filter((port) => port.protocol !== 'tcp');
  // Another port than the first can only be told apart inside the mesh: a gateway sees its own port, not the Service's.
  const http = [
    ...others.flatMap((port) => httpRoutes(port, input, policy, { gateways: ['mesh'], port: port.servicePort })),
    ...(primary ? httpRoutes(primary, input, policy) : []),
  ];
  return { ...(http.length > 0 ? { http } : {}), ...(tcp.length > 0 ? { tcp } : {}) };
}

function httpRoutes(
  port: VersionPort,
  input: RouteInput,
  policy: RoutePolicy,
  match?: PortMatch,
): VirtualServiceSpecHttp[] {
  const { previewHeader, host, retries } = policy;
  const common = { ...(policy.timeout === undefined ? {} : { timeout: policy.timeout }), retries };
  const suffix = match ? `-${port.name}` : '';
  return [
    ...(previewHeader !== undefined
      ? [
          {
            name: `${PREVIEW_ROUTE}${suffix}`,
            match: [{ ...match, headers: { [previewHeader]: { exact: PREVIEW_VALUE } } }],
            route: [{ destination: destination(host, input.previewSlot, port) }],
            ...common,
          },
        ]
      : []),
    {
      name: `${PRIMARY_ROUTE}${suffix}`,
      ...(match ? { match: [match] } : {}),
      route: weighted(host, port, input),
      ...common,
    },
  ];
}

function tcpRoute(port: VersionPort, input: RouteInput, { host }: RoutePolicy): VirtualServiceSpecTcp {
  return { match: [{ gateways: ['mesh'], port: port.servicePort }], route: weighted(host, port, input) };
}

function weighted(host: string, port: VersionPort, { weights }: RouteInput) {
  return SLOTS.map((slot) => ({ destination: destination(host, slot, port), weight: weights[slot] }));
}

function destination(host: string, subset: SlotName, port: VersionPort) {
  return { host, subset, port: { number: port.servicePort } };
}
