import { ApiObject, App, Chart } from 'cdk8s';
import { BlueGreen, CutoverApp, type Lock, type Platform } from '../lib';
import { plainObjects } from './plain-objects';
import { namespaceOf, serviceProps, type BenchService } from './services';

/** What a layout is given: all of it is there before the clock starts. */
export interface LayoutInput {
  readonly services: readonly BenchService[];
  readonly platform: Platform;
  readonly outdir: string;
}

/** The ways to lay out an app, each from `new App` to the files. */
export const LAYOUTS = {
  'chart-per-service': ({ services, platform, outdir }) => {
    const app = new CutoverApp({ outdir, platform });
    services.forEach(({ data, lock }, index) => {
      const chart = new Chart(app, data.service, { namespace: namespaceOf(index) });
      new BlueGreen(chart, data.service, serviceProps(data, lock));
    });
    app.synth();
  },
  'one-chart': ({ services, platform, outdir }) => {
    const app = new CutoverApp({ outdir, platform });
    const chart = new Chart(app, 'services', { namespace: namespaceOf(0) });
    for (const { data, lock } of services) new BlueGreen(chart, data.service, serviceProps(data, lock));
    app.synth();
  },
  // The baseline: the same objects as chart-per-service, by hand.
  'plain-one-chart': ({ services, outdir }) => {
    const app = new App({ outdir });
    const chart = new Chart(app, 'services');
    services.forEach(({ data, lock }, index) => {
      const objects = plainObjects(data.service, namespaceOf(index), volumeIn(lock));
      for (const { id, ...props } of objects) new ApiObject(chart, id, props);
    });
    app.synth();
  },
} satisfies Record<string, (input: LayoutInput) => void>;

export type Layout = keyof typeof LAYOUTS;

export const LAYOUT_NAMES = Object.keys(LAYOUTS) as Layout[];

export const BASELINE: Layout = 'plain-one-chart';

// The library makes this name from a digest, which nobody writes by hand and the baseline should not have to compute.
function volumeIn({ slots }: Lock): string {
  return slots.blue?.rendered.pod.spec.volumes?.[0]?.name ?? '';
}
