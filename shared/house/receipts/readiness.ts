import type { Carrier } from '../../domain/carrier.ts';
import type { Donor } from '../../domain/donor.ts';
import { type GiftStanding, standingOf } from '../../domain/gift-standing.ts';
import type { Day } from '../../domain/month.ts';
import { carrierGate } from '../../domain/receipt-gate.ts';
import type { ReceiptBlock, ReceiptOrder } from '../../domain/receipt-work.ts';
import type { GiftWithTerms } from '../../store/receipt-gifts.ts';
import { readGifts, worldOf } from './gifts.ts';
import type { CertifyingParts } from './parts.ts';
import { isOf } from './whose.ts';

/** What is read to know how an order stands. */
export interface AssessingParts extends Pick<CertifyingParts, 'campaigns' | 'clock'> {
  readonly donors: Pick<CertifyingParts['donors'], 'find' | 'giftsOf'>;
  readonly receiptGifts: Pick<CertifyingParts['receiptGifts'], 'of'>;
}

/** A gift that a receipt has taken, and by which of the gift's claims. */
export interface TakenGift {
  readonly gift: string;
  readonly count: number;
}

/** Everything a receipt needs to be issued: what it will say, as it is this moment. */
export interface Ready {
  readonly order: ReceiptOrder;
  readonly carrier: Carrier;
  readonly donor: Donor;
  /** By the day they were given. */
  readonly gifts: readonly GiftStanding[];
  /** The day on which all this was found: that of issue. */
  readonly today: Day;
}

export interface Assessed {
  /** What can be certified now; what stands in the way; `moot` if there is nothing to certify. */
  readonly verdict: { readonly ready: Ready } | { readonly block: ReceiptBlock } | { readonly moot: true };
  /** Those it has taken already. */
  readonly taken: readonly TakenGift[];
  /** How often each gift was claimed by anybody. */
  readonly counts: ReadonlyMap<string, number>;
}

/** So many fit into one item of the table, and more on no annex that anybody reads. */
const mostGifts = 1000;

/**
 * How an order stands now. What is ready is certified; what is not yet stays out of the receipt and can have one of its
 * own later. Only if nothing is ready, the order waits for the first that is not.
 */
export const assess = async (order: ReceiptOrder, parts: AssessingParts): Promise<Assessed> => {
  const { donors, receiptGifts, campaigns } = parts;
  const [donor, names] = await Promise.all([
    donors.find(order.donor),
    order.gifts ?? donors.giftsOf(order.donor, order.year),
  ]);
  const given = await readGifts(names, receiptGifts);
  const [world, carrier] = await Promise.all([worldOf(given, parts), campaigns.carrier(order.carrier)]);
  if (!carrier) throw new Error(`the carrier ${order.carrier} is gone`);
  const gifts = given
    .filter((each) => isOf(each, order.donor, donor?.thing))
    .flatMap(({ name, gift, terms }) => standingOf(name, asFree(gift, order), terms?.thing, world) ?? [])
    .filter((each) => each.carrier === order.carrier && isOfYear(each, order))
    .map((each) => warned(each, order, world.today))
    .toSorted((one, other) => one.givenOn.localeCompare(other.givenOn) || (one.gift < other.gift ? -1 : 1));
  const ready = gifts.filter(({ standing }) => standing === 'receiptable');
  const waits = gifts.find(({ standing }) => standing === 'blocked')?.block;
  const verdict = (): Assessed['verdict'] => {
    if (ready.length === 0 && waits === undefined) return { moot: true };
    const block =
      carrierGate(carrier, world.today) ??
      (ready.length === 0 ? waits : undefined) ??
      (donor ? undefined : 'address-missing') ??
      (ready.length > mostGifts ? 'too-long' : undefined);
    if (block !== undefined || !donor) return { block: block ?? 'address-missing' };
    return { ready: { order, carrier, donor: donor.thing, gifts: ready, today: world.today } };
  };
  return {
    verdict: verdict(),
    taken: given.flatMap(({ name, gift: { claimed } }) =>
      claimed.receipt === order.receipt ? [{ gift: name, count: claimed.count }] : [],
    ),
    counts: new Map(given.map(({ name, gift }) => [name, gift.claimed.count])),
  };
};

/** What this order has taken is its own to certify. */
const asFree = (gift: GiftWithTerms['gift'], { receipt }: ReceiptOrder): GiftWithTerms['gift'] =>
  gift.claimed.receipt === receipt ? { ...gift, claimed: { count: gift.claimed.count } } : gift;

/** A collective receipt is of one calendar year; a single one says the day of its gift, whatever the order thought. */
const isOfYear = ({ givenOn }: GiftStanding, { form, year }: ReceiptOrder): boolean =>
  form === 'single' || Number(givenOn.slice(0, 4)) === year;

/** A debit that its giver's bank may still take back is certified only to somebody who knows that. */
const warned = (gift: GiftStanding, { debitWarned }: ReceiptOrder, today: Day): GiftStanding =>
  gift.standing === 'receiptable' && mayReturn(gift, today) && debitWarned !== true
    ? { ...gift, standing: 'blocked', block: 'debit-may-return' }
    : gift;

export const mayReturn = ({ returnableUntil }: GiftStanding, today: Day): boolean =>
  returnableUntil !== undefined && today <= returnableUntil;
