import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import fc from 'fast-check';
import {
  cpu,
  memory,
  millicores,
  seconds,
  whole,
  type CpuAmount,
  type MemoryAmount,
  type Seconds,
} from '../../lib/core/quantity';
import { refusal } from './refusal';

const refusedAs = (given: string) => [
  { id: 'quantity', severity: 'error', at: { field: 'the.field' }, given, fix: expect.stringContaining('the.field') },
];

describe('a span of time', () => {
  it.each<[string, Seconds, number]>([
    ['a number', 30, 30],
    ['nothing at all', 0, 0],
    ['cdk8s seconds', Duration.seconds(30), 30],
    ['cdk8s minutes', Duration.minutes(3), 180],
    ['cdk8s milliseconds that are whole seconds', Duration.millis(2000), 2],
  ])('is taken from %s', (_, given, expected) => {
    expect(seconds(given, 'the.field')).toBe(expected);
  });

  it.each<[string, Seconds, string]>([
    ['a fraction', 1.5, '1.5 seconds'],
    ['a fraction in cdk8s', Duration.millis(1500), '1.5 seconds'],
    ['a negative number', -1, '-1 seconds'],
    ['no number', Number.NaN, 'NaN seconds'],
    ['an infinite number', Infinity, 'Infinity seconds'],
    ['a number too large to count with', 2 ** 53, '9007199254740992 seconds'],
    ['a number too large for Kubernetes', 2 ** 31, '2147483648 seconds'],
  ])('is refused when it is %s', (_, given, told) => {
    expect(refusal(() => seconds(given, 'the.field'))).toMatchObject(refusedAs(told));
  });

  it('is refused below the least that the field takes, and the report says the least', () => {
    expect(seconds(5, 'the.field', 5)).toBe(5);
    expect(refusal(() => seconds(4, 'the.field', 5))).toMatchObject([
      { id: 'quantity', given: '4 seconds', allowed: 'a whole number of seconds, at least 5' },
    ]);
  });
});

describe('an amount of CPU', () => {
  it.each<[string, CpuAmount, string]>([
    ['whole cores', 2, '2'],
    ['half a core', 0.5, '0.5'],
    ['thousandths as text', '250m', '250m'],
    ['cores as text', '0.25', '0.25'],
    ['cdk8s-plus thousandths', Cpu.millis(250), '250m'],
    ['cdk8s-plus cores', Cpu.units(2), '2'],
  ])('is taken from %s', (_, given, expected) => {
    expect(cpu(given, 'the.field')).toBe(expected);
  });

  it.each<[string, CpuAmount, string]>([
    ['zero', 0, '"0"'],
    ['zero as text', '0m', '"0m"'],
    ['negative', -1, '"-1"'],
    ['finer than a thousandth', 0.0001, '"0.0001"'],
    ['a fraction of a thousandth', '1.5m', '"1.5m"'],
    ['more than thousandths as text', '1.2345', '"1.2345"'],
    ['no number', Number.NaN, '"NaN"'],
    ['infinite', Infinity, '"Infinity"'],
    ['empty', '', '""'],
    ['a word', 'much', '"much"'],
    ['padded', ' 1', '" 1"'],
    ['memory', '512Mi', '"512Mi"'],
    ['nothing of cdk8s-plus', Cpu.millis(0), '"0m"'],
  ])('is refused when it is %s', (_, given, told) => {
    expect(refusal(() => cpu(given, 'the.field'))).toMatchObject(refusedAs(told));
  });

  it('means the same in cores and in thousandths', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64_000 }), (thousandths) => {
        expect(millicores(cpu(thousandths / 1000, 'the.field'))).toBe(thousandths);
        expect(millicores(cpu(`${thousandths}m`, 'the.field'))).toBe(thousandths);
      }),
    );
  });
});

describe('an amount of memory', () => {
  it.each<[string, MemoryAmount, string]>([
    ['mebibytes', '512Mi', '512Mi'],
    ['gibibytes', '2Gi', '2Gi'],
    ['megabytes', '500M', '500M'],
    ['bytes', '134217728', '134217728'],
    ['a cdk8s size', Size.mebibytes(512), '512Mi'],
    ['a larger cdk8s size', Size.gibibytes(2), '2048Mi'],
  ])('is taken from %s', (_, given, expected) => {
    expect(memory(given, 'the.field')).toBe(expected);
  });

  it.each<[string, MemoryAmount, string]>([
    ['more than the API server counts to', '9999Ti', '"9999Ti"'],
    ['zero', '0Mi', '"0Mi"'],
    ['a cdk8s size of zero', Size.mebibytes(0), '"0Mi"'],
    ['negative', '-1Mi', '"-1Mi"'],
    ['a fraction', '1.5Gi', '"1.5Gi"'],
    ['in thousandths of a byte', '512m', '"512m"'],
    ['in a unit that is none', '512MB', '"512MB"'],
    ['padded', '512 Mi', '"512 Mi"'],
    ['empty', '', '""'],
    ['a word', 'much', '"much"'],
  ])('is refused when it is %s', (_, given, told) => {
    expect(refusal(() => memory(given, 'the.field'))).toMatchObject(refusedAs(told));
  });

  it('gets a report of its own, and no error of cdk8s, for a size that is no whole number of mebibytes', () => {
    expect(() => refusal(() => memory(Size.kibibytes(512), 'the.field'))).not.toThrow();
  });
});

describe('a whole number', () => {
  it('is taken between its bounds, both included, and refused beyond them', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.nat(), (given, least, span) => {
        const problems = refusal(() => whole(given, 'the.field', least, least + span));
        expect(problems.length === 0).toBe(given >= least && given <= least + span);
      }),
    );
  });

  it.each([1.5, Number.NaN, Infinity, 2 ** 53])('is not %d', (given) => {
    expect(refusal(() => whole(given, 'the.field', 0))).toMatchObject(refusedAs(String(given)));
  });

  it('is refused with the bounds that there are', () => {
    expect(refusal(() => whole(0, 'replicas', 1))).toMatchObject([
      { given: '0', allowed: 'a whole number, at least 1', fix: 'give replicas as, for example, 1' },
    ]);
    expect(refusal(() => whole(9, 'replicas', 1, 8))).toMatchObject([{ allowed: 'a whole number, from 1 to 8' }]);
  });
});
