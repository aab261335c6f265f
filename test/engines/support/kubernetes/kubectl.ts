import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { SynthesizedStage } from 'cutover/testing';
import type { Engines, Result } from '../../../../lib/engines';
import { WAVES, waveFolder } from '../../../../lib/strategy/manifest';

/** Whether there is one: it is no engine of ours, and used where it is there. */
export function kubectlOnPath(): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, 'kubectl')));
}

/** The real kubectl, inside with the engines, and folders of output that it applies. */
export class Kubectl {
  constructor(
    private readonly engines: Engines,
    private readonly namespace: string,
  ) {}

  /** Applies the waves that a stage has one after the other, with flags of `kubectl apply`. */
  apply(stage: SynthesizedStage, flags: string): Promise<Result> {
    const folder = this.write(stage);
    const folders = WAVES.map((wave) => join('release', waveFolder(wave)));
    const written = folders.filter((each) => [...stage.files.keys()].some((path) => path.startsWith(`${each}/`)));
    const files = written.map((each) => `-f ${join(folder, each)}`);
    return this.shell(`kubectl apply ${flags} ${files.join(' ')}`);
  }

  /** Runs the rollback.sh of a stage, as it was written. */
  rollBack(stage: SynthesizedStage): Promise<Result> {
    const folder = this.write(stage);
    const script = [...stage.files.keys()].find((path) => path.endsWith('/rollback.sh'));
    if (script === undefined) throw new Error(`${stage.name} has no rollback.sh`);
    return this.shell(`sh ${join(folder, script)}`);
  }

  private shell(command: string): Promise<Result> {
    const env = { KUBECONFIG: this.engines.kubeconfig(), HOME: this.engines.folder };
    return this.engines.run('kubectl', { program: '/bin/sh', args: ['-c', command], env }, 120_000);
  }

  private write({ name, files }: SynthesizedStage): string {
    const folder = join('output', this.namespace, name.replaceAll(' ', '-'));
    for (const [path, text] of files) this.engines.write(join(folder, path), text);
    return join(this.engines.folder, folder);
  }
}
