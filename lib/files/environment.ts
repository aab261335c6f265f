import * as fs from 'node:fs';
import * as path from 'node:path';
import { CutoverError } from '../core/error';
import { Rule } from '../core/rule';
import { Platform } from './platform';
import { Release } from './release';

export const environmentsRule = new Rule({
  id: 'environments',
  title: 'Each environment has a folder with its own platform and release files',
  why: 'An environment that is read from nowhere is synthesized as if it had nothing, and what runs in it is taken away.',
});

/** One place that a service runs in: its own platform facts, its own releases, its own folder of output. */
export class Environment {
  /**
   * Every environment: the folders below `environments`, in order of their names, each with a `platform.yaml` and release
   * files. Throws when there is none.
   */
  static all(folder = 'environments'): readonly Environment[] {
    const names = fs.existsSync(folder)
      ? fs
          .readdirSync(folder, { withFileTypes: true })
          .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
          .map(({ name }) => name)
      : [];
    if (names.length > 0) return names.sort().map((name) => new Environment(name, path.join(folder, name)));
    const [given, allowed] = ['no folder of an environment', 'a folder for each, such as environments/production'];
    const fix = 'create one with a platform.yaml and a release.yaml in it';
    throw new CutoverError([environmentsRule.problem({ at: { file: folder }, given, allowed, fix })]);
  }

  /** What its `platform.yaml` says; its environment is the name of the folder. */
  readonly platform: Platform;

  private constructor(
    /** Name of its folder. */
    readonly name: string,
    private readonly folder: string,
  ) {
    this.platform = Platform.ofEnvironment(name, path.join(folder, 'platform.yaml'));
  }

  /** One of its release files. */
  release(file = 'release.yaml'): Release {
    return Release.fromFile(path.join(this.folder, file));
  }
}
