import { CutoverError } from '../core/error';
import { isHeaderName, isOneLine } from '../core/header';
import type { Labels } from '../core/labels';
import { Rule } from '../core/rule';
import { labelName } from '../promql/name';

export const gateRule = new Rule({
  id: 'gate',
  title: 'A gate can be asked and can say no',
  why: 'A gate that never fails lets every version through, and looks like a proof that it was good.',
});

/** The name of a gate. */
export function named(name: string): string {
  // Argo Rollouts cuts the names of its Jobs: two that begin alike would be one Job, and one verdict.
  if (/^[a-z]([-a-z0-9]{0,22}[a-z0-9])?$/.test(name)) return name;
  throw refusal('name', JSON.stringify(name), 'lower case words joined by dashes, 24 characters at most', 'smoke');
}

/** Argo Rollouts takes what is in two braces for one of its arguments, and fails the run: nothing can quote them. */
export function plain(field: string, text: string): string {
  if (!/\{\{|\}\}/.test(text)) return text;
  throw refusal(field, JSON.stringify(text), 'a text without {{ and }}', 'a file of the image that has them');
}

/** A line end in a pattern is an alternative to `grep`: an empty one is found everywhere. */
export function oneLine(field: string, text: string): string {
  if (isOneLine(text) && text !== '') return plain(field, text);
  throw refusal(field, JSON.stringify(text), 'one line of text', "'https://shop.example.com'");
}

/** The name of a header. */
export function headerName(name: string): string {
  if (isHeaderName(name)) return name;
  throw refusal('headers', JSON.stringify(name), 'names of headers', "'content-type'");
}

/** The program and its arguments. */
export function commandLine(command: readonly string[]): readonly string[] {
  if ((command[0] ?? '') === '') {
    throw refusal('command', JSON.stringify(command), 'a program and its arguments', "['/check']");
  }
  return command.map((text) => plain('command', text));
}

/** Variables of a program: Kubernetes takes no other names. */
export function variables(env: Labels): Labels {
  const wrong = Object.keys(env).find((name) => !/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name));
  if (wrong !== undefined) {
    throw refusal(
      'env',
      JSON.stringify(wrong),
      'letters, digits, dots, dashes and underscores, no digit first',
      'CHECK_URL',
    );
  }
  for (const [name, value] of Object.entries(env)) plain(`env.${name}`, value);
  return env;
}

/** A path as it stands in an address. */
export function absolute(path: string): string {
  if (/^\/[\x21-\x7e]*$/.test(path)) return plain('path', path);
  throw refusal('path', JSON.stringify(path), 'a path that begins with / and has no spaces', '/health');
}

/** Labels that pick alerts, by their values. */
export function alertLabels(labels: Labels): Labels {
  const example = "{ severity: 'page', team: 'shop' }";
  const names = Object.keys(labels).map(labelName);
  if (names.length === 0) throw refusal('labels', '{}', 'labels of the alerts that count', example);
  const taken = names.find((name) => name === 'alertstate' || name === '__name__');
  if (taken === undefined) return labels;
  throw refusal('labels', taken, 'labels that the rule of an alert gives it', example);
}

/** What a gate cannot be made of. */
export function refusal(field: string, given: string, allowed: string, example: string): CutoverError {
  return new CutoverError([gateRule.problem({ at: { field }, given, allowed, fix: `such as ${example}` })]);
}
