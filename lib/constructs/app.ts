import { App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Check } from '../checks/check';
import { runChecks, standardChecks } from '../checks/registry';
import { ON_THE_WAY_BACK, Synthesis } from '../checks/synthesis';
import { refuse } from '../core/error';
import type { KubeObject } from '../core/kube';
import { formatReport, type Problem } from '../core/problem';
import { Rule } from '../core/rule';
import { commitTogether, stageFile, stageOutput } from '../files/output';
import { Platform } from '../files/platform';
import { lockText } from '../release/lock';
import { BlueGreen } from './blue-green';
import { outputFiles } from './output-files';
import { providePlatform } from './platform';
import {
  afterRollback,
  evaluateRelease,
  lockIndex,
  lostLocks,
  writtenObjects,
  type ReleaseOutput,
  type WrittenObject,
} from './written';

/** Where an app gets its facts and writes its output. */
export interface CutoverAppProps {
  /** Folder that is written. @default - `CDK8S_OUTDIR`, which the cdk8s command sets, or `manifests` */
  readonly outdir?: string;
  /** Facts of the environment. @default - `platform.yaml` in the working directory, or every default */
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
  private readonly checks: Check[];
  private readonly platform: Platform;

  constructor(props: CutoverAppProps = {}) {
    super({ outdir: props.outdir ?? process.env.CDK8S_OUTDIR ?? 'manifests' });
    this.platform = props.platform ?? Platform.fromFileIfPresent();
    this.checks = [...standardChecks, ...(props.checks ?? [])];
    providePlatform(this, this.platform);
  }

  /** Adds a check of your own. */
  addCheck(check: Check): void {
    this.checks.push(check);
  }

  /** Writes the output and the locks. Throws one report of everything that is wrong, and then nothing is written. */
  override synth(): void {
    const { files, locks, problems } = this.result();
    refuse(problems);
    if (problems.length > 0) console.warn(formatReport(problems));
    const index = lockIndex(this.node.findAll(), this.outdir);
    commitTogether([
      ...[...locks].map(
        ([file, text]) =>
          () =>
            stageFile(file, text),
      ),
      () => stageOutput(this.outdir, files, index),
    ]);
  }

  /** Synthesizes in memory. */
  result(): SynthesisResult {
    const constructs = this.node.findAll();
    const releases = constructs.filter((construct) => BlueGreen.isBlueGreen(construct)).map(evaluateRelease);
    const sound = releases.flatMap(({ output }) => (output ? [output] : []));
    const { objects, problems: failed } = writtenObjects(constructs);
    const problems = distinct([
      ...this.platform.problems,
      ...releases.flatMap((release) => release.problems),
      ...lostLocks(releases, this.outdir),
      ...constructs.flatMap(validationProblems),
      ...failed,
      ...this.check(objects, sound),
    ]);
    return {
      files: outputFiles(objects, sound),
      locks: new Map(
        sound.flatMap(({ lockFile, lock }) => (lockFile === undefined ? [] : [[lockFile, lockText(lock)]])),
      ),
      objects: objects.map(({ object }) => object),
      problems,
    };
  }

  /** Runs the checks on the state of this stage, and on the one that the way back leads to where that is another. */
  private check(objects: readonly WrittenObject[], releases: readonly ReleaseOutput[]): Problem[] {
    const facts = releases.map(({ checked }) => checked);
    const back = afterRollback(objects, releases);
    return [
      ...runChecks(new Synthesis(objects, facts), this.checks),
      ...(back ? runChecks(new Synthesis(back, facts, 'rollback'), this.checks) : []),
    ];
  }
}

/** Each problem once: several releases may share what is wrong, and a fault of the stage is one of the way back too. */
function distinct(problems: readonly Problem[]): Problem[] {
  const byText = new Map(problems.map((problem) => [problemKey(problem), problem] as const).reverse());
  return [...byText.values()].reverse();
}

function problemKey({ at, ...problem }: Problem): string {
  return JSON.stringify({ ...problem, at: { ...at, object: at.object?.replace(ON_THE_WAY_BACK, '') } });
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
