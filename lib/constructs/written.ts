import * as path from 'node:path';
import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { CheckedObject } from '../checks/check';
import { refusalOf } from '../core/error';
import type { KubeObject } from '../core/kube';
import type { Problem } from '../core/problem';
import type { EvaluatedRelease } from '../evaluation/output';
import { readIndex, type OutputIndex } from '../files/output';
import { lockMissingRule } from '../release/freeze';
import { withWave } from '../strategy/manifest';
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
export function lostLocks(releases: readonly EvaluatedRelease<BlueGreen>[], outdir: string): Problem[] {
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
