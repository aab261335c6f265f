import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { optsOut, type CodeBlock } from './code-blocks';
import { ROOT } from './files';

// Inside the repository, so that packages resolve from the blocks as they do from an app.
const SCRATCH = join(ROOT, 'build', 'docs-code');

/** What is wrong with the blocks, each with the line of its markdown file. All are checked in one program. */
export function blockProblems(blocks: readonly CodeBlock[]): readonly string[] {
  const refused = blocks
    .filter(optsOut)
    .map((block) => `${block.file}:${block.line} every block is checked; drop "${block.meta}"`);
  const written = writeBlocks(blocks);
  const program = ts.createProgram([...written.keys()], compilerOptions());
  const general = program.getOptionsDiagnostics().map((diagnostic) => messageOf(diagnostic));
  return [...refused, ...general, ...[...written].flatMap(([path, block]) => problemsOf(program, path, block))];
}

function writeBlocks(blocks: readonly CodeBlock[]): ReadonlyMap<string, CodeBlock> {
  rmSync(SCRATCH, { recursive: true, force: true });
  mkdirSync(SCRATCH, { recursive: true });
  return new Map(
    blocks.map((block) => {
      const path = join(SCRATCH, `${block.file.replace(/\W+/g, '-')}-${block.line}.ts`);
      writeFileSync(path, `${block.code}\n`);
      return [path, block];
    }),
  );
}

function compilerOptions(): ts.CompilerOptions {
  const config = join(ROOT, 'tsconfig.json');
  const read: { config?: object; error?: ts.Diagnostic } = ts.readConfigFile(config, (path) => ts.sys.readFile(path));
  if (read.error) throw new Error(messageOf(read.error));
  // Its `include` is of no use here, and to expand it would read the whole repository.
  const { options } = ts.parseJsonConfigFileContent(
    { ...read.config, include: [], files: [] },
    ts.sys,
    ROOT,
    {},
    config,
  );
  return {
    ...options,
    noEmit: true,
    noUnusedLocals: false,
    noUnusedParameters: false,
    moduleDetection: ts.ModuleDetectionKind.Force,
    paths: {
      ...options.paths,
      cutover: [join(ROOT, 'lib', 'index.ts')],
      'cutover/definition': [join(ROOT, 'lib', 'definition.ts')],
      'cutover/pulumi': [join(ROOT, 'lib', 'pulumi', 'index.ts')],
      // Too large for a dependency; what the pages use of it is declared here.
      '@pulumi/aws': [join(ROOT, 'scripts', 'project', 'pulumi-aws.d.ts')],
      'cutover/testing': [join(ROOT, 'lib', 'testing', 'index.ts')],
    },
  };
}

function problemsOf(program: ts.Program, path: string, block: CodeBlock): readonly string[] {
  const source = program.getSourceFile(path);
  const diagnostics = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  return diagnostics.map((diagnostic) => {
    const lines = source?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0;
    return `${block.file}:${block.line + 1 + lines} ${messageOf(diagnostic)}`;
  });
}

function messageOf({ code, messageText }: ts.Diagnostic): string {
  return `TS${code} ${ts.flattenDiagnosticMessageText(messageText, '\n  ')}`;
}
