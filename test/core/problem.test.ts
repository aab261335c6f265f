import { CutoverError, collectProblems, hasError, refuse } from '../../lib/core/error';
import { formatProblem, formatReport, type Place, type Problem, type Severity } from '../../lib/core/problem';
import { Rule } from '../../lib/core/rule';

const rule = new Rule({ id: 'some-rule', title: 'Something holds', why: 'Production stops.' });

function problem(severity: Severity = 'error', at: Place = {}, given = 'this'): Problem {
  return rule.problem({ at, given, allowed: 'that', fix: 'do the other', severity });
}

describe('a rule', () => {
  it('gives its id, severity and reason to its problems', () => {
    expect(rule.problem({ given: 'this', allowed: 'that', fix: 'do the other' })).toEqual({
      id: 'some-rule',
      severity: 'error',
      at: {},
      given: 'this',
      allowed: 'that',
      why: 'Production stops.',
      fix: 'do the other',
    });
  });

  it('may only warn, and one of its problems may be worse or better than that', () => {
    const warning = new Rule({ id: 'w', title: 't', why: 'y', severity: 'warning' });
    const violation = { given: 'this', allowed: 'that', fix: 'do the other' };
    expect(warning.problem(violation).severity).toBe('warning');
    expect(warning.problem({ ...violation, severity: 'error' }).severity).toBe('error');
  });
});

describe('the text of a problem', () => {
  it('has what was given, what is allowed, why, the fix, and the page of the rule', () => {
    expect(formatProblem(problem('error', { construct: 'shop/shop' }))).toBe(
      [
        'error some-rule at shop/shop',
        '  given    this',
        '  allowed  that',
        '  why      Production stops.',
        '  fix      do the other',
        '  page     docs/reference/checks.md#some-rule',
      ].join('\n'),
    );
  });

  it.each<[Place, string]>([
    [{}, 'this app'],
    [{ field: 'drain.gracePeriod' }, 'drain.gracePeriod'],
    [{ file: 'release.yaml' }, 'release.yaml'],
    [{ file: 'release.yaml', line: 3 }, 'release.yaml:3'],
    [{ file: 'release.yaml', line: 3, column: 7, field: 'stage' }, 'release.yaml:3:7 · stage'],
    [{ construct: 'shop/shop', object: 'Service shop/shop', field: 'spec' }, 'shop/shop · Service shop/shop · spec'],
    [{ construct: 'shop/shop', file: 'a.yaml', line: 1 }, 'shop/shop · a.yaml:1'],
  ])('names the place %j as %s', (at, text) => {
    expect(formatProblem(problem('warning', at)).split('\n')[0]).toBe(`warning some-rule at ${text}`);
  });
});

describe('a report', () => {
  it('counts errors and warnings and puts errors first, each in the order it was found', () => {
    const report = formatReport([
      problem('warning', { field: 'w1' }),
      problem('error', { field: 'e1' }),
      problem('warning', { field: 'w2' }),
      problem('error', { field: 'e2' }),
    ]);
    expect(report.split('\n')[0]).toBe('2 errors, 2 warnings');
    expect(report.match(/ at (\w+)$/gm)).toEqual([' at e1', ' at e2', ' at w1', ' at w2']);
    expect(report.split('\n\n')).toHaveLength(5);
  });

  it.each<[readonly Problem[], string]>([
    [[], '0 errors'],
    [[problem()], '1 error'],
    [[problem('warning')], '0 errors, 1 warning'],
    [[problem(), problem()], '2 errors'],
  ])('counts in words', (problems, count) => {
    expect(formatReport(problems).split('\n')[0]).toBe(count);
  });
});

describe('the error of the library', () => {
  it('is the report, in its message and in its stack, and keeps the problems', () => {
    const problems = [problem()];
    const error = new CutoverError(problems);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('CutoverError');
    expect(error.message).toBe(formatReport(problems));
    expect(error.stack).toBe(error.message);
    expect(error.problems).toBe(problems);
  });

  it('is thrown for errors, with the warnings beside them, and not for warnings alone', () => {
    const mixed = [problem('warning'), problem()];
    expect(() => refuse(mixed)).toThrow(new CutoverError(mixed));
    expect(() => refuse([problem('warning')])).not.toThrow();
    expect(() => refuse([])).not.toThrow();
    expect([hasError(mixed), hasError([problem('warning')]), hasError([])]).toEqual([true, false, false]);
  });
});

describe('collecting problems', () => {
  const at: Place = { construct: 'shop/shop', field: 'around' };

  it('returns what the work returns', () => {
    const found = [problem('warning')];
    expect(collectProblems(at, () => found)).toBe(found);
  });

  it('takes a refusal in, with the place around it where the refusal says none', () => {
    const refused = () => {
      throw new CutoverError([problem('error', { field: 'inner' }), problem()]);
    };
    expect(collectProblems(at, refused).map((found) => found.at)).toEqual([
      { construct: 'shop/shop', field: 'inner' },
      { construct: 'shop/shop', field: 'around' },
    ]);
  });

  it('lets an error that is no refusal go on', () => {
    const broken = () => {
      throw new RangeError('a bug');
    };
    expect(() => collectProblems(at, broken)).toThrow(RangeError);
  });

  it('says what is missing or of another type, as those find it who run without looking at types', () => {
    const missing = () => (undefined as unknown as { readonly live: [] }).live;
    expect(collectProblems(at, missing)).toMatchObject([
      { id: 'type', at, fix: 'run `tsc --noEmit`: it names the line' },
    ]);
  });
});
