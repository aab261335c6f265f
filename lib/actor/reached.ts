import type { Reached } from '../transitions/step';
import { isSilent, type Observation } from './observation';

/** When a stage was reached: the later of its commit and when the cluster was seen to have it. */
export function reachedAt({ committedAt, cluster }: Observation): Reached | undefined {
  const seen = isSilent(cluster) ? undefined : cluster.answer.seenAt;
  if (committedAt === undefined) return undefined;
  return seen !== undefined && seen > committedAt ? { at: seen, by: 'cluster' } : { at: committedAt, by: 'commit' };
}
