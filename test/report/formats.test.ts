import { XMLParser, XMLValidator } from 'fast-xml-parser';
import * as fc from 'fast-check';
import type { Problem } from '../../lib/core/problem';
import { readRulesPage } from '../../lib/files/rules-page';
import type { Checked, Finding } from '../../lib/report/finding';
import { messageOf } from '../../lib/report/finding';
import { githubCommands } from '../../lib/report/github';
import { junitXml } from '../../lib/report/junit';
import { sarifLog } from '../../lib/report/sarif';

const rules = readRulesPage();
const isError = ({ problem }: Finding) => problem.severity === 'error';

function finding(problem: Partial<Problem>, more: Partial<Finding> = {}): Finding {
  const whole: Problem = {
    id: 'stage-order',
    severity: 'error',
    at: {},
    given: 'g',
    allowed: 'a',
    why: 'w',
    fix: 'f',
    ...problem,
  };
  return { problem: whole, subject: 'production', file: 'shop/release.yaml', line: 4, column: 8, ...more };
}

function checked(findings: readonly Finding[]): Checked {
  return { findings, subjects: ['production', 'true'], rules };
}

/** What users may write, and what formats take for their own. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    '[a](1)',
    '{0}',
    '::error::x',
    ']]>',
    '</failure>',
    'a%0Ab',
    '\u0000\u001b[2J',
    '\ud800',
    'true',
    'a,b:c',
  ),
);
const anyFinding = fc
  .record({
    id: fc.constantFrom('stage-order', 'capacity', 'own-check'),
    severity: fc.constantFrom('error' as const, 'warning' as const),
    at: fc.record({ construct: anyText, object: anyText, field: anyText }, { requiredKeys: [] }),
    given: anyText,
    allowed: anyText,
    why: anyText,
    fix: anyText,
  })
  .chain((problem) => anyText.map((file) => finding(problem, { file: `a/${file.replaceAll('/', '')}` })));

describe('SARIF', () => {
  it('places a problem at its line below the root of the repository, under its rule', () => {
    const at = { construct: 'checkout/checkout', object: 'Service shop/checkout' };
    const [run] = sarifLog(checked([finding({ at }, { file: 'a b/release.yaml' })])).runs;
    const [result] = run!.results!;
    expect(run!.tool.driver.rules![result!.ruleIndex!]!.id).toBe('stage-order');
    expect(run!.tool.driver.rules).toHaveLength(rules.length);
    expect(result).toMatchObject({ ruleId: 'stage-order', level: 'error' });
    expect(result!.locations![0]).toEqual({
      physicalLocation: {
        artifactLocation: { uri: 'a%20b/release.yaml', uriBaseId: '%SRCROOT%' },
        region: { startLine: 4, startColumn: 8 },
      },
      logicalLocations: [{ fullyQualifiedName: 'checkout/checkout' }, { fullyQualifiedName: 'Service shop/checkout' }],
    });
  });

  it('has a rule for a check of the project itself', () => {
    const [run] = sarifLog(checked([finding({ id: 'own-check', severity: 'warning', why: 'ours' })])).runs;
    expect(run!.tool.driver.rules![run!.results![0]!.ruleIndex!]).toMatchObject({
      id: 'own-check',
      defaultConfiguration: { level: 'warning' },
    });
  });

  it('leaves neither a placeholder nor a link in a message', () => {
    fc.assert(
      fc.property(anyFinding, (each) => {
        const { text } = sarifLog(checked([each])).runs[0]!.results![0]!.message;
        expect(text!.replaceAll('{{', '').replaceAll('}}', '')).not.toMatch(/[{}]|\]\(/);
        expect(text!.replaceAll('{{', '{').replaceAll('}}', '}').replaceAll('] (', '](')).toBe(
          messageOf(each.problem).replaceAll('] (', ']('),
        );
      }),
    );
  });

  it('knows a problem again after lines were added above it', () => {
    const prints = [4, 9].map(
      (line) => sarifLog(checked([finding({}, { line })])).runs[0]!.results![0]!.partialFingerprints,
    );
    expect(prints[0]).toEqual(prints[1]);
    expect(sarifLog(checked([finding({}, { subject: 'true' })])).runs[0]!.results![0]!.partialFingerprints).not.toEqual(
      prints[0],
    );
  });
});

interface ParsedReport {
  readonly testsuites: {
    readonly testsuite: readonly (Readonly<Record<string, unknown>> & {
      readonly testcase: readonly (Readonly<Record<string, unknown>> & {
        readonly failure?: Readonly<Record<string, unknown>>;
      })[];
    })[];
  };
}

describe('JUnit', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => name === 'testcase' || name === 'testsuite',
  });
  const suitesOf = (xml: string) => (parser.parse(xml) as ParsedReport).testsuites.testsuite;

  it('has a suite for each environment and a case for each rule; errors fail, warnings are said', () => {
    const xml = junitXml(
      checked([finding({ given: 'two\nlines' }), finding({ id: 'capacity', severity: 'warning' })]),
      isError,
    );
    const [production, other] = suitesOf(xml);
    expect([production!['@_name'], production!['@_tests'], production!['@_failures']]).toEqual([
      'production',
      String(rules.length),
      '1',
    ]);
    expect([other!['@_name'], other!['@_failures'], other!.testcase.length]).toEqual(['true', '0', rules.length]);
    const failed = production!.testcase.filter(({ failure }) => failure);
    expect(failed.map((each) => [each['@_file'], each['@_line'], each.failure!['@_type']])).toEqual([
      ['shop/release.yaml', '4', 'stage-order'],
    ]);
    expect(production!.testcase.filter((each) => each['system-out'])).toHaveLength(1);
  });

  it('is XML whatever users write', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 4 }), (findings) => {
        const xml = junitXml(checked(findings), isError);
        expect(XMLValidator.validate(xml)).toBe(true);
        // eslint-disable-next-line no-control-regex -- just these are in no XML
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        const ids = new Set(findings.filter(isError).map(({ problem }) => problem.id));
        expect(suitesOf(xml)[0]!['@_failures']).toBe(String(ids.size));
      }),
      { numRuns: 50 },
    );
  });
});

describe('GitHub', () => {
  it('says where, what and how to mend it in one command', () => {
    expect(githubCommands([finding({ given: '100 %' }, { file: 'a,b/release.yaml' })])).toBe(
      '::error file=a%2Cb/release.yaml,line=4,col=8,title=stage-order::given 100 %25%0Aallowed a%0Awhy w%0Afix f',
    );
  });

  it('is read by the runner as it was written, whatever users write', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { minLength: 1, maxLength: 4 }), (findings) => {
        const lines = githubCommands(findings).split(/\r\n|\r|\n/);
        expect(lines.map(readAsRunner)).toEqual(
          findings.map(({ problem, file }) => ({
            name: problem.severity,
            file,
            title: problem.id,
            text: messageOf(problem),
          })),
        );
      }),
    );
  });
});

/** As `ActionCommand` of actions/runner reads a line: the properties end at the first `::` after the name. */
function readAsRunner(line: string): object {
  const [, name = '', list = '', text = ''] = /^::(\w+) (.*?)::(.*)$/su.exec(line) ?? [];
  const properties = Object.fromEntries(
    list.split(',').map((each) => each.split(/=(.*)/s).slice(0, 2) as [string, string]),
  );
  const unescape = (value = '') =>
    value
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  const data = text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
  return { name, file: unescape(properties.file), title: unescape(properties.title), text: data };
}
