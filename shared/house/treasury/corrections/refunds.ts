import { unassigned } from '../../../domain/campaign.ts';
import { unknownGift } from '../../../domain/correction.ts';
import type { Gift } from '../../../domain/gift.ts';
import { standingPlace } from '../../../domain/gift-entries.ts';
import { receivedLine } from '../../../domain/gift-lines.ts';
import type { Sentence } from '../../../domain/locale.ts';
import { type Cents, formatCents } from '../../../domain/money.ts';
import { leftToRefund, needsSecond, type RefundOrder, refundOrderId } from '../../../domain/refund-order.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { OrderedRefund } from '../../../routes/treasury/refunds.ts';
import type { Campaigns } from '../../../store/campaigns.ts';
import type { Ledger } from '../../../store/ledger.ts';
import { refundOrderItem } from '../../../store/refund-orders.ts';
import type { Decided } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { authorOf } from '../money/author.ts';
import { placeOf } from './moves.ts';
import { type AskingParts, askStripe } from './refund-asking.ts';

export interface RefundParts extends AskingParts {
  readonly ledger: Pick<Ledger, 'gift'>;
  readonly campaigns: Pick<Campaigns, 'find'>;
  /** Above this a second person is asked. */
  readonly refundConfirmCents: Cents;
}

export const readRefunds = async (
  { parameters: { gift: name }, mayHere }: AskedOf<typeof treasuryRoutes.readRefunds>,
  parts: RefundParts,
): Promise<HttpAnswer> => {
  const gift = await parts.ledger.gift(name);
  if (gift.lines.size === 0) throw unknownGift(name);
  mayHere(await placeOf(standingPlace(gift)?.campaign, parts));
  const orders = (await parts.refundOrders.of(name)).map(({ order }) => order);
  return {
    status: 200,
    body: {
      gift: name,
      leftCents: isThroughStripe(name, gift) ? leftToRefund(gift, orders) : 0,
      confirmAboveCents: parts.refundConfirmCents,
      orders: orders.map(orderShown),
    },
    told: `refunds of ${name} read`,
  };
};

/** The order first, then Stripe: so there is never money on its way that nobody knows of. */
export const refundGift = async (
  { parameters: { gift: name }, input, person, now, mayHere }: AskedOf<typeof treasuryRoutes.refundGift>,
  parts: RefundParts,
): Promise<Decided> => {
  const gift = await parts.ledger.gift(name);
  if (gift.lines.size === 0) throw unknownGift(name);
  const campaign = standingPlace(gift)?.campaign ?? unassigned;
  const place = await placeOf(campaign, parts);
  mayHere(place);
  const before = (await parts.refundOrders.of(name)).map(({ order }) => order);
  checkRefund(name, gift, before, input.cents);
  const order: RefundOrder = {
    order: refundOrderId(name, before.length + 1),
    gift: name,
    campaign,
    ...input,
    state: needsSecond(input.cents, before, parts.refundConfirmCents) ? 'asked' : 'ordered',
    orderedBy: { subject: person.subject, name: authorOf(person) },
    orderedAt: now,
    attempt: 1,
  };
  return {
    done: 'refund.ordered',
    subject: name,
    campaign,
    centre: place.centre,
    after: orderShown(order),
    writes: { added: [{ ...refundOrderItem(order), version: 1 }] },
    status: 201,
    body: orderShown(order),
    afterwards: async () => askStripe(order, parts),
  };
};

/** @throws Refusal `refund.…` for money that Stripe cannot send back, or that is not there */
export const checkRefund = (
  name: string,
  gift: Gift,
  orders: readonly RefundOrder[],
  wanted: Cents,
): void => {
  if (!isThroughStripe(name, gift)) {
    throw refuse('refund.not-through-stripe', {
      de: `${name} kam nicht über Stripe. Bitte zurücküberweisen und hier als Berichtigung eintragen.`,
      en: `${name} did not come through Stripe. Please transfer it back, and enter a correction here.`,
    });
  }
  const left = leftToRefund(gift, orders);
  if (wanted > left) {
    throw refuse(
      'refund.too-much',
      {
        de: `Von dieser Spende sind noch ${formatCents(left, 'de')} da, die nicht schon zurückgehen.`,
        en: `${formatCents(left, 'en')} of this gift are left that are not on their way back already.`,
      },
      'cents',
    );
  }
};

/** Money that arrived by a payment of Stripe's; not noted by hand, and not what Stripe bills for itself. */
const isThroughStripe = (name: string, { lines }: Gift): boolean =>
  /^(?:pi|ch|py)_/.test(name) && lines.has(receivedLine(name));

export const refuse = (code: string, sentence: Sentence, field?: string): Refusal =>
  new Refusal(409, code, sentence, field);

export const orderShown = (order: RefundOrder): OrderedRefund => {
  const { orderedBy, decidedBy, attempt: _, answeredAt: __, ...rest } = order;
  return { ...rest, orderedBy: orderedBy.name, ...(decidedBy && { decidedBy: decidedBy.name }) };
};
