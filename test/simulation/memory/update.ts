import {
  type Operand,
  type Path,
  type Reading,
  type Scope,
  ValidationError,
  type Value,
} from './expression-text.ts';

/** One attribute's change: the new value, or undefined to take it away. */
interface Step {
  readonly path: Path;
  readonly value: (scope: Scope, before: Value) => Value;
}

export type Update = readonly Step[];

/** `SET a = :x, b = b + :y REMOVE c ADD d :z`, its parts in any order, each once. */
export const readUpdate = (reading: Reading): Update => {
  const steps: Step[] = [];
  while (!reading.isOver) {
    if (reading.takes('SET')) steps.push(...reading.list(() => readSet(reading)));
    else if (reading.takes('ADD')) steps.push(...reading.list(() => readAdd(reading)));
    else if (reading.takes('REMOVE')) {
      steps.push(...reading.list(() => ({ path: reading.path(), value: () => undefined })));
    } else throw new ValidationError('an update begins with SET, ADD or REMOVE');
  }
  return steps;
};

const readSet = (reading: Reading): Step => {
  const path = reading.path();
  reading.needs('=');
  const first = reading.operand();
  if (reading.takes('+')) return { path, value: sum(first, reading.operand(), 1) };
  if (reading.takes('-')) return { path, value: sum(first, reading.operand(), -1) };
  return {
    path,
    value: (scope) => {
      const value = first(scope);
      if (value === undefined) throw missing();
      return value;
    },
  };
};

const readAdd = (reading: Reading): Step => {
  const path = reading.path();
  const added = reading.operand();
  return { path, value: (scope, before) => plus(before ?? 0, added(scope), 1) };
};

const sum =
  (one: Operand, other: Operand, sign: 1 | -1) =>
  (scope: Scope): Value =>
    plus(one(scope), other(scope), sign);

const plus = (one: Value, other: Value, sign: 1 | -1): number => {
  if (one === undefined || other === undefined) throw missing();
  if (typeof one !== 'number' || typeof other !== 'number') {
    throw new ValidationError('An operand in the update expression has an incorrect data type');
  }
  return one + sign * other;
};

const missing = () =>
  new ValidationError('The provided expression refers to an attribute that does not exist in the item');

/**
 * The item after the update, with all right-hand sides read from the item before it, as DynamoDB does.
 *
 * @throws ValidationError if it touches the key, or one attribute twice
 */
export const updated = (update: Update, scope: Scope, key: { pk: string; sk: string }) => {
  const after: Record<string, Value> = { ...scope.item, ...key };
  const touched = new Set<string>();
  for (const { path, value } of update) {
    const name = path(scope);
    if (name === 'pk' || name === 'sk') throw new ValidationError(`Cannot update attribute ${name}`);
    if (touched.has(name)) throw new ValidationError('Two document paths overlap with each other');
    touched.add(name);
    const next = value(scope, scope.item?.[name]);
    if (next === undefined) delete after[name];
    else after[name] = next;
  }
  return { after, touched };
};
