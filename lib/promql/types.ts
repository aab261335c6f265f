import type { SyntaxNode } from '@lezer/common';
import { shortened, type Finding } from './lint-context';
import { operatorFindings, type Operand } from './operators';
import { aggregations, functions, type Signature, type ValueType } from './signatures';
import { textOf, textsOf } from './tree';

/**
 * Where an expression puts one type of value in the place of another, as `checkAST` in Prometheus'
 * `promql/parser/parse.go` finds it. A rule with such an expression keeps Prometheus from reading any of its file.
 */
export function typeFindings(root: SyntaxNode, text: string): Finding[] {
  const findings: Finding[] = [];
  const type = typeOf(root, text, (finding) => void findings.push(finding));
  if (type === 'range vector' || type === 'string') {
    const allowed = 'a query whose value is series or a number';
    findings.push({ given: `${A[type]}: ${shortened(textOf(root, text))}`, allowed, fix: REMEDY[type] });
  }
  return findings;
}

type Say = (finding: Finding) => void;

const A: Readonly<Record<ValueType, string>> = {
  scalar: 'a number',
  string: 'a text',
  'instant vector': 'series',
  'range vector': 'a range of series',
};

/** What to do with a value of a type that is not wanted. */
const REMEDY: Readonly<Record<ValueType, string>> = {
  scalar: '`vector(…)` makes series of a number',
  string: 'texts are for labels: take the quotes away',
  'instant vector': '`scalar(…)` makes a number of one series',
  'range vector': 'put it into a function over ranges, such as `rate` or `max_over_time`',
};

function typeOf(node: SyntaxNode, text: string, say: Say): ValueType {
  const inner = node.getChild('Expr');
  switch (node.name) {
    case 'VectorSelector':
      return 'instant vector';
    case 'MatrixSelector':
      return 'range vector';
    case 'NumberDurationLiteral':
      return 'scalar';
    case 'StringLiteral':
      return 'string';
    case 'SubqueryExpr':
      subquery(node, text, say);
      return 'range vector';
    case 'FunctionCall': {
      const [name = ''] = textsOf(node, 'FunctionIdentifier', text);
      return called(name, functions.get(name), argsOf(node, text, say), say);
    }
    case 'AggregateExpr': {
      const name = (textsOf(node, 'AggregateOp', text)[0] ?? '').toLowerCase();
      return called(name, aggregations.get(name), argsOf(node, text, say), say);
    }
    case 'BinaryExpr': {
      const [left, right] = node.getChildren('Expr').map((side) => operand(side, text, say));
      if (!left || !right) return 'instant vector';
      operatorFindings(node, text, left, right).forEach(say);
      return left.type === 'scalar' && right.type === 'scalar' ? 'scalar' : 'instant vector';
    }
    case 'UnaryExpr': {
      const type = inner ? typeOf(inner, text, say) : 'scalar';
      if (type === 'string' || type === 'range vector') {
        say({ given: `a sign before ${A[type]}`, allowed: 'a sign before a number or series', fix: REMEDY[type] });
        return 'instant vector';
      }
      return type;
    }
    default:
      // Parentheses, offset and @ change no type.
      return inner ? typeOf(inner, text, say) : 'instant vector';
  }
}

function operand(node: SyntaxNode, text: string, say: Say): Operand {
  return { type: typeOf(node, text, say), text: textOf(node, text) };
}

function argsOf(node: SyntaxNode, text: string, say: Say): Operand[] {
  return (node.getChild('FunctionCallBody')?.getChildren('Expr') ?? []).map((arg) => operand(arg, text, say));
}

function subquery(node: SyntaxNode, text: string, say: Say): void {
  const inner = node.getChild('Expr');
  if (!inner) return;
  const type = typeOf(inner, text, say);
  const given = shortened(textOf(node, text));
  if (inner.name === 'BinaryExpr' || inner.name === 'UnaryExpr') {
    const fix = `put what it looks at into parentheses: (${textOf(inner, text)})[…]`;
    say({ given, allowed: 'an operator between series, and no range beside it', fix });
  } else if (type !== 'instant vector') {
    say({ given: `a subquery of ${A[type]}: ${given}`, allowed: 'a subquery of series', fix: REMEDY[type] });
  }
}

function called(name: string, signature: Signature | undefined, args: readonly Operand[], say: Say): ValueType {
  if (!signature) {
    const allowed = 'what Prometheus has without `--enable-feature`';
    say({ given: `\`${name}\`, which is experimental`, allowed, fix: 'say it with other functions' });
    return 'instant vector';
  }
  const { takes, count, returns } = signature;
  const [least, most] = count;
  if (args.length < least || args.length > most) {
    const given = `\`${name}\` of ${args.length} arguments`;
    const fix = `\`${name}(${takes.map((type) => A[type]).join(', ')})\``;
    say({ given, allowed: numberOf(least, most), fix });
    return returns;
  }
  args.forEach(({ type, text }, index) => {
    const wanted = takes[Math.min(index, takes.length - 1)];
    if (wanted === undefined || wanted === type) return;
    const given = `${A[type]} as argument ${index + 1} of \`${name}\`: ${shortened(text)}`;
    say({ given, allowed: A[wanted], fix: remedyFor(wanted, type, text) });
  });
  return returns;
}

function numberOf(least: number, most: number): string {
  if (most === Infinity) return `${least} at the least`;
  return least === most ? String(least) : `${least} or ${most}`;
}

function remedyFor(wanted: ValueType, type: ValueType, text: string): string {
  if (wanted === 'range vector' && type === 'instant vector')
    return `say how far it looks back: ${shortened(text)}[2m]`;
  return wanted === 'string' ? 'put the text into quotes' : REMEDY[type];
}
