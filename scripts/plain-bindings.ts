/**
 * Leaves only plain types in the declarations of the bindings that are published, `npx tsx scripts/plain-bindings.ts`: their
 * classes extend those of cdk8s, have no code in the package, and would make whoever uses Pulumi install cdk8s to compile.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { ROOT } from './project/files';

const METADATA = 'ApiObjectMetadata';

/** Rewrites the declarations in a folder. */
export function plainBindings(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.d.ts'))) {
    const file = join(folder, name);
    writeFileSync(file, plainTypes(readFileSync(file, 'utf8')));
  }
}

/** The interfaces and types of a declaration file that hold plain data. */
export function plainTypes(text: string): string {
  const source = ts.createSourceFile('bindings.d.ts', text, ts.ScriptTarget.Latest);
  const plain = source.statements.filter(
    (statement) =>
      (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) &&
      !statement.getText(source).includes(METADATA),
  );
  return `${plain.map((statement) => statement.getFullText(source).trim()).join('\n')}\n`;
}

if (require.main === module) plainBindings(join(ROOT, 'build', 'imports'));
