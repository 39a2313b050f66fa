import type { Table } from '../../../shared/store/table.ts';
import type { HandlerRun, Outside } from '../handler-run.ts';

/** The table as a handler meets it: every call goes through the outside world, where faults live. */
export const outsideTable = (table: Table, outside: Outside, run: () => HandlerRun): Table => {
  const call = <Answer>(what: string, pk: string, effect: () => Promise<Answer>): Promise<Answer> =>
    outside.call(run(), { service: 'dynamodb', what: `${what} ${pk}`, effect });
  return {
    get: (key, options) => call('get', key.pk, () => table.get(key, options)),
    query: async function* (pk, options) {
      yield* await call('query', pk, () => Array.fromAsync(table.query(pk, options)));
    },
    listedItems: async function* (list, until) {
      const pages = table.listedItems(list, until);
      for (;;) {
        const page = await outside.call(run(), {
          service: 'dynamodb',
          what: `listedItems ${list}`,
          effect: () => pages.next(),
          isOnce: true,
        });
        if (page.done) return;
        yield page.value;
      }
    },
    put: (item) => call('put', String(item['pk']), () => table.put(item)),
    putIfAbsent: (item) => call('putIfAbsent', String(item['pk']), () => table.putIfAbsent(item)),
    putInPlace: (item, name, value) =>
      call('putInPlace', String(item['pk']), () => table.putInPlace(item, name, value)),
    putWithout: (item, name) => call('putWithout', String(item['pk']), () => table.putWithout(item, name)),
    update: (update) => call('update', update.key.pk, () => table.update(update)),
    add: (update) => call('add', update.key.pk, () => table.add(update)),
    transact: (newItems, updates, more) =>
      outside.call(run(), {
        service: 'dynamodb',
        what: 'transact',
        effect: () => table.transact(newItems, updates, more),
        isOnce: true,
        answers: { contended: 'contended' },
      }),
  };
};
