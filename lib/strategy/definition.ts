import type { Labels } from '../core/labels';
import type { ReleasePlan } from '../release/plan';
import type { ServiceProps } from '../service/definition';
import type { TrafficRouter } from '../traffic/traffic-router';
import type { Watching } from './watching/watching';

/** A service and everything about how it is released that does not change from stage to stage. */
export interface ReleaseDefinition extends ServiceProps {
  readonly plan: ReleasePlan;
  readonly router: TrafficRouter;
  readonly watching: Watching;
  readonly promotionLabels: Labels;
}
