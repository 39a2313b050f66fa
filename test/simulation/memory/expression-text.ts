/**
 * DynamoDB's expressions, the part of them our store writes. Its grammar:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html
 */

export type Value = unknown;
export type Item = Readonly<Record<string, Value>>;

/** What an expression is applied to. */
export interface Scope {
  readonly item: Item | undefined;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, Value>>;
}

export type Operand = (scope: Scope) => Value;
export type Path = (scope: Pick<Scope, 'names'>) => string;

/** What DynamoDB answers when a request makes no sense. */
export class ValidationError extends Error {
  override readonly name = 'ValidationException';
}

const token =
  /\s*(?:(?<name>#[A-Za-z0-9_]+)|(?<value>:[A-Za-z0-9_]+)|(?<word>[A-Za-z_][A-Za-z0-9_]*)|(?<sign><=|>=|<>|[=<>(),+-]))/y;

interface Token {
  readonly kind: 'name' | 'value' | 'word' | 'sign';
  readonly text: string;
}

const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    if (text.slice(token.lastIndex).trim() === '') break;
    const { lastIndex } = token;
    const groups = token.exec(text)?.groups;
    if (!groups) throw new ValidationError(`cannot read the expression at ${text.slice(lastIndex)}`);
    for (const kind of ['name', 'value', 'word', 'sign'] as const) {
      const found = groups[kind];
      if (found !== undefined) tokens.push({ kind, text: found });
    }
  }
  return tokens;
};

/** Reads an expression token by token and remembers which placeholders it names. */
export class Reading {
  readonly names = new Set<string>();
  readonly values = new Set<string>();
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }

  get isOver(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** Goes on if the next token is this sign or word, whatever its case. */
  takes(text: string): boolean {
    const next = this.#tokens[this.#at];
    if (next === undefined || next.text.toUpperCase() !== text.toUpperCase()) return false;
    this.#at += 1;
    return true;
  }

  needs(text: string): void {
    if (!this.takes(text)) throw new ValidationError(`expected ${text}, found ${this.#next().text}`);
  }

  #next(): Token {
    const next = this.#tokens[this.#at];
    if (!next) throw new ValidationError('the expression ends too early');
    return next;
  }

  path(): Path {
    const { kind, text } = this.#next();
    this.#at += 1;
    if (kind === 'word') return () => text;
    if (kind !== 'name') throw new ValidationError(`expected an attribute, found ${text}`);
    this.names.add(text);
    return ({ names }) => names[text] ?? '';
  }

  operand(): Operand {
    const { kind, text } = this.#next();
    if (kind === 'value') {
      this.#at += 1;
      this.values.add(text);
      return ({ values }) => values[text];
    }
    if (text.toLowerCase() === 'if_not_exists') {
      this.#at += 1;
      this.needs('(');
      const path = this.path();
      this.needs(',');
      const otherwise = this.operand();
      this.needs(')');
      return (scope) => scope.item?.[path(scope)] ?? otherwise(scope);
    }
    const path = this.path();
    return (scope) => scope.item?.[path(scope)];
  }

  /** One or more, with commas between them. */
  list<Part>(read: () => Part): Part[] {
    const parts = [read()];
    while (this.takes(',')) parts.push(read());
    return parts;
  }

  /** @throws ValidationError unless all of it was read */
  ends(): void {
    if (!this.isOver) throw new ValidationError(`did not expect ${this.#next().text}`);
  }
}
