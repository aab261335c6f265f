import {
  Blackbox,
  Capacity,
  Dashboard,
  Database,
  Drain,
  Gate,
  Monitoring,
  Objectives,
  Probe,
  ReleasePlan,
  Router,
  Scrape,
  SecretRef,
  Slo,
  Tracing,
  type ServiceDefinition,
} from 'cutover/definition';

/**
 * Guide 000's recommendation service. Its incident was max_connections=100 with both versions connected; its fix is a
 * higher limit and smaller pools.
 */
export const database = Database.postgres({
  maxConnections: 200,
  otherClients: 10,
  poolPerPod: 6,
  exporter: { job: 'postgres-exporter', instance: 'recommendation-db:9187' },
  credentials: SecretRef.external('recommendation-db'),
});

const availability = Slo.availability({ objective: 0.999 });

/** Written once: the app of cdk8s here, and that of Pulumi in ../recommendation-pulumi, release the same. */
export const recommendation: ServiceDefinition = {
  container: { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live'), readyWithin: 180 },
  capacity: Capacity.autoscaled({ min: 4, max: 8, maxSurge: 2, targetCpuPercent: 70 }),
  drain: Drain.requests({ longest: 30 }),
  database,
  router: Router.istio({ hosts: ['recommendation.example.com'], previewHeader: 'x-preview' }),
  plan: ReleasePlan.steps({ 10: 180, 25: 300, 50: 600, 75: 900 }, { soak: 1800 }),
  objectives: Objectives.guide000({ database }),
  slos: [availability],
  before: [
    Gate.complete(),
    Gate.scraped(),
    Gate.noPage(),
    Gate.errorBudget(availability),
    Gate.smoke({ path: '/health' }),
    Gate.load({ rate: 400 }),
  ],
  requestRate: 400,
  monitoring: Monitoring.of({
    scrape: Scrape.merged({ port: 'http' }),
    tracing: Tracing.istio({ provider: 'jaeger' }),
    probe: Blackbox.http({ url: 'https://recommendation.example.com/health' }),
    dashboard: Dashboard.configMap(),
  }),
};
