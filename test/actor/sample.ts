import { ReleasePlan, type ReleaseData } from 'cutover';
import type { ClusterFacts, Observation } from '../../lib/actor/observation';
import type { RunFacts } from '../../lib/actor/runs';

export const PLAN = ReleasePlan.steps({ 10: 180, 50: 300 }, { soak: 600 }).withApproval('shift-50');
export const NOW = 1_800_000_000;
const image = (digit: string): string => `registry.example.com/shop@sha256:${digit.repeat(64)}`;

export function releaseAt(stage: string, more: Partial<ReleaseData> = {}): ReleaseData {
  const slots = { blue: { version: 'v1', image: image('1') }, green: { version: 'v2', image: image('2') } };
  const approvals = [{ stage: 'shift-50', version: 'v2', by: 'ann', at: '2026-01-01T00:00:00Z' }];
  return { service: 'shop', live: 'blue', stage, slots, approvals, ...more };
}

export function run(phase: string, more: Partial<RunFacts> = {}): RunFacts {
  return { name: 'shop-v2-shift-10-1', phase, createdAt: NOW - 500, metrics: [], ...more };
}

/** A cluster that has all that Git says. */
export function inForce(more: Partial<ClusterFacts> = {}): ClusterFacts {
  const weights = { wanted: 'shop: primary blue 90 green 10', actual: 'shop: primary blue 90 green 10' };
  return { unapplied: [], lacking: [], weights, runs: [run('Successful')], seenAt: NOW - 500, ...more };
}

/** A release whose stage is over, and that nothing speaks against. */
export function seen(stage = 'shift-10', more: Partial<Observation> = {}): Observation {
  return {
    ...{ now: NOW, outageBudget: 300, gitOps: 'argo-cd', plan: PLAN },
    ...{ revision: { release: releaseAt(stage) }, committedAt: NOW - 700 },
    ...{ git: { answer: true }, cluster: { answer: inForce() } },
    share: { answer: { window: 120, candidate: 100, all: 1000 } },
    ...more,
  };
}
