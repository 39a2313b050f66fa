import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item, Table, Update } from '../../../shared/store/table.ts';
import { aTable } from '../../a-table.ts';
import { MemoryStore } from './memory-store.ts';
import { memoryTable } from './memory-table.ts';

type Operation =
  | { call: 'put' | 'putIfAbsent'; item: Item }
  | { call: 'putInPlace'; item: Item; value: string }
  | { call: 'putInPlace'; item: Item; value: string }
  | { call: 'update' | 'add'; update: Update }
  | { call: 'get'; key: { pk: string; sk: string } }
  | { call: 'query'; pk: string; prefix: string | undefined }
  | { call: 'listed'; list: string; until: string }
  | {
      call: 'transact';
      news: Item[];
      updates: Update[];
      replaced: Item[];
      free: { pk: string; sk: string }[];
    };

const pk = fc.constantFrom('GIFT#pi_1', 'GIFT#pi_2', 'CAMPAIGN#x');
const sk = fc.constantFrom('ENTRY#a', 'ENTRY#b', 'LETTER#a', 'DONOR');
const key = fc.record({ pk, sk });
const list = fc.constantFrom('UNSENT', 'TASKS');
const listedAt = fc.constantFrom('2026-11-22T09', '2026-11-22T10', '2026-11-23T00');
const amount = fc.integer({ min: -5, max: 5 });
const value = fc.oneof(
  amount,
  fc.constantFrom('', 'NEW', 'SENT', 'ä€😀'),
  fc.boolean(),
  fc.constant(undefined),
  fc.constant(Buffer.from([1, 2, 255])),
  fc.constant({ email: 'ada@example.org', name: undefined }),
  fc.constant([1, 'two', { three: 3 }]),
);
const item = fc.record(
  { pk, sk, list, listedAt, state: value, cents: amount, reason: value },
  { requiredKeys: ['pk', 'sk'] },
);

const condition = fc.constantFrom<[string, Item]>(
  ['attribute_exists(pk)', {}],
  ['attribute_not_exists(pk)', {}],
  ['attribute_not_exists(#state) OR #state = :was', { ':was': 'NEW' }],
  ['#state <> :was', { ':was': 'SENT' }],
  ['NOT #state IN (:was, :or)', { ':was': 'SENT', ':or': 'NEW' }],
  ['#state IN (:was, :or) AND (attribute_not_exists(reason) OR reason = :was)', { ':was': 'NEW', ':or': '' }],
  ['cents <= :was AND attribute_exists(#state)', { ':was': 2 }],
  ['NOT (cents >= :was OR #state <> :or)', { ':was': 1, ':or': 'NEW' }],
  ['#state < :was OR begins_with(reason, :was)', { ':was': 'S' }],
);
const expression = fc.constantFrom<[string, Item]>(
  ['SET #state = :state, #list = :list', { ':state': 'SENT', ':list': 'UNSENT' }],
  ['SET #state = :state REMOVE #list', { ':state': 'NEW', ':list': undefined }],
  ['REMOVE reason, #list SET #state = :state', { ':state': '' }],
  ['ADD cents :cents SET #state = :state, #list = :list', { ':cents': 3, ':state': 'NEW', ':list': 'TASKS' }],
  ['SET #state = :state ADD cents :cents REMOVE #list', { ':cents': -7, ':state': true }],
  ['SET #list = :list, #state = reason', { ':list': 'TASKS' }],
  ['SET #state = if_not_exists(#state, :state), #list = :list', { ':state': 'NEW', ':list': 'TASKS' }],
);

