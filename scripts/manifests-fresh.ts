/** Fails when the committed manifests are not what the apps synthesize: `npx tsx scripts/manifests-fresh.ts`. */
import { execFileSync } from 'node:child_process';
import { synthesizeAll } from './project/apps';
import { ROOT } from './project/files';

const SYNTHESIZED = /^apps\/[^/]+\/(?:manifests\/|[^/]+\.lock\.yaml$)/;

function main(): void {
  const succeeded = synthesizeAll();
  const stale = staleFiles();
  if (stale.length > 0) console.error(`synthesis differs from what is committed:\n${stale.join('\n')}`);
  if (!succeeded || stale.length > 0) process.exitCode = 1;
}

function staleFiles(): readonly string[] {
  const options = ['--porcelain', '-z', '--no-renames', '--untracked-files=all'];
  const status = execFileSync('git', ['status', ...options, '--', 'apps/'], { cwd: ROOT, encoding: 'utf8' });
  return status.split('\0').filter((entry) => SYNTHESIZED.test(entry.slice('XY '.length)));
}

main();
