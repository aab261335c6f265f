import { Gate, type SmokeProps } from '../../lib/gates/gate';
import { Slo } from '../../lib/objectives/slo';
import { refusal } from '../core/refusal';
import { image } from './subjects';

describe('a gate of which nothing is said', () => {
  it('is a request of /health, answered by 200 within three minutes', () => {
    expect(Gate.smoke().facts).toEqual({
      kind: 'smoke',
      name: 'smoke',
      image: undefined,
      path: '/health',
      status: 200,
      headers: {},
      origin: undefined,
      timeout: 180,
    });
  });

  it('is a load for two minutes with the bounds of guide 000', () => {
    expect(Gate.load({ rate: 100 }).facts).toEqual({
      kind: 'load',
      name: 'load',
      image: undefined,
      path: '/',
      rate: 100,
      duration: 120,
      maxErrorRatio: 0.005,
      p99Milliseconds: 500,
    });
  });

  it('is a program that has ten minutes', () => {
    expect(Gate.job('audit', { image, command: ['/audit', '--all'] }).facts).toEqual({
      kind: 'job',
      name: 'audit',
      image,
      command: ['/audit', '--all'],
      env: {},
      timeout: 600,
    });
    expect(Gate.contract({ image, command: ['/diff'] }).facts).toMatchObject({ kind: 'job', name: 'contract' });
  });

  it('is an error budget held below 20 % and refused below 10 %', () => {
    const slo = Slo.availability();
    expect(Gate.errorBudget(slo).facts).toEqual({
      kind: 'budget',
      name: 'error-budget',
      slo,
      hold: 0.2,
      rollback: 0.1,
    });
  });

  it('is a question about pages that has labels and a name where they are said', () => {
    expect(Gate.noPage().facts).toEqual({ kind: 'no-page', name: 'no-page', labels: undefined });
    const labels = { severity: 'page', team: 'shop' };
    expect(Gate.noPage({ labels, name: 'no-page-of-ours' }).facts).toEqual({
      kind: 'no-page',
      name: 'no-page-of-ours',
      labels,
    });
  });

  it('has a name of its own', () => {
    const gates = [Gate.complete(), Gate.scraped(), Gate.noPage()];
    expect(gates.map(({ facts }) => facts.name)).toEqual(['candidate-complete', 'scraped', 'no-page']);
  });
});