/** An update and, if it has one, its condition, with just the placeholders the two of them name. */
const update = fc
  .record({ key, expression, condition: fc.option(condition, { nil: undefined }), listedAt })
  .map(({ key, expression: [expression, values], condition }): Update => {
    const names = { '#state': 'state', '#list': 'list' };
    return {
      key,
      expression,
      ...(condition && { condition: condition[0] }),
      names: Object.fromEntries(
        Object.entries(names).filter(([name]) => `${expression} ${condition?.[0] ?? ''}`.includes(name)),
      ),
      values: { ...values, ...condition?.[1] },
    };
  });

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ call: fc.constantFrom('put', 'putIfAbsent'), item }),
  fc.record({ call: fc.constant('putInPlace'), item, value: fc.constantFrom('NEW', 'SENT') }),
  fc.record({ call: fc.constant('putInPlace'), item, value: fc.constantFrom('NEW', 'SENT') }),
  fc.record({ call: fc.constantFrom('update', 'add'), update }),
  fc.record({ call: fc.constant('get'), key }),
  fc.record({
    call: fc.constant('query'),
    pk,
    prefix: fc.constantFrom(undefined, 'ENTRY#', 'LETTER#', 'NOTHING'),
  }),
  fc.record({ call: fc.constant('listed'), list, until: listedAt }),
  fc
    .record({
      call: fc.constant('transact'),
      news: fc.array(item, { maxLength: 2 }),
      updates: fc.array(update, { maxLength: 2 }),
      replaced: fc.array(item, { maxLength: 1 }),
      free: fc.array(key, { maxLength: 1 }),
    })
    .filter(({ news, updates, replaced, free }) => {
      // DynamoDB refuses two actions on one item; DynamoDB Local carries some of them out.
      const keys = [...news, ...updates.map(({ key }) => key), ...replaced, ...free];
      return new Set(keys.map(({ pk, sk }) => `${pk} ${sk}`)).size === keys.length;
    }),
);

const byKey = (one: Item, other: Item) =>
  `${String(one['pk'])} ${String(one['sk'])}` < `${String(other['pk'])} ${String(other['sk'])}` ? -1 : 1;

const carryOut = async (table: Table, operation: Operation): Promise<unknown> => {
  switch (operation.call) {
    case 'put':
    case 'putIfAbsent':
      return table[operation.call](operation.item);
    case 'putInPlace':
      return table.putInPlace(operation.item, 'state', operation.value);
    case 'update':
    case 'add':
      return table[operation.call](operation.update);
    case 'get':
      return table.get(operation.key, { consistent: true });
    case 'query': {
      const { prefix } = operation;
      return Array.fromAsync(table.query(operation.pk, prefix === undefined ? {} : { prefix }));
    }
    case 'listed': {
      const found = await Array.fromAsync(table.listedItems(operation.list, operation.until));
      // Items listed at the same instant are in no order.
      return found.flat().toSorted(byKey);
    }
    case 'transact': {
      const { news, updates, replaced, free } = operation;
      return table.transact(news, updates, { replaced, free });
    }
  }
};

/** What comes of it: an answer, or the name of the error. Bytes as numbers, so that any array of them will do. */
const outcome = async (table: Table, operation: Operation): Promise<unknown> => {
  try {
    const answer = await carryOut(table, operation);
    return JSON.parse(JSON.stringify({ answer }, (_, value: unknown) => bytesAsNumbers(value)));
  } catch (error) {
    return error instanceof Error ? error.name : error;
  }
};

const bytesAsNumbers = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return [...value];
  // A Buffer has turned itself into this before anyone is asked.
  if (value && typeof value === 'object' && 'type' in value && value.type === 'Buffer' && 'data' in value) {
    return value.data;
  }
  return value;
};

describe('the table in memory', () => {
  it('answers like DynamoDB Local, whatever is asked of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 5, maxLength: 60 }), async (operations) => {
        const [{ table }, memory] = [await aTable(), memoryTable(new MemoryStore())];
        for (const each of operations) {
          const [ours, theirs] = [await outcome(memory, each), await outcome(table, each)];
          expect({ each, answer: ours }).toEqual({ each, answer: theirs });
        }
      }),
      { numRuns: 25 },
    );
  });

  it('refuses two actions on one item in one transaction, as DynamoDB does and DynamoDB Local does not', async () => {
    const table = memoryTable(new MemoryStore());
    const item = { pk: 'GIFT#pi_1', sk: 'DONOR' };
    await expect(table.transact([item], [], { free: [item] })).rejects.toThrow('multiple operations');
  });

  it('is not changed by changing what was read from it or written to it', async () => {
    const table = memoryTable(new MemoryStore());
    const item = { pk: 'GIFT#pi_1', sk: 'DONOR', donor: { email: 'ada@example.org' } };
    await table.put(item);
    item.donor.email = 'eve@example.org';
    const read = await table.get(item);
    expect(() => Object.assign(read ?? {}, { donor: undefined })).toThrow(TypeError);
    expect(await table.get(item)).toMatchObject({ donor: { email: 'ada@example.org' } });
  });
});
