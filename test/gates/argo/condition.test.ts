import * as fc from 'fast-check';
import type { Reading } from '../../../lib/gates/argo/condition';
import { judgeOf } from '../../../lib/gates/argo/measurement';
import { UnsupportedCondition, parseCondition } from '../../../lib/gates/argo/syntax';

const [ok, fail, none, error] = ['Successful', 'Failed', 'Inconclusive', 'Error'] as const;

/** What the real expression engine gave for these values. */
const VALUES: readonly (readonly number[])[] = [[], [0.001], [0.007], [0.02], [NaN], [Infinity], [0.001, 0.02]];

interface Conditions {
  readonly successCondition?: string;
  readonly failureCondition?: string;
}

function phases(conditions: Conditions, readings: readonly Reading[] = VALUES): string[] {
  return readings.map((reading) => judgeOf({ name: 'gate', ...conditions })(reading).phase);
}

function holdsFor(condition: string, reading: Reading): string {
  return judgeOf({ name: 'gate', successCondition: condition })(reading).phase;
}

describe('conditions, as Argo judges []  0.001  0.007  0.02  NaN  +Inf  [0.001, 0.02]', () => {
  it.each<[Conditions, readonly string[]]>([
    [{ successCondition: 'result[0] < 0.005' }, [error, ok, fail, fail, fail, fail, ok]],
    [{ successCondition: 'default(result, 0) < 0.005' }, [error, error, error, error, error, error, error]],
    [{ successCondition: 'len(result)==0 || result[0] < .005' }, [ok, ok, fail, fail, fail, fail, ok]],
    [{ failureCondition: 'result[0] >= .005' }, [error, ok, fail, fail, ok, fail, ok]],
    [{ successCondition: 'all(result, # < .005)' }, [ok, ok, fail, fail, fail, fail, fail]],
    [{ failureCondition: 'any(result, # >= .005)' }, [ok, ok, fail, fail, ok, fail, fail]],
    [
      {
        successCondition: 'len(result) == 1 && result[0] < .005',
        failureCondition: 'len(result) == 1 && result[0] >= .01',
      },
      [none, ok, none, fail, none, fail, none],
    ],
    // A gate that fails closed.
    [
      {
        successCondition: 'len(result) == 1 && result[0] < .005',
        failureCondition: 'len(result) != 1 || isNaN(result[0]) || result[0] >= .005',
      },
      [fail, ok, fail, fail, fail, fail, fail],
    ],
    [{}, [ok, ok, ok, ok, ok, ok, ok]],
  ])('%j', (conditions, expected) => {
    expect(phases(conditions)).toEqual(expected);
  });

  it('lets failure win where both hold, and an error of either end both', () => {
    expect(phases({ successCondition: 'true', failureCondition: 'true' }, [[1]])).toEqual([fail]);
    expect(phases({ successCondition: 'true', failureCondition: 'result[3] > 0' }, [[1]])).toEqual([error]);
    expect(phases({ successCondition: 'result[3] > 0', failureCondition: 'true' }, [[1]])).toEqual([error]);
    expect(phases({}, ['error'])).toEqual([error]);
  });
});

describe('the expression language', () => {
  it.each([
    ['!isNaN(result[0]) && !isInf(result[0])', [1], ok],
    ['isInf(result[0])', [-Infinity], ok],
    ['isNaN(result[0])', [Infinity], fail],
    ['result[0] == NaN', [1], undefined],
    ['result[0] != result[0]', [NaN], ok],
    ['result[-1] == 2', [1, 2], ok],
    ['result[0] >= -1e-3', [-0.001], ok],
    ['true || false && false', [], ok],
    ['(true || false) && false', [], fail],
    ['false && false || true', [], ok],
    ['!true == false', [], ok],
    ['len(result) == 0 || result[0] > 0', [], ok],
    ['result[0] > 0 || len(result) == 0', [], error],
    ['all(result, {# > 0 && !isNaN(#)})', [1, 2], ok],
    ['any(result, # > 1)', [1, 2], ok],
  ] as const)('%s of %j', (condition, reading, expected) => {
    if (expected === undefined) expect(() => parseCondition(condition)).toThrow(UnsupportedCondition);
    else expect(holdsFor(condition, reading)).toBe(expected);
  });

  it('knows a list from a number before it evaluates, also where it never would', () => {
    expect(holdsFor('result < 1', [0])).toBe(error);
    expect(holdsFor('result < 1', 0)).toBe(ok);
    expect(holdsFor('result[0] < 1', 0)).toBe(error);
    expect(holdsFor('len(result) == 1', 0)).toBe(error);
    expect(holdsFor('isNaN(result)', NaN)).toBe(ok);
    expect(holdsFor('default(result, 0) < 1', 0)).toBe(ok);
    expect(holdsFor('len(result) == 1 || result < 1', [0])).toBe(error);
    expect(holdsFor('isNaN(len(result))', [0])).toBe(error);
    expect(holdsFor('!result[0]', [0])).toBe(error);
    expect(holdsFor('result[0]', [0])).toBe(error);
    expect(holdsFor('result[0] == true', [1])).toBe(error);
    expect(holdsFor('all(result, #)', [1])).toBe(error);
  });

  it('leaves out what cannot matter, as the real engine does: an error beside a constant is none', () => {
    expect(holdsFor('result[5] > 0 || true', [1])).toBe(ok);
    expect(holdsFor('result[5] > 0 && !true', [1])).toBe(fail);
    expect(holdsFor('result[5] > 0 && (false || true)', [1])).toBe(error);
  });

  it.each([
    'max(result) < 1',
    'result[0] < 1 ? true : false',
    'result[0] + 1 < 2',
    '0 < result[0] < 1',
    'result[0] < 1 and true',
    'result[0] < 1 &&',
    'result[0.5] < 1',
    'result[0 < 1',
    'result.x < 1',
    '# < 1',
    'all(result, # < 1',
    'len(result, 1) == 1',
    'asFloat(result) < 1',
    '"a" == "a"',
    '1..2',
    '1x < 2',
    '',
    '()',
  ])('refuses %j, which it does not simulate', (condition) => {
    expect(() => parseCondition(condition)).toThrow(UnsupportedCondition);
  });

  it('reads numbers as they are written into conditions', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }), (limit) => {
        expect(holdsFor(`result[0] == ${limit}`, [limit])).toBe(ok);
      }),
    );
  });
});
