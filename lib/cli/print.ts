import type { Colors } from 'picocolors/types';
import { formatReport, type Problem } from '../core/problem';
import { EXIT, type ExitCode } from './context';

/** Rules by which a command says that somebody else did not answer. */
const UNREACHABLE: readonly string[] = ['cluster', 'git', 'project'];

/** What a command ends with that was refused with these problems. */
export function exitOf(problems: readonly Problem[]): ExitCode {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return errors.length > 0 && errors.every(({ id }) => UNREACHABLE.includes(id)) ? EXIT.unreachable : EXIT.refused;
}

/** A report for a person: the same text as ever, in the colours of the terminal. */
export function reportText(problems: readonly Problem[], colors: Colors): string {
  return formatReport(problems)
    .split('\n')
    .map((line) =>
      line.startsWith('error ') ? colors.red(line) : line.startsWith('warning ') ? colors.yellow(line) : line,
    )
    .join('\n');
}
