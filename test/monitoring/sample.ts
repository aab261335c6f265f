import type { MonitoringContext } from '../../lib/monitoring/problems';

export const subject = {
  service: 'checkout',
  namespace: 'shop',
  scrapeInterval: 30,
  monitorLabels: { release: 'prometheus' },
};

export function context(props: Partial<MonitoringContext> = {}): MonitoringContext {
  return { ...subject, ports: ['http', 'metrics'], sidecar: 'native', guarded: false, windows: [120, 300], ...props };
}
