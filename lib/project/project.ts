import * as fs from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import { CutoverError } from '../core/error';
import { Rule } from '../core/rule';

export const projectRule = new Rule({
  id: 'project',
  title: 'The command runs where an app is, and knows how to run it',
  why: 'Run elsewhere it would read the release of another service, or none.',
});

/** An app as the command knows it: as the cdk8s command does, by `cdk8s.yaml`. */
export interface Project {
  /** Its folder. */
  readonly folder: string;
  /** The line of a shell that runs it. */
  readonly app: string;
}

/** The app of a folder. Throws when there is none, or when it does not say how it is run. */
export function projectIn(folder: string): Project {
  const file = path.join(folder, 'cdk8s.yaml');
  const say = (given: string, fix: string) =>
    new CutoverError([
      projectRule.problem({ at: { file }, given, allowed: 'a file with `app: npx tsx main.ts`', fix }),
    ]);
  if (!fs.existsSync(file)) throw say('no such file', `go to the folder of an app (this is ${folder}), or write it`);
  let data: unknown;
  try {
    data = parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    throw say((error as Error).message, 'correct it');
  }
  const app = typeof data === 'object' && data !== null ? (data as Readonly<Record<string, unknown>>).app : undefined;
  if (typeof app !== 'string' || app.trim() === '') throw say('no `app`', 'say how the app is run');
  return { folder, app };
}
