import fc from 'fast-check';
import { runName, type RunSubject } from '../../lib/gates/run-name';

const letters = (text: string, length: { minLength: number; maxLength: number }) =>
  fc.string({ unit: fc.constantFrom(...Array.from(text)), ...length });

const service = fc
  .oneof(
    letters('ab2v-', { minLength: 1, maxLength: 6 }),
    letters('abcdefghijklmnopqrstuvwxyz0123456789-', { minLength: 1, maxLength: 63 }),
  )
  .filter((name) => /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name));
const version = fc
  .oneof(
    letters('12v.', { minLength: 1, maxLength: 4 }),
    letters('aV12.-_', { minLength: 1, maxLength: 6 }),
    letters('aAzZ09.-_', { minLength: 1, maxLength: 63 }),
  )
  .filter((name) => /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(name));
const stage = fc.oneof(
  fc.constantFrom('preview', 'soak', 'rollback'),
  fc.integer({ min: 1, max: 100 }).map((weight) => `shift-${weight}`),
);
const subject: fc.Arbitrary<RunSubject> = fc.record({
  service,
  version,
  stage,
  attempt: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 9999 })),
});

const preview = (of: string, at: string) => runName({ service: of, version: at, stage: 'preview', attempt: 1 });

describe('the name of a run', () => {
  it('is that of its service, version, stage and attempt, as far as a name can have them', () => {
    expect(runName({ service: 'checkout', version: 'v2.5.0', stage: 'shift-25', attempt: 2 })).toBe(
      'checkout-v2-5-0-shift-25-2',
    );
  });

  it('is a DNS label that ends in stage and attempt', () => {
    fc.assert(
      fc.property(subject, (of) => {
        const name = runName(of);
        expect(name).toMatch(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
        expect(name.endsWith(`-${of.stage}-${of.attempt}`)).toBe(true);
      }),
    );
  });

  it('is another one for each of them', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(subject, { minLength: 2, maxLength: 60, selector: (of) => JSON.stringify(of) }),
        (of) => {
          expect(new Set(of.map(runName)).size).toBe(
            new Set(of.map((each) => JSON.stringify(Object.values(each)))).size,
          );
        },
      ),
    );
  });

  it('is another one for every short service and version that dots and dashes could mix up', () => {
    const services = ['a', 'a-1', 'a-v1', 'a-1-2', 'a-b', 'a-b-1'];
    const versions = [
      '1',
      '2',
      '1.2',
      '1-2',
      'v1',
      'v1.2',
      'v1-2',
      'V1.2',
      'v1_2',
      'v1.2.3',
      'b',
      'b.1',
      'b-1',
      '1.2.1',
    ];
    const names = services.flatMap((of) => versions.map((at) => preview(of, at)));
    expect(new Set(names).size).toBe(services.length * versions.length);
  });

  it('keeps a version with dots readable, and marks what it could be taken for', () => {
    expect(preview('shop', 'v1.2')).toBe('shop-v1-2-preview-1');
    expect(preview('shop', 'v1-2')).toMatch(/^shop-v1-2-[0-9a-f]{8}-preview-1$/);
    expect(preview('shop', 'V1.2')).toMatch(/^shop-v1-2-[0-9a-f]{8}-preview-1$/);
    // As `shop` of 2.5 would be called.
    expect(preview('shop-2', '5')).toMatch(/^shop-2-5-[0-9a-f]{8}-preview-1$/);
    expect(preview('shop', '2.5')).toBe('shop-2-5-preview-1');
  });

  it('loses the end of service and version where it would be too long', () => {
    const name = runName({ service: 'a'.repeat(63), version: 'v1', stage: 'shift-100', attempt: 12 });
    expect(name).toMatch(/^a{41}-[0-9a-f]{8}-shift-100-12$/);
    expect(name).toHaveLength(63);
  });
});
