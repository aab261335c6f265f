import { ReleasePlan } from '../../lib/release/plan';
import type { ReleaseData } from '../../lib/release/release';
import type { Step } from '../../lib/transitions/step';

const digestOf = (letter: string) => `registry.example.com/shop/checkout@sha256:${letter.repeat(64)}`;

export const blue = { version: 'v1', image: digestOf('a') };
export const green = { version: 'v2', image: digestOf('b') };
export const third = { version: 'v3', image: digestOf('c') };

/** 10 → 50 → 100 %, held 180 and 300 s, a soak of 1800 s. */
export const plan = ReleasePlan.steps({ 10: 180, 50: 300 });

export function releaseAt(stage: string, more: Partial<ReleaseData> = {}): ReleaseData {
  return { service: 'checkout', live: 'blue', stage, slots: { blue, green }, ...more };
}

/** Noon of a day. */
export const NOON = Date.parse('2026-11-21T12:00:00Z') / 1000;

/** A step with all the time in the world. */
export function step(before: ReleaseData | undefined, after: ReleaseData, more: Partial<Step> = {}): Step {
  return {
    plan,
    before: before && { release: before },
    after: { release: after },
    reached: { at: NOON - 86_400, by: 'commit' },
    now: NOON,
    locate: (field) => ({ file: 'release.yaml', field }),
    ...more,
  };
}
