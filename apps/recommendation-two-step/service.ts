import { Duration } from 'cdk8s';
import {
  Dashboard,
  Database,
  Monitoring,
  Objectives,
  Probe,
  ReleasePlan,
  Scrape,
  SecretRef,
  type BlueGreenProps,
} from 'cutover';

const database = Database.postgres({
  maxConnections: 100,
  poolPerPod: 8,
  exporter: { job: 'postgres-exporter', instance: 'recommendation-db:9187' },
  credentials: SecretRef.external('recommendation-db'),
});

/** Guide 002's release of the recommendation service: half of the traffic, then all of it, then 30 minutes under watch. */
export const recommendation: Omit<BlueGreenProps, 'release'> = {
  container: { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live') },
  database,
  plan: ReleasePlan.steps({ 50: Duration.minutes(5) }, { soak: Duration.minutes(30) }),
  objectives: Objectives.guide002({ database }),
  requestRate: 400,
  monitoring: Monitoring.of({ scrape: Scrape.merged({ port: 'http' }), dashboard: Dashboard.configMap() }),
};
