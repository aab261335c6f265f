import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { runProgram, type ProgramRun } from './language-host';
import type { Computed } from './monitor';

const ROOT = resolve(__dirname, '../../..');

/** A program of Pulumi in a folder of its own, with the package as `npm run build` makes it among its modules. */
export class TestProgram {
  readonly packageRoot = ROOT;
  readonly folder = mkdtempSync(join(ROOT, '.cutover-pulumi-'));

  constructor(code: string) {
    this.write('package.json', JSON.stringify({ name: 'program', main: 'index.ts' }));
    // Its own, so that the one of this repository, which leads to the sources, is not taken.
    this.write('tsconfig.json', JSON.stringify({ compilerOptions: { module: 'commonjs', strict: true } }));
    this.write('index.ts', code);
    mkdirSync(join(this.folder, 'node_modules'));
    symlinkSync(ROOT, join(this.folder, 'node_modules', 'cutover'));
  }

  preview(): Promise<ProgramRun> {
    return runProgram(this.folder, { preview: true });
  }

  /** @param computed What resources come to have besides what they were given, by their names. */
  update(computed: Computed = {}): Promise<ProgramRun> {
    return runProgram(this.folder, { preview: false, computed });
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  has(file: string): boolean {
    return existsSync(join(this.folder, file));
  }

  /** When a file was last written, in ms. */
  writtenAt(file: string): number {
    return statSync(join(this.folder, file)).mtimeMs;
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
