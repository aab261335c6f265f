import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as ts from 'typescript';
import { ROOT } from './files';

/** Something that an entry point of the package exports, wherever it is declared. */
export interface ApiItem {
  readonly name: string;
  /** Where it is declared, from the root of the repository. */
  readonly file: string;
  /** Exported as a type alone: a class that users hold but do not make. */
  readonly typeOnly: boolean;
  readonly symbol: ts.Symbol;
  /** The declarations that say what it is; more than one for overloads. */
  readonly declarations: readonly ts.Declaration[];
}

/** What each entry point exports, in no order; those that are not there are left out. */
export function exportedItems(entries: readonly string[]): {
  readonly checker: ts.TypeChecker;
  readonly itemsOf: ReadonlyMap<string, readonly ApiItem[]>;
} {
  const present = entries.filter((entry) => existsSync(join(ROOT, entry)));
  const program = ts.createProgram(
    present.map((entry) => join(ROOT, entry)),
    compilerOptions(),
  );
  const checker = program.getTypeChecker();
  return { checker, itemsOf: new Map(present.map((entry) => [entry, itemsIn(program, checker, entry)])) };
}

/** Whether a declaration is of this repository and not of a package. */
export function isOwn(declaration: ts.Declaration): boolean {
  return !declaration.getSourceFile().fileName.includes('/node_modules/');
}

function itemsIn(program: ts.Program, checker: ts.TypeChecker, entry: string): readonly ApiItem[] {
  const source = program.getSourceFile(join(ROOT, entry));
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${entry} is no module`);
  return checker.getExportsOfModule(module).map((exported) => itemOf(checker, exported));
}

function itemOf(checker: ts.TypeChecker, exported: ts.Symbol): ApiItem {
  const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0;
  const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
  const { declarations = [] } = symbol;
  const [first] = declarations;
  if (!first) throw new Error(`${exported.name} is exported and declared nowhere`);
  return {
    name: exported.name,
    file: relative(ROOT, first.getSourceFile().fileName),
    typeOnly: (exported.declarations ?? []).some((node) => ts.isTypeOnlyExportDeclaration(node)),
    symbol,
    declarations,
  };
}

function compilerOptions(): ts.CompilerOptions {
  const fail = ({ messageText }: ts.Diagnostic): never => {
    throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
  };
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail };
  const config = ts.getParsedCommandLineOfConfigFile(join(ROOT, 'tsconfig.build.json'), {}, host);
  if (!config) throw new Error('tsconfig.build.json cannot be read');
  // Types of Node are in none of the signatures and would be a third of what is parsed.
  return { ...config.options, types: [], noEmit: true };
}
