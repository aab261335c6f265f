import { otherSlot } from '../core/labels';
import type { PlanReport, PlanStage } from './plan';
import { utc } from '../core/time';
import { chanceText, oneLine, spanText, tableText, type Paint } from './words';

const NONE = '–';
const COLUMNS = ['', 'stage', 'traffic', 'held', 'told after', 'back after', 'exposure', 'blue + green', ''];

/** A plan as text: where the release is, a row for each stage, and what it comes to. `now` is in seconds since 1970. */
export function planText(report: PlanReport, now: number, paint: Paint): string {
  const [head = '', ...rows] = tableText([COLUMNS, ...report.stages.map(stageRow)]);
  return [
    paint.bold(oneLine(title(report))),
    oneLine(nowText(report, now)),
    '',
    paint.dim(head),
    ...rows.map((row, index) => (report.stages[index]?.isNow ? paint.bold(row) : row)),
    '',
    ...summary(report, paint),
  ].join('\n');
}

function title({ service, namespace, environment, live, versions }: PlanReport): string {
  const candidate = versions[otherSlot(live)];
  const where = environment === undefined ? `in ${namespace}` : `in ${environment} (namespace ${namespace})`;
  const to = candidate === undefined ? '' : ` → ${otherSlot(live)} ${candidate}`;
  return `${service} ${where}: ${live} ${versions[live] ?? ''}${to}`;
}

function nowText({ now: { stage, attempt, since, heldUntil } }: PlanReport, now: number): string {
  const at = `at ${stage}${attempt > 1 ? `, attempt ${attempt}` : ''}`;
  if (since === undefined) return at;
  const hold =
    heldUntil === undefined || heldUntil <= since
      ? ''
      : heldUntil > now
        ? `; held until ${utc(heldUntil)}, ${spanText(heldUntil - now)} more`
        : `; its hold was over at ${utc(heldUntil)}`;
  return `${at} since ${utc(since)}${hold}`;
}

function stageRow({ pods, exposure, ...stage }: PlanStage): readonly string[] {
  return [
    stage.isNow ? '▶' : '',
    stage.name,
    `${stage.weight} %`,
    stage.hold > 0 ? spanText(stage.hold) : NONE,
    stage.detection === undefined ? NONE : spanText(stage.detection),
    stage.rollback === undefined ? NONE : spanText(stage.rollback),
    // Seconds in which all requests together would have been as many.
    exposure === undefined ? NONE : `${spanText(exposure.weightedSeconds)} of all`,
    pods ? `${pods.pods.blue} + ${pods.pods.green}` : NONE,
    notes(stage),
  ];
}

function notes({ needsApproval, isOptional }: Pick<PlanStage, 'needsApproval' | 'isOptional'>): string {
  return [...(needsApproval ? ['needs an approval'] : []), ...(isOptional ? ['may be passed by'] : [])].join(', ');
}

function summary(
  { stages, timeline, promises, falseRollback, risk, peak }: PlanReport,
  paint: Paint,
): readonly string[] {
  const chances = Object.entries(risk).map(([name, { missed }]) => `${oneLine(name)} ${chanceText(missed)}`);
  const gates = [...new Set(stages.flatMap((stage) => stage.gates.map(({ objective }) => oneLine(objective))))];
  return [
    gates.length > 0 ? `watched by ${gates.join(', ')}` : paint.yellow('watched by no gate: give `objectives`'),
    `held for ${spanText(timeline.holds)} until 100 %`,
    ...promises.map(({ text, isKept }) => (isKept ? text : paint.yellow(text))),
    ...(falseRollback === undefined
      ? [
          'how often a healthy version is rolled back: unknown; give `requestRate`, or no objective is a share of requests',
        ]
      : [
          `a healthy version is rolled back in ${chanceText(falseRollback)} of the releases`,
          `one twice as bad as the bound passes: ${chances.join(', ')}`,
        ]),
    ...(peak
      ? [
          `peak at ${peak.stage}: ${peak.most} pods, ${peak.millicores / 1000} cores and ${memoryText(peak.bytes)} requested, without proxies`,
        ]
      : []),
  ];
}

function memoryText(bytes: number): string {
  const mebibytes = bytes / 2 ** 20;
  return mebibytes >= 1024 ? `${Number((mebibytes / 1024).toFixed(1))} GiB` : `${Math.ceil(mebibytes)} MiB`;
}
