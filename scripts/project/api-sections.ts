import * as ts from 'typescript';
import { classSection } from './api-classes';
import { docOf } from './api-docs';
import { interfaceSection } from './api-interfaces';
import { paragraphs, signatureBlock } from './api-markdown';
import type { ApiItem } from './api-program';
import { callSignature, typeOf, typeParameters, written } from './api-signatures';

/** What the page says of one export, below its heading. */
export function sectionOf(item: ApiItem, checker: ts.TypeChecker): string {
  const { declarations } = item;
  const classNode = declarations.find(ts.isClassDeclaration);
  if (classNode) return classSection(item, classNode, checker);
  const interfaceNode = declarations.find(ts.isInterfaceDeclaration);
  if (interfaceNode) return interfaceSection(item, interfaceNode, checker);
  const lines = declarations.flatMap((node) => signatureLines(item, node, checker));
  if (lines.length === 0) throw new Error(`${item.file} exports ${item.name}, which the page has no form for`);
  return paragraphs([signatureBlock(lines), docOf(...declarations)]);
}

function signatureLines({ name, declarations }: ApiItem, node: ts.Declaration, checker: ts.TypeChecker): string[] {
  if (ts.isTypeAliasDeclaration(node)) return [`type ${name}${typeParameters(node)} = ${written(node.type)};`];
  if (ts.isVariableDeclaration(node)) return [`const ${name}: ${typeOf(node, checker)};`];
  if (!ts.isFunctionDeclaration(node)) return [];
  // The implementation of overloads is nobody's to call.
  if (node.body && declarations.length > 1) return [];
  return [`function ${name}${callSignature(node, checker)};`];
}
