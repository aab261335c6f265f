import * as path from 'node:path';
import { isatty } from 'node:tty';
import { CommanderError, type Command } from 'commander';
import pc from 'picocolors';
import { CutoverError } from '../core/error';
import type { Problem } from '../core/problem';
import { Rule } from '../core/rule';
import { EXIT, type Context, type ExitCode } from './context';
import { declareProgram } from './declare';
import { packageVersion } from './package-root';
import { exitOf, reportText } from './print';

export const usageRule = new Rule({
  id: 'usage',
  title: 'The command line is one of those that the help has',
  why: 'A word that is passed over is an option that somebody relies on.',
});

/** Where lines go. */
export interface Stream {
  readonly write: (line: string) => void;
  /** Whether somebody reads along: colours and progress are for them. */
  readonly isTerminal: boolean;
}

/** Where the command writes, and what it takes for now. @default - this process and its clock */
export interface Surroundings {
  readonly out: Stream;
  readonly err: Stream;
  readonly now: () => number;
}

// isatty(), because `isTTY` of a pipe is undefined, and undefined means to picocolors: as the environment has it.
const HERE: Surroundings = {
  out: { write: (line) => process.stdout.write(`${line}\n`), isTerminal: isatty(1) },
  err: { write: (line) => process.stderr.write(`${line}\n`), isTerminal: isatty(2) },
  now: () => Math.floor(Date.now() / 1000),
};

/** Runs the command line. Never throws what a user can cause: it is printed, and the code says which kind it was. */
export async function runProgram(argv: readonly string[], surroundings = HERE): Promise<number> {
  let code: number = EXIT.done;
  const isJson = wantsJson(argv);
  const program = programOf(surroundings, isJson, (end) => (code = end));
  const report = (all: readonly Problem[]) => {
    const problems = all.map((problem) => seenFrom(path.resolve(program.opts<Global>().folder), problem));
    if (isJson) surroundings.out.write(JSON.stringify({ problems }, undefined, 2));
    else surroundings.err.write(reportText(problems, colorsOf(surroundings.err)));
  };
  try {
    await program.parseAsync([...argv]);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.done;
      // As text it was said already, as the parser says it.
      if (isJson) report([usageProblem(error)]);
      return EXIT.usage;
    }
    if (!(error instanceof CutoverError)) throw error;
    report(error.problems);
    return exitOf(error.problems);
  }
}

/** A problem with its file as it is named from a folder, where it is below that. */
function seenFrom(folder: string, problem: Problem): Problem {
  const { file } = problem.at;
  if (file === undefined || !path.isAbsolute(file)) return problem;
  const shown = path.relative(folder, file);
  return shown === '' || shown.startsWith('..') ? problem : { ...problem, at: { ...problem.at, file: shown } };
}

/** Options of every command. */
interface Global {
  readonly folder: string;
}

/** Whether answers are JSON, before the command line is known to be one. */
function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end < 0 ? argv : argv.slice(0, end)).includes('--json');
}

function usageProblem({ code, message }: CommanderError): Problem {
  const [given = '', ...hints] = message.replace(/^error: /, '').split('\n');
  return usageRule.problem({
    given: code === 'commander.help' ? 'no command' : given,
    allowed: 'a command with its arguments and options',
    fix: ['see cutover --help', ...hints].join(' '),
  });
}

function programOf({ out, err, now }: Surroundings, json: boolean, ended: (code: ExitCode) => void): Command {
  const program = declareProgram(async (work) => {
    const { folder } = program.opts<Global>();
    const progress = (text: string) => {
      if (err.isTerminal && !json) err.write(colorsOf(err).dim(text));
    };
    ended(await work({ folder: path.resolve(folder), json, colors: colorsOf(out), now, print: out.write, progress }));
  });
  const complain = (text: string) => {
    if (!json) err.write(text.trimEnd());
  };
  program
    .version(packageVersion())
    .configureOutput({ writeOut: (text) => out.write(text.trimEnd()), writeErr: complain })
    .showHelpAfterError('(see --help)')
    .exitOverride();
  for (const command of program.commands) command.copyInheritedSettings(program);
  return program;
}

/** Each stream by itself: one of them may go to a file. */
function colorsOf({ isTerminal }: Stream): Context['colors'] {
  const { NO_COLOR = '', TERM } = process.env;
  return pc.createColors(isTerminal && NO_COLOR === '' && TERM !== 'dumb');
}
