import type {
  DestinationRuleSpec,
  DestinationRuleSpecSubsets,
  VirtualServiceSpec,
} from '../../imports/networking.istio.io';
import { SLOTS, objectLabels, slotSelector } from '../core/labels';
import { collectProblems, refusalOf } from '../core/error';
import { nameProblems } from '../core/names';
import type { Place, Problem } from '../core/problem';
import { seconds, whole, type Seconds } from '../core/quantity';
import { Rule } from '../core/rule';
import { gatewayProblems, type ResolvedPlatform } from '../platform/platform';
import type { RenderedVersion } from '../service/version';
import type { Manifest } from '../strategy/manifest';
import { routeSpec } from './istio-routes';
import type { RouteInput, TrafficRouter } from './traffic-router';

/** Retries of a route. */
export interface RetriesProps {
  /** Tries after the first. @default 2, as Istio */
  readonly attempts?: number;
  /**
   * What is tried again. @default 'connect-failure,refused-stream': failures in which the request never reached the
   * application, so that nothing is done twice
   */
  readonly on?: string;
}

/** How Istio routes to the service. */
export interface IstioRouterProps {
  /** Public host names; callers in the mesh always have the Service's own. @default [] */
  readonly hosts?: readonly string[];
  /** Gateways that the public hosts come through, as `namespace/name`. @default - the platform's */
  readonly gateways?: readonly string[];
  /** Time after which a request is given up. @default - the drain budget's longest request; none for open connections */
  readonly timeout?: Seconds;
  /** What is tried again. @default - two tries where the request never reached the application */
  readonly retries?: RetriesProps;
  /**
   * Header whose value `candidate` leads to the candidate while a release is open, at 0 % too. Whoever can send it
   * reaches the candidate, from outside too when there are public hosts. @default - none; use the slot's own Service
   */
  readonly previewHeader?: string;
}

export const routerRule = new Rule({
  id: 'router',
  title: 'Public hosts come through a gateway, names can be matched, and no request outlasts the pod that answers it',
  why: 'Without a gateway the hosts answer to nobody outside the mesh; with a wrong name the route is never matched.',
});

/** Retries when nothing is said. */
const RETRIES = { attempts: 2, on: 'connect-failure,refused-stream' };

/** Divides traffic by a VirtualService's weights between the subsets of a DestinationRule. */
export class IstioRouter implements TrafficRouter {
  constructor(private readonly props: IstioRouterProps) {}

  /** Public host names, through the gateways. */
  get hosts(): readonly string[] {
    return this.props.hosts ?? [];
  }

  /** The DestinationRule and the VirtualService of a stage. */
  manifests(input: RouteInput): Manifest[] {
    const { hosts } = this;
    const { service, namespace, platform } = input;
    const host = `${service}.${namespace}.svc.${platform.clusterDomain}`;
    const metadata = { name: service, namespace, labels: objectLabels(service) };
    const destinationRule = {
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata,
      spec: {
        host,
        subsets: SLOTS.map((slot) => subset(service, slot, input.versions[slot])),
      } satisfies DestinationRuleSpec,
    };
    const virtualService = {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata,
      spec: {
        hosts: [host, ...hosts],
        gateways: ['mesh', ...(hosts.length > 0 ? this.gateways(platform) : [])],
        ...routeSpec(input, { host, ...this.policy(input), previewHeader: this.props.previewHeader }),
      } satisfies VirtualServiceSpec,
    };
    return [
      { id: 'DestinationRule', object: destinationRule },
      { id: 'VirtualService', object: virtualService },
    ];
  }

