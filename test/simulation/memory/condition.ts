import {
  type Operand,
  type Path,
  type Reading,
  type Scope,
  ValidationError,
  type Value,
} from './expression-text.ts';

export type Condition = (scope: Scope) => boolean;

/** Equal as DynamoDB has it: same type, same value. */
export const isSame = (one: Value, other: Value): boolean => {
  if (one instanceof Uint8Array && other instanceof Uint8Array) return Buffer.compare(one, other) === 0;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return one === other;
  }
  const [entries, others] = [Object.entries(one), Object.entries(other)];
  if (Array.isArray(one) !== Array.isArray(other) || entries.length !== others.length) return false;
  const second = new Map<string, unknown>(others);
  return entries.every(([name, value]) => second.has(name) && isSame(value, second.get(name)));
};

/** Values of different types are in no order: every comparison of them is false. */
const orderOf = (one: Value, other: Value): number | undefined => {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one === 'string' && typeof other === 'string') {
    return Buffer.compare(Buffer.from(one), Buffer.from(other));
  }
  if (one instanceof Uint8Array && other instanceof Uint8Array) return Buffer.compare(one, other);
  return undefined;
};

type Comparison = (one: Value, other: Value) => boolean;

const ordered =
  (holds: (order: number) => boolean): Comparison =>
  (one, other) => {
    const order = orderOf(one, other);
    return order !== undefined && holds(order);
  };

const comparisons: Readonly<Record<string, Comparison>> = {
  '=': (one, other) => one !== undefined && isSame(one, other),
  // An attribute that is not there differs from every value.
  '<>': (one, other) => !isSame(one, other),
  '<=': ordered((order) => order <= 0),
  '>=': ordered((order) => order >= 0),
  '<': ordered((order) => order < 0),
  '>': ordered((order) => order > 0),
};

/** `a OR b AND NOT (c)`, as it binds in DynamoDB: NOT first, then AND, then OR. */
export const readCondition = (reading: Reading): Condition => {
  const sides = [readAnd(reading)];
  while (reading.takes('OR')) sides.push(readAnd(reading));
  const [only] = sides;
  return sides.length === 1 && only ? only : (scope) => sides.some((side) => side(scope));
};

const readAnd = (reading: Reading): Condition => {
  const sides = [readNot(reading)];
  while (reading.takes('AND')) sides.push(readNot(reading));
  const [only] = sides;
  return sides.length === 1 && only ? only : (scope) => sides.every((side) => side(scope));
};

const readNot = (reading: Reading): Condition => {
  if (reading.takes('NOT')) {
    const inner = readNot(reading);
    return (scope) => !inner(scope);
  }
  if (reading.takes('(')) {
    const inner = readCondition(reading);
    reading.needs(')');
    return inner;
  }
  return readTest(reading);
};

const readTest = (reading: Reading): Condition => {
  if (reading.takes('attribute_exists')) return exists(readOnePath(reading), true);
  if (reading.takes('attribute_not_exists')) return exists(readOnePath(reading), false);
  if (reading.takes('begins_with')) return readBeginning(reading);
  const left = reading.operand();
  if (reading.takes('IN')) {
    reading.needs('(');
    const among = reading.list(() => reading.operand());
    reading.needs(')');
    return (scope) =>
      among.some((operand) => left(scope) !== undefined && isSame(left(scope), operand(scope)));
  }
  return readComparison(reading, left);
};

const readComparison = (reading: Reading, left: Operand): Condition => {
  for (const [sign, holds] of Object.entries(comparisons)) {
    if (!reading.takes(sign)) continue;
    const right = reading.operand();
    return (scope) => holds(left(scope), right(scope));
  }
  throw new ValidationError('expected a comparison');
};

const readOnePath = (reading: Reading): Path => {
  reading.needs('(');
  const path = reading.path();
  reading.needs(')');
  return path;
};

const exists =
  (path: Path, wanted: boolean): Condition =>
  (scope) =>
    (scope.item?.[path(scope)] !== undefined) === wanted;

const readBeginning = (reading: Reading): Condition => {
  reading.needs('(');
  const whole = reading.operand();
  reading.needs(',');
  const beginning = reading.operand();
  reading.needs(')');
  return (scope) => {
    const [text, start] = [whole(scope), beginning(scope)];
    return typeof text === 'string' && typeof start === 'string' && text.startsWith(start);
  };
};
