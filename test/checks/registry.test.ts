import { projectFiles } from '../../scripts/project/files';
import { pageRules } from '../../scripts/checks-page';
import { allRules, runChecks, standardChecks } from '../../lib/checks/registry';
import { Rule } from '../../lib/core/rule';
import { object, synthesisOf, withObjects } from './fixtures';

describe('the registry', () => {
  test('runs checks one after the other, in its order', () => {
    const broken = withObjects(
      synthesisOf(),
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'A' } },
      object('v1', 'Service', 'checkout'),
    );
    expect(runChecks(broken, standardChecks).map(({ id }) => id)).toEqual(['duplicate-object', 'namespace', 'name']);
    expect(runChecks(broken, [])).toEqual([]);
  });

  test('says of a check that throws that it did, and goes on with the others', () => {
    const rule = new Rule({ id: 'ours', title: 'Ours', why: 'Because.' });
    const throwing = {
      rule,
      run: () => {
        throw new Error('boom');
      },
    };
    const broken = withObjects(synthesisOf(), { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'A' } });
    expect(runChecks(broken, [throwing, ...standardChecks])).toMatchObject([
      { id: 'check-failed', given: 'Error: boom', at: { field: 'check ours' } },
      { id: 'namespace' },
      { id: 'name' },
    ]);
  });

  test('runs checks of others as well', () => {
    const rule = new Rule({ id: 'ours', title: 'Ours', why: 'Because.', severity: 'warning' });
    const check = { rule, run: () => [rule.problem({ given: 'a', allowed: 'b', fix: 'c' })] };
    expect(runChecks(synthesisOf(), [...standardChecks, check])).toMatchObject([{ id: 'ours', severity: 'warning' }]);
  });

  test('has each rule once, sorted by id', () => {
    const ids = allRules().map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids).toEqual(expect.arrayContaining(standardChecks.map(({ rule }) => rule.id)));
  });

  test('lists the rules that it is given among its own', () => {
    const rule = new Rule({ id: 'aaa', title: 'A', why: 'A.' });
    expect(allRules([rule])[0]).toBe(rule);
    expect(allRules([rule])).toHaveLength(allRules().length + 1);
  });

  test('and the page together know every rule of the library', () => {
    const sources = projectFiles((file) => file.startsWith('lib/') && file.endsWith('.ts'));
    const written = sources.flatMap(({ text }) =>
      [...text.matchAll(/new Rule\(\{\s*id: '([^']+)'/g)].map(([, id]) => id),
    );
    expect(pageRules.map(({ id }) => id)).toEqual(written.sort());
  });
});
