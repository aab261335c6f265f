import * as ts from 'typescript';
import { oneLine } from './api-docs';

const printer = ts.createPrinter({ removeComments: true });

/** What is between the name of a function and its body: type parameters, parameters and the type of the result. */
export function callSignature(node: ts.SignatureDeclaration, checker: ts.TypeChecker): string {
  return `${typeParameters(node)}${parameters(node)}: ${resultType(node, checker)}`;
}

/** A signature as the type of a member. */
export function functionType(node: ts.SignatureDeclaration, checker: ts.TypeChecker): string {
  return `${typeParameters(node)}${parameters(node)} => ${resultType(node, checker)}`;
}

/** Parameters as they are written, without the modifiers that make members of them. */
export function parameters(node: ts.SignatureDeclaration): string {
  return `(${node.parameters.map(parameter).join(', ')})`;
}

/** The type of a property, a parameter or a constant as it is written, or as it was inferred where nobody wrote it. */
export function typeOf(node: ts.HasType & ts.Declaration, checker: ts.TypeChecker): string {
  return node.type ? written(node.type) : inferred(checker.getTypeAtLocation(node), checker);
}

/** The type parameters of a declaration, in their brackets. */
export function typeParameters({ typeParameters: list }: ts.DeclarationWithTypeParameterChildren): string {
  return list ? `<${list.map(written).join(', ')}>` : '';
}

/** What a class or an interface says it extends or implements. */
export function heritage({ heritageClauses }: ts.ClassDeclaration | ts.InterfaceDeclaration): string {
  return (heritageClauses ?? []).map((clause) => ` ${written(clause)}`).join('');
}

/** A node in one line, without the comments in it. */
export function written(node: ts.Node): string {
  const text = oneLine(printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile()));
  return text
    .replace(/(?<=^|[(<])\s?\| /g, '')
    .replaceAll('; }', ' }')
    .replaceAll('[ ', '[')
    .replaceAll(' ]', ']');
}

function parameter(node: ts.ParameterDeclaration): string {
  const { dotDotDotToken, name, questionToken, type, initializer } = node;
  const initial = initializer && isPlain(initializer) ? ` = ${written(initializer)}` : '';
  const isOptional = questionToken !== undefined || (initializer !== undefined && initial === '');
  const typed = type ? `: ${written(type)}` : '';
  return `${dotDotDotToken ? '...' : ''}${parameterName(name, type)}${isOptional ? '?' : ''}${typed}${initial}`;
}

/** How a function takes its parameter apart is its own affair: callers see what the whole is. */
function parameterName(name: ts.BindingName, type: ts.TypeNode | undefined): string {
  if (ts.isIdentifier(name)) return name.text;
  const whole = type && ts.isTypeReferenceNode(type) ? written(type.typeName) : 'options';
  return whole.charAt(0).toLowerCase() + whole.slice(1);
}

/** Whether an initial value says something to callers; one that is computed does not. */
function isPlain(node: ts.Expression): boolean {
  return /^(?:'.*'|[\d.]+|true|false|\{\}|\[\])$/.test(written(node));
}

function resultType(node: ts.SignatureDeclaration, checker: ts.TypeChecker): string {
  if (node.type) return written(node.type);
  const signature = checker.getSignatureFromDeclaration(node);
  return signature ? inferred(checker.getReturnTypeOfSignature(signature), checker) : 'void';
}

function inferred(type: ts.Type, checker: ts.TypeChecker): string {
  const text = checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
  return oneLine(text).replaceAll('"', "'").replaceAll('; }', ' }');
}
