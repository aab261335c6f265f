import type { RuleGroup } from '../../../../lib/alerts/rule';
import { say, type Files, type Said } from '../admission/tools';

/** A series as promtool reads it: a selector, and its values one scrape apart. */
export interface InputSeries {
  readonly series: string;
  readonly values: string;
}

/** Seconds between two scrapes and between two evaluations, in all of these tests. */
export const STEP = 15;

/** What an alert must say when it fires. */
export interface ExpectedAlert {
  readonly exp_labels: Readonly<Record<string, string>>;
  readonly exp_annotations: Readonly<Record<string, string>>;
}

/** One test of `promtool test rules`. */
export interface RuleTest {
  readonly name: string;
  readonly series: readonly InputSeries[];
  /** What must fire, and at which second; none for what must be silent. */
  readonly alerts: readonly {
    readonly name: string;
    readonly at: number;
    readonly expected: readonly ExpectedAlert[];
  }[];
}

/** A value that Prometheus computed, with the labels of its series. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A question to Prometheus: an expression, and the second at which it is asked. */
export interface Question {
  readonly expr: string;
  readonly at: number;
}

/** Syntax, types, templates and lint of the rules. */
export function checkRules(files: Files, groups: readonly RuleGroup[]): Promise<Said> {
  const [path = ''] = files.write([['rules.json', { groups }]]);
  return say('prometheus', 'promtool', ['check', 'rules', '--lint=all', '--lint-fatal', path]);
}

/** Runs tests on rules; the code is 0 when all of them pass. */
export function testRules(files: Files, groups: readonly RuleGroup[], tests: readonly RuleTest[]): Promise<Said> {
  const written = tests.map(({ name, series, alerts }) => ({
    name,
    interval: `${STEP}s`,
    input_series: series,
    alert_rule_test: alerts.map((alert) => ({
      eval_time: `${alert.at}s`,
      alertname: alert.name,
      exp_alerts: alert.expected,
    })),
  }));
  return run(files, groups, written);
}

/**
 * What Prometheus answers, question by question, while rules are evaluated on series. promtool only compares: so each
 * question says that it expects one series that cannot be, and the answer is what it got instead.
 */
export async function answers(
  files: Files,
  groups: readonly RuleGroup[],
  cases: readonly { readonly series: readonly InputSeries[]; readonly questions: readonly Question[] }[],
  step = STEP,
): Promise<readonly (readonly (readonly Sample[])[])[]> {
  const tests = cases.map(({ series, questions }, test) => ({
    interval: `${step}s`,
    input_series: series,
    promql_expr_test: questions.map(({ expr, at }, question) => ({
      expr: `${expr} # ${test}.${question}.`,
      eval_time: `${at}s`,
      exp_samples: [{ labels: 'never', value: 0 }],
    })),
  }));
  const { output } = await run(files, groups, tests, step);
  return cases.map(({ questions }, test) => questions.map((_, question) => got(output, `# ${test}.${question}.`)));
}

function run(files: Files, groups: readonly RuleGroup[], tests: readonly object[], step = STEP): Promise<Said> {
  const written = files.write([
    ['rules.json', { groups }],
    ['tests.json', { rule_files: ['rules.json'], evaluation_interval: `${step}s`, tests }],
  ]);
  return say('prometheus', 'promtool', ['test', 'rules', written[1] ?? '']);
}

function got(output: string, mark: string): readonly Sample[] {
  const answer = new RegExp(
    `${mark.replaceAll('.', '\\.')}", time: [^\\n]*\\n\\s*exp: [^\\n]*\\n\\s*got: ([^\\n]*)`,
  ).exec(output);
  if (!answer) throw new Error(`promtool did not answer ${mark}: ${output}`);
  const [, text = ''] = answer;
  if (text === 'nil') return [];
  // A sample is `name{label="value", …} 1E+00`, and a value may hold anything but a bare quotation mark.
  const samples = [...text.matchAll(/(?:^|, )([\w:]*)((?:\{(?:[^"{}]|"(?:\\.|[^"\\])*")*\})?) (\S+?)(?=, |$)/g)];
  return samples.map(([, name = '', labels = '', value]) => ({
    labels: { ...(name === '' ? {} : { __name__: name }), ...labelsIn(labels) },
    value: Number(String(value).replace('Inf', 'Infinity')),
  }));
}

function labelsIn(text: string): Readonly<Record<string, string>> {
  const pairs = [...text.matchAll(/([\w:]+)=("(?:\\.|[^"\\])*")/g)];
  return Object.fromEntries(pairs.map(([, label = '', value = '""']) => [label, JSON.parse(value) as string]));
}
