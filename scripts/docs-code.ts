/** Type-checks every TypeScript block of README.md and docs/: `npx tsx scripts/docs-code.ts`. */
import { blockProblems } from './project/check-blocks';
import { codeBlocks } from './project/code-blocks';
import { projectFiles } from './project/files';

function main(): void {
  const pages = projectFiles((file) => file === 'README.md' || /^docs\/.*\.md$/.test(file));
  const blocks = pages.flatMap(codeBlocks);
  const problems = blocks.length === 0 ? [] : blockProblems(blocks);
  if (problems.length > 0) {
    console.error(problems.join('\n'));
    process.exitCode = 1;
  }
  console.log(`${blocks.length} blocks in ${pages.length} pages, ${problems.length} problems`);
}

main();
