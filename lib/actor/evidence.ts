import type { Observation } from './observation';
import { isSilent } from './observation';
import { candidateWeight, stageOf } from '../release/model';
import { isBad, type MetricFacts, type RunFacts } from './runs';
import { arrival } from './share';
import { utc } from '../core/time';

/** What the gates of a stage said, line by line: the bad ones with all that one needs to ask again. */
export function runEvidence(runs: readonly RunFacts[]): string[] {
  return runs.flatMap((run) => [
    `AnalysisRun ${run.name}: ${run.phase}${run.message === undefined ? '' : `, ${oneLine(run.message)}`}`,
    ...run.metrics.filter((metric) => !isBad(run) || isBad(metric)).flatMap(metricEvidence),
  ]);
}

function metricEvidence(metric: MetricFacts): string[] {
  const { name, phase, good, bad, query, measured } = metric;
  const value = measured ? `measured ${oneLine(measured.value)}` : 'measured nothing';
  const at = measured?.at === undefined ? '' : ` at ${utc(measured.at)}`;
  const bound =
    isBad(metric) && bad !== undefined ? `, bad when ${bad}` : good === undefined ? '' : `, good when ${good}`;
  const line = `gate ${name}: ${phase}, ${value}${at}${oneLine(bound)}`;
  if (!isBad(metric)) return [line];
  return [
    line,
    ...(measured?.message === undefined ? [] : [`  message ${oneLine(measured.message)}`]),
    ...(query === undefined ? [] : [`  query ${oneLine(query)}`]),
  ];
}

/** Where the requests went, as the proxies counted them, in one line; none where nobody was asked. */
export function shareEvidence({ share, plan, revision }: Observation): string[] {
  const stage = stageOf(plan, revision.release);
  if (!share || isSilent(share) || !stage) return [];
  return [`share of the requests: ${arrival(candidateWeight(stage) / 100, share.answer).text}`];
}

/** Text that ends no line, so that nothing in it looks like a line of ours. */
export function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- just these end a line, or hide one
  return text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();
}
