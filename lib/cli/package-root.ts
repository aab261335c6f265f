import * as fs from 'node:fs';
import * as path from 'node:path';

/** The folder of this package, both where it is built and where it is not. */
function packageRoot(folder = __dirname): string {
  if (fs.existsSync(path.join(folder, 'package.json'))) return folder;
  const above = path.dirname(folder);
  if (above === folder) throw new Error(`no package.json above ${__dirname}`);
  return packageRoot(above);
}

/** The version of this package. */
export function packageVersion(): string {
  const text = fs.readFileSync(path.join(packageRoot(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
