import { type Condition, readCondition } from './condition.ts';
import { Reading, ValidationError, type Value } from './expression-text.ts';
import { readUpdate, type Update } from './update.ts';

/** The expressions of one request, with plain values for their placeholders. */
export interface Expressions {
  readonly update?: string | undefined;
  readonly condition?: string | undefined;
  readonly names?: Readonly<Record<string, string>> | undefined;
  readonly values?: Readonly<Record<string, Value>> | undefined;
}

interface Compiled {
  readonly update: Update;
  readonly condition: Condition | undefined;
  readonly names: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
}

// Our store writes some dozens of different expressions, each of them many times.
const known = new Map<string, Compiled>();

/**
 * Reads expressions, each distinct pair once.
 *
 * @throws ValidationError if they cannot be read, or name other placeholders than were handed over
 */
export const compiled = ({ update, condition, names = {}, values = {} }: Expressions): Compiled => {
  const text = `${update ?? ''}\n${condition ?? ''}`;
  const found = known.get(text) ?? compile(update, condition);
  known.set(text, found);
  checkPlaceholders(found.names, names, 'ExpressionAttributeNames');
  checkPlaceholders(found.values, values, 'ExpressionAttributeValues');
  return found;
};

const compile = (update: string | undefined, condition: string | undefined): Compiled => {
  const updating = new Reading(update ?? '');
  const conditioning = new Reading(condition ?? '');
  const read = {
    update: update === undefined ? [] : readUpdate(updating),
    condition: condition === undefined ? undefined : readCondition(conditioning),
  };
  updating.ends();
  conditioning.ends();
  return {
    ...read,
    names: updating.names.union(conditioning.names),
    values: updating.values.union(conditioning.values),
  };
};

/** DynamoDB refuses placeholders without a value, and values nobody asked for. */
const checkPlaceholders = (
  used: ReadonlySet<string>,
  given: Readonly<Record<string, Value>>,
  what: string,
): void => {
  let count = 0;
  for (const name in given) {
    if (given[name] === undefined) continue;
    count += 1;
    if (!used.has(name)) throw new ValidationError(`Value provided in ${what} unused: ${name}`);
  }
  if (count < used.size) {
    const missing = [...used].filter((name) => given[name] === undefined);
    throw new ValidationError(`${what} has no value for ${missing.join(', ')}`);
  }
};
