import * as path from 'node:path';
import type { IConstruct } from 'constructs';
import type { Problem } from '../core/problem';
import type { Answer, AnsweredRelease } from '../files/answer';
import type { Platform } from '../files/platform';
import { BlueGreen } from './blue-green';

/** What came of an app. */
interface AppResult {
  readonly platform: Platform;
  readonly outdir: string;
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** What an app says when it is asked, in the place of writing. */
export function answerOf({ platform, outdir, files, problems }: AppResult, constructs: readonly IConstruct[]): Answer {
  const { environment } = platform.facts;
  return {
    ...(environment === undefined ? {} : { environment }),
    platform: platform.facts,
    problems,
    outdir: path.resolve(outdir),
    files: Object.fromEntries(files),
    releases: constructs.filter((construct) => BlueGreen.isBlueGreen(construct)).flatMap(answeredRelease),
  };
}

/** A release that cannot be read says nothing; its problems do. */
function answeredRelease(construct: BlueGreen): AnsweredRelease[] {
  const { data, file, lock } = construct.source;
  if (!data) return [];
  const lockAfter = construct.evaluate().settlement?.lock;
  return [
    {
      construct: construct.node.path,
      namespace: construct.namespace,
      ...(file === undefined ? {} : { file: path.resolve(file) }),
      release: data,
      ...(lock ? { lock } : {}),
      ...(lockAfter ? { lockAfter } : {}),
      stages: construct.plan.stages,
      outlook: construct.outlook,
    },
  ];
}
