import * as fc from 'fast-check';
import type { BlueGreenProps, Lock, ReleaseData, SlotName } from 'cutover';
import { SLOTS } from '../../lib/core/labels';
import { firstRelease, inOrder, play, playThrough, withCandidate, type Director, type Scene } from './play';
import {
  anyPlatform,
  anyService,
  anySurroundings,
  patchesOf,
  serviceOf,
  surroundingsOf,
  type PlatformRecipe,
  type ServiceRecipe,
  type SurroundingsRecipe,
} from './recipes';

/** Three versions of a service whose definitions have nothing to do with each other, and everything around them. */
export interface LifeRecipe {
  readonly versions: readonly [ServiceRecipe, ServiceRecipe, ServiceRecipe];
  readonly around: SurroundingsRecipe;
  readonly platform: PlatformRecipe;
  /** The slot that the first version is in. */
  readonly live: SlotName;
}

export const anyLife: fc.Arbitrary<LifeRecipe> = fc.record({
  versions: fc.tuple(anyService, anyService, anyService),
  around: anySurroundings,
  platform: anyPlatform,
  live: fc.constantFrom(...SLOTS),
});

/** What the code is while a life is played. */
export type Life = Required<Pick<BlueGreenProps, 'plan' | 'router' | 'promotionLabels'>> & {
  readonly director: Director;
};

export function lifeOf({ versions, around, platform }: LifeRecipe): Life {
  const surroundings = surroundingsOf(around);
  const { chartLabels } = around;
  const patch = patchesOf(around);
  const code = versions.map((recipe) => {
    return { props: { ...serviceOf(recipe), ...surroundings }, platform, chartLabels, patch };
  });
  return { ...surroundings, director: inOrder(...code) };
}

/** The first release, from idle to idle with the roles swapped. */
export const firstOf = remembered((recipe: LifeRecipe): Scene[] => {
  const { plan, director } = lifeOf(recipe);
  return playThrough(plan, { data: withCandidate(firstRelease(recipe.live), '2') }, director);
});

/** Two releases, the second into the slot that the first one left. */
export const wholeLife = remembered((recipe: LifeRecipe): Scene[] => {
  const { plan, director } = lifeOf(recipe);
  const first = firstOf(recipe);
  return [...first, ...playThrough(plan, afterSwap(first.at(-1)!), director)];
});

function afterSwap({ data, lock }: Scene): { readonly data: ReleaseData; readonly lock: Lock } {
  return { data: withCandidate(data, '3'), lock };
}

/** A stage of the first release, and what becomes of it when it is taken back in Git: at rollback, and then at idle. */
export interface TakenBack {
  readonly scene: Scene;
  readonly rollback: Scene;
  readonly idle: Scene;
}

/** Every stage of the first release at which there is a candidate, taken back. */
export const takenBack = remembered((recipe: LifeRecipe): TakenBack[] => {
  const { director } = lifeOf(recipe);
  const playAt = ({ data, lock }: Scene, stage: string): Scene => {
    const at: ReleaseData = { ...data, live: recipe.live, stage };
    return play({ ...director(at), data: at, lock });
  };
  return firstOf(recipe)
    .slice(1)
    .map((scene) => {
      const rollback = playAt(scene, 'rollback');
      return { scene, rollback, idle: playAt(rollback, 'idle') };
    });
});

/** Runs of the properties of a file: with one seed for all, they meet the same lives, and each is played once. */
export function runs(numRuns: number): { readonly numRuns: number; readonly seed: number } {
  return { numRuns, seed: SEED };
}

const SEED = Date.now() % 2 ** 31;

function remembered<Given, Result>(work: (given: Given) => Result): (given: Given) => Result {
  const known = new Map<string, Result>();
  return (given) => {
    const key = JSON.stringify(given);
    const result = known.get(key) ?? work(given);
    known.set(key, result);
    return result;
  };
}
