import * as path from 'node:path';
import { App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Check } from '../checks/check';
import { standardChecks } from '../checks/registry';
import { hasError, refuse } from '../core/error';
import type { KubeObject } from '../core/kube';
import { formatReport, type Problem } from '../core/problem';
import { repeated } from '../core/repeated';
import { Rule } from '../core/rule';
import { evaluateRelease } from '../evaluation/output';
import { checkStates, distinctProblems } from '../evaluation/states';
import { addAnswer } from '../files/answer';
import type { Environment } from '../files/environment';
import { commitTogether, outputRule, stageFile, stageOutput } from '../files/output';
import { questionAsked } from '../files/question';
import { Platform } from '../files/platform';
import { lockText } from '../release/lock';
import { answerOf } from './answer';
import { BlueGreen } from './blue-green';
import { outputFiles } from './output-files';
import { providePlatform } from './platform';
import { lockIndex, lostLocks, writtenObjects } from './written';

/** Where an app gets its facts and writes its output. */
export interface CutoverAppProps {
  /**
   * Folder that is written. @default - `CDK8S_OUTDIR`, which the cdk8s command sets, or `manifests`; the folder of the
   * environment below it where there is one
   */
  readonly outdir?: string;
  /** The environment that is written for. @default - the one of the platform */
  readonly environment?: Environment;
  /** Facts of the environment. @default - those of `environment`, or `platform.yaml` in the working directory, or every default */
  readonly platform?: Platform;
  /** Checks of your own, after the standard ones. @default [] */
  readonly checks?: readonly Check[];
}

/** Everything that a synthesis gives, before any of it is written. */
export interface SynthesisResult {
  /** Text of each file of the output, by its path in the folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Text of each lock file, by its path. */
  readonly locks: ReadonlyMap<string, string>;
  /** The objects of the stage. */
  readonly objects: readonly KubeObject[];
  /** What is wrong, warnings and errors. */
  readonly problems: readonly Problem[];
}

export const validationRule = new Rule({
  id: 'validation',
  title: 'Validations of other constructs pass',
  why: 'They say so themselves.',
});

/**
 * An app that checks everything it synthesizes and writes one folder for each wave, or nothing at all. Unlike a stock
 * `App` it looks at each object once, so that its time grows with the number of services and not with its square.
 */
export class CutoverApp extends App {
  /**
   * Writes several apps, one for each environment: all of them, or, where one of them is refused, none. Asked by the
   * `cutover` command it says what it would write, and what is refused, instead of throwing it.
   */
  static synthAll(apps: readonly CutoverApp[]): void {
    const question = questionAsked();
    const shared = sharedFolders(apps);
    const results = apps.map((app) => ({ app, ...app.result() }));
    if (question) {
      for (const { app, files, problems } of results) {
        const { platform, outdir } = app;
        const answer = { platform, outdir, files, problems: [...shared, ...problems] };
        addAnswer(question.answer, answerOf(answer, app.node.findAll()));
      }
    }
    const problems = [...shared, ...results.flatMap((result) => result.problems)];
    if (question && (question.write !== true || hasError(problems))) return;
    refuse(problems);
    if (problems.length > 0 && !question) console.warn(formatReport(problems));
    commitTogether(
      results.flatMap(({ app, files, locks }) => [
        ...[...locks].map(
          ([file, text]) =>
            () =>
              stageFile(file, text),
        ),
        () => stageOutput(app.outdir, files, lockIndex(app.node.findAll(), app.outdir)),
      ]),
    );
  }

  private readonly checks: Check[];
  /** Facts of the environment. */
  private readonly platform: Platform;

  constructor(props: CutoverAppProps = {}) {
    const { environment } = props;
    const outdir = process.env.CDK8S_OUTDIR ?? 'manifests';
    super({ outdir: props.outdir ?? (environment ? path.join(outdir, environment.name) : outdir) });
    this.platform = props.platform ?? environment?.platform ?? Platform.fromFileIfPresent();
    this.checks = [...standardChecks, ...(props.checks ?? [])];
    providePlatform(this, this.platform);
  }

  /** Adds a check of your own. */
  addCheck(check: Check): void {
    this.checks.push(check);
  }

  /** Writes the output and the locks. Throws one report of everything that is wrong, and then nothing is written. */
  override synth(): void {
    CutoverApp.synthAll([this]);
  }

  /** Synthesizes in memory. */
  result(): SynthesisResult {
    const constructs = this.node.findAll();
    const releases = constructs.filter((construct) => BlueGreen.isBlueGreen(construct)).map(evaluateRelease);
    const sound = releases.flatMap(({ output }) => (output ? [output] : []));
    const { objects, problems: failed } = writtenObjects(constructs);
    const problems = distinctProblems([
      ...this.platform.problems,
      ...releases.flatMap((release) => release.problems),
      ...lostLocks(releases, this.outdir),
      ...constructs.flatMap(validationProblems),
      ...failed,
      ...checkStates(objects, sound, this.checks),
    ]);
    return {
      files: outputFiles(objects, sound, this.platform.facts.gitOps),
      locks: new Map(
        sound.flatMap(({ lockFile, lock }) => (lockFile === undefined ? [] : [[lockFile, lockText(lock)]])),
      ),
      objects: objects.map(({ object }) => object),
      problems,
    };
  }
}

/** Apps that write the same folder: each would take away what the other wrote. */
function sharedFolders(apps: readonly CutoverApp[]): Problem[] {
  return repeated(apps.map(({ outdir }) => path.resolve(outdir))).map((folder) =>
    outputRule.problem({
      at: { file: folder },
      given: 'one folder for several apps',
      allowed: 'a folder for each app',
      fix: 'give each an environment or an outdir of its own: the last would take away what the others wrote',
    }),
  );
}

function validationProblems(construct: IConstruct): Problem[] {
  if (BlueGreen.isBlueGreen(construct)) return [];
  return construct.node.validate().map((given) =>
    validationRule.problem({
      at: { construct: construct.node.path },
      given,
      allowed: 'what the construct takes',
      fix: 'see the documentation of the construct',
    }),
  );
}
