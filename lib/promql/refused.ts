import { didYouMean } from '../core/suggest';
import { formFindings } from './forms';
import { shortened, type Finding } from './lint-context';
import { matcherFindings } from './matchers';
import { parsePromql, type SyntaxProblem } from './parse';
import { functions } from './signatures';
import type { Expression } from './syntax';
import { typeFindings } from './types';

/** A query as Prometheus takes it. */
export interface ReadQuery {
  /** Why Prometheus would not load a rule with it. */
  readonly findings: readonly Finding[];
  /** None where it cannot be parsed. */
  readonly expression: Expression | undefined;
}

/** Reads a query as Prometheus does when it loads a rule: `promtool check rules` says the same. */
export function readQuery(query: string): ReadQuery {
  const { problems, expression, tree } = parsePromql(query);
  const root = tree?.topNode.getChild('Expr');
  if (!expression || !tree || !root) {
    // The first one is what is wrong; the others are what the grammar makes of it.
    return { findings: problems.slice(0, 1).map((problem) => syntaxFinding(query, problem)), expression: undefined };
  }
  const findings = [...formFindings(tree, query), ...typeFindings(root, query), ...matcherFindings(expression)];
  return { findings, expression };
}

function syntaxFinding(query: string, { position, near }: SyntaxProblem): Finding {
  const [, name] = /([a-zA-Z_]\w*)\s*$/.exec(query.slice(0, position)) ?? [];
  if (name !== undefined && near.startsWith('(')) {
    const given = `a function \`${name}\`${didYouMean(name, [...functions.keys()])}`;
    return { given, allowed: 'functions of Prometheus, in lower case', fix: 'call one of those' };
  }
  return {
    given: `${near === '' ? 'the end' : visible(near)} at character ${position + 1} of ${shortened(query)}`,
    allowed: 'a PromQL expression',
    fix: 'mend it there; ranges such as [2m] follow a selector and nothing else',
  };
}

/** In quotes, with a space that is none of PromQL's by its number: it looks like one that is. */
function visible(text: string): string {
  return JSON.stringify(text).replace(/[^\S ]/g, (space) => `\\u${space.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
