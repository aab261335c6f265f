import { formatMissingDoc, missingDocs } from '../../scripts/project/doc-comments';
import { projectFiles } from '../../scripts/project/files';

describe('documentation in lib', () => {
  it('comments everything that is exported, and names the default of every option', () => {
    const files = projectFiles((file) => file.startsWith('lib/') && file.endsWith('.ts'));
    expect(files.flatMap(missingDocs).map(formatMissingDoc)).toEqual([]);
  });
});

describe('missingDocs', () => {
  const lacking = (text: string): readonly string[] => missingDocs({ file: 'a.ts', text }).map(formatMissingDoc);

  it('finds exported declarations without a comment', () => {
    const text = [
      'export class A {}',
      'export interface B {}',
      'export function c() {}',
      'export type D = 1;',
      'export const e = () => 1;',
      'export const F = 1;',
      'function g() {}',
      '/** Fine. */',
      'export type H = 1;',
    ].join('\n');
    expect(lacking(text)).toEqual([
      'a.ts:1 A has no doc comment',
      'a.ts:2 B has no doc comment',
      'a.ts:3 c has no doc comment',
      'a.ts:4 D has no doc comment',
      'a.ts:5 e has no doc comment',
    ]);
  });

  it('takes neither an empty comment nor one of another form for documentation', () => {
    expect(lacking('/** */\nexport type A = 1;\n// B\nexport type B = 1;\n/* C */\nexport type C = 1;')).toHaveLength(
      3,
    );
  });

  it('finds public members of exported classes', () => {
    const text = `
      /** A. */
      export class A extends Base {
        static of() {}
        value = 1;
        private a = 1;
        protected b = 1;
        #c = 1;
        override d() {}
        constructor(readonly e: number) {}
        /** F. */
        get f() { return 1; }
        set f(value) {}
        g(): void;
        g(value?: number): void {}
      }
      class Hidden { value = 1; }`;
    expect(lacking(text)).toEqual([
      'a.ts:4 static A.of has no doc comment',
      'a.ts:5 A.value has no doc comment',
      'a.ts:14 A.g has no doc comment',
    ]);
  });

  it('finds options without a default, wherever in the comment the tag may stand', () => {
    const text = `
      /** What one may say. */
      export interface ThingProps {
        readonly required: string;
        /** Without. */
        readonly a?: string;
        /** In the line. @default 1 */
        readonly b?: number;
        /**
         * Below.
         * @default - none
         */
        readonly c?: number;
      }
      /** Not a name that promises defaults. */
      export interface Thing { readonly a?: string }`;
    expect(lacking(text)).toEqual(['a.ts:6 ThingProps.a has no @default']);
  });
});
