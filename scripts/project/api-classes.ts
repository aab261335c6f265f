import * as ts from 'typescript';
import { docOf, summary } from './api-docs';
import { code, paragraphs, table } from './api-markdown';
import { isOwn, type ApiItem } from './api-program';
import { callSignature, heritage, parameters, typeOf, typeParameters } from './api-signatures';

type Row = readonly [signature: string, doc: string];

/** A class: what it is, how one is made, and its public members in the order of the source. */
export function classSection(item: ApiItem, node: ts.ClassDeclaration, checker: ts.TypeChecker): string {
  const instance = checker.getDeclaredTypeOfSymbol(item.symbol).getProperties();
  const members = instance.flatMap((member) => memberRows(member, '', checker));
  const making = item.typeOnly ? [] : [...constructorRows(item.name, node), ...staticRows(item, checker)];
  return paragraphs([
    code(`class ${item.name}${typeParameters(node)}${heritage(node)}`),
    summary(docOf(node)),
    table(
      ['member', 'meaning'],
      [...making, ...members].map(([signature, doc]) => [code(signature), doc]),
    ),
  ]);
}

function constructorRows(name: string, node: ts.ClassDeclaration): readonly Row[] {
  const all = node.members.filter(ts.isConstructorDeclaration).filter(isPublic);
  return signatures(all).map((signature) => [`new ${name}${parameters(signature)}`, docOf(signature)]);
}

function staticRows({ name, symbol }: ApiItem, checker: ts.TypeChecker): readonly Row[] {
  const statics = [...(symbol.exports?.values() ?? [])].filter(({ flags }) => !(flags & ts.SymbolFlags.Prototype));
  return statics.flatMap((member) => memberRows(member, `${name}.`, checker));
}

function memberRows(member: ts.Symbol, prefix: string, checker: ts.TypeChecker): readonly Row[] {
  const own = (member.declarations ?? []).filter((node) => isOwn(node) && isPublic(node));
  if (own.length === 0 || member.name.startsWith('_') || own.every(isBareOverride)) return [];
  const name = `${prefix}${member.name}`;
  const methods = own.filter(ts.isMethodDeclaration);
  if (methods.length > 0) {
    return signatures(methods).map((node) => [`${name}${callSignature(node, checker)}`, docOf(node, ...methods)]);
  }
  const [value] = own;
  return value ? [[`${name}${typed(value, checker)}`, docOf(...own)]] : [];
}

function typed(node: ts.Declaration, checker: ts.TypeChecker): string {
  if (ts.isGetAccessorDeclaration(node)) return callSignature(node, checker).slice('()'.length);
  if (ts.isSetAccessorDeclaration(node)) return node.parameters.map((value) => `: ${typeOf(value, checker)}`).join('');
  if (!ts.isPropertyDeclaration(node) && !ts.isParameter(node)) throw new Error(`what is ${node.getText()}?`);
  return `${node.questionToken ? '?' : ''}: ${typeOf(node, checker)}`;
}

/** The overloads of a function where it has any, else the function itself. */
function signatures<T extends ts.FunctionLikeDeclaration>(all: readonly T[]): readonly T[] {
  const overloads = all.filter(({ body }) => body === undefined);
  return overloads.length > 0 ? overloads : all;
}

function isPublic(node: ts.Declaration): boolean {
  const name = ts.getNameOfDeclaration(node);
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return !(ts.getCombinedModifierFlags(node) & hidden) && !(name && ts.isPrivateIdentifier(name));
}

/** An override that says nothing of its own: to callers it is what its base is. */
function isBareOverride(node: ts.Declaration): boolean {
  return (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Override) !== 0 && docOf(node) === '';
}
