import * as fs from 'node:fs';
import { CutoverError, refuse } from '../core/error';
import type { Answer } from '../files/answer';
import { editDocument } from '../files/edit-document';
import { lockFileOf } from '../files/release';
import { lockText } from '../release/lock';
import { ReleasePlan } from '../release/plan';
import type { ReleaseData } from '../release/release';
import { stageRule } from '../release/model';
import { movedOn, takenBack } from '../transitions/verbs';
import { askApp } from './ask';
import type { ChosenRelease } from './edit';
import type { Project } from './project';

/** What an app would write at a later stage of a release. */
export interface StageAhead {
  readonly release: ReleaseData;
  readonly answer: Answer;
}

/**
 * What the app would write at the next stage of a release, or at a later one: as synthesis does step by step, each with the
 * lock of the one before. Throws where there is no such stage ahead, or where a step on the way is refused.
 */
export async function stageAhead(project: Project, chosen: ChosenRelease, to?: string): Promise<StageAhead> {
  refuse(chosen.answer.problems);
  const plan = ReleasePlan.of(...chosen.stages);
  const steps = stepsTo(plan, chosen.release, to);
  if (steps.length === 0) throw noWay(chosen, to, plan);
  const text = fs.readFileSync(chosen.file, 'utf8');
  let answer = chosen.answer;
  let lock = chosen.lockAfter;
  for (const release of steps) {
    const answers = await askApp(project, {
      [chosen.file]: editDocument(text, { ...release }),
      ...(lock ? { [lockFileOf(chosen.file)]: lockText(lock) } : {}),
    });
    refuse(answers.flatMap(({ problems }) => problems));
    for (const each of answers) {
      const own = each.releases.find(({ file }) => file === chosen.file);
      if (own) [answer, lock] = [each, own.lockAfter];
    }
  }
  return { release: steps.at(-1) ?? chosen.release, answer };
}

/** The steps to a stage, one after the other; none where none leads there. */
function stepsTo(plan: ReleasePlan, release: ReleaseData, to: string | undefined): readonly ReleaseData[] {
  if (to === 'rollback') return release.stage === 'idle' ? [] : [takenBack(release)];
  const steps: ReleaseData[] = [];
  let at = release;
  for (;;) {
    const next = movedOn(plan, at);
    if (next === at) return to === undefined ? steps : [];
    steps.push(next);
    if (to === undefined || next.stage === to) return steps;
    if (next.stage === 'idle') return [];
    at = next;
  }
}

function noWay({ release, file }: ChosenRelease, to: string | undefined, plan: ReleasePlan): CutoverError {
  const ahead = stagesAhead(plan, release);
  return new CutoverError([
    stageRule.problem({
      at: { file, field: 'stage' },
      given: `${release.stage}, from which ${to === undefined ? 'no stage follows' : `'${to}' is not ahead`}`,
      allowed: ahead.length > 0 ? ahead.join(', ') : 'a release that is under way',
      fix: ahead.length > 0 ? 'name one of them' : 'begin one: `cutover deploy VERSION IMAGE`',
    }),
  ]);
}

function stagesAhead(plan: ReleasePlan, release: ReleaseData): readonly string[] {
  const back = release.stage === 'idle' || release.stage === 'rollback' ? [] : ['rollback'];
  const last = stepsTo(plan, release, 'idle');
  return [...last.map(({ stage }) => stage), ...back];
}
