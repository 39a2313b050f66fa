import type Stripe from 'stripe';
import type { Branch, Tree } from './form.ts';
import type { Shape } from './known-parameters.ts';
import { invalid, missing } from './stripe-error.ts';

const unknownIn = (tree: Tree, shape: Shape, path: string): string[] => {
  if (shape === true || typeof tree === 'string') return [];
  return Object.entries(tree).flatMap(([name, below]) => {
    const here = path ? `${path}[${name}]` : name;
    const known: Shape | undefined = 'each' in shape ? shape.each : shape.of[name];
    return known === undefined ? [here] : unknownIn(below, known, here);
  });
};

/** Reads a request's parameters one by one, and refuses with Stripe's words what Stripe would refuse. */
export class Fields {
  readonly #tree: Branch;
  readonly #path: string;

  constructor(tree: Branch, path = '') {
    this.#tree = tree;
    this.#path = path;
  }

  named(name: string): string {
    return this.#path ? `${this.#path}[${name}]` : name;
  }

  refuseUnknown(shape: Shape): this {
    const unknown = unknownIn(this.#tree, shape, this.#path);
    const [first] = unknown;
    if (first !== undefined)
      throw invalid(
        `Received unknown parameter${unknown.length > 1 ? 's' : ''}: ${unknown.join(', ')}`,
        first,
        'parameter_unknown',
      );
    return this;
  }

  /** Known to Stripe, but not to the sandbox: better refused than taken and forgotten. */
  refuseUnplayed(names: readonly string[]): this {
    for (const name of names)
      if (this.has(name))
        throw invalid(`The sandbox does not play \`${this.named(name)}\`.`, this.named(name));
    return this;
  }

  has(name: string): boolean {
    return this.#tree[name] !== undefined;
  }

  /** Whether brackets follow the name. */
  isBranch(name: string): boolean {
    return typeof this.#tree[name] === 'object';
  }

  /** Stripe reads an empty text as nothing. */
  text(name: string): string | null {
    const value = this.#tree[name];
    if (value === undefined || value === '') return null;
    if (typeof value !== 'string')
      throw invalid(`Invalid string: ${JSON.stringify(value)}`, this.named(name));
    return value;
  }

  needed(name: string): string {
    const value = this.text(name);
    if (value === null) throw missing(this.named(name));
    return value;
  }

  integer(name: string): number | null {
    const value = this.text(name);
    if (value === null) return null;
    if (!/^-?\d{1,15}$/.test(value))
      throw invalid(`Invalid integer: ${value}`, this.named(name), 'parameter_invalid_integer');
    return Number(value);
  }

  amountCents(name: string, largest = 99_999_999): number {
    const value = this.integer(name);
    if (value === null) throw missing(this.named(name));
    if (value < 1)
      throw invalid(
        'This value must be greater than or equal to 1.',
        this.named(name),
        'parameter_invalid_integer',
      );
    if (value > largest)
      throw invalid('Amount must be no more than €999,999.99', this.named(name), 'amount_too_large');
    return value;
  }

  flag(name: string): boolean | null {
    const value = this.text(name);
    if (value === null || value === 'true' || value === 'false')
      return value === null ? null : value === 'true';
    throw invalid(`Invalid boolean: ${value}`, this.named(name));
  }

  oneOf<T extends string>(name: string, allowed: readonly T[]): T | null {
    const value = this.text(name);
    if (value === null) return null;
    const found = allowed.find((one) => one === value);
    if (found === undefined)
      throw invalid(`Invalid ${this.named(name)}: must be one of ${allowed.join(', ')}`, this.named(name));
    return found;
  }

  currency(name: string): string {
    const value = this.needed(name).toLowerCase();
    if (!/^[a-z]{3}$/.test(value))
      throw invalid(
        `Invalid currency: ${value}. Stripe currently supports these currencies: eur, chf, gbp, usd, …`,
        this.named(name),
      );
    return value;
  }

  url(name: string): string | null {
    const value = this.text(name);
    if (value === null) return null;
    if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol))
      throw invalid('Not a valid URL', this.named(name), 'url_invalid');
    return value;
  }

  group(name: string): Fields | null {
    const value = this.#tree[name];
    if (value === undefined || value === '') return null;
    if (typeof value === 'string') throw invalid('Invalid object', this.named(name));
    return new Fields(value, this.named(name));
  }

  groups(name: string): Fields[] {
    const list = this.group(name);
    if (!list) return [];
    return Object.keys(list.#tree)
      .toSorted((one, other) => Number(one) - Number(other))
      .flatMap((index) => list.group(index) ?? []);
  }

  texts(name: string): string[] | null {
    const list = this.group(name);
    return list ? Object.keys(list.#tree).map((index) => list.needed(index)) : null;
  }

  /** What stays of it when a request changes some: named keys are set, emptied ones go, `metadata=` empties all. */
  metadataOver(current: Stripe.Metadata): Stripe.Metadata {
    if (!this.has('metadata')) return current;
    const given = this.group('metadata');
    if (!given) return {};
    const kept = Object.entries(current).filter(([key]) => !given.has(key));
    return { ...Object.fromEntries(kept), ...this.metadata() };
  }

  metadata(name = 'metadata'): Stripe.Metadata {
    const given = this.group(name);
    if (!given) return {};
    const keys = Object.keys(given.#tree);
    if (keys.length > 50)
      throw invalid(`Metadata can have up to 50 keys, but you passed in ${keys.length}.`, this.named(name));
    return Object.fromEntries(
      keys.flatMap((key): [string, string][] => {
        const value = given.text(key);
        if (key.length > 40)
          throw invalid(
            `Metadata keys can have up to 40 characters, but you passed in a key that is ${key.length} characters. Invalid key: ${key}`,
            given.named(key),
          );
        if (value !== null && value.length > 500)
          throw invalid(
            `Metadata values can have up to 500 characters, but you passed in a value that is ${value.length} characters. Invalid value: ${value}`,
            given.named(key),
          );
        return value === null ? [] : [[key, value]];
      }),
    );
  }
}
