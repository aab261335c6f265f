import { canonical } from '../core/canonical';
import { objectName, type KubeObject } from '../core/kube';
import { toYaml } from '../files/yaml';
import { WAVES, waveFolder, waveOf } from '../strategy/manifest';
import { isSynthesizedStage, type StepBack, type SynthesizedStage } from './synthesized-stage';

/**
 * Prints a stage for snapshots, so that people can review it: who has the traffic, the way back, and the objects as YAML,
 * wave by wave. Objects and keys are in order and digests are cut to eight digits. For `expect.addSnapshotSerializer` or
 * the setting `snapshotSerializers`.
 */
export const stageSerializer = {
  /** Whether a value is a stage. */
  test(value: unknown): boolean {
    return isSynthesizedStage(value);
  },

  /** The text of a stage. */
  serialize(value: unknown): string {
    return stageText(value as SynthesizedStage);
  },
};

function stageText({ name, release, weights, inverse, objects }: SynthesizedStage): string {
  const waves = WAVES.map((wave) => ({ wave, members: objects.filter(({ kind }) => waveOf(kind) === wave) }));
  const text = [
    `# ${release.service} at ${name}: blue ${weights.blue} %, green ${weights.green} %`,
    ...(inverse.length > 0 ? ['# The way back:'] : ['# There is no way back.']),
    ...inverse.map((step, index) => `#   ${index + 1}. ${stepText(step)}`),
    ...waves
      .filter(({ members }) => members.length > 0)
      .map(({ wave, members }) => `\n# ${waveFolder(wave)}\n${toYaml(inOrder(members))}`.trimEnd()),
  ].join('\n');
  return text.replace(/sha256:([0-9a-f]{8})[0-9a-f]{56}/g, 'sha256:$1…');
}

function stepText(step: StepBack): string {
  if (step.kind === 'wait') return `wait for ${step.replicas} pods of ${step.namespace}/${step.deployment}`;
  return `${step.name} ${step.objects.map(objectName).join(', ')}`;
}

function inOrder(objects: readonly KubeObject[]): KubeObject[] {
  const sorted = objects.toSorted((a, b) => (objectName(a) < objectName(b) ? -1 : 1));
  return sorted.map(({ apiVersion, kind, metadata, ...rest }) => ({
    apiVersion,
    kind,
    metadata: canonical(metadata),
    ...canonical(rest),
  }));
}
