import type { Manifest } from '../manifest';
import { gateManifests } from './gates';
import { lastingWatch } from './lasting';
import { stageRuleManifests } from './rules';
import type { WatchInput } from './watching';

/** Everything that watches a release at a stage. */
export function watchManifests(input: WatchInput): Manifest[] {
  const { monitors, rules, dashboard } = lastingWatch(input);
  return [...monitors, ...rules, ...stageRuleManifests(input), ...dashboard, ...gateManifests(input)];
}
