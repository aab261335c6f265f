import * as ts from 'typescript';
import { defaultOf, docOf } from './api-docs';
import { code, defaultText, paragraphs, table } from './api-markdown';
import { isOwn, type ApiItem } from './api-program';
import { functionType, heritage, typeOf, typeParameters, written } from './api-signatures';

/** What the default column says of members that may be absent with nothing in their place. */
export const OPTIONAL = '`optional`';

/** An interface: its members, inherited ones among them. */
export function interfaceSection(item: ApiItem, node: ts.InterfaceDeclaration, checker: ts.TypeChecker): string {
  const type = checker.getDeclaredTypeOfSymbol(item.symbol);
  const rows = [
    ...type.getProperties().flatMap((member) => memberRows(member, checker)),
    ...checker.getIndexInfosOfType(type).flatMap(({ declaration }) => (declaration ? [indexRow(declaration)] : [])),
  ];
  return paragraphs([
    code(`interface ${item.name}${typeParameters(node)}${heritage(node)}`),
    docOf(...item.declarations),
    table(['name', 'type', 'default', 'meaning'], rows),
  ]);
}

function memberRows(member: ts.Symbol, checker: ts.TypeChecker): readonly (readonly string[])[] {
  if (member.name.startsWith('_')) return [];
  const own = (member.declarations ?? []).filter(isOwn).filter(isMember);
  return own.map((node) => {
    const type = ts.isMethodSignature(node) ? functionType(node, checker) : typeOf(node, checker);
    return [code(member.name), code(type), defaultCell(member, node), docOf(node, ...own)];
  });
}

// The symbol knows what an inherited `Partial<…>` made of the declaration.
function defaultCell({ flags }: ts.Symbol, node: ts.Node): string {
  if (!(flags & ts.SymbolFlags.Optional)) return '**required**';
  const text = defaultOf(node);
  return text === undefined ? OPTIONAL : defaultText(text);
}

function indexRow(node: ts.IndexSignatureDeclaration): readonly string[] {
  const keys = node.parameters.map(written).join(', ');
  return [code(`[${keys}]`), code(written(node.type)), OPTIONAL, docOf(node)];
}

function isMember(node: ts.Node): node is ts.PropertySignature | ts.MethodSignature {
  return ts.isPropertySignature(node) || ts.isMethodSignature(node);
}
