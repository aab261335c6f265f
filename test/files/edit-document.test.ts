import * as fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { editDocument } from '../../lib/files/edit-document';

const FILE = `# yaml-language-server: $schema=../../schemas/release.schema.json
service: recommendation
live: blue
stage: shift-10 # the word that moves
slots:
  # what runs now
  blue:
    version: v2.4.0
    image: "registry.example.com/a@sha256:aa"
  green: # the candidate
    version: 'v2.5.0'
    image: registry.example.com/a@sha256:bb
`;
const data = parse(FILE) as Record<string, unknown>;

describe('the text of a file with other data', () => {
  it('changes the value alone, and keeps comment and place', () => {
    expect(editDocument(FILE, { ...data, stage: 'shift-25' })).toBe(FILE.replace('shift-10', 'shift-25'));
  });

  it('keeps the quotes of a value that it changes', () => {
    const { blue } = data.slots as { blue: object };
    const edited = editDocument(FILE, {
      ...data,
      slots: { blue, green: { version: 'v2.6.0', image: 'registry.example.com/a@sha256:cc' } },
    });
    expect(edited).toBe(FILE.replace("'v2.5.0'", "'v2.6.0'").replace('sha256:bb', 'sha256:cc'));
  });

  it('adds a key at the end, and takes one away with its lines', () => {
    const added = editDocument(FILE, { ...data, attempt: 2 });
    expect(added).toBe(`${FILE}attempt: 2\n`);
    expect(editDocument(added, data)).toBe(FILE);
    const { blue } = data.slots as { blue: object };
    expect(editDocument(FILE, { ...data, slots: { blue } })).toBe(FILE.slice(0, FILE.indexOf('  green:')));
  });

  it('adds a slot as its sister is indented', () => {
    const [before] = FILE.split('  green:');
    const edited = editDocument(before ?? '', data);
    expect(edited).toBe(`${before}  green:\n    version: v2.5.0\n    image: registry.example.com/a@sha256:bb\n`);
  });

  it('leaves a text that says it already as it is', () => {
    expect(editDocument(FILE, data)).toBe(FILE);
  });

  it('writes JSON as JSON', () => {
    const edited = editDocument(JSON.stringify(data), { ...data, stage: 'soak' });
    expect(JSON.parse(edited)).toEqual({ ...data, stage: 'soak' });
  });

  it('keeps the line ends of Windows', () => {
    const edited = editDocument(FILE.replaceAll('\n', '\r\n'), { ...data, stage: 'soak', attempt: 2 });
    expect(edited).toBe(`${FILE.replace('shift-10', 'soak')}attempt: 2\n`.replaceAll('\n', '\r\n'));
  });

  it('keeps a file without a line end at its end readable', () => {
    expect(parse(editDocument(FILE.trimEnd(), { ...data, attempt: 2 }))).toEqual({ ...data, attempt: 2 });
  });

  const texts = fc.oneof(
    fc.constantFrom('v1', '1.30', 'yes', '~', 'a: b', '# no comment', "it's", '"', ' x ', '', '2026-11-21T10:00:00Z'),
    fc.string(),
  );
  const values = fc.oneof(texts, fc.integer());
  const maps = fc.dictionary(fc.constantFrom('service', 'live', 'stage', 'attempt', 'a b'), values, { maxKeys: 4 });
  const files = fc.record({
    flat: maps,
    slots: fc.dictionary(fc.constantFrom('blue', 'green'), fc.record({ version: texts, image: texts })),
  });
  const styles = fc.constantFrom<(data: object) => string>(
    (any) => stringify(any, {}),
    (any) => stringify(any, { defaultStringType: 'QUOTE_DOUBLE' }),
    (any) => stringify(any, { defaultStringType: 'QUOTE_SINGLE', indent: 4 }),
    (any) => stringify(any, { collectionStyle: 'flow' }),
    (any) => JSON.stringify(any, undefined, 2),
    (any) => `# first\n${stringify(any, {}).replaceAll('\n', ' # why\n')}`,
  );

  it('says the new data, whatever the data, the old text and its style', () => {
    fc.assert(
      fc.property(files, files, styles, (before, after, style) => {
        const old = { ...before.flat, slots: before.slots };
        const text = style(old);
        fc.pre(isRead(text, old));
        const wanted = { ...after.flat, slots: after.slots };
        expect(parse(editDocument(text, wanted))).toEqual(wanted);
      }),
      { numRuns: 2000 },
    );
  });
});

function isRead(text: string, data: object): boolean {
  try {
    expect(parse(text)).toEqual(data);
    return true;
  } catch {
    return false;
  }
}
