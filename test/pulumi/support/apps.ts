import type { KubeObject, Lock, ReleaseData } from 'cutover';
import { BlueGreen } from 'cutover/pulumi';
import type { ReleaseStages, SynthesizedStage } from 'cutover/testing';
import { Release } from '../../../lib/files/release';
import { TURN_ANNOTATIONS } from '../../../lib/strategy/manifest';
import { stagesOf, type App } from '../../engines/support/apps';
import { play, type Played } from './engine';

/** A stage as cdk8s wrote it, with the lock that it was reached with. */
export interface Reached {
  readonly name: string;
  readonly stage: SynthesizedStage;
  readonly before: Lock | undefined;
}

/** Every stage of an app's release: on the way, back from each, and after the swap. */
export function reachedStages(stages: ReleaseStages): Reached[] {
  const all = stages.all();
  const forward = all.map((stage, index) => ({ name: stage.name, stage, before: all[index - 1]?.lock }));
  const back = stages.names.slice(1).map((name) => {
    const stage = stages.rollbackFrom(name);
    return { name: stage.name, stage, before: stages.at(name).lock };
  });
  return [...forward, ...back];
}

/** An app's component at a stage, as a program of Pulumi makes it. */
export function component({ namespace, props, platform }: App, release: ReleaseData, lock?: Lock): BlueGreen {
  return new BlueGreen(release.service, { namespace, platform, release: Release.of(release, lock), ...props });
}

/** Plays an app's component at a stage. */
export function playAt(app: App, { stage, before }: Reached): Promise<Played<BlueGreen>> {
  return play(() => component(app, stage.release, before));
}

export { stagesOf };

/** Annotations that only order what GitOps applies, and those by which Pulumi's provider is told the same. */
export const ORDERING: readonly string[] = [
  ...TURN_ANNOTATIONS,
  'pulumi.com/patchFieldManager',
  'pulumi.com/patchForce',
  'pulumi.com/skipAwait',
  'pulumi.com/waitFor',
];

/** An object without the annotations that only say when it is applied, and by whom. */
export function withoutOrder(object: KubeObject): KubeObject {
  const { annotations = {}, ...metadata } = object.metadata;
  const others = Object.entries(annotations).filter(([name]) => !ORDERING.includes(name));
  const kept = others.length > 0 ? { annotations: Object.fromEntries(others) } : {};
  return { ...object, metadata: { ...metadata, ...kept } };
}
