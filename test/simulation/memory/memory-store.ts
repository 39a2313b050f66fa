import { compiled, type Expressions } from './compiled.ts';
import { type Item, ValidationError } from './expression-text.ts';
import { SortedItems } from './sorted-items.ts';
import { checkKeys, stored } from './stored-item.ts';
import { updated } from './update.ts';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** One write of DynamoDB's: `check` writes nothing and only asks for its condition. */
export type Write = Expressions &
  (
    | { readonly kind: 'put'; readonly item: Item }
    | { readonly kind: 'update' | 'delete' | 'check'; readonly key: Key }
  );

/** What a write does, found before anything is done. */
interface Planned {
  readonly key: Key;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
  readonly touched: ReadonlySet<string>;
  readonly holds: boolean;
}

export type Watcher = (before: Item | undefined, after: Item | undefined) => void;

/**
 * DynamoDB in memory, as far as our one table goes: items by partition and sort key, the index `lists`, conditions
 * and transactions. Reads are strongly consistent, the index is never behind, and nothing expires.
 */
export class MemoryStore {
  readonly #partitions = new Map<string, SortedItems<Item>>();
  readonly #lists = new Map<string, SortedItems<Key>>();
  /** Sees each change of an item, once it is done. */
  watcher: Watcher = () => undefined;

  get({ pk, sk }: Key): Item | undefined {
    return this.#partitions.get(pk)?.get(sk);
  }

  /** A page of a partition, in the order of its sort keys. */
  partition(pk: string, prefix = '', after = '', most = Number.POSITIVE_INFINITY): Item[] {
    const items = this.#partitions.get(pk);
    if (!items) return [];
    const start = after >= prefix && after !== '' ? `${after}\0` : prefix;
    return items.from(items.placeOf(start), most, (sk) => sk.startsWith(prefix)).map(({ held }) => held);
  }

  /** A page of a list, oldest first; each with the place where the next page begins. */
  listed(list: string, until: string, after: string, most: number): { key: Key; place: string }[] {
    const items = this.#lists.get(list);
    if (!items) return [];
    const end = `${until}\0\uFFFF`;
    return items
      .from(items.placeOf(`${after}\0`), most, (place) => place < end)
      .map(({ key: place, held: key }) => ({ key, place }));
  }

  /** Every item there is, for those who look at the whole from outside. */
  *items(): Generator<Item> {
    for (const items of this.#partitions.values()) {
      for (const { held } of items.from(0, Number.POSITIVE_INFINITY, () => true)) yield held;
    }
  }

  /** @returns what was written, or undefined if the condition did not hold */
  write(write: Write): Pick<Planned, 'before' | 'after' | 'touched'> | undefined {
    const planned = this.#plan(write);
    if (!planned.holds) return undefined;
    this.#carryOut(planned);
    return planned;
  }

  /** @returns which conditions held; anything is written only if all of them did */
  transact(writes: readonly Write[]): boolean[] {
    if (writes.length === 0 || writes.length > 100) {
      throw new ValidationError(`a transaction has 1 to 100 actions, not ${writes.length}`);
    }
    const planned = writes.map((write) => this.#plan(write));
    const keys = new Set(planned.map(({ key }) => `${key.pk}\0${key.sk}`));
    if (keys.size < planned.length) {
      throw new ValidationError('Transaction request cannot include multiple operations on one item');
    }
    const held = planned.map(({ holds }) => holds);
    if (held.every(Boolean)) {
      for (const [index, plan] of planned.entries()) {
        if (writes[index]?.kind !== 'check') this.#carryOut(plan);
      }
    }
    return held;
  }

  #plan(write: Write): Planned {
    const { condition, update } = compiled(write);
    const key = write.kind === 'put' ? keyIn(write.item) : keyIn({ ...write.key });
    const before = this.get(key);
    const scope = { item: before, names: write.names ?? {}, values: write.values ?? {} };
    if (condition && !condition(scope)) {
      return { key, before, after: before, touched: new Set(), holds: false };
    }
    if (write.kind === 'put') {
      const after = stored(write.item);
      checkKeys(after);
      return { key, before, after, touched: new Set(), holds: true };
    }
    if (write.kind === 'check') return { key, before, after: before, touched: new Set(), holds: true };
    if (write.kind === 'delete') return { key, before, after: undefined, touched: new Set(), holds: true };
    const result = updated(update, scope, key);
    const after = stored(result.after);
    checkKeys(after);
    return { key, before, after, touched: result.touched, holds: true };
  }

  #carryOut({ key, before, after }: Planned): void {
    let items = this.#partitions.get(key.pk);
    if (!items) this.#partitions.set(key.pk, (items = new SortedItems()));
    if (after) items.set(key.sk, after);
    else items.delete(key.sk);
    const [from, to] = [listingOf(before), listingOf(after)];
    if (from?.list !== to?.list || from?.place !== to?.place) {
      if (from) this.#lists.get(from.list)?.delete(from.place);
      if (to) {
        const list = this.#lists.get(to.list) ?? new SortedItems<Key>();
        this.#lists.set(to.list, list);
        list.set(to.place, key);
      }
    }
    this.watcher(before, after);
  }
}

const keyIn = (item: Item): Key => {
  const { pk, sk } = item;
  if (typeof pk === 'string' && typeof sk === 'string' && pk !== '' && sk !== '') return { pk, sk };
  throw new ValidationError('One or more parameter values were invalid: the key is missing or empty');
};

/** Where an item stands in the index; in none without both of its attributes. */
const listingOf = (item: Item | undefined): { list: string; place: string } | undefined => {
  if (!item) return undefined;
  const { list, listedAt, pk, sk } = item;
  if (typeof list !== 'string' || typeof listedAt !== 'string') return undefined;
  return { list, place: `${listedAt}\0${String(pk)}\0${String(sk)}` };
};
