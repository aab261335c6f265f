import type { ProbeSpec } from '../../imports/monitoring.coreos.com';
import type { KubeObject } from '../core/kube';
import { seconds, type Seconds } from '../core/quantity';
import { duration, is, selector } from '../promql/text';
import { monitorMetadata, type MonitoredService } from './subject';

/** A health endpoint that is asked from outside the service, as its users would. */
export interface BlackboxProps {
  /** The endpoint, as `https://shop.example.com/health`. */
  readonly url: string;
  /** Module of the blackbox exporter's configuration: what counts as an answer. @default 'http_2xx', the exporter's own */
  readonly module?: string;
  /**
   * The blackbox exporter, as `host` or `host:port` without a scheme.
   * @default 'prometheus-blackbox-exporter.monitoring.svc:9115', as the Prometheus community's chart calls it
   */
  readonly prober?: string;
  /** Time between two questions. @default Duration.seconds(30) */
  readonly interval?: Seconds;
  /** How long it must fail without a break before somebody is told. @default - four questions in a row */
  readonly failsFor?: Seconds;
}

const MODULE = 'http_2xx';
const PROBER = 'prometheus-blackbox-exporter.monitoring.svc:9115';
const INTERVAL = 30;
const FAILURES = 4;

/** A synthetic check of a health endpoint. */
export class Blackbox {
  /** Asks for a URL over and over. */
  static http(props: BlackboxProps): Blackbox {
    const interval = seconds(props.interval ?? INTERVAL, 'probe.interval', 1);
    const failsFor = seconds(props.failsFor ?? FAILURES * interval, 'probe.failsFor');
    return new Blackbox(props.url, props.module ?? MODULE, props.prober ?? PROBER, interval, failsFor);
  }

  private constructor(
    /** The endpoint. */
    readonly url: string,
    /** Module of the blackbox exporter. */
    readonly module: string,
    /** The blackbox exporter. */
    readonly prober: string,
    /** Seconds between two questions. */
    readonly interval: number,
    /** Seconds that it must fail before somebody is told. */
    readonly failsFor: number,
  ) {}
}

/** What an alert is made from. */
export interface AlertInput {
  /** Words without spaces, each with a capital: part of the alert's name. */
  readonly name: string;
  /** PromQL that has a sample while the alert is active. */
  readonly expression: string;
  /** Seconds that it must be active without a break. */
  readonly sustained: number;
  /** How soon somebody has to look. */
  readonly severity: 'critical' | 'warning';
  /** What is wrong, in one sentence. */
  readonly summary: string;
}

/** Lets the blackbox exporter ask for the endpoint. */
export function probeObject(blackbox: Blackbox, subject: MonitoredService): KubeObject {
  const { service, namespace } = subject;
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Probe',
    metadata: monitorMetadata(subject, jobOf(subject)),
    spec: {
      jobName: jobOf(subject),
      interval: duration(blackbox.interval),
      module: blackbox.module,
      prober: { url: blackbox.prober },
      targets: { staticConfig: { static: [blackbox.url], labels: { service, namespace } } },
    } satisfies ProbeSpec,
  };
}

/** Alerts of the check: that the endpoint fails, and that nobody asks it any more, which looks like health otherwise. */
export function probeAlerts({ url, failsFor }: Blackbox, subject: MonitoredService): AlertInput[] {
  const { service, namespace } = subject;
  const success = selector('probe_success', [
    is('job', jobOf(subject)),
    is('namespace', namespace),
    is('service', service),
  ]);
  const common = { sustained: failsFor };
  return [
    {
      ...common,
      name: 'HealthEndpointDown',
      expression: `${success} == 0`,
      severity: 'critical',
      summary: `${url} of ${service} does not answer as it should`,
    },
    {
      ...common,
      name: 'HealthEndpointNotProbed',
      expression: `absent(${success})`,
      severity: 'warning',
      summary: `nobody asks ${url} of ${service}: the blackbox exporter is gone, or its Probe is not selected`,
    },
  ];
}

function jobOf({ service }: Pick<MonitoredService, 'service'>): string {
  return `${service}-health`;
}
