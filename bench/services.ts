import { Duration } from 'cdk8s';
import {
  Capacity,
  Database,
  Drain,
  Platform,
  Probe,
  Release,
  ReleasePlan,
  Router,
  SecretRef,
  type BlueGreenProps,
  type Lock,
  type ReleaseData,
} from '../lib';

/** A service with the lock that a user would have in Git at this stage. */
export interface BenchService {
  readonly data: ReleaseData;
  readonly lock: Lock;
}

/** The release that every service is in the middle of: both slots run, and both are written from the lock. */
export const STAGE = 'shift-10';

const NAMESPACES = 10;

/** Many services share a namespace, as teams do. */
export function namespaceOf(index: number): string {
  return `team-${index % NAMESPACES}`;
}

export function serviceName(index: number): string {
  return `service-${index}`;
}

/** What a release of the service says at a stage. */
export function releaseData(service: string, stage: string): ReleaseData {
  return {
    service,
    environment: 'production',
    live: 'blue',
    stage,
    slots: {
      blue: { version: 'v2.4.0', image: imageOf(service, 'a') },
      green: { version: 'v2.5.0', image: imageOf(service, 'b') },
    },
  };
}

export function imageOf(service: string, digit: string): string {
  return `registry.example.com/${service}@sha256:${digit.repeat(64)}`;
}

export function platform(): Platform {
  return Platform.of({ environment: 'production', gateways: ['istio-system/public'] });
}

/** A service like that of apps/recommendation. */
export function serviceProps(data: ReleaseData, lock?: Lock): BlueGreenProps {
  const { service } = data;
  const database = Database.postgres({
    maxConnections: 200,
    otherClients: 10,
    poolPerPod: 6,
    credentials: SecretRef.external(`${service}-db`),
  });
  return {
    release: Release.of(data, lock),
    container: {
      port: 8080,
      ready: Probe.http('/ready'),
      live: Probe.http('/live'),
      readyWithin: Duration.seconds(180),
    },
    capacity: Capacity.autoscaled({ min: 4, max: 8, maxSurge: 2, targetCpuPercent: 70 }),
    drain: Drain.requests({ longest: Duration.seconds(30) }),
    database,
    router: Router.istio({ hosts: [`${service}.example.com`], previewHeader: 'x-preview' }),
    plan: ReleasePlan.steps(
      { 10: Duration.seconds(180), 25: Duration.seconds(300), 50: Duration.seconds(600), 75: Duration.seconds(900) },
      { soak: Duration.minutes(30) },
    ),
  };
}
