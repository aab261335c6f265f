import { Duration } from 'cdk8s';
import {
  Capacity,
  Database,
  Drain,
  Objective,
  Probe,
  ReleasePlan,
  Router,
  SecretRef,
  type BlueGreenProps,
} from 'cutover';

/**
 * Guide 000's recommendation service. Its incident was max_connections=100 with both versions connected; its fix is a
 * higher limit and smaller pools.
 */
export const database = Database.postgres({
  maxConnections: 200,
  otherClients: 10,
  poolPerPod: 6,
  credentials: SecretRef.external('recommendation-db'),
});

export const recommendation: Omit<BlueGreenProps, 'release'> = {
  container: { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live'), readyWithin: Duration.seconds(180) },
  capacity: Capacity.autoscaled({ min: 4, max: 8, maxSurge: 2, targetCpuPercent: 70 }),
  drain: Drain.requests({ longest: Duration.seconds(30) }),
  database,
  router: Router.istio({ hosts: ['recommendation.example.com'], previewHeader: 'x-preview' }),
  plan: ReleasePlan.steps(
    { 10: Duration.seconds(180), 25: Duration.seconds(300), 50: Duration.seconds(600), 75: Duration.seconds(900) },
    { soak: Duration.minutes(30) },
  ),
  objectives: [Objective.connections(database, { hold: 0.8, rollback: 0.9 })],
};
