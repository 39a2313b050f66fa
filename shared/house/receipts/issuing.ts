import { Refusal } from '../../domain/refusal.ts';
import type { ReceiptOrder } from '../../domain/receipt-work.ts';
import { untilDone } from '../until-done.ts';
import { ensureDocument } from './documents.ts';
import type { IssuingParts } from './parts.ts';
import { type OrderDone, prepare, type Prepared, putOff } from './preparing.ts';
import type { Ready } from './readiness.ts';
import { issueTogether, mostTogether } from './together.ts';

export type { OrderDone } from './preparing.ts';

/**
 * Issues many orders of one carrier, for the yearly run: in as few transactions as it takes. Orders that are not in the
 * table yet are written with the first gifts they take, without waking anybody; if this is killed, the sweep finds them.
 * An order of a run that is blocked from the start leaves no trace: the run tells of it.
 *
 * @returns what became of each, in the same order; blocked and moot ones too
 */
export const issueOrders = async (
  orders: readonly ReceiptOrder[],
  parts: IssuingParts,
): Promise<OrderDone[]> => {
  const prepared = await Promise.all(orders.map(async (order) => prepare(order, parts)));
  const done = new Map<number, OrderDone>();
  const groups = Map.groupBy(
    prepared.flatMap((each, index) => ('ready' in each ? [{ ready: each.ready, index }] : [])),
    // One register and one day a group; a correction also writes into the register of what it replaces.
    ({ ready: { order, carrier, today }, index }) =>
      order.replaces === undefined ? `${carrier.carrier} ${today}` : String(index),
  );
  for (const group of groups.values()) {
    for (let start = 0; start < group.length; start += mostTogether) {
      const some = group.slice(start, start + mostTogether);
      const issued = await issueAll(
        some.map(({ ready }) => ready),
        parts,
      );
      for (const [place, { index }] of some.entries()) {
        const result = issued[place];
        if (result) done.set(index, result);
      }
    }
  }
  return Promise.all(prepared.map(async (each, index) => ended(each, done.get(index), parts)));
};

/** One after the other in one transaction; whatever hinders that is found by taking ever fewer. */
const issueAll = async (readies: readonly Ready[], parts: IssuingParts): Promise<OrderDone[]> => {
  const [only] = readies;
  if (readies.length === 1 && only) return [await issueOne(only, parts)];
  const issued = await issueTogether(readies, parts).catch(unlessUnprintable);
  if (issued && issued !== 'unprintable') return issued;
  const middle = Math.ceil(readies.length / 2);
  return [
    ...(await issueAll(readies.slice(0, middle), parts)),
    ...(await issueAll(readies.slice(middle), parts)),
  ];
};

/** Whatever has changed meanwhile is read and decided again. */
const issueOne = async (first: Ready, parts: IssuingParts): Promise<OrderDone> => {
  let prepared: Prepared = { ready: first };
  return untilDone(parts.clock, async () => {
    if ('done' in prepared) return prepared.done;
    const { ready } = prepared;
    const issued = await issueTogether([ready], parts).catch(unlessUnprintable);
    const done = issued === 'unprintable' ? await putOff(ready, 'too-long', parts) : issued?.[0];
    if (done) return done;
    prepared = await prepare(ready.order, parts);
    return 'contended';
  });
};

/** A document that cannot be made is a matter of one order; all else is a bug or passes. */
const unlessUnprintable = (error: unknown): 'unprintable' => {
  if (error instanceof Refusal && unprintable.has(error.code)) return 'unprintable';
  throw error;
};

/** What paper refuses (shared/paper): more than one page, or letters that no font of ours has. */
const unprintable: ReadonlySet<string> = new Set(['receipt.too-long', 'receipt.letters']);

/** A receipt that was issued before, by whoever was killed then, may still lack its document. */
const ended = async (
  prepared: Prepared,
  issued: OrderDone | undefined,
  parts: IssuingParts,
): Promise<OrderDone> => {
  if (issued) return issued;
  if ('ready' in prepared) throw new Error(`order ${prepared.ready.order.receipt} was left out`);
  if (prepared.done.receipt) await ensureDocument(prepared.done.receipt, parts);
  return prepared.done;
};
