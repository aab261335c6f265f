import { Chart, type JsonPatch } from 'cdk8s';
import { CutoverApp } from '../constructs/app';
import { BlueGreen, type BlueGreenProps } from '../constructs/blue-green';
import { refuse } from '../core/error';
import type { KubeObject } from '../core/kube';
import { Platform } from '../files/platform';
import { Release } from '../files/release';
import type { Adoption } from './adoption';
import { evaluate, type Code } from './code';

/** Folder of the app's output. Nothing is written to it. */
const NOWHERE = '.cutover-adopt-writes-nothing';

/** The objects that the written app makes, in memory. Throws the report when it is refused. */
export function synthesizeAdoption(adoption: Adoption): readonly KubeObject[] {
  const { around, release, platform, props, patches } = adoption;
  const app = new CutoverApp({ platform: Platform.of(platform), outdir: NOWHERE });
  const chart = new Chart(app, around.service, { namespace: around.namespace });
  const service = evaluate(props) as Omit<BlueGreenProps, 'release'>;
  const built = new BlueGreen(chart, around.service, { release: Release.of(release), ...service });
  for (const [kind, list] of Object.entries(patches)) built.patch(kind, ...patchesIn(list));
  const own = built.placed.find(({ manifest }) => manifest.id === 'Service');
  own?.construct.addJsonPatch(...patchesIn(adoption.servicePatches));
  for (const [key, value] of Object.entries(adoption.serviceAnnotations)) {
    own?.construct.metadata.addAnnotation(key, value);
  }
  const { objects, problems } = app.result();
  refuse(problems);
  return objects;
}

function patchesIn(list: readonly Code[]): JsonPatch[] {
  return list.map((code) => evaluate(code) as JsonPatch);
}
