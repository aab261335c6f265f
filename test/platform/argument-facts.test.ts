import fc from 'fast-check';
import { Platform } from '../../lib/files/platform';
import type { PlatformFacts } from '../../lib/platform/platform';

describe('what Argo Rollouts takes for an argument', () => {
  const allowed =
    'a text without {{ and }}: Argo Rollouts would take it for an argument, and end every run in an error';

  it.each<[string, PlatformFacts, string, string]>([
    [
      'an address',
      { prometheus: { address: 'http://prometheus/{{tenant}}' } },
      'address',
      'http://prometheus/{{tenant}}',
    ],
    ['a tenant', { prometheus: { tenant: '{{ .Values.tenant }}' } }, 'tenant', '{{ .Values.tenant }}'],
    [
      'a header',
      { prometheus: { headers: { Authorization: 'Bearer {{token}}' } } },
      'headers.Authorization',
      'Bearer {{token}}',
    ],
    ['its begin alone', { prometheus: { headers: { a: '{{' } } }, 'headers.a', '{{'],
    ['its end alone', { prometheus: { headers: { a: '}}' } } }, 'headers.a', '}}'],
  ])('is refused in %s', (_, facts, field, given) => {
    expect(Platform.of(facts).problems).toMatchObject([
      {
        id: 'platform',
        severity: 'error',
        at: { field: `platform.prometheus.${field}` },
        given: JSON.stringify(given),
        allowed,
        fix: 'put the value itself there: templates have to be filled in before synthesis',
      },
    ]);
  });

  it('is not in the name of a header, which is a name', () => {
    const { problems } = Platform.of({ prometheus: { headers: { '{{a}}': 'b' } } });
    expect(problems).toMatchObject([{ id: 'platform', allowed: 'names of headers', given: '"{{a}}"' }]);
  });

  it('is not there in any other text', () => {
    // Printable ASCII: what ends a line is refused for another reason.
    const text = fc.string().filter((each) => !each.includes('{{') && !each.includes('}}'));
    fc.assert(
      fc.property(text, text, (tenant, value) => {
        expect(Platform.of({ prometheus: { tenant, headers: { a: value } } }).problems).toEqual([]);
      }),
    );
  });
});
