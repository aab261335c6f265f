import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOW_TO } from '../../scripts/checks-how-to';
import { checksPage, pageRules } from '../../scripts/checks-page';
import { ROOT } from '../../scripts/project/files';
import { CHECKS_PAGE } from '../../lib/core/problem';
import { Rule } from '../../lib/core/rule';

describe('the page of the checks', () => {
  test('is what the script writes', () => {
    expect(readFileSync(join(ROOT, CHECKS_PAGE), 'utf8')).toBe(checksPage(pageRules, HOW_TO));
  });

  test('says of every rule how to keep it, and of nothing else', () => {
    expect(Object.keys(HOW_TO).sort()).toEqual(pageRules.map(({ id }) => id));
    expect(Object.values(HOW_TO).filter((text) => !/^[A-Z][^]*\.$/.test(text))).toEqual([]);
  });

  test('has a heading for each rule that is its id and nothing more, so that the anchor in a report leads there', () => {
    const headings = [...checksPage(pageRules, HOW_TO).matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(pageRules.map(({ id }) => id));
    expect(headings.filter((heading) => !/^[a-z]+(-[a-z]+)*$/.test(heading ?? ''))).toEqual([]);
  });

  test('gives title, severity, reason and fix', () => {
    const rule = new Rule({ id: 'some-rule', title: 'Some title', why: 'Some reason.', severity: 'warning' });
    expect(checksPage([rule], { 'some-rule': 'Some fix.' })).toMatch(
      /\n## some-rule\n\nSome title\. \(warning\)\n\n\*\*Why\.\*\* Some reason\.\n\n\*\*How to fix\.\*\* Some fix\.\n$/,
    );
  });
});
