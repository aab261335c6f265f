import * as ts from 'typescript';

/** The text of the doc comment, without its tags; of overloads, that of the first one that has any. */
export function docOf(...declarations: readonly ts.Node[]): string {
  const texts = declarations.flatMap((node) => docComments(node).map(({ comment }) => textOf(comment)));
  return texts.find((text) => text !== '') ?? '';
}

/** The text of the `@default` tag; nothing where there is none. */
export function defaultOf(declaration: ts.Node): string | undefined {
  const tag = ts.getJSDocTags(declaration).find(({ tagName }) => tagName.text === 'default');
  return tag && textOf(tag.comment);
}

/** The first paragraph of a text, in one line. */
export function summary(text: string): string {
  const [first = ''] = text.split(/\n\s*\n/);
  return oneLine(first);
}

/** A text with every run of white space as one space. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function docComments(node: ts.Node): readonly ts.JSDoc[] {
  return ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
}

function textOf(comment: ts.JSDoc['comment']): string {
  return ts.getTextOfJSDocComment(comment)?.trim() ?? '';
}
