import { ruleGroupRule, ruleSizeRule } from '../alerts/prometheus-rule';
import { typeRule } from '../core/error';
import { nameRule } from '../core/names';
import { patchRule } from '../core/patch';
import type { Problem } from '../core/problem';
import { quantityRule } from '../core/quantity';
import { Rule } from '../core/rule';
import { connectionBudgetRule } from '../database/budget';
import { dashboardRule } from '../dashboard/target';
import { gateRule } from '../gates/gate';
import { lowTrafficRule } from '../gates/low-traffic';
import { gateReachRule, gateWindowRule, objectiveNameRule } from '../gates/problems';
import { lateFactRule } from '../evaluation/late-facts';
import { monitoringRule } from '../monitoring/problems';
import { objectiveRule } from '../objectives/objective';
import { sloRule } from '../objectives/slo';
import { platformRule } from '../platform/platform';
import {
  capacityOwnerRule,
  lockFrozenRule,
  lockMissingRule,
  lockUnseenRule,
  slotLiveRule,
  slotServingRule,
  slotStoppedRule,
} from '../release/freeze';
import { lockFileRule, lockUncommittedRule } from '../release/lock';
import { stageRule } from '../release/model';
import { planRule, retirementRule } from '../release/plan';
import { promqlRule } from '../promql/lint';
import { releaseRule } from '../release/release-problems';
import { imageRule, portsRule, probesRule, resourcesRule, warmUpRule } from '../service/definition-problems';
import { drainRule } from '../service/drain';
import { sharedPortsRule } from '../service/ports';
import { binaryConfigRule } from '../service/references';
import { configRule } from '../service/source-problems';
import { sequentialTestRule } from '../signals/sprt';
import { telemetryRule } from '../signals/telemetry';
import { environmentRule, namespaceRule } from '../strategy/assembly';
import { signalNeedRule } from '../strategy/watching/need-problems';
import { routerRule } from '../traffic/istio';
import { approvalRule } from '../transitions/approval';
import { attemptRule, oneChangeRule, openReleaseRule } from '../transitions/contents';
import { stageHoldRule } from '../transitions/hold';
import { rolesRule, stageOrderRule } from '../transitions/order';
import { capacity } from './capacity';
import type { Check } from './check';
import { configContent } from './config-content';
import { drain } from './drain';
import { duplicateObject } from './duplicate-object';
import { name } from './name';
import { namespace } from './namespace';
import { pod } from './pod';
import { probes } from './probes';
import { reference } from './reference';
import { route } from './route';
import { selector } from './selector';
import { servicePort } from './service-port';
import type { Synthesis } from './synthesis';

/** The checks over everything that was synthesized, in the order in which their problems are reported. */
export const standardChecks: readonly Check[] = [
  duplicateObject,
  namespace,
  name,
  selector,
  servicePort,
  route,
  reference,
  configContent,
  pod,
  probes,
  drain,
  capacity,
];

/** Runs checks one after the other. */
export function runChecks(synthesis: Synthesis, checks: readonly Check[]): Problem[] {
  return checks.flatMap((check) => {
    try {
      return [...check.run(synthesis)];
    } catch (error) {
      return [brokenCheck(check, error)];
    }
  });
}

const brokenCheckRule = new Rule({
  id: 'check-failed',
  title: 'A check comes to a result',
  why: 'What it looks for may be there: nothing is written that was not checked.',
});

/** One check that fails must not hide what the others find. */
function brokenCheck({ rule }: Check, error: unknown): Problem {
  return brokenCheckRule.problem({
    at: { field: `check ${rule.id}` },
    given: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    allowed: 'a list of problems',
    fix: 'mend the check; a field that an object may lack is the usual cause',
  });
}

/** Rules that are looked at before anything is synthesized. */
const EARLIER: readonly Rule[] = [
  approvalRule,
  attemptRule,
  binaryConfigRule,
  brokenCheckRule,
  capacityOwnerRule,
  configRule,
  connectionBudgetRule,
  dashboardRule,
  drainRule,
  environmentRule,
  gateReachRule,
  gateRule,
  gateWindowRule,
  imageRule,
  lateFactRule,
  lockFileRule,
  lockFrozenRule,
  lockMissingRule,
  lockUncommittedRule,
  lockUnseenRule,
  lowTrafficRule,
  monitoringRule,
  nameRule,
  namespaceRule,
  objectiveNameRule,
  objectiveRule,
  oneChangeRule,
  openReleaseRule,
  patchRule,
  planRule,
  platformRule,
  portsRule,
  probesRule,
  promqlRule,
  quantityRule,
  releaseRule,
  resourcesRule,
  retirementRule,
  rolesRule,
  routerRule,
  ruleGroupRule,
  ruleSizeRule,
  sequentialTestRule,
  sharedPortsRule,
  signalNeedRule,
  sloRule,
  slotLiveRule,
  slotServingRule,
  slotStoppedRule,
  stageHoldRule,
  stageOrderRule,
  stageRule,
  telemetryRule,
  typeRule,
  warmUpRule,
];

/** Every rule of the library but those of the construct tree, which this room does not know; sorted by id. */
export function allRules(more: readonly Rule[] = []): readonly Rule[] {
  const rules = new Set([...EARLIER, ...standardChecks.map(({ rule }) => rule), ...more]);
  return [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
}
