import fc from 'fast-check';
import { LONGEST_SERVICE_NAME, SLOTS, objectLabels, podLabels, slotObjectName } from '../../lib/core/labels';
import { isValidName, nameProblems, type NameForm } from '../../lib/core/names';
import { Config, configObjectName } from '../../lib/service/references';

const long = (length: number) => 'a'.repeat(length);

/** For each form what the API server takes and what it refuses; the bad ones are `[name, what is wrong with it]`. */
const FORMS: Readonly<Record<NameForm, { good: readonly string[]; bad: readonly (readonly [string, string])[] }>> = {
  label: {
    good: ['a', '0', 'a-b', 'a--b', '9lives', long(63)],
    bad: [
      ['', 'nothing'],
      [long(64), 'one character too long'],
      ['-a', 'starts with a dash'],
      ['a-', 'ends with a dash'],
      ['A', 'upper case'],
      ['a.b', 'a dot'],
      ['a_b', 'an underscore'],
      ['a b', 'a space'],
      ['a\n', 'a line break'],
      ['ä', 'a letter beyond ASCII'],
    ],
  },
  subdomain: {
    good: ['a', 'a.b', '1.2', 'a-b.c-d', `${long(63)}.${long(63)}`, long(253)],
    bad: [
      ['', 'nothing'],
      [long(254), 'one character too long'],
      ['.a', 'starts with a dot'],
      ['a.', 'ends with a dot'],
      ['a..b', 'an empty part'],
      ['a.-b', 'a part that starts with a dash'],
      ['a-.b', 'a part that ends with a dash'],
      ['A.b', 'upper case'],
    ],
  },
  service: {
    good: ['a', 'a1', 'shop-2', long(63)],
    bad: [
      ['', 'nothing'],
      ['1a', 'starts with a digit'],
      ['-a', 'starts with a dash'],
      ['a-', 'ends with a dash'],
      ['a.b', 'a dot'],
      ['Shop', 'upper case'],
      [long(64), 'one character too long'],
    ],
  },
  port: {
    good: ['a', 'http', 'http-2', '8080-tcp', long(15)],
    bad: [
      ['', 'nothing'],
      ['8080', 'no letter'],
      ['http--2', 'two dashes in a row'],
      ['-http', 'starts with a dash'],
      ['http-', 'ends with a dash'],
      ['HTTP', 'upper case'],
      ['http_2', 'an underscore'],
      [long(16), 'one character too long'],
    ],
  },
  domain: {
    good: ['cluster.local', 'a.b.c'],
    bad: [
      ['local', 'without a dot'],
      ['*.cluster.local', 'a star'],
      ['a..b', 'an empty part'],
      ['A.b', 'upper case'],
    ],
  },
  labelValue: {
    good: ['', 'a', 'A', 'v2.5.0', 'a_b-c.d', long(63)],
    bad: [
      ['-a', 'starts with a dash'],
      ['a.', 'ends with a dot'],
      ['_a', 'starts with an underscore'],
      ['a b', 'a space'],
      ['a/b', 'a slash'],
      ['v2+1', 'a plus'],
      [long(64), 'one character too long'],
    ],
  },
  labelKey: {
    good: ['a', 'App_1', 'app.kubernetes.io/name', 'cutover.dev/slot', long(63), `${long(253)}/${long(63)}`],
    bad: [
      ['', 'nothing'],
      ['/a', 'an empty prefix'],
      ['a/', 'an empty name'],
      ['a/b/c', 'two slashes'],
      ['Example.com/a', 'an upper case prefix'],
      ['a_b/c', 'an underscore in the prefix'],
      ['-a', 'starts with a dash'],
      ['a-', 'ends with a dash'],
      [long(64), 'a name one character too long'],
      [`a/${long(64)}`, 'a name one character too long behind a prefix'],
    ],
  },
  envName: {
    good: ['A', '_', 'DATABASE_URL', 'a.b-c', '.hidden', '-a', long(253)],
    bad: [
      ['', 'nothing'],
      ['1A', 'starts with a digit'],
      ['A=B', 'an equals sign'],
      ['A B', 'a space'],
      ['Ä', 'a letter beyond ASCII'],
    ],
  },
  configKey: {
    good: ['a', '1', 'application.yaml', '.env', 'A_B-c', long(253)],
    bad: [
      ['', 'nothing'],
      ['a/b', 'a slash'],
      ['a b', 'a space'],
      [long(254), 'one character too long'],
    ],
  },
  host: {
    good: ['example.com', '*.example.com', 'a.b', 'shop-1.example.com', '1.example.com'],
    bad: [
      ['', 'nothing'],
      ['example', 'no dot'],
      ['*', 'a star alone'],
      ['*.', 'a star without a domain'],
      ['a.*.com', 'a star within'],
      ['*a.com', 'a star that is no part of its own'],
      ['Example.com', 'upper case'],
      ['example.com.', 'a dot at the end'],
      ['example..com', 'an empty part'],
      ['-a.com', 'a part that starts with a dash'],
      ['example.com/path', 'a path'],
      ['example.com:443', 'a port'],
      [`${long(250)}.com`, 'one character too long'],
    ],
  },
};

