import { Duration } from 'cdk8s';
import { Database, Probe, ReleasePlan, SecretRef, type BlueGreenProps } from 'cutover';

/** Guide 002's release of the recommendation service: half of the traffic, then all of it, then 30 minutes under watch. */
export const recommendation: Omit<BlueGreenProps, 'release'> = {
  container: { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live') },
  database: Database.postgres({
    maxConnections: 100,
    poolPerPod: 8,
    credentials: SecretRef.external('recommendation-db'),
  }),
  plan: ReleasePlan.steps({ 50: Duration.minutes(5) }, { soak: Duration.minutes(30) }),
};
