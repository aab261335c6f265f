import XMLBuilder from 'fast-xml-builder';
import { formatProblem } from '../core/problem';
import { rulesOf, type Checked, type Finding } from './finding';
import type { RuleSection } from './rules-page';
import { oneLine } from './words';

type Element = Readonly<Record<string, unknown>>;

/**
 * A check as JUnit's XML: a suite for each app or environment, a case for each rule. A rule fails by its errors; its warnings are
 * what the case has to say.
 */
export function junitXml(checked: Checked, isError: (finding: Finding) => boolean): string {
  const rules = rulesOf(checked);
  const suites = checked.subjects.map((subject) => {
    const own = checked.findings.filter((finding) => finding.subject === subject);
    return suiteOf(subject, rules, own, isError);
  });
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    format: true,
    suppressEmptyNode: true,
    // A name may be the text `true`, which is no attribute without a value.
    suppressBooleanAttributes: false,
  });
  const root = { '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' }, testsuites: { testsuite: suites } };
  return builder.build(root).trimEnd();
}

function suiteOf(
  subject: string,
  rules: readonly RuleSection[],
  findings: readonly Finding[],
  isError: (finding: Finding) => boolean,
): Element {
  const cases = rules.map((rule) => {
    const own = findings.filter(({ problem }) => problem.id === rule.id);
    return caseOf(
      subject,
      rule,
      own.filter(isError),
      own.filter((finding) => !isError(finding)),
    );
  });
  const failures = cases.filter((each) => 'failure' in each).length;
  return {
    '@_name': attribute(subject),
    '@_tests': rules.length,
    '@_failures': failures,
    '@_errors': 0,
    '@_skipped': 0,
    '@_time': 0,
    testcase: cases,
  };
}

function caseOf(
  subject: string,
  { id, title }: RuleSection,
  errors: readonly Finding[],
  warnings: readonly Finding[],
): Element {
  const [first] = errors;
  return {
    '@_classname': attribute(`cutover.${subject}`),
    '@_name': attribute(id === title ? id : `${id}: ${title}`),
    '@_time': 0,
    ...(first
      ? {
          '@_file': attribute(first.file),
          '@_line': first.line,
          failure: {
            '@_message': attribute(`${first.problem.given}; ${first.problem.fix}`),
            '@_type': attribute(id),
            '#text': content(reportOf(errors)),
          },
        }
      : {}),
    ...(warnings.length > 0 ? { 'system-out': content(reportOf(warnings)) } : {}),
  };
}

function reportOf(findings: readonly Finding[]): string {
  return findings.map(({ problem }) => formatProblem(problem)).join('\n\n');
}

function attribute(text: string): string {
  return content(oneLine(text));
}

/** XML has no way to write most control characters, and none for half a character. */
function content(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
