import { refusalOf } from '../core/error';
import type { Place, Problem } from '../core/problem';
import {
  platformProblems,
  platformRule,
  resolvePlatform,
  type PlatformFacts,
  type ResolvedPlatform,
} from '../platform/platform';
import { platformSchema } from '../platform/schema';
import { readDocument } from './document';
import { WRITTEN_BY_HAND, readText } from './text';

/** Facts of one environment: where metrics are, how the mesh runs, who applies the manifests. */
export class Platform {
  /** Reads a platform file, one for each environment. What is wrong with it is reported by synthesis. */
  static fromFile(file = 'platform.yaml'): Platform {
    return Platform.read(file) ?? new Platform({}, () => ({ file }), [missing(file)]);
  }

  /** Reads a platform file where there is one; otherwise every fact has its default. */
  static fromFileIfPresent(file = 'platform.yaml'): Platform {
    return Platform.read(file) ?? Platform.of({});
  }

  /** The platform file of an environment, which need not name it; one that names another is refused. */
  static ofEnvironment(environment: string, file: string): Platform {
    const { given, locate, early } = Platform.read(file) ?? Platform.of({});
    const other = given.environment !== undefined && given.environment !== environment;
    const problem = platformRule.problem({
      at: locate('environment'),
      given: `environment: ${given.environment ?? ''} in the folder ${environment}`,
      allowed: `environment: ${environment}`,
      fix: 'correct it or leave it out: the folder says which environment it is',
    });
    return new Platform({ ...given, environment }, locate, [...early, ...(other ? [problem] : [])]);
  }

  private static read(file: string): Platform | undefined {
    let text: string | undefined;
    const unreadable = refusalOf({ file }, () => (text = readText(file, WRITTEN_BY_HAND)));
    if (unreadable.length > 0) return new Platform({}, () => ({ file }), unreadable);
    if (text === undefined) return undefined;
    const { data, problems, locate } = readDocument(file, text, platformSchema, platformRule);
    return new Platform(data ?? {}, locate, problems);
  }

  /** Facts given in code. */
  static of(facts: PlatformFacts): Platform {
    return new Platform(facts, (field) => ({ field: `platform.${field}` }), []);
  }

  /** The facts with every default in place; the defaults alone while there are problems. */
  readonly facts: ResolvedPlatform;
  /** What is wrong with the facts that were given. */
  readonly problems: readonly Problem[];

  private constructor(
    private readonly given: PlatformFacts,
    readonly locate: (field: string) => Place,
    private readonly early: readonly Problem[],
  ) {
    this.problems = [...early, ...platformProblems(given, locate)];
    this.facts = resolvePlatform(this.problems.length > 0 ? {} : given);
  }
}

function missing(file: string): Problem {
  return platformRule.problem({
    at: { file },
    given: 'no such file',
    allowed: 'a platform file',
    fix: 'create it, or leave it out: every fact has a default',
  });
}
