/** A condition as a tree. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** What the query gave. */
  | { readonly kind: 'result' }
  /** `#`: the element that a predicate is asked about. */
  | { readonly kind: 'element' }
  | { readonly kind: 'index'; readonly of: Expression; readonly at: number }
  | { readonly kind: 'call'; readonly of: Call; readonly on: readonly Expression[] }
  | { readonly kind: 'each'; readonly of: 'all' | 'any'; readonly list: Expression; readonly holds: Expression }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'compare'; readonly by: Comparator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression };

/** Functions of the subset, besides `all` and `any`. */
export type Call = 'len' | 'isNaN' | 'isInf' | 'default';

/** Comparisons between two values. */
export type Comparator = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** A condition that is outside the part of Argo's expression language that is simulated here. */
export class UnsupportedCondition extends Error {}

const TOKEN =
  /\s*(?:((?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w.]))|([A-Za-z_]\w*)|(&&|\|\||[=!<>]=|[<>!()[\]{}#,-]))/y;
const COMPARATORS: readonly string[] = ['==', '!=', '<', '<=', '>', '>='];
const ARGUMENTS: Readonly<Record<Call, number>> = { len: 1, isNaN: 1, isInf: 1, default: 2 };

/** The tree of a condition; throws where it uses what is not simulated. */
export function parseCondition(text: string): Expression {
  const parser = new Parser(text, tokens(text));
  return parser.whole();
}

function tokens(text: string): readonly string[] {
  const found: string[] = [];
  const pattern = new RegExp(TOKEN);
  for (const end = text.trimEnd().length; pattern.lastIndex < end;) {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match) throw new UnsupportedCondition(`${text}: not simulated from ${JSON.stringify(text.slice(at))} on`);
    found.push(match[0].trim());
  }
  return found;
}

/** Recursive descent; `!` binds tighter than comparisons, those tighter than `&&`, that tighter than `||`. */
class Parser {
  private at = 0;
  private predicates = 0;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly string[],
  ) {}

  whole(): Expression {
    const expression = this.either();
    if (this.at < this.tokens.length) this.fail();
    return expression;
  }

  private either(): Expression {
    let left = this.both();
    while (this.take('||')) left = { kind: 'or', left, right: this.both() };
    return left;
  }

  private both(): Expression {
    let left = this.comparison();
    while (this.take('&&')) left = { kind: 'and', left, right: this.comparison() };
    return left;
  }

  private comparison(): Expression {
    const left = this.unary();
    const by = this.comparator();
    if (!by) return left;
    // One only: versions of the engine disagree on `a < b < c`.
    return { kind: 'compare', by, left, right: this.unary() };
  }

  private comparator(): Comparator | undefined {
    const token = this.tokens[this.at] ?? '';
    return COMPARATORS.includes(token) ? (this.next() as Comparator) : undefined;
  }

  private unary(): Expression {
    if (this.take('!')) return { kind: 'not', of: this.unary() };
    if (this.take('-')) return { kind: 'number', value: -this.digits() };
    return this.indexed(this.primary());
  }

  private indexed(of: Expression): Expression {
    if (!this.take('[')) return of;
    const at = (this.take('-') ? -1 : 1) * this.digits();
    this.expect(']');
    if (!Number.isInteger(at)) this.fail();
    return { kind: 'index', of, at };
  }

  private primary(): Expression {
    if (this.take('(')) {
      const inner = this.either();
      this.expect(')');
      return inner;
    }
    if (this.take('#')) return this.predicates > 0 ? { kind: 'element' } : this.fail();
    const token = this.tokens[this.at] ?? '';
    if (/^[\d.]/.test(token)) return { kind: 'number', value: this.digits() };
    return this.named(this.next());
  }

  private named(name: string): Expression {
    if (name === 'true' || name === 'false') return { kind: 'boolean', value: name === 'true' };
    if (name === 'result') return { kind: 'result' };
    if (name === 'all' || name === 'any') return this.each(name);
    if (Object.hasOwn(ARGUMENTS, name)) return this.call(name as Call);
    return this.fail();
  }

  private call(of: Call): Expression {
    this.expect('(');
    const on = [this.either()];
    while (this.take(',')) on.push(this.either());
    this.expect(')');
    return on.length === ARGUMENTS[of] ? { kind: 'call', of, on } : this.fail();
  }

  private each(of: 'all' | 'any'): Expression {
    this.expect('(');
    const list = this.either();
    this.expect(',');
    const braced = this.take('{');
    this.predicates++;
    const holds = this.either();
    this.predicates--;
    if (braced) this.expect('}');
    this.expect(')');
    return { kind: 'each', of, list, holds };
  }

  private digits(): number {
    const token = this.next();
    return /^[\d.]/.test(token) ? Number(token) : this.fail();
  }

  private take(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at++;
    return true;
  }

  private expect(token: string): void {
    if (!this.take(token)) this.fail();
  }

  private next(): string {
    return this.tokens[this.at++] ?? this.fail();
  }

  private fail(): never {
    const seen = this.tokens.slice(0, this.at + 1).join(' ');
    throw new UnsupportedCondition(`${this.text}: not simulated, after ${JSON.stringify(seen)}`);
  }
}
