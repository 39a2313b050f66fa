import { type Item, ValidationError, type Value } from './expression-text.ts';

/**
 * What lies in the store after the SDK's `marshall` has seen it: undefined is left out, everything else is copied
 * and frozen, so that nobody changes the table by changing what they read from it.
 */
export const stored = (item: Readonly<Record<string, Value>>): Item => {
  const kept: Record<string, Value> = {};
  for (const name in item) {
    const value = item[name];
    if (value !== undefined) kept[name] = storedValue(value);
  }
  return Object.freeze(kept);
};

const storedValue = (value: Value): Value => {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value;
  if (typeof value !== 'object') throw new Error(`the store holds no such ${typeof value}`);
  if (Object.isFrozen(value)) return value;
  if (value instanceof Uint8Array) return value.slice();
  if (Array.isArray(value)) return Object.freeze(value.filter((one) => one !== undefined).map(storedValue));
  return stored(Object.fromEntries(Object.entries(value)));
};

/** @throws ValidationError if an attribute that orders items is no text, or empty */
export const checkKeys = (item: Item): void => {
  for (const name of ['pk', 'sk', 'list', 'listedAt']) {
    const value = item[name];
    if (value === undefined && (name === 'list' || name === 'listedAt')) continue;
    if (typeof value !== 'string' || value === '') {
      throw new ValidationError(`the key attribute ${name} must be a text that is not empty`);
    }
  }
};
