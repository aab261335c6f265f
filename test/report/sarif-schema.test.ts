import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import * as fc from 'fast-check';
import { readRulesPage } from '../../lib/files/rules-page';
import { sarifLog } from '../../lib/report/sarif';

const SCHEMA = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');

/** Microsoft's schema; the dialect that it names is older than the validator. */
function validator() {
  const { $schema: _dialect, id: _id, ...schema } = JSON.parse(readFileSync(SCHEMA, 'utf8')) as Record<string, unknown>;
  return new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('[a](1)', '{0}', '::error::x', ']]>', 'a%0Ab', '\u0000\u0007', 'true', '`x`'),
);

const finding = fc.record({
  problem: fc.record({
    id: fc.constantFrom('stage-order', 'capacity', 'own-check'),
    severity: fc.constantFrom('error' as const, 'warning' as const),
    at: fc.record({ construct: text, object: text, field: text }, { requiredKeys: [] }),
    given: text,
    allowed: text,
    why: text,
    fix: text,
  }),
  subject: fc.constantFrom('staging', 'production'),
  file: fc.constantFrom('release.yaml', 'a b/100%/release.yaml'),
  line: fc.integer({ min: 1, max: 999 }),
  column: fc.integer({ min: 1, max: 99 }),
});

describe('a check as SARIF', () => {
  const validate = validator();

  it('is what the schema of SARIF 2.1.0 asks for, whatever was given', () => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 5 }), (findings) => {
        const log: unknown = JSON.parse(
          JSON.stringify(sarifLog({ findings, subjects: ['staging', 'production'], rules: readRulesPage() })),
        );
        expect(validate(log) ? [] : validate.errors).toEqual([]);
      }),
    );
  });

  it('would not be, were a level of another name', () => {
    const log = sarifLog({ findings: [], subjects: [], rules: readRulesPage() });
    expect(validate({ ...log, version: '2.0.0' })).toBe(false);
  });
});
