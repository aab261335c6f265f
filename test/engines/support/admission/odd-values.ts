import * as fc from 'fast-check';

// Values at the limits, across them, and ones that nobody thinks of. Which are right is for the checks and the server to say.

export const DIGEST = `sha256:${'e'.repeat(64)}`;

/** Text of letters that names are made of, and of some that they are not. */
const scribble = (letters: string, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from(letters)), maxLength });

/** Good ones twice as often as those beside them: a definition has several. */
function mostly<Value>(good: readonly Value[], ...others: readonly fc.Arbitrary<Value>[]): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...good) },
    ...others.map((arbitrary) => ({ weight: 1, arbitrary })),
  );
}

const ofLength = (...lengths: readonly number[]) => lengths.map((length) => 'x'.repeat(length));

export const names: fc.Arbitrary<string> = mostly(
  ['a', 'web', 'a-b--c', 'x1', 'http-2', '1st', '0', ...ofLength(15, 16, 52, 53, 63)],
  fc.oneof(
    fc.constantFrom('', 'A', 'a.b', '-a', 'a-', 'a_b', 'ä', ' ', ...ofLength(64, 253, 254)),
    scribble('ab09-.', 8),
  ),
);

export const values: fc.Arbitrary<string> = mostly(
  ['', 'v1', '1', 'V2.5.0', '2026.01.01-rc_1', 'true', '0x10', ...ofLength(63)],
  fc.oneof(fc.constantFrom('-v', 'v 1', 'v1+build', '_', ...ofLength(64)), scribble('aB0-_.', 6)),
);

export const keys: fc.Arbitrary<string> = mostly(
  ['a', 'A', 'team', 'example.com/team', '_A', 'a.b-c', `${'p'.repeat(63)}.io/${'k'.repeat(63)}`, ...ofLength(63)],
  fc.oneof(
    fc.constantFrom('', 'a b', 'A=B', '..', '.', 'Example.com/a', 'a/b/c', '/a', 'a/', '1A', ...ofLength(64, 253, 254)),
    scribble('aB0-_./', 6),
  ),
);

export const configKeys: fc.Arbitrary<string> = mostly(
  ['key', 'application.yaml', '.hidden', 'A_B', '-', '1', ...ofLength(253)],
  fc.oneof(fc.constantFrom('', '..', '.', '..a', 'a/b', 'a b', 'ü', ...ofLength(254)), scribble('a0-_./', 4)),
);

export const texts: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('', ' ', '$(HOME)', '12:30', 'yes', 'two\nlines\n', '\t', '{"a": 1}', '‮', '😀', 'x'.repeat(10_000)),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

/** An object has room for 256 KiB of annotations. */
export const annotationTexts: fc.Arbitrary<string> = fc.oneof(
  texts,
  fc.constantFrom('x'.repeat(250_000), 'x'.repeat(300_000)),
);

export const numbers: fc.Arbitrary<number> = mostly(
  [1, 2, 3, 80, 100, 8080, 30_000],
  fc.oneof(
    fc.constantFrom(0, 65_535, 65_536, 2 ** 31 - 1, 2 ** 31, 2 ** 53 - 1, -1, 1.5, Number.NaN, Infinity, 1e21),
    fc.integer({ min: -5, max: 70_000 }),
  ),
);

export const durations: fc.Arbitrary<number> = mostly(
  [1, 2, 5, 30, 60, 299],
  fc.constantFrom(0, 0.5, -1, 86_400, 31_536_000, 2 ** 31 - 1, 2 ** 31, 1e10, 2 ** 53 - 1, Infinity),
);

export const quantities: fc.Arbitrary<string> = mostly(
  ['1', '2', '1m', '250m', '0.5', '1Ki', '64Mi', '1Gi', '1k', '9999Ti'],
  fc.oneof(
    fc.constantFrom(
      '0',
      '0.001',
      '0.0001',
      '1e3',
      '1.5Gi',
      '100000',
      '01',
      '1 Gi',
      '',
      '-1',
      '1mi',
      '9'.repeat(30),
      `${'9'.repeat(20)}Ti`,
      '1Ei',
    ),
    scribble('019.mMiKG', 4),
  ),
);

export const hosts: fc.Arbitrary<string> = mostly(
  ['a.b', 'shop.example.com', '*.example.com', `${'x'.repeat(63)}.${'y'.repeat(63)}.com`, '1.2.3.4', 'cluster.local'],
  fc.oneof(
    fc.constantFrom(
      '',
      '*',
      'localhost',
      'A.b',
      'a..b',
      'a.b.',
      '-a.b',
      'a:80',
      `${'x'.repeat(64)}.com`,
      `a.${'b.'.repeat(124)}com`,
    ),
    scribble('ab.*-', 6),
  ),
);
