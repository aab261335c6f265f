import type { Location, Log, ReportingDescriptor, Result } from 'sarif';
import { digest } from '../core/canonical';
import { CHECKS_PAGE } from '../core/problem';
import { messageOf, rulesOf, type Checked, type Finding } from './finding';
import type { RuleSection } from './rules-page';

/** A check as a SARIF 2.1.0 log, which code scanning reads. Files are relative to the root of the repository. */
export function sarifLog(checked: Checked): Log {
  const rules = rulesOf(checked);
  const index = new Map(rules.map(({ id }, at) => [id, at]));
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'cutover', rules: rules.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        results: checked.findings.map((finding) => resultOf(finding, index.get(finding.problem.id) ?? -1)),
      },
    ],
  };
}

function descriptor({ id, title, severity, why, fix }: RuleSection): ReportingDescriptor {
  const help = `${why}\n\nHow to fix: ${fix}`;
  return {
    id,
    shortDescription: { text: literal(title) },
    fullDescription: { text: literal(why) },
    help: { text: literal(help), markdown: `**Why.** ${why}\n\n**How to fix.** ${fix}\n\n\`${CHECKS_PAGE}#${id}\`` },
    defaultConfiguration: { level: severity },
  };
}

function resultOf(finding: Finding, ruleIndex: number): Result {
  const { id, severity, at } = finding.problem;
  const { construct, object, field } = at;
  return {
    ruleId: id,
    ruleIndex,
    level: severity,
    message: { text: literal(messageOf(finding.problem)) },
    locations: [locationOf(finding)],
    // The line moves with every edit above it; what is wrong stays the same.
    partialFingerprints: {
      'cutover/v1': digest([id, finding.subject, finding.file, construct, object, field]),
    },
  };
}

function locationOf({ problem: { at }, file, line, column }: Finding): Location {
  const names = [...new Set([at.construct, at.object, at.field].filter((name) => name !== undefined))];
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file), uriBaseId: '%SRCROOT%' },
      region: { startLine: line, startColumn: column },
    },
    ...(names.length > 0 ? { logicalLocations: names.map((fullyQualifiedName) => ({ fullyQualifiedName })) } : {}),
  };
}

/** A path as a relative URI; half a character has no bytes. */
function uriOf(file: string): string {
  return file
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd')))
    .join('/');
}

/** A text in which nothing is a placeholder or a link: braces are doubled, and brackets told from those of links (§ 3.11.5, 3.11.6). */
function literal(text: string): string {
  return text.replace(/[{}]/g, '$&$&').replace(/\](?=\()/g, '] ');
}
