import { runApp } from '../../project/ask';
import { projectIn } from '../../project/project';
import { EXIT, type Context, type ExitCode } from '../context';
import { reportText } from '../print';

/** Writes the manifests of the stage that each release is at. */
export async function synthCommand(context: Context): Promise<ExitCode> {
  const answers = await runApp(projectIn(context.folder));
  const problems = answers.flatMap((answer) => answer.problems);
  const written = answers.map(({ outdir, files, releases, environment }) => ({
    outdir,
    ...(environment === undefined ? {} : { environment }),
    files: Object.keys(files).length,
    releases: releases.map(({ release }) => ({ service: release.service, stage: release.stage })),
  }));
  if (context.json) {
    context.print(JSON.stringify({ written, problems }, undefined, 2));
    return EXIT.done;
  }
  if (problems.length > 0) context.print(`${reportText(problems, context.colors)}\n`);
  for (const { outdir, files, releases } of written) {
    const stages = releases.map(({ service, stage }) => `${service} at ${stage}`).join(', ');
    context.print(`${outdir}: ${files} files${stages === '' ? '' : ` (${stages})`}`);
  }
  return EXIT.done;
}