describe('a gate that cannot be asked, or cannot say no', () => {
  const slo = Slo.availability();

  it.each<[string, () => Gate, { field: string; given: string; allowed: string; fix: string }]>([
    [
      'a load that fails at no share',
      () => Gate.load({ rate: 1, maxErrorRatio: 1 }),
      { field: 'maxErrorRatio', given: '1', allowed: 'a share between 0 and 1', fix: 'such as 0.005' },
    ],
    [
      'a load whose share is no number',
      () => Gate.load({ rate: 1, maxErrorRatio: Number.NaN }),
      { field: 'maxErrorRatio', given: 'NaN', allowed: 'a share between 0 and 1', fix: 'such as 0.005' },
    ],
    [
      'a program without a command',
      () => Gate.job('audit', { image, command: [] }),
      { field: 'command', given: '[]', allowed: 'a program and its arguments', fix: "such as ['/check']" },
    ],
    [
      'a name with a dot',
      () => Gate.job('au.dit', { image, command: ['/a'] }),
      {
        field: 'name',
        given: '"au.dit"',
        allowed: 'lower case words joined by dashes, 24 characters at most',
        fix: 'such as smoke',
      },
    ],
    [
      'a name that is too long',
      () => Gate.smoke({ name: 'a'.repeat(25) }),
      {
        field: 'name',
        given: `"${'a'.repeat(25)}"`,
        allowed: 'lower case words joined by dashes, 24 characters at most',
        fix: 'such as smoke',
      },
    ],
    [
      'a path that is none',
      () => Gate.smoke({ path: 'health' }),
      {
        field: 'path',
        given: '"health"',
        allowed: 'a path that begins with / and has no spaces',
        fix: 'such as /health',
      },
    ],
    [
      'a path with a line end',
      () => Gate.smoke({ path: '/health\nHost: x' }),
      {
        field: 'path',
        given: '"/health\\nHost: x"',
        allowed: 'a path that begins with / and has no spaces',
        fix: 'such as /health',
      },
    ],
    [
      'a budget that is refused before it is held',
      () => Gate.errorBudget(slo, { hold: 0.1, rollback: 0.2 }),
      {
        field: 'errorBudget',
        given: 'hold 0.1, rollback 0.2',
        allowed: '0 ≤ rollback ≤ hold ≤ 1',
        fix: 'such as hold 0.2, rollback 0.1',
      },
    ],
    [
      'a question about every alert there is',
      () => Gate.noPage({ labels: {} }),
      {
        field: 'labels',
        given: '{}',
        allowed: 'labels of the alerts that count',
        fix: "such as { severity: 'page', team: 'shop' }",
      },
    ],
    [
      'a question about alerts that do not fire',
      () => Gate.noPage({ labels: { team: 'shop', alertstate: 'pending' } }),
      {
        field: 'labels',
        given: 'alertstate',
        allowed: 'labels that the rule of an alert gives it',
        fix: "such as { severity: 'page', team: 'shop' }",
      },
    ],
    [
      'a question about something else than alerts',
      () => Gate.noPage({ labels: { __name__: 'up' } }),
      {
        field: 'labels',
        given: '__name__',
        allowed: 'labels that the rule of an alert gives it',
        fix: "such as { severity: 'page', team: 'shop' }",
      },
    ],
  ])('is refused: %s', (_, make, { field, given, allowed, fix }) => {
    expect(refusal(make)).toMatchObject([{ id: 'gate', severity: 'error', at: { field }, given, allowed, fix }]);
  });

  it.each<[string, () => Gate, string]>([
    ['no status', () => Gate.smoke({ status: 20 }), 'status'],
    ['no rate', () => Gate.load({ rate: 0 }), 'rate'],
    ['half a request', () => Gate.load({ rate: 0.5 }), 'rate'],
    ['no time', () => Gate.smoke({ timeout: 0 }), 'timeout'],
    ['no duration', () => Gate.load({ rate: 1, duration: 0 }), 'duration'],
    ['no bound', () => Gate.load({ rate: 1, p99Milliseconds: 0 }), 'p99Milliseconds'],
  ])('is refused with %s', (_, make, field) => {
    expect(refusal(make)).toMatchObject([{ severity: 'error', at: { field } }]);
  });

  it('is refused with a label that Prometheus does not have', () => {
    expect(refusal(() => Gate.noPage({ labels: { 'the team': 'shop' } }))).toMatchObject([
      { id: 'promql', severity: 'error', given: 'label "the team"' },
    ]);
  });

  const text = { allowed: 'a text without {{ and }}', fix: 'such as a file of the image that has them' };
  const line = { allowed: 'one line of text', fix: "such as 'https://shop.example.com'" };
  const header = { allowed: 'names of headers', fix: "such as 'content-type'" };
  const variable = {
    allowed: 'letters, digits, dots, dashes and underscores, no digit first',
    fix: 'such as CHECK_URL',
  };
  const path = { allowed: 'a path that begins with / and has no spaces', fix: 'such as /health' };
  const job = (command: readonly string[], env = {}) => Gate.job('audit', { image, command, env });

  it.each<[string, () => Gate, { field: string; given: string; allowed: string; fix: string }]>([
    ['a command', () => job(['/a', '{{.x}}']), { field: 'command', given: '"{{.x}}"', ...text }],
    ['the end of a command', () => job(['/a', '}}']), { field: 'command', given: '"}}"', ...text }],
    ['a contract', () => Gate.contract({ image, command: ['{{'] }), { field: 'command', given: '"{{"', ...text }],
    ['a variable', () => job(['/a'], { A: 'a{{b' }), { field: 'env.A', given: '"a{{b"', ...text }],
    ['the name of a variable', () => job(['/a'], { '{{A': 'a' }), { field: 'env', given: '"{{A"', ...variable }],
    ['a path', () => Gate.smoke({ path: '/{{a}}' }), { field: 'path', given: '"/{{a}}"', ...text }],
    ['the path of a load', () => Gate.load({ rate: 1, path: '/a}}' }), { field: 'path', given: '"/a}}"', ...text }],
    ['a header', () => Gate.smoke({ headers: { a: '{{b}}' } }), { field: 'headers', given: '"{{b}}"', ...text }],
    [
      'the name of a header',
      () => Gate.smoke({ headers: { '}}': 'b' } }),
      { field: 'headers', given: '"}}"', ...header },
    ],
    [
      'an origin',
      () => Gate.smoke({ origin: 'https://{{a}}' }),
      { field: 'origin', given: '"https://{{a}}"', ...text },
    ],
  ])('is refused with what Argo Rollouts takes for an argument in %s', (_, make, { field, ...problem }) => {
    expect(refusal(make)).toMatchObject([{ id: 'gate', severity: 'error', at: { field }, ...problem }]);
  });

  it.each<[string, () => Gate, { field: string; given: string; allowed: string; fix: string }]>([
    ['of a header', () => Gate.smoke({ headers: { a: 'b\nc' } }), { field: 'headers', given: '"b\\nc"', ...line }],
    ['of its name', () => Gate.smoke({ headers: { 'a\r': 'b' } }), { field: 'headers', given: '"a\\r"', ...header }],
    [
      'of an origin',
      () => Gate.smoke({ origin: 'https://a\n' }),
      { field: 'origin', given: '"https://a\\n"', ...line },
    ],
    ['of a path', () => Gate.smoke({ path: '/a\n' }), { field: 'path', given: '"/a\\n"', ...path }],
  ])('is refused with a line end in a value %s', (_, make, { field, ...problem }) => {
    expect(refusal(make)).toMatchObject([{ id: 'gate', severity: 'error', at: { field }, ...problem }]);
  });

  it('is refused with a header, its name or an origin that is empty: what is found everywhere is no answer', () => {
    expect(refusal(() => Gate.smoke({ headers: { '': 'a' } }))).toMatchObject([{ given: '""', ...header }]);
    const fields: readonly SmokeProps[] = [{ headers: { a: '' } }, { origin: '' }];
    for (const props of fields) {
      expect(refusal(() => Gate.smoke(props))).toMatchObject([
        { at: { field: Object.keys(props)[0] }, given: '""', ...line },
      ]);
    }
  });

  it('takes single braces, and arguments of several lines: they are quoted', () => {
    expect(job(['/bin/sh', '-c', 'a() { b; }\na'], { A: '{"b":1}' }).facts).toMatchObject({ env: { A: '{"b":1}' } });
    expect(Gate.smoke({ path: '/{id}', headers: { a: '{b}' } }).facts).toMatchObject({ path: '/{id}' });
  });

  it('takes the longest name and every path without spaces', () => {
    expect(Gate.smoke({ name: 'a'.repeat(24), path: '/a?b=c&d=%20#e' }).facts).toMatchObject({
      path: '/a?b=c&d=%20#e',
    });
    expect(Gate.errorBudget(slo, { hold: 1, rollback: 0 }).facts).toMatchObject({ hold: 1, rollback: 0 });
  });
});
