import { messageOf, type Finding } from './finding';

/** Findings as workflow commands of GitHub Actions, which shows them at their lines of a pull request. */
export function githubCommands(findings: readonly Finding[]): string {
  return findings.map(command).join('\n');
}

function command({ problem, file, line, column }: Finding): string {
  const properties = Object.entries({ file, line: String(line), col: String(column), title: problem.id });
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(value)}`).join(',');
  return `::${problem.severity} ${list}::${escapeData(messageOf(problem))}`;
}

/** As the runner reads them again; see `command.ts` of actions/toolkit. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