const forms = Object.keys(FORMS) as NameForm[];

describe.each(forms)('a name of the form %s', (form) => {
  it.each(FORMS[form].good.map((name) => [name]))('may be %j', (name) => {
    expect(isValidName(form, name)).toBe(true);
    expect(nameProblems(form, name, {})).toEqual([]);
  });

  it.each(FORMS[form].bad)('may not be %j: %s', (name) => {
    expect(isValidName(form, name)).toBe(false);
    expect(nameProblems(form, name, { field: 'x' })).toMatchObject([
      {
        id: 'name',
        severity: 'error',
        at: { field: 'x' },
        given: `${JSON.stringify(name)} (${name.length} characters)`,
      },
    ]);
  });
});

describe('what the API server refuses in names', () => {
  it.each(['.', '..', '..data'])('keeps %j from being a key of a ConfigMap or the name of a variable', (name) => {
    expect(isValidName('configKey', name)).toBe(false);
    expect(isValidName('envName', name)).toBe(false);
  });

  it('keeps the prefix of a label key to the form of a DNS name', () => {
    expect(['a..b/c', 'a.-b/c', `${long(254)}/c`].filter((key) => isValidName('labelKey', key))).toEqual([]);
  });
});

describe('the problem of a name', () => {
  it('says the longest that is allowed, also where it is less than the form has', () => {
    expect(nameProblems('service', long(10), {}, 10)).toEqual([]);
    expect(nameProblems('service', long(11), {}, 10)).toMatchObject([
      { given: `"${long(11)}" (11 characters)`, allowed: expect.stringMatching(/^at most 10 characters: lower case/) },
    ]);
  });

  it('never says more than the form has, whatever longer was asked for', () => {
    const [problem] = nameProblems('label', long(64), {}, 100);
    expect(problem?.allowed).toMatch(/^at most 63 characters/);
  });
});

describe('the longest name of a service', () => {
  const service = long(LONGEST_SERVICE_NAME);

  it('leaves room for the names and labels of every object of both slots', () => {
    for (const slot of SLOTS) {
      expect(isValidName('service', slotObjectName(service, slot))).toBe(true);
      const labels = { ...podLabels(service, slot, long(63)), ...objectLabels(service, slot) };
      for (const [key, value] of Object.entries(labels)) {
        expect([key, isValidName('labelKey', key), value, isValidName('labelValue', value)]).toEqual([
          key,
          true,
          value,
          true,
        ]);
      }
    }
  });

  it('leaves room for the name of every configuration', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/), (name) => {
        expect(isValidName('subdomain', configObjectName(service, Config.of(name, {})))).toBe(true);
      }),
    );
  });
});
