import * as ts from 'typescript';
import type { ProjectFile } from './files';

/** What lacks documentation, and where. */
export interface MissingDoc {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly lacks: 'doc comment' | '@default';
}

interface Documentable {
  readonly name: string;
  readonly node: ts.Node;
}

/** Exported declarations and public members without a doc comment, and options without a default. */
export function missingDocs({ file, text }: ProjectFile): readonly MissingDoc[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const exported = source.statements.filter(isExported);
  const found = (lacks: MissingDoc['lacks'], missing: readonly Documentable[]): readonly MissingDoc[] =>
    missing.map(({ name, node }) => ({ file, line: lineOf(source, node), name, lacks }));
  return [
    ...found('doc comment', undocumented(exported.flatMap(declarations))),
    ...found('doc comment', exported.filter(ts.isClassDeclaration).flatMap(undocumentedMembers)),
    ...found('@default', exported.filter(ts.isInterfaceDeclaration).flatMap(optionsWithoutDefault)),
  ].sort((a, b) => a.line - b.line);
}

export function formatMissingDoc({ file, line, name, lacks }: MissingDoc): string {
  return `${file}:${line} ${name} has no ${lacks}`;
}

function declarations(node: ts.Statement): readonly Documentable[] {
  if (ts.isVariableStatement(node)) return functionConstants(node);
  const isDeclaration =
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isTypeAliasDeclaration(node);
  return isDeclaration ? [{ name: node.name?.text ?? 'default', node }] : [];
}

function functionConstants(statement: ts.VariableStatement): readonly Documentable[] {
  return statement.declarationList.declarations
    .filter(
      ({ initializer }) => initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)),
    )
    .map((node) => ({ name: node.name.getText(), node }));
}

function undocumentedMembers(declaration: ts.ClassDeclaration): readonly Documentable[] {
  const members = declaration.members.filter(isPublicMember).map((node) => ({
    name: `${has(node, ts.SyntaxKind.StaticKeyword) ? 'static ' : ''}${declaration.name?.text}.${node.name.getText()}`,
    node,
  }));
  return undocumented(members);
}

// One comment serves all that share a name: overloads of a function, or a getter and its setter.
function undocumented(all: readonly Documentable[]): readonly Documentable[] {
  const documented = new Set(all.filter(({ node }) => hasDocComment(node)).map(({ name }) => name));
  const firsts = new Map(all.toReversed().map((item) => [item.name, item]));
  return [...firsts.values()].filter(({ name }) => !documented.has(name));
}

function optionsWithoutDefault(declaration: ts.InterfaceDeclaration): readonly Documentable[] {
  if (!/(?:Props|Options|Facts|Data)$/.test(declaration.name.text)) return [];
  return declaration.members
    .filter((member) => member.questionToken !== undefined && !hasDefaultTag(member))
    .map((node) => ({ name: `${declaration.name.text}.${node.name?.getText()}`, node }));
}

type NamedMember = ts.ClassElement & { readonly name: ts.PropertyName };

function isPublicMember(member: ts.ClassElement): member is NamedMember {
  if (member.name === undefined || ts.isPrivateIdentifier(member.name)) return false;
  const { PrivateKeyword, ProtectedKeyword, OverrideKeyword } = ts.SyntaxKind;
  return ![PrivateKeyword, ProtectedKeyword, OverrideKeyword].some((keyword) => has(member, keyword));
}

function isExported(node: ts.Statement): boolean {
  return has(node, ts.SyntaxKind.ExportKeyword);
}

function has(node: ts.Node, keyword: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === keyword);
}

function hasDocComment(node: ts.Node): boolean {
  return ts
    .getJSDocCommentsAndTags(node)
    .some((doc) => ts.isJSDoc(doc) && (doc.comment !== undefined || doc.tags !== undefined));
}

function hasDefaultTag(node: ts.Node): boolean {
  return ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'default');
}

function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}
