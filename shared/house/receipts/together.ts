import { instantOf } from '../../domain/month.ts';
import { type Receipt, registerOf } from '../../domain/receipt.ts';
import type { RegisterEntry, RegisterHead } from '../../domain/register.ts';
import type { Archive } from '../../store/archive.ts';
import { letterItem } from '../../store/changes.ts';
import type { Writes } from '../../store/desk.ts';
import { donorReceiptItem } from '../../store/donors.ts';
import { keys } from '../../store/keys.ts';
import { receiptItem, undocumentedOrderItem } from '../../store/receipts.ts';
import { actOf, appended, registerWrites } from './chain.ts';
import { orderWrites, withoutBlock } from './claims.ts';
import { keepDocument } from './documents.ts';
import { freeze, type Frozen, receiptLetter } from './frozen.ts';
import type { IssuingParts } from './parts.ts';
import type { OrderDone } from './preparing.ts';
import type { Ready } from './readiness.ts';
import { previousOrder } from './wanted.ts';

/** Each receipt is six actions of a transaction of a hundred, and one is the head of the register. */
export const mostTogether = 16;

/**
 * Issues receipts of one carrier on one day: number, snapshot and all that follows in one transaction, then the
 * documents. Either all of them are issued or none.
 *
 * @returns undefined if something has changed since they were read; then read and decide again
 * @throws Refusal 409 `receipt.too-long`, `receipt.letters`
 */
export const issueTogether = async (
  readies: readonly Ready[],
  parts: IssuingParts,
): Promise<OrderDone[] | undefined> => {
  const [first] = readies;
  if (!first) return [];
  const { register, receipts } = parts;
  const head = await register.head(first.carrier.carrier, Number(first.today.slice(0, 4)));
  const remembering = { ...parts, archive: remembered(parts.archive) };
  const frozen: Frozen[] = [];
  for (const [index, ready] of readies.entries()) {
    frozen.push(await freeze(ready, head.numbered + index + 1, remembering));
  }
  const replaced = first.order.replaces === undefined ? undefined : await replacedBy(first, parts);
  if (replaced && readies.length > 1) throw new Error('a correction is issued alone');
  const lines = entered(head, frozen, replaced, parts);
  const written = frozen.map(itemsOf);
  const cancelled = await receipts.commit({
    added: [...lines.added, ...written.flatMap(({ added }) => added)],
    changed: [...lines.changed, ...written.flatMap(({ changed }) => changed)],
    free: readies.map(({ order }) => keys.staleReceipt(order.receipt)),
  });
  if (cancelled !== undefined) return undefined;
  await Promise.all(frozen.map(async ({ receipt, document }) => keepDocument(receipt, document, parts)));
  for (const { receipt } of frozen) parts.log.tell('receipt issued', { number: receipt.number });
  return frozen.map(({ receipt, ready: { order } }) => ({
    order: { ...withoutBlock(order), state: 'issued', version: order.version + 1 },
    receipt,
  }));
};

/** All of them have the same signature on them: it is fetched once. */
const remembered = (archive: Archive): Archive => {
  const known = new Map<string, ReturnType<Archive['get']>>();
  return {
    ...archive,
    get: async (name) => {
      const found = known.get(name) ?? archive.get(name);
      known.set(name, found);
      return found;
    },
  };
};

/** What each receipt writes of its own. */
const itemsOf = (frozen: Frozen): Required<Pick<Writes, 'added' | 'changed'>> => {
  const { order } = frozen.ready;
  const { receipt } = frozen;
  const issued = orderWrites(order, { ...withoutBlock(order), state: 'issued' }, undocumentedOrderItem);
  return {
    added: [
      { ...receiptItem(receipt), version: 1 },
      donorReceiptItem(order.donor, receipt.number, receipt.receipt),
      ...receiptLetter(frozen).map(letterItem),
    ],
    changed: [...(issued.changed ?? [])],
  };
};

/** The lines of all of them, and of the one that is replaced, which may stand in the register of another year. */
const entered = (
  head: RegisterHead,
  frozen: readonly Frozen[],
  replaced: Replaced | undefined,
  { clock }: IssuingParts,
): Required<Pick<Writes, 'added' | 'changed'>> => {
  let last = head;
  const entries: RegisterEntry[] = [];
  for (const { receipt } of frozen) {
    const next = appended(last, actOf('issued', receipt, receipt.issuedAt));
    last = next.head;
    entries.push(next.entry);
  }
  const [by] = frozen;
  if (!replaced || !by) return registerWrites(last, entries);
  const { receipt: old } = replaced;
  const act = actOf('replaced', old, instantOf(clock.now()));
  const changed = {
    item: receiptItem({ ...old, state: 'replaced', replacedBy: by.receipt.number }),
    version: old.version,
  };
  const sameRegister = replaced.head.carrier === head.carrier && replaced.head.year === head.year;
  const next = appended(sameRegister ? last : replaced.head, act);
  if (sameRegister) {
    const { added, changed: heads } = registerWrites(next.head, [...entries, next.entry]);
    return { added, changed: [...heads, changed] };
  }
  const own = registerWrites(last, entries);
  const other = registerWrites(next.head, [next.entry]);
  return {
    added: [...own.added, ...other.added],
    changed: [...own.changed, ...other.changed, changed],
  };
};

interface Replaced {
  readonly head: RegisterHead;
  readonly receipt: Receipt;
}

/** The withdrawn receipt an order takes the place of: an earlier one in the row of its names. */
const replacedBy = async ({ order }: Ready, { receipts, register }: IssuingParts): Promise<Replaced> => {
  const { carrier, year } = registerOf(order.replaces ?? '');
  // The head first: whatever is written of the receipt after this is seen by the head's version.
  const head = await register.head(carrier, year);
  for (let name = previousOrder(order.receipt); name !== undefined; name = previousOrder(name)) {
    const receipt = await receipts.find(name);
    if (receipt && receipt.number === order.replaces) return { head, receipt };
  }
  throw new Error(`${order.receipt} replaces a receipt that is not there`);
};
