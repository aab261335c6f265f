import { dirname, join } from 'node:path';
import ts from 'typescript';

export const ROOT = dirname(__dirname);

/**
 * Compiles a file and all that it imports as the package is compiled; gives the path of what it became. Under tsx the
 * library would be measured with the helpers that esbuild adds to every closure, and with the memory of esbuild.
 */
export function compiled(file: string, outDir: string): string {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  const host = { ...options, noEmit: false, noCheck: true, types: [], rootDir: ROOT, outDir };
  ts.createProgram([join(ROOT, file)], host).emit();
  return join(outDir, file.replace(/\.ts$/, '.js'));
}
