import { Duration } from 'cdk8s';
import {
  Blackbox,
  Capacity,
  Dashboard,
  Database,
  Drain,
  Gate,
  Monitoring,
  Objectives,
  Platform,
  Probe,
  Release,
  ReleasePlan,
  Router,
  Scrape,
  SecretRef,
  Slo,
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
  return `service${index}`;
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

/** The name of the volume at /tmp. It is made from a digest, which nobody writes by hand: the baselines need not either. */
export function volumeIn({ slots }: Lock): string {
  return slots.blue?.rendered.pod.spec.volumes?.[0]?.name ?? '';
}

export function imageOf(service: string, digit: string): string {
  return `registry.example.com/${service}@sha256:${digit.repeat(64)}`;
}

export function platform(): Platform {
  return Platform.of({ environment: 'production', gateways: ['istio-system/public'] });
}

/** A service like that of apps/recommendation, which nobody watches. */
export function serviceProps(data: ReleaseData, lock?: Lock): BlueGreenProps {
  const { service } = data;
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
    database: databaseOf(service),
    router: Router.istio({ hosts: [`${service}.example.com`], previewHeader: 'x-preview' }),
    plan: ReleasePlan.steps(
      { 10: Duration.seconds(180), 25: Duration.seconds(300), 50: Duration.seconds(600), 75: Duration.seconds(900) },
      { soak: Duration.minutes(30) },
    ),
  };
}

/** The same service with all that watches that of apps/recommendation, but jobs, whose images are the platform's. */
export function watchedProps(data: ReleaseData, lock?: Lock): BlueGreenProps {
  const { service } = data;
  const props = serviceProps(data, lock);
  const availability = Slo.availability({ objective: 0.999 });
  return {
    ...props,
    objectives: Objectives.guide000({ database: props.database! }),
    slos: [availability],
    before: [Gate.complete(), Gate.scraped(), Gate.noPage(), Gate.errorBudget(availability)],
    requestRate: 400,
    monitoring: Monitoring.of({
      scrape: Scrape.port('http'),
      probe: Blackbox.http({ url: `https://${service}.example.com/health` }),
      // What names it by itself is a digest, which a template cannot compute.
      dashboard: Dashboard.configMap({ uid: service }),
    }),
  };
}

function databaseOf(service: string): Database {
  return Database.postgres({
    maxConnections: 200,
    otherClients: 10,
    poolPerPod: 6,
    exporter: { job: 'postgres-exporter', instance: `${service}-db:9187` },
    credentials: SecretRef.external(`${service}-db`),
  });
}
