import * as z from 'zod';
import { type Campaign, CampaignId, unassigned } from './campaign.ts';
import { type Carrier, CarrierId } from './carrier.ts';
import { ReceiptId } from './claim.ts';
import { type DisputeStatus, furthest } from './dispute.ts';
import type { Gift } from './gift.ts';
import { expectedLine } from './gift-lines.ts';
import type { GiftTerms } from './gift-terms.ts';
import { carrierSince } from './hand-over.ts';
import type { Entry } from './ledger.ts';
import { sumCents } from './money.ts';
import { Day } from './month.ts';
import { CertifiedGift } from './receipt.ts';
import { ReceiptExclusion } from './receipt-run.ts';
import { ReceiptBlock } from './receipt-work.ts';

/**
 * How one gift stands with receipts: it can stand in one, stands in one, never can, or cannot yet.
 */
export const GiftStanding = z.strictObject({
  ...CertifiedGift.shape,
  campaign: CampaignId,
  /** Who received it, and so the only one who may certify it; unknown while it names no campaign. */
  carrier: CarrierId.optional(),
  standing: z.enum(['receiptable', 'receipted', 'excluded', 'blocked']),
  receipt: ReceiptId.optional(),
  exclusion: ReceiptExclusion.optional(),
  block: ReceiptBlock.optional(),
  /** Of a debit: the day its giver's account was debited, some days before it counts. */
  debitedOn: Day.optional(),
  /** Of a debit: the last day on which its giver's bank takes it back without asking (§ 675x (4) BGB: eight weeks). */
  returnableUntil: Day.optional(),
});
export type GiftStanding = z.infer<typeof GiftStanding>;

export interface StandingWorld {
  readonly campaigns: ReadonlyMap<string, Campaign>;
  readonly carriers: ReadonlyMap<string, Carrier>;
  readonly today: Day;
}

/**
 * @param terms what a person said of the gift
 * @returns undefined for what is no gift of anybody (a grant, collected cash), and for one of which nothing is left
 */
export const standingOf = (
  name: string,
  gift: Gift,
  terms: GiftTerms | undefined,
  world: StandingWorld,
): GiftStanding | undefined => {
  const money = [...gift.lines.values()].map((line) => line.standing).filter(counts);
  // What was given back again is no gift by itself, also while its first teller has not come yet.
  const [first] = money.filter(({ account, cents }) => account === 'received' && cents > 0).toSorted(byDay);
  if (!first) return undefined;
  const kind = kindOf(first);
  const left = sumCents(money.map(({ cents }) => cents));
  if (kind === undefined || left <= 0) return undefined;
  const givenOn = taxDay(first, terms);
  const { campaign: of } = first;
  const campaign = world.campaigns.get(of);
  const carrier = of === unassigned || !campaign ? undefined : carrierSince(campaign, givenOn);
  const debited = debitedOn(name, gift);
  const isDebit = wasDebit(gift, debited);
  return {
    gift: name,
    campaign: of,
    carrier,
    givenOn,
    kind,
    expenseWaiver: terms?.expenseWaiver === true,
    cents: left,
    ...(isDebit && debited !== undefined && { debitedOn: debited }),
    ...(isDebit && { returnableUntil: weeksLater(debited ?? first.day, returnWeeks) }),
    ...verdict(
      gift,
      { kind, carrier: carrier === undefined ? undefined : world.carriers.get(carrier) },
      terms,
    ),
  };
};

type Verdict = Pick<GiftStanding, 'standing' | 'receipt' | 'exclusion' | 'block'>;

const verdict = (
  gift: Gift,
  { kind, carrier }: { kind: CertifiedGift['kind']; carrier: Carrier | undefined },
  terms: GiftTerms | undefined,
): Verdict => {
  const { receipt } = gift.claimed;
  if (receipt !== undefined) return { standing: 'receipted', receipt };
  if (terms?.notReceiptable) return { standing: 'excluded', exclusion: terms.notReceiptable };
  if (!carrier) return { standing: 'blocked', block: 'unassigned' };
  if (kind === 'membership' && carrier.receipts?.membershipFeesDeductible === false) {
    return { standing: 'excluded', exclusion: 'fee-not-deductible' };
  }
  if (isDisputed(gift)) return { standing: 'blocked', block: 'disputed' };
  return { standing: 'receiptable' };
};

/** The day on which it was on its way; an announcement of nothing only takes the place of one that comes too late. */
const debitedOn = (name: string, { lines }: Gift): Day | undefined => {
  const expected = lines.get(expectedLine(name))?.standing;
  return expected && expected.cents > 0 ? expected.day : undefined;
};

/**
 * Not every teller of a payment knows by which means it came, and the first one heard is the one that is written down.
 * What was on its way, and nobody knows how, was a debit.
 */
const wasDebit = ({ lines }: Gift, debited: Day | undefined): boolean => {
  const means = [...lines.values()].flatMap(({ standing }) => standing.method ?? []);
  return means.includes('sepa_debit') || (means.length === 0 && debited !== undefined);
};

/** Some dispute of it is not at its end: until then nobody knows whether its money stays. */
const isDisputed = ({ disputes }: Gift): boolean =>
  [...Map.groupBy(disputes, ({ dispute }) => dispute).values()].some((seen) => {
    const status = furthest(seen.map((each) => each.status));
    return status !== undefined && !ended.has(status);
  });

const ended: ReadonlySet<DisputeStatus> = new Set(['warning_closed', 'prevented', 'lost', 'won']);

/**
 * The day of a gift for its giver's taxes. Of a card or PayPal the day of capture, not of the payout; of a debit the
 * day it is known to have succeeded; of a transfer the day it was booked by the bank; of cash the day it was handed
 * over. All of them are the day the books say, in Berlin, unless a person knows better (§ 11 EStG; a judgement).
 */
export const taxDay = ({ cameOn, day }: Pick<Entry, 'cameOn' | 'day'>, terms: GiftTerms | undefined): Day =>
  terms?.givenOn ?? cameOn ?? day;

const counts = ({ account }: Entry): boolean => account === 'received' || account === 'returned';

const byDay = (one: Entry, other: Entry): number =>
  (one.cameOn ?? one.day) < (other.cameOn ?? other.day) ? -1 : 1;

const kindOf = ({ source }: Entry): CertifiedGift['kind'] | undefined =>
  source === 'donation' || source === 'membership' ? source : undefined;

const returnWeeks = 8;

const weeksLater = (day: Day, weeks: number): Day =>
  Day.parse(new Date(Date.parse(day) + weeks * 7 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10));
