import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { behind, openPages, type Pages } from '../../../shared/store/pages.ts';
import type { Item, Table } from '../../../shared/store/table.ts';
import { aTable } from '../../a-table.ts';
import { MemoryStore } from './memory-store.ts';
import { memoryPages } from './memory-pages.ts';
import { memoryTable } from './memory-table.ts';

const letters = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const readers = fc.uniqueArray(fc.record({ name: letters, at: fc.constantFrom('1', '2', '3') }), {
  selector: ({ name }) => name,
  maxLength: 6,
});

const itemOf = ({ name, at }: { name: string; at: string }, list = 'READERS'): Item => ({
  pk: `SUPPORTER#${name}#${list}`,
  sk: 'SUPPORTER',
  version: 1,
  list,
  listedAt: `2026-11-0${at}#${name}`,
});

/** All of a list, page by page, and which of the pages said that another follows. */
const walked = async (pages: Pages, list: string, limit: number, until: string, from?: string) => {
  const seen: unknown[] = [];
  let after = from;
  for (;;) {
    const { items, next } = await pages.ofList(list, { after, limit }, { until });
    seen.push(items, next !== undefined);
    if (next === undefined) return seen;
    after = next;
  }
};

describe('pages in memory', () => {
  it('are those of DynamoDB, wherever a walk begins and ends', async () => {
    const store = new MemoryStore();
    const { client, table } = await aTable();
    const [ours, theirs] = [memoryPages(store), openPages(client, 'tragwerk')];
    let lists = 0;
    await fc.assert(
      fc.asyncProperty(readers, fc.integer({ min: 1, max: 4 }), async (all, limit) => {
        const list = `READERS${(lists += 1)}`;
        for (const each of all) {
          await Promise.all([table, memoryTable(store)].map(async (one) => one.put(itemOf(each, list))));
        }
        for (const until of ['2026-11-02', '2026-11-02#c', '~']) {
          expect(await walked(ours, list, limit, until)).toEqual(await walked(theirs, list, limit, until));
        }
        for (const each of all.slice(0, 2)) {
          const from = behind(itemOf(each, list));
          expect(await walked(ours, list, limit, '~', from)).toEqual(
            await walked(theirs, list, limit, '~', from),
          );
        }
      }),
      { numRuns: 20 },
    );
  });

  it('take the place of an earlier version as DynamoDB lets them, and of no other', async () => {
    const { table } = await aTable();
    const tables: Table[] = [table, memoryTable(new MemoryStore())];
    const item = itemOf({ name: 'a', at: '1' });
    const { version: _version, ...unversioned } = itemOf({ name: 'b', at: '2' });
    const answers = await Promise.all(
      tables.map(async (one) => {
        await one.put(item);
        await one.put(unversioned);
        const change = async (changed: Item, version: number) =>
          one.transact([], [], { versioned: [{ item: changed, version }] });
        return [
          await change({ ...item, state: 'second' }, 1),
          await change({ ...item, state: 'late' }, 1),
          await change({ ...unversioned, state: 'first' }, 0),
          await change({ ...unversioned, state: 'late' }, 0),
          await one.get({ pk: 'SUPPORTER#a#READERS', sk: 'SUPPORTER' }),
          await one.get({ pk: 'SUPPORTER#b#READERS', sk: 'SUPPORTER' }),
        ];
      }),
    );
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[0]?.slice(0, 4)).toEqual([undefined, 'already-there', undefined, 'already-there']);
  });
});
