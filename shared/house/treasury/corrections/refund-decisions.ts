import type { Person, Place } from '../../../domain/person.ts';
import { type RefundOrder, refundOrderGift } from '../../../domain/refund-order.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import { refundOrderItem, type VersionedOrder } from '../../../store/refund-orders.ts';
import type { Decided } from '../decided.ts';
import type { Asked, AskedOf } from '../doors.ts';
import { authorOf } from '../money/author.ts';
import { placeOf } from './moves.ts';
import { askStripe } from './refund-asking.ts';
import { checkRefund, orderShown, type RefundParts, refuse } from './refunds.ts';

/** A second person agrees. Whoever ordered it is none. */
export const confirmRefund = async (
  asked: AskedOf<typeof treasuryRoutes.confirmRefund>,
  parts: RefundParts,
): Promise<Decided> => {
  const { found, place } = await orderNamed(asked, parts);
  const { order } = found;
  if (order.state !== 'asked') throw notInThatState(order);
  if (order.orderedBy.subject === asked.person.subject) {
    throw refuse('refund.same-person', {
      de: 'Diese Rückzahlung braucht einen zweiten Menschen: bestätigen kann sie nicht, wer sie angelegt hat.',
      en: 'This refund needs a second person: whoever ordered it cannot confirm it.',
    });
  }
  const confirmed: RefundOrder = { ...order, state: 'ordered', ...decidedBy(asked) };
  return decision('refund.confirmed', found, confirmed, place, async () => askStripe(confirmed, parts));
};

/** The money stays. What Stripe may have taken can no longer be called back. */
export const rejectRefund = async (
  asked: AskedOf<typeof treasuryRoutes.rejectRefund>,
  parts: RefundParts,
): Promise<Decided> => {
  const { found, place } = await orderNamed(asked, parts);
  const { order } = found;
  if (order.state === 'ordered') {
    throw refuse('refund.perhaps-taken', {
      de: 'Vielleicht ist diese Rückzahlung schon bei Stripe. Bitte erst noch einmal versuchen: dann steht fest, ob Stripe sie hat.',
      en: 'Stripe may have this refund already. Please try again first: then it is known whether Stripe has it.',
    });
  }
  if (order.state !== 'asked' && order.state !== 'refused') throw notInThatState(order);
  return decision('refund.rejected', found, { ...order, state: 'rejected', ...decidedBy(asked) }, place);
};

/** Once more, after Stripe said no or did not answer. */
export const retryRefund = async (
  asked: AskedOf<typeof treasuryRoutes.retryRefund>,
  parts: RefundParts,
): Promise<Decided> => {
  const { found, place, others } = await orderNamed(asked, parts);
  const { order } = found;
  if (order.state !== 'ordered' && order.state !== 'refused') throw notInThatState(order);
  // What nobody knows of may have gone already; then nothing of it is left to be checked.
  if (order.state === 'refused') {
    checkRefund(order.gift, await parts.ledger.gift(order.gift), others, order.cents);
  }
  // Under the same name Stripe would say the same again; and where nobody knows, only the same name is safe.
  const attempt = order.state === 'refused' ? order.attempt + 1 : order.attempt;
  const { refusedBecause: _, ...rest } = order;
  const again: RefundOrder = { ...rest, state: 'ordered', attempt };
  return decision('refund.tried-again', found, again, place, async () => askStripe(again, parts));
};

interface NamedOrder {
  readonly found: VersionedOrder;
  readonly others: readonly RefundOrder[];
  readonly place: Place;
}

/** @throws Refusal 404 for an order there is not, 403 elsewhere */
const orderNamed = async (
  {
    parameters: { refundOrder: name },
    mayHere,
  }: Pick<Asked<{ refundOrder: string }>, 'parameters' | 'mayHere'>,
  parts: RefundParts,
): Promise<NamedOrder> => {
  const all = await parts.refundOrders.of(refundOrderGift(name));
  const found = all.find(({ order }) => order.order === name);
  if (!found) {
    throw new Refusal(404, 'refund.unknown', {
      de: `Eine Rückzahlung ${name} ist nicht angelegt.`,
      en: `There is no refund ${name}.`,
    });
  }
  const place = await placeOf(found.order.campaign, parts);
  mayHere(place);
  return { found, place, others: all.map(({ order }) => order).filter((order) => order !== found.order) };
};

const decidedBy = ({ person, now }: { readonly person: Person; readonly now: RefundOrder['orderedAt'] }) => ({
  decidedBy: { subject: person.subject, name: authorOf(person) },
  decidedAt: now,
});

const decision = (
  done: string,
  { order: before, version }: VersionedOrder,
  after: RefundOrder,
  { centre }: Place,
  afterwards?: () => Promise<void>,
): Decided => ({
  done,
  subject: before.gift,
  campaign: before.campaign,
  centre,
  before: orderShown(before),
  after: orderShown(after),
  writes: { changed: [{ item: refundOrderItem(after), version }] },
  status: 200,
  body: orderShown(after),
  ...(afterwards && { afterwards }),
});

const states = {
  asked: { de: 'wartet auf eine zweite Person', en: 'waits for a second person' },
  ordered: { de: 'ist unterwegs zu Stripe', en: 'is on its way to Stripe' },
  taken: { de: 'ist bei Stripe', en: 'is with Stripe' },
  refused: { de: 'wurde von Stripe abgelehnt', en: 'was refused by Stripe' },
  rejected: { de: 'wurde aufgegeben', en: 'was given up' },
} as const satisfies Record<RefundOrder['state'], { de: string; en: string }>;

const notInThatState = ({ order, state }: RefundOrder): Refusal =>
  refuse('refund.other-state', {
    de: `Die Rückzahlung ${order} ${states[state].de}: das geht jetzt nicht mehr.`,
    en: `The refund ${order} ${states[state].en}: that cannot be done any more.`,
  });
