import { Chart } from 'cdk8s';
import { BlueGreen, CutoverApp, type KubeObject } from '../lib';
import type { PlainObjectProps } from './plain-objects';
import { namespaceOf, platform, volumeIn, watchedProps, type BenchService } from './services';

/**
 * The objects of the first service, as somebody would keep them who has one text and puts names into it. Nobody writes
 * forty PromQL expressions for each service by hand; how they come about is not part of this baseline.
 */
export function templateOf([first]: readonly BenchService[]): string {
  if (!first) throw new Error('a template is made of a service, and there is none');
  const { data, lock } = first;
  const app = new CutoverApp({ platform: platform() });
  const chart = new Chart(app, data.service, { namespace: namespaceOf(0) });
  new BlueGreen(chart, data.service, watchedProps(data, lock));
  return NAMES.reduce(
    (text, [name, valueIn]) => text.replaceAll(valueIn(first, 0), name),
    JSON.stringify(app.result().objects),
  );
}

/** What differs from one service to another. */
const NAMES: readonly (readonly [name: string, valueIn: (service: BenchService, index: number) => string])[] = [
  ['@SERVICE@', ({ data }) => data.service],
  ['@NAMESPACE@', (_, index) => namespaceOf(index)],
  ['@VOLUME@', ({ lock }) => volumeIn(lock)],
];

/** The objects of a service, each with the id of its construct. */
export function filled(template: string, service: BenchService, index: number): PlainObjectProps[] {
  const text = NAMES.reduce((before, [name, valueIn]) => before.replaceAll(name, valueIn(service, index)), template);
  return (JSON.parse(text) as KubeObject[]).map((object) => ({
    ...object,
    id: `${object.kind}-${object.metadata.name}`,
  }));
}
