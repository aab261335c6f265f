import { ApiObject, App, Chart } from 'cdk8s';
import { BlueGreen, CutoverApp, type Platform } from '../lib';
import { plainObjects } from './plain-objects';
import { namespaceOf, serviceProps, volumeIn, watchedProps, type BenchService } from './services';
import { filled } from './template';

/** What a layout is given: all of it is there before the clock starts. */
export interface LayoutInput {
  readonly services: readonly BenchService[];
  readonly platform: Platform;
  readonly outdir: string;
  /** The objects of the first service when it is watched, as text. */
  readonly template: string;
}

/** The ways to lay out an app of cdk8s, each from `new App` to the files. */
export const LAYOUTS = {
  'chart-per-service': (input) => chartPerService(input, serviceProps),
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
  'watched-per-service': (input) => chartPerService(input, watchedProps),
  // The baseline of that: what it writes of one service, with the names of the others put in.
  'plain-watched': ({ services, outdir, template }) => {
    const app = new App({ outdir });
    const chart = new Chart(app, 'services');
    services.forEach((service, index) => {
      for (const { id, ...props } of filled(template, service, index)) new ApiObject(chart, id, props);
    });
    app.synth();
  },
} satisfies Record<string, (input: LayoutInput) => void>;

export type FileLayout = keyof typeof LAYOUTS;

function chartPerService({ services, platform, outdir }: LayoutInput, propsOf: typeof serviceProps): void {
  const app = new CutoverApp({ outdir, platform });
  services.forEach(({ data, lock }, index) => {
    const chart = new Chart(app, data.service, { namespace: namespaceOf(index) });
    new BlueGreen(chart, data.service, propsOf(data, lock));
  });
  app.synth();
}
