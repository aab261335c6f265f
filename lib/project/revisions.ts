import * as path from 'node:path';
import type { Git } from './git';

/** Texts of the files that a commit has in a folder of output, by their paths in it; none where it has no such folder. */
export async function filesAt(
  git: Git,
  commit: string,
  outdir: string,
  folder: string,
): Promise<Readonly<Record<string, string>>> {
  const files = await git.files(commit, outdir);
  const texts = files.map(async (file) => {
    const absolute = path.resolve(folder, file);
    const name = path.relative(outdir, absolute).split(path.sep).join('/');
    return [name, (await git.text(commit, absolute)) ?? ''] as const;
  });
  return Object.fromEntries(await Promise.all(texts));
}
