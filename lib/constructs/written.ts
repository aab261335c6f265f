import * as path from 'node:path';
import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { CheckedObject, CheckedRelease } from '../checks/check';
import { refusalOf } from '../core/error';
import type { KubeObject } from '../core/kube';
import { otherSlot, type SlotName } from '../core/labels';
import type { Problem } from '../core/problem';
import { readIndex, type OutputIndex } from '../files/output';
import { lockMissingRule } from '../release/freeze';
import type { Lock } from '../release/lock';
import type { InverseStep } from '../strategy/inverse';
import { withWave, type Manifest } from '../strategy/manifest';
import { BlueGreen } from './blue-green';
import { DeliveryObject } from './delivery-object';
import { PlainObject } from './plain-object';
import { platformOf } from './platform';

/** An object as it is written, with the chart that it belongs to. */
export interface WrittenObject extends CheckedObject {
  /** Path of the chart. */
  readonly chart: string;
  /** Whether it is an object of the GitOps engine itself, and no part of what that applies. */
  readonly isDelivery: boolean;
}

/** A step of the way back with its objects as they are written. */
export type WrittenStep =
  | Exclude<InverseStep, { kind: 'apply' }>
  | { readonly kind: 'apply'; readonly name: string; readonly objects: readonly CheckedObject[] };

/** What is written of a release besides its objects. */
export interface ReleaseOutput {
  readonly service: string;
  readonly namespace: string;
  readonly lock: Lock;
  readonly lockFile: string | undefined;
  readonly steps: readonly WrittenStep[];
  /** The slot that the release file has to name as live to say what the way back leads to, where that is another. */
  readonly liveAfter: SlotName | undefined;
  readonly checked: CheckedRelease;
}

/** A release that was evaluated. Without output it has errors. */
export interface EvaluatedRelease {
  readonly release: BlueGreen;
  readonly problems: readonly Problem[];
  readonly output: ReleaseOutput | undefined;
}

/** Evaluates a release: its lock, its way back, and what is wrong with it. */
export function evaluateRelease(release: BlueGreen): EvaluatedRelease {
  const { assembled, settlement, problems } = release.evaluate();
  if (!assembled || !settlement) return { release, problems, output: undefined };
  const { input } = assembled;
  const construct = release.node.path;
  const late: Problem[] = [];
  const steps = settlement.inverse.map((step) => writtenStep(release, step, late));
  const output: ReleaseOutput = {
    service: input.model.service,
    namespace: input.namespace,
    lock: settlement.lock,
    lockFile: release.lockFile,
    steps,
    liveAfter: input.model.stage.kind === 'idle' ? otherSlot(input.model.live) : undefined,
    checked: {
      construct,
      service: input.model.service,
      namespace: input.namespace,
      clusterDomain: input.platform.clusterDomain,
      versions: input.versions,
    },
  };
  return { release, problems: [...problems, ...late], output };
}

function writtenStep(release: BlueGreen, step: InverseStep, problems: Problem[]): WrittenStep {
  if (step.kind === 'wait') return step;
  const objects = step.manifests.map((manifest) => ({
    object: renderedBack(release, manifest, problems),
    construct: `${release.node.path}/${manifest.id}`,
  }));
  return { kind: 'apply', name: step.name, objects };
}

function renderedBack(release: BlueGreen, manifest: Manifest, problems: Problem[]): KubeObject {
  let object: KubeObject | undefined;
  const found = refusalOf({ construct: release.node.path }, () => (object = release.renderManifest(manifest)));
  problems.push(...found);
  return object ?? release.renderManifest(manifest, { patched: false });
}

/** Every object of the app, each rendered once. */
export function writtenObjects(constructs: readonly IConstruct[]): {
  readonly objects: WrittenObject[];
  readonly problems: Problem[];
} {
  const objects: WrittenObject[] = [];
  const problems: Problem[] = [];
  for (const construct of constructs) {
    if (!(construct instanceof ApiObject)) continue;
    const found = refusalOf({ construct: construct.node.path }, () =>
      objects.push(writtenObject(construct, construct.toJson() as KubeObject)),
    );
    problems.push(...found);
    // What does not fit is left out, so that the checks do not report an object as missing besides.
    if (found.length > 0 && PlainObject.isPlainObject(construct))
      objects.push(writtenObject(construct, construct.unpatched()));
  }
  return { objects, problems };
}

function writtenObject(construct: ApiObject, json: KubeObject): WrittenObject {
  const isDelivery = DeliveryObject.isDeliveryObject(construct);
  const object = isDelivery ? json : withWave(json, platformOf(construct).facts.gitOps);
  return { object, construct: construct.node.path, chart: construct.chart.node.path, isDelivery };
}

/** The objects as they are after every way back was taken; nothing where no release has one. */
export function afterRollback(
  objects: readonly WrittenObject[],
  releases: readonly ReleaseOutput[],
): readonly CheckedObject[] | undefined {
  const restored = new Map<string, CheckedObject>();
  for (const step of releases.flatMap(({ steps }) => steps)) {
    if (step.kind === 'apply') for (const checked of step.objects) restored.set(checked.construct, checked);
  }
  if (restored.size === 0) return undefined;
  const kept = objects.filter(({ construct }) => !restored.has(construct));
  return [...kept, ...restored.values()];
}

/** The service of each lock file, by the path of the file from the output folder. */
export function lockIndex(constructs: readonly IConstruct[], outdir: string): OutputIndex['locks'] {
  const releases = constructs.filter((construct) => BlueGreen.isBlueGreen(construct));
  return Object.fromEntries(
    releases.flatMap(({ lockFile, service }) =>
      lockFile === undefined ? [] : [[path.relative(outdir, lockFile), service]],
    ),
  );
}

/** Locks that an earlier synthesis wrote and that are gone: without them the live slot would follow the code. */
export function lostLocks(releases: readonly EvaluatedRelease[], outdir: string): Problem[] {
  let before: OutputIndex['locks'] = {};
  const unreadable = refusalOf({ file: outdir }, () => (before = readIndex(outdir).locks));
  const lost = releases.flatMap(({ release }) => {
    const { data, lockFile, found } = release.source;
    if (lockFile === undefined || found || !data) return [];
    return before[path.relative(outdir, lockFile)] === data.service ? [lockFile] : [];
  });
  const missing = lost.map((file) =>
    lockMissingRule.problem({
      at: { file },
      given: 'no such file, though an earlier synthesis wrote it',
      allowed: 'the lock that the manifests were written with',
      fix: `restore it: git checkout -- ${file}`,
    }),
  );
  return [...unreadable, ...missing];
}