  /** Hosts, gateways and headers that cannot work. */
  problems(platform: ResolvedPlatform, longest: number, at: Place): Problem[] {
    const { hosts } = this;
    const { previewHeader } = this.props;
    const inField = (field: string): Place => ({ ...at, field: `router.${field}` });
    const gateways = this.gateways(platform);
    const say = (field: string, given: string, allowed: string, fix: string) => [
      routerRule.problem({ at: inField(field), given, allowed, fix }),
    ];
    return [
      ...collectProblems(at, () => this.timeoutProblems(longest, inField('timeout'))),
      ...refusalOf(at, () => this.retries()),
      ...hosts.flatMap((host) => nameProblems('host', host, inField('hosts'))),
      ...gateways.flatMap((gateway) => gatewayProblems(gateway, inField('gateways'))),
      ...(hosts.length > 0 && gateways.length === 0
        ? say(
            'gateways',
            `hosts ${hosts.join(', ')} and no gateway`,
            'at least one',
            'give gateways, here or in the platform',
          )
        : []),
      ...(previewHeader === undefined || /^[a-z][a-z0-9-]*$/.test(previewHeader)
        ? []
        : say(
            'previewHeader',
            JSON.stringify(previewHeader),
            'lower case letters, digits and dashes',
            "such as 'x-preview'",
          )),
    ];
  }

  /** Namespaces of the gateways, where there are public hosts. */
  gatewayNamespaces(platform: ResolvedPlatform): readonly string[] {
    if (this.hosts.length === 0) return [];
    return [...new Set(this.gateways(platform).map((gateway) => gateway.split('/')[0] ?? ''))];
  }

  private gateways(platform: ResolvedPlatform): readonly string[] {
    return this.props.gateways ?? platform.gateways;
  }

  /** Timeout and retries, the same on every route: a route without them would treat the candidate differently. */
  private policy(input: RouteInput) {
    const versions = Object.values(input.versions);
    const longest = Math.max(...versions.map(({ drain }) => (drain.maxConnectionAge > 0 ? Infinity : drain.longest)));
    const timeout = this.timeout() ?? longest;
    const { attempts, on } = this.retries();
    return {
      timeout: timeout === 0 || timeout === Infinity ? undefined : `${timeout}s`,
      // Istio refuses conditions beside no attempts.
      retries: { attempts, ...(attempts > 0 ? { retryOn: on } : {}) },
    };
  }

  /** A request that may take longer than pods wait for it is cut off at the next release. */
  private timeoutProblems(longest: number, at: Place): Problem[] {
    const timeout = this.timeout();
    if (timeout === undefined || longest === 0 || (timeout > 0 && timeout <= longest)) return [];
    const given = timeout === 0 ? 'no timeout' : `${timeout} s`;
    const fix = `lower the timeout, or say in the drain that requests may take that long`;
    return [routerRule.problem({ at, given, allowed: `at most the longest request of the drain, ${longest} s`, fix })];
  }

  private timeout(): number | undefined {
    return this.props.timeout === undefined ? undefined : seconds(this.props.timeout, 'router.timeout');
  }

  private retries(): { readonly attempts: number; readonly on: string } {
    const { attempts = RETRIES.attempts, on = RETRIES.on } = this.props.retries ?? {};
    return { attempts: whole(attempts, 'router.retries.attempts', 0), on };
  }
}

/** A subset is there for each slot at every stage, whether it runs something or not: routes name both. */
function subset(
  service: string,
  slot: (typeof SLOTS)[number],
  version: RenderedVersion | undefined,
): DestinationRuleSpecSubsets {
  const age = version?.drain.maxConnectionAge ?? 0;
  const warmUp = version?.warmUp ?? 0;
  const trafficPolicy: DestinationRuleSpecSubsets['trafficPolicy'] = {
    ...(age > 0 ? { connectionPool: { tcp: { maxConnectionDuration: `${age}s` } } } : {}),
    ...(warmUp > 0 ? { loadBalancer: { simple: 'LEAST_REQUEST', warmup: { duration: `${warmUp}s` } } } : {}),
  };
  return {
    name: slot,
    labels: slotSelector(service, slot),
    ...(Object.keys(trafficPolicy).length > 0 ? { trafficPolicy } : {}),
  };
}
