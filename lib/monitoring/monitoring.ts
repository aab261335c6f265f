import type { KubeObject } from '../core/kube';
import type { Dashboard } from '../dashboard/target';
import { probeObject, type Blackbox } from './blackbox';
import { podMonitorObject } from './pod-monitor';
import type { Scrape } from './scrape';
import type { MonitoredService } from './subject';
import { telemetryObject, type Tracing } from './tracing';

/** What is watched of a service beside its objectives. */
export interface MonitoringProps {
  /** How Prometheus gets the metrics of its pods. @default - something else in the cluster tells Prometheus */
  readonly scrape?: Scrape;
  /** What is traced. @default - as the mesh says */
  readonly tracing?: Tracing;
  /** A health endpoint that is asked from outside. @default - none */
  readonly probe?: Blackbox;
  /** How Grafana gets the dashboard of the service. @default - it gets none */
  readonly dashboard?: Dashboard;
}

/** Scraping, traces, a synthetic check and a dashboard of a service. */
export class Monitoring {
  /** Monitoring of a service; what is left out is not emitted. */
  static of(props: MonitoringProps): Monitoring {
    return new Monitoring(props.scrape, props.tracing, props.probe, props.dashboard);
  }

  private constructor(
    /** How Prometheus gets the metrics of its pods. */
    readonly scrape: Scrape | undefined,
    /** What is traced. */
    readonly tracing: Tracing | undefined,
    /** A health endpoint that is asked from outside. */
    readonly probe: Blackbox | undefined,
    /** How Grafana gets the dashboard. */
    readonly dashboard: Dashboard | undefined,
  ) {}
}

/** The objects of scraping, traces and the synthetic check; the dashboard needs to know versions and objectives. */
export function monitoringObjects({ scrape, tracing, probe }: Monitoring, subject: MonitoredService): KubeObject[] {
  return [
    ...(scrape ? [podMonitorObject(scrape, subject)] : []),
    ...(tracing ? [telemetryObject(tracing, subject)] : []),
    ...(probe ? [probeObject(probe, subject)] : []),
  ];
}
