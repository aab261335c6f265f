import { Duration } from 'cdk8s';
import {
  Blackbox,
  Capacity,
  Dashboard,
  Gate,
  Monitoring,
  Objectives,
  Probe,
  ReleasePlan,
  Router,
  Scrape,
  Tracing,
  type BlueGreenProps,
} from 'cutover';

/**
 * Guide 001's service: all traffic moves in one step and is watched for ten minutes; then the new version gets the
 * label env=prod, and the old one is kept for an hour.
 */
export const checkout: Omit<BlueGreenProps, 'release'> = {
  container: { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live'), readyWithin: Duration.seconds(180) },
  capacity: Capacity.fixed(3),
  router: Router.istio({ hosts: ['checkout.example.com'] }),
  plan: ReleasePlan.atomic({ hold: Duration.minutes(10), soak: Duration.hours(1) }),
  promotionLabels: { env: 'prod' },
  objectives: Objectives.guide001(),
  before: [
    Gate.complete(),
    Gate.scraped(),
    Gate.noPage(),
    Gate.smoke({ path: '/health-check', origin: 'https://shop.example.com' }),
  ],
  requestRate: 50,
  monitoring: Monitoring.of({
    scrape: Scrape.merged({ port: 'http' }),
    tracing: Tracing.istio({ provider: 'jaeger' }),
    probe: Blackbox.http({ url: 'https://checkout.example.com/ready' }),
    dashboard: Dashboard.configMap(),
  }),
};
