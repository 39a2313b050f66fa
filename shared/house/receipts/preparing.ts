import { instantOf } from '../../domain/month.ts';
import type { ReceiptOrder, StaleReceipt } from '../../domain/receipt-work.ts';
import type { Receipt } from '../../domain/receipt.ts';
import { receiptOrderItem, staleAnswered } from '../../store/receipts.ts';
import { untilDone } from '../until-done.ts';
import { letGo, orderWrites, takeGifts, withoutBlock } from './claims.ts';
import type { IssuingParts } from './parts.ts';
import { assess, type Ready } from './readiness.ts';
import { nextOrder } from './wanted.ts';

/** What became of an order: its last state, or that of the one in its place; with its receipt once it is issued. */
export interface OrderDone {
  readonly order: ReceiptOrder;
  readonly receipt?: Receipt;
}

/** An order whose gifts are all taken and were read after that, or one for which nothing can be issued now. */
export type Prepared = { readonly ready: Ready } | { readonly done: OrderDone };

/**
 * Takes all gifts of an order that can be certified, and lets go those that cannot any more. Killed anywhere it can be
 * begun again: the table says how far it is.
 *
 * @param order as somebody knew it; the table's own counts, if it has one
 */
export const prepare = async (order: ReceiptOrder, parts: IssuingParts): Promise<Prepared> =>
  untilDone(parts.clock, async () => {
    let known = (await parts.receipts.order(order.receipt)) ?? { ...order, version: 0 };
    for (;;) {
      const step = await nextStep(known, parts);
      if (step === 'contended' || 'ready' in step || 'done' in step) return step;
      known = step.goOn;
    }
  });

type Step = Prepared | { readonly goOn: ReceiptOrder } | 'contended';

const nextStep = async (order: ReceiptOrder, parts: IssuingParts): Promise<Step> => {
  const { receipts } = parts;
  if (order.state === 'issued') {
    const receipt = await receipts.find(order.receipt);
    return { done: { order, ...(receipt && { receipt }) } };
  }
  const stale = order.version === 0 ? undefined : await receipts.stale(order.receipt);
  const { verdict, taken, counts } = await assess(order, parts);
  if (stale) return replacedByNext(order, stale, taken, parts);
  if (order.state === 'moot') return { done: { order } };
  const gifts = 'ready' in verdict ? verdict.ready.gifts : [];
  const wrongly = taken.filter(({ gift }) => !gifts.some((each) => each.gift === gift));
  if (wrongly.length > 0) return goOn(await letGo(order, wrongly, parts));
  if (!('ready' in verdict)) {
    const { version } = order;
    const next: ReceiptOrder =
      'block' in verdict
        ? { ...order, state: 'blocked', block: verdict.block }
        : { ...withoutBlock(order), state: 'moot' };
    // What a run only considered is told by the run, and is no order that waits.
    const same = version === 0 || (next.state === order.state && next.block === order.block);
    if (!same && (await receipts.commit(orderWrites(order, next))) !== undefined) return 'contended';
    return { done: { order: same ? next : { ...next, version: version + 1 } } };
  }
  const missing = gifts.filter(({ gift }) => !taken.some((each) => each.gift === gift));
  if (missing.length === 0) return { ready: { ...verdict.ready, order } };
  const wanted = missing.map(({ gift }) => ({ gift, count: counts.get(gift) ?? 0 }));
  return goOn(await takeGifts(order, wanted, parts));
};

/** Whatever was taken or let go is read again: from now on all that happens to these gifts is told. */
const goOn = (order: ReceiptOrder | undefined): Step => (order ? { goOn: order } : 'contended');

/**
 * Money of a taken gift went back before the receipt was issued. Its name must never be issued under, because somebody
 * may still be saying so: another order takes its place.
 */
const replacedByNext = async (
  order: ReceiptOrder,
  stale: StaleReceipt,
  taken: Parameters<typeof letGo>[1],
  parts: IssuingParts,
): Promise<Step> => {
  const { receipts } = parts;
  const known = await letGo(order, taken, parts);
  if (!known) return 'contended';
  const next = nextOf(order);
  if (order.state === 'moot') {
    // Said again of what is over already: the order in its place has been written.
    await receipts.commit({ updates: [staleAnswered(stale)] });
    const instead = await receipts.order(next.receipt);
    return instead ? { goOn: instead } : { done: { order } };
  }
  const moot = orderWrites(known, { ...withoutBlock(known), state: 'moot' });
  const { added } = orderWrites({ ...next, version: 0 });
  const done = await receipts.commit({
    ...moot,
    added: order.run === undefined ? [{ ...receiptOrderItem(next), version: 1 }] : (added ?? []),
    updates: [staleAnswered(stale)],
  });
  return done === undefined ? { goOn: next } : 'contended';
};

const nextOf = (order: ReceiptOrder): ReceiptOrder => ({
  ...withoutBlock(order),
  receipt: nextOrder(order.receipt),
  state: 'open',
  version: 1,
});

/** An order that cannot be issued after all: its gifts are free again. */
export const putOff = async (
  { order, gifts }: Ready,
  block: NonNullable<ReceiptOrder['block']>,
  parts: IssuingParts,
): Promise<OrderDone | undefined> => {
  const counts = await Promise.all(gifts.map(async ({ gift }) => parts.receiptGifts.of(gift)));
  const taken = counts.flatMap(({ name, gift: { claimed } }) =>
    claimed.receipt === order.receipt ? [{ gift: name, count: claimed.count }] : [],
  );
  const known = await letGo(order, taken, parts);
  if (!known) return undefined;
  const next: ReceiptOrder = { ...known, state: 'blocked', block };
  if ((await parts.receipts.commit(orderWrites(known, next))) !== undefined) return undefined;
  parts.log.tell('receipt put off', { receipt: order.receipt, block, at: instantOf(parts.clock.now()) });
  return { order: { ...next, version: known.version + 1 } };
};
