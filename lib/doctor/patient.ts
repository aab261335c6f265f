import { CutoverError } from '../core/error';
import type { KubeObject } from '../core/kube';
import type { Answer, AnsweredRelease } from '../files/answer';
import type { ChosenRelease } from '../project/edit';
import { objectsIn, objectsOf } from '../project/objects';
import type { Project } from '../project/project';
import { stageAhead } from '../project/stage-ahead';
import { ReleasePlan } from '../release/plan';
import { movedOn } from '../transitions/verbs';

/** What comes after the stage that releases are at. */
export type NextStage =
  | { readonly kind: 'objects'; readonly objects: readonly KubeObject[]; readonly steps: readonly string[] }
  /** No release has one, or the app refuses it. */
  | { readonly kind: 'none' | 'refused'; readonly why: string };

/** What a cluster is examined for. */
export interface Patient {
  readonly answer: Answer;
  readonly releases: readonly AnsweredRelease[];
  /** Objects of the stage, in the order in which they are applied. */
  readonly objects: readonly KubeObject[];
  readonly next: NextStage;
  /** Objects of the way back. */
  readonly inverse: readonly KubeObject[];
}

/** Reads what an app says of one environment, and asks it for the stage after. */
export async function patientOf(project: Project, answer: Answer, service?: string): Promise<Patient> {
  const releases = answer.releases.filter(({ release }) => service === undefined || release.service === service);
  const isMeant = service === undefined ? () => true : isOf(releases);
  return {
    answer,
    releases,
    objects: objectsOf(answer.files).filter(isMeant),
    next: await nextOf(project, answer, releases),
    inverse: inverseOf(answer).filter(isMeant),
  };
}

/** Namespaces of all objects. */
export function namespacesOf({ objects, releases }: Pick<Patient, 'objects' | 'releases'>): readonly string[] {
  const all = [...objects.map(({ metadata }) => metadata.namespace), ...releases.map(({ namespace }) => namespace)];
  return [...new Set(all.filter((name) => name !== undefined))].sort();
}

/** Objects of some releases, by the labels that all of them have. */
function isOf(releases: readonly AnsweredRelease[]): (object: KubeObject) => boolean {
  const names = releases.map(({ namespace, release }) => `${namespace}/${release.service}`);
  return ({ metadata }) => names.includes(`${metadata.namespace ?? ''}/${metadata.labels?.app ?? ''}`);
}

function inverseOf({ files }: Answer): readonly KubeObject[] {
  const names = Object.keys(files).filter((name) => /^rollback\/.*\.yaml$/.test(name));
  return names.flatMap((name) => objectsIn(name, files[name] ?? ''));
}

async function nextOf(project: Project, answer: Answer, releases: readonly AnsweredRelease[]): Promise<NextStage> {
  const ahead = releases.flatMap((each): ChosenRelease[] => {
    const { file, release, stages } = each;
    const isLast = movedOn(ReleasePlan.of(...stages), release) === release;
    return file === undefined || isLast ? [] : [{ ...each, file, answer }];
  });
  if (ahead.length === 0) return { kind: 'none', why: 'no release has a next stage' };
  const objects: KubeObject[] = [];
  const steps: string[] = [];
  try {
    for (const chosen of ahead) {
      const next = await stageAhead(project, chosen);
      objects.push(...objectsOf(next.answer.files).filter(isOf([chosen])));
      steps.push(`${chosen.release.service} ${chosen.release.stage} → ${next.release.stage}`);
    }
  } catch (error) {
    if (!(error instanceof CutoverError)) throw error;
    return { kind: 'refused', why: error.message };
  }
  return { kind: 'objects', objects, steps };
}
