import type { TelemetrySpec } from '../../imports/telemetry.istio.io';
import type { KubeObject } from '../core/kube';
import { objectLabels, serviceSelector } from '../core/labels';
import type { ServiceSubject } from '../service/objects';

/** What is traced, and where spans go. */
export interface TracingProps {
  /** Name of an `extensionProviders` entry of Istio's mesh configuration. */
  readonly provider: string;
  /** Percentage of requests that are traced, from 0 to 100. @default 1, as Istio */
  readonly sampling?: number;
}

/** Istio's default sampling. */
const SAMPLING = 1;

/** Traces of a service's requests. */
export class Tracing {
  /** Spans of the mesh's proxies. */
  static istio(props: TracingProps): Tracing {
    return new Tracing(props.provider, props.sampling ?? SAMPLING);
  }

  private constructor(
    /** Name of the provider that spans go to. */
    readonly provider: string,
    /** Percentage of requests that are traced. */
    readonly sampling: number,
  ) {}
}

/**
 * Tells the proxies of a service's pods what to trace. Of several such objects for the same pods Istio follows the
 * oldest alone.
 */
export function telemetryObject({ provider, sampling }: Tracing, { service, namespace }: ServiceSubject): KubeObject {
  return {
    apiVersion: 'telemetry.istio.io/v1',
    kind: 'Telemetry',
    metadata: { name: service, namespace, labels: objectLabels(service) },
    spec: {
      selector: { matchLabels: serviceSelector(service) },
      tracing: [{ providers: [{ name: provider }], randomSamplingPercentage: sampling }],
    } satisfies TelemetrySpec,
  };
}
