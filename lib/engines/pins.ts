import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { EngineError } from './error';

/** What of a folder under `tools/` is built, as its `engine.yaml` says. */
export interface Recipe {
  /** The module whose version is the engine's. @default - the folder's own module, which has no version */
  readonly module?: string;
  /** The version it reports, where that is not the module's. @default - the module's */
  readonly version?: string;
  /** Go packages to build, by the name of the program. @default {} */
  readonly programs?: Readonly<Record<string, string>>;
  /** Other names that a program is started by. @default {} */
  readonly links?: Readonly<Record<string, string>>;
  /** Flags of Go's linker; `{version}`, `{major}` and `{minor}` stand for the engine's. @default [] */
  readonly ldflags?: readonly string[];
  /** Go build tags. @default [] */
  readonly tags?: readonly string[];
  /** Files and folders of modules that are needed at run time, by the name they are kept under. @default {} */
  readonly files?: Readonly<Record<string, { readonly module: string; readonly path: string }>>;
}

/** An engine, or what several engines need, as a folder under `tools/` pins it. */
export interface Pin {
  readonly name: string;
  /** The folder with the pins: go.mod and go.sum, or requirements.txt. */
  readonly source: string;
  readonly recipe: Recipe;
  /** As the engine itself would say it. */
  readonly version: string;
  /** Where it is installed, or will be: outside the work tree, and a new place with every change of a pin. */
  readonly home: string;
}

/** Written last of all, so that a home with it is whole. */
export const COMPLETE = 'installed.json';

const TOOLS = findTools(__dirname);

/** Raised when the same pins come to be installed in another way. */
const LAYOUT = '1';

/** Where engines are installed: `CUTOVER_ENGINES` if it is set, else in the user's cache. */
export function enginesFolder(): string {
  const { CUTOVER_ENGINES, XDG_CACHE_HOME } = process.env;
  if (CUTOVER_ENGINES) return resolve(CUTOVER_ENGINES);
  // Empty is as good as unset, as the XDG specification has it.
  const cache = XDG_CACHE_HOME === undefined || XDG_CACHE_HOME === '' ? join(homedir(), '.cache') : XDG_CACHE_HOME;
  return join(cache, 'cutover', 'engines');
}

/** Everything that `tools/` pins, by name. */
export function pins(): readonly Pin[] {
  return readdirSync(TOOLS)
    .sort()
    .filter((name) => existsSync(join(TOOLS, name, 'engine.yaml')))
    .map(pinOf);
}

/** Whether what is pinned is installed, whole and from these very pins. */
export function isInstalled({ home }: Pin): boolean {
  return existsSync(join(home, COMPLETE));
}

/** The engines of that list that are not installed. */
export function notInstalled(names: readonly string[]): readonly string[] {
  return pins().flatMap((pin) => (names.includes(pin.name) && !isInstalled(pin) ? [pin.name] : []));
}

/** A program or file of an installed engine. Throws an EngineError when it is not installed. */
export function installedFile(engine: string, ...path: readonly string[]): string {
  const pin = pinOf(engine);
  if (!isInstalled(pin)) throw new EngineError(engine, 'not installed: run `npm run engines:install`');
  return join(pin.home, ...path);
}

function pinOf(name: string): Pin {
  const source = join(TOOLS, name);
  const files = readdirSync(source).sort();
  const texts = files.map((file) => [file, readFileSync(join(source, file), 'utf8')] as const);
  const key = createHash('sha256')
    .update(JSON.stringify([LAYOUT, process.platform, process.arch, texts]))
    .digest('hex')
    .slice(0, 12);
  const recipe = parse(readFileSync(join(source, 'engine.yaml'), 'utf8')) as Recipe;
  const version = recipe.version ?? pinnedVersion(recipe.module, texts.map(([, text]) => text).join('\n'));
  return { name, source, recipe, version, home: join(enginesFolder(), `${name}-${key}`) };
}

function pinnedVersion(module: string | undefined, text: string): string {
  if (module === undefined) return '';
  const line = text.split('\n').find((each) => each.replace('require', '').trim().startsWith(`${module} v`));
  const python = text.split('\n').find((each) => each.startsWith(`${module}==`));
  return line?.split(' v')[1]?.split(' ')[0] ?? python?.split('==')[1]?.split(' ')[0] ?? '';
}

/** `tools/` lies beside `lib/`, of which a build is a copy one folder further down. */
function findTools(folder: string): string {
  const tools = join(folder, 'tools');
  if (existsSync(join(tools, 'etcd', 'engine.yaml'))) return tools;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('cutover was installed without its folder tools/');
  return findTools(parent);
}
