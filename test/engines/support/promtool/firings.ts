import type { RuleGroup } from '../../../../lib/alerts/rule';
import type { Files } from '../admission/tools';
import { answers, STEP, type InputSeries } from './run';

/** When each alert fired, as `ReleaseCrashLoop 2.5.0` and `1005-1095`; with the seconds between when it came and went. */
export type Firings = Readonly<Record<string, string>>;

/** When the alerts of rules fire while they are evaluated on series, up to a second. */
export async function firings(
  files: Files,
  groups: readonly RuleGroup[],
  cases: readonly (readonly InputSeries[])[],
  end: number,
  step = STEP,
): Promise<readonly Firings[]> {
  const range = `[${end + step}s:${step}s]`;
  // The moments of the evaluations at which it fired; how many there were tells whether it came more than once.
  const questions = ['min', 'max', 'count'].map((of) => ({
    expr: `${of}_over_time(timestamp(ALERTS{alertstate="firing"})${range})`,
    at: end,
  }));
  const given = await answers(
    files,
    groups,
    cases.map((series) => ({ series, questions })),
    step,
  );
  return given.map(([first = [], last = [], count = []]) => {
    const spans = first.map(({ labels, value }, index): [string, string] => {
      const end = last[index]?.value ?? 0;
      const name = [labels.alertname, labels.version].filter((part) => part !== undefined).join(' ');
      const missing = (end - value) / step + 1 - (count[index]?.value ?? 0);
      return [name, `${value}-${end}${missing > 0 ? ` but for ${missing * step}` : ''}`];
    });
    return Object.fromEntries(spans.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
