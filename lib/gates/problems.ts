import type { Place, Problem } from '../core/problem';
import { repeated } from '../core/repeated';
import { Rule } from '../core/rule';
import type { ObjectiveFacts } from '../objectives/objective';
import { candidateWeight, trafficBefore } from '../release/model';
import type { ReleasePlan } from '../release/plan';
import { holdOf, stageName, type Stage } from '../release/stage';
import { EARLY_LOOK } from './counting';
import { AT_THE_END, DEPENDENTS_METRIC, measuredAt, SHARE_METRIC } from './stage-gates';
import { LOOK_INTERVAL } from './watch';

export const gateWindowRule = new Rule({
  id: 'gate-window',
  title: 'Rates are taken over four scrapes at the least, and over nothing from before the candidate',
  why: 'With two scrapes in a window one that is late leaves no value, and a gate without values holds or stops a healthy release. What a long one finds from before is judged as if it were of this release.',
});

export const gateReachRule = new Rule({
  id: 'gate-reach',
  title: 'Every gate can reach a verdict within the hold of its stage',
  why: 'A stage that ends before its gates have looked lets everything through, and looks as if it had been watched.',
});

export const objectiveNameRule = new Rule({
  id: 'objective-name',
  title: 'Objectives of a release have names of their own',
  why: 'Argo Rollouts refuses an analysis with two metrics of one name, and alerts of one name hide each other.',
});

/** Scrapes that a rate needs to survive two that are lost. */
const SCRAPES = 4;

/** What keeps gates from a verdict, for the whole plan: known before the first stage. */
export function gateProblems(
  plan: ReleasePlan,
  objectives: readonly ObjectiveFacts[],
  scrapeInterval: number,
  at: Place,
): Problem[] {
  const place: Place = { ...at, field: 'objectives' };
  return [
    ...repeatedNames(objectives, place),
    ...ownNames(objectives, place),
    ...objectives.flatMap((objective) => [
      ...windowProblems(objective, scrapeInterval, place),
      ...stepProblems(objective, place),
      ...unmeasured(plan, objective, place),
    ]),
    ...plan.stages.flatMap((stage) => stageReach(plan, stage, objectives, scrapeInterval, { ...at, field: 'plan' })),
  ];
}

function repeatedNames(objectives: readonly ObjectiveFacts[], at: Place): Problem[] {
  const names = objectives.map(({ name }) => name);
  return repeated(names).map((name) =>
    objectiveNameRule.problem({
      at,
      given: `${names.filter((other) => other === name).length} objectives named ${name}`,
      allowed: 'each name once',
      fix: "give one of them a name: { name: 'checkout-errors' }",
    }),
  );
}

/** An objective that is named as a metric that a stage has besides its objectives. */
function ownNames(objectives: readonly ObjectiveFacts[], at: Place): Problem[] {
  return objectives
    .filter(
      ({ name }) =>
        [SHARE_METRIC, DEPENDENTS_METRIC].includes(name) || name.endsWith(AT_THE_END) || EARLY_LOOK.test(name),
    )
    .map(({ name }) =>
      objectiveNameRule.problem({
        at,
        given: `an objective named ${name}`,
        allowed: `any name but ${SHARE_METRIC}, ${DEPENDENTS_METRIC} and what ends in ${AT_THE_END} or -after-60s: stages have these metrics themselves`,
        fix: `give it another name: { name: '${name}-of-mine' }`,
      }),
    );
}

function windowProblems({ name, window }: ObjectiveFacts, scrapeInterval: number, at: Place): Problem[] {
  const least = SCRAPES * scrapeInterval;
  if (window >= least) return [];
  const problem = gateWindowRule.problem({
    at,
    given: `${name}: a window of ${window} s, scraped every ${scrapeInterval} s`,
    allowed: `at least ${least} s`,
    fix: `raise the window to ${least} s, or say prometheus.scrapeInterval in the platform if it is shorter`,
  });
  return [problem];
}

function stepProblems({ name, rollbackAfter }: ObjectiveFacts, at: Place): Problem[] {
  if (rollbackAfter % LOOK_INTERVAL === 0) return [];
  const problem = gateReachRule.problem({
    at,
    given: `${name}: rollbackAfter ${rollbackAfter} s`,
    allowed: `a multiple of ${LOOK_INTERVAL} s, the time between two looks`,
    fix: `such as ${Math.ceil(rollbackAfter / LOOK_INTERVAL) * LOOK_INTERVAL} s`,
  });
  return [problem];
}

/** A comparison with the stable version needs a stage at which both have traffic, and are watched. */
function unmeasured(plan: ReleasePlan, objective: ObjectiveFacts, at: Place): Problem[] {
  const watched = plan.stages.filter((stage) => holdOf(stage) > 0 && candidateWeight(stage) > 0);
  if (watched.length === 0 || watched.some((stage) => measuredAt(stage, [objective]).length > 0)) return [];
  const problem = gateReachRule.problem({
    at,
    given: `${objective.name} compares with the stable version, which has no traffic at ${watched.map(stageName).join(', ')}`,
    allowed: 'a stage below 100 % with a hold, or bounds that are absolute',
    fix: 'add a step to the plan, such as ReleasePlan.steps({ 10: 180 }), or give absolute bounds',
  });
  return [problem];
}

function stageReach(
  plan: ReleasePlan,
  stage: Stage,
  objectives: readonly ObjectiveFacts[],
  scrapeInterval: number,
  at: Place,
): Problem[] {
  if (stage.kind !== 'shift' && stage.kind !== 'soak') return [];
  const measured = measuredAt(stage, objectives);
  if (measured.length === 0) return [];
  const say = (given: string, least: number) =>
    gateReachRule.problem({
      at,
      given,
      allowed: `${stageName(stage)} held for at least ${least} s`,
      fix: `raise its hold to ${least} s, or lower window and rollbackAfter of the objective`,
    });
  // What follows the last shift has the same weight, and is watched.
  if (stage.hold === 0)
    return candidateWeight(stage) === 100 && stage.kind === 'shift' ? [] : unwatched(stage, measured);
  const seen = trafficBefore(plan, stage) + stage.hold;
  return measured.flatMap((objective) => {
    const { name, rollbackAfter } = objective;
    const settle = firstLook(objective);
    const needed = rollbackAfter > 0 ? rollbackAfter + 2 * scrapeInterval : 0;
    if (stage.hold < settle)
      return [say(`${stageName(stage)} is held for ${stage.hold} s; ${name} first looks after ${settle} s`, settle)];
    if (seen >= needed) return [];
    const given = `${stageName(stage)} ends ${seen} s after the first request; ${name} fails after ${needed} s at the earliest`;
    return [say(given, stage.hold + needed - seen)];
  });

  /** Seconds before the first look. A test that counts on does not wait for its window, but for the scrapes of a rate. */
  function firstLook({ settle, sequential }: ObjectiveFacts): number {
    return sequential ? Math.max(settle, SCRAPES * scrapeInterval) : settle;
  }

  function unwatched(unheld: Stage, missed: readonly ObjectiveFacts[]): Problem[] {
    const longest = Math.max(...missed.map(firstLook));
    return [
      say(`${stageName(unheld)} is not held, with ${missed.map(({ name }) => name).join(', ')} to watch`, longest),
    ];
  }
}
