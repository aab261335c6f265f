import { sumOfRates } from '../promql/rates';
import { is, number, orZero, selector } from '../promql/text';
import type { Look, WatchedVersion } from '../signals/signal';
import { STAGE_METRIC } from '../signals/stage';
import { annotate, template } from './annotate';
import { broadLook, serviceLabels, versionLabels, type AlertInput } from './input';
import type { AlertingRule, RecordingRule, RuleGroup } from './rule';

/** Where a release stands. */
export interface ReleaseStage {
  /** Name of the stage, such as `shift-25`, `idle` or `rollback`. */
  readonly name: string;
  /** Which try it is at this version, from 1. */
  readonly attempt: number;
  /** The version that is released. @default - none: nothing is */
  readonly candidate?: string;
  /** The version that was there before. */
  readonly live: string;
  /** Seconds after which the stage should have been left. @default - it may last for ever */
  readonly lasts?: { readonly hold: number; readonly patience: number };
}

/** What the alerts of a stage are made from. */
export interface StageAlertInput extends AlertInput {
  readonly stage: ReleaseStage;
}

/** What changes with every stage, apart from what stays: no more than this is written anew when a release goes on. */
export function stageAlerts(input: StageAlertInput): RuleGroup[] {
  const { service } = input.subject;
  const look = broadLook(input);
  return [
    {
      name: `${service}-stage`,
      rules: [
        stageInfo(input),
        rolledBack(input),
        ...(input.stage.lasts ? [forgotten(input, input.stage.lasts)] : []),
        ...input.versions.flatMap(({ version, expectsTraffic }) =>
          expectsTraffic ? [noTraffic(version, look, input)] : [],
        ),
      ],
    },
  ];
}

function stageInfo(input: StageAlertInput): RecordingRule {
  const { name, attempt, candidate = '', live } = input.stage;
  const labels = { ...serviceLabels(input), stage: name, attempt: String(attempt), candidate, live };
  return { record: STAGE_METRIC, expr: 'vector(1)', labels };
}

function rolledBack(input: StageAlertInput): AlertingRule {
  const { service, namespace } = input.subject;
  const { candidate = '' } = input.stage;
  return annotate(
    {
      name: 'ReleaseRolledBack',
      expr: `max(${selector(STAGE_METRIC, [is('namespace', namespace), is('service', service), is('stage', 'rollback')])}) == 1`,
      consequence: 'hold',
      labels: serviceLabels(input),
      summary: template`${service}: the release of ${candidate} was taken back and is still open`,
      description:
        template`${input.stage.live} has all the requests again. Find out what was wrong with ${candidate}, then end the ` +
        'release: until then nothing else can be released.',
    },
    input.runbooks,
  );
}

function forgotten(input: StageAlertInput, { hold, patience }: { hold: number; patience: number }): AlertingRule {
  const { service, namespace } = input.subject;
  const { name, attempt, candidate = '' } = input.stage;
  const of = [is('namespace', namespace), is('service', service)];
  const stage = [is('stage', name), is('attempt', String(attempt)), is('candidate', candidate)];
  return annotate(
    {
      name: 'ReleaseForgotten',
      expr: `max(${selector(STAGE_METRIC, [...of, ...stage])}) == 1`,
      for: hold + patience,
      consequence: 'hold',
      labels: { ...serviceLabels(input), stage: name },
      summary: template`${service}: the release of ${candidate} has stood at ${name} for longer than planned`,
      description:
        template`Stage ${name} was to be held for ${hold} s, and ${patience} s more have passed. Move the release on, or ` +
        'take it back: two versions run, and each costs its capacity.',
    },
    input.runbooks,
  );
}

/** Requests that should come and do not: the weight was not taken over, or there are too few for any gate to speak. */
function noTraffic(version: WatchedVersion, look: Look, { runbooks }: StageAlertInput): AlertingRule {
  const requests = orZero(sumOfRates(look.telemetry.requests(version), look.window));
  return annotate(
    {
      name: 'ReleaseNoTraffic',
      expr: `(${requests}) <= ${number(look.minimumRate)}`,
      // From the begin of the stage on it takes a window until there could be a full one.
      for: look.window,
      consequence: 'hold',
      labels: versionLabels(version),
      summary: template`${version.service} ${version.version}: {{ $value | humanize }} requests/s are too few for its gates`,
      description:
        template`Requests should reach ${version.workload} at this stage. With ${look.minimumRate} requests/s or less no gate ` +
        'says anything: see whether the routes name its subset, and whether callers are in the mesh.',
    },
    runbooks,
  );
}
