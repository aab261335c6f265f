import fc from 'fast-check';
import { annotate, literal, pascalCase, template, valueIn, type Alert } from '../../lib/alerts/annotate';

const alert: Alert = {
  name: 'ReleaseErrorRatioHold',
  expr: 'up == 0',
  consequence: 'hold',
  labels: { service: 'checkout' },
  summary: 'one line',
  description: 'what to do',
};

/** What a Go template makes of a text that has no actions but printed strings. */
function printed(text: string): string {
  let rest = text;
  let result = '';
  for (let at = rest.indexOf('{{'); at >= 0; at = rest.indexOf('{{')) {
    const action = /^\{\{ "(\{+)" \}\}/.exec(rest.slice(at));
    if (!action) throw new Error(`an action in ${JSON.stringify(text)}`);
    result += rest.slice(0, at) + (action[1] ?? '');
    rest = rest.slice(at + action[0].length);
  }
  return result + rest;
}

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('{', '}', '{{', '}}', '"', "'", '\\', '\n', '$', '-', ' ', 'a') }),
);

describe('an alert', () => {
  it.each([
    ['rollback', 'critical'],
    ['hold', 'warning'],
    ['notice', 'info'],
  ] as const)('that means %s is %s', (consequence, severity) => {
    expect(annotate({ ...alert, consequence }).labels).toEqual({ service: 'checkout', severity });
  });

  it('has a link to its runbook where there are runbooks, and no other', () => {
    expect(annotate(alert).annotations).toEqual({ summary: 'one line', description: 'what to do' });
    for (const prefix of ['https://runbooks.example/cutover', 'https://runbooks.example/cutover//']) {
      expect(annotate(alert, prefix).annotations.runbook_url).toBe(
        'https://runbooks.example/cutover/ReleaseErrorRatioHold',
      );
    }
  });

  it('says how long it must be true only where it must be for a while', () => {
    expect(annotate(alert)).not.toHaveProperty('for');
    expect(annotate({ ...alert, for: 0 })).not.toHaveProperty('for');
    expect(annotate({ ...alert, for: 90 }).for).toBe('90s');
    expect(annotate({ ...alert, for: 120 }).for).toBe('2m');
  });
});

describe('a text', () => {
  it('is printed by a Go template as it is, whatever it holds and whatever is around it', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 4 }), (texts) => {
        expect(printed(texts.map(literal).join(''))).toBe(texts.join(''));
        const [first = '', second = ''] = texts;
        expect(printed(template`${first}${second} end`)).toBe(`${first}${second} end`);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the actions that are written beside it', () => {
    expect(template`${'a{{b'}: {{ $value }}`).toBe('a{{ "{{" }}b: {{ $value }}');
    expect(template`${'{'}{{ $value }}`).toBe('{{ "{" }}{{ $value }}');
  });

  it('with single braces stays readable', () => {
    expect(literal('sum{le="1"}')).toBe('sum{le="1"}');
  });
});

describe('a value', () => {
  it.each([
    ['ratio', '{{ $value | humanizePercentage }}'],
    ['milliseconds', '{{ $value | humanize }} ms'],
    ['connections', '{{ $value | humanize }} connections'],
    ['score', '{{ $value | humanize }}'],
  ] as const)('in %s is printed for people', (unit, printedValue) => {
    expect(valueIn(unit)).toBe(printedValue);
  });
});

describe('a name', () => {
  it.each([
    ['error-ratio', 'ErrorRatio'],
    ['latency-p99', 'LatencyP99'],
    ['connections-postgres', 'ConnectionsPostgres'],
    ['p99-9', 'P999'],
  ])('%s becomes %s', (name, pascal) => {
    expect(pascalCase(name)).toBe(pascal);
  });
});
