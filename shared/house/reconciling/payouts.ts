import { unassigned } from '../../domain/campaign.ts';
import { cents } from '../../domain/money.ts';
import { instantOf } from '../../domain/month.ts';
import { explained, isOver, type Payout, type PayoutPart } from '../../domain/payout.ts';
import type { SeenPayout } from '../../stripe/account.ts';
import { type BalanceTransaction, movedBy } from '../../stripe/balance-transaction.ts';
import type { ReconcilingParts } from './parts.ts';
import type { Tally } from './tally.ts';

/**
 * Reads payouts as they stand now, and what they are made of once Stripe has listed it.
 *
 * @returns those that are not over yet
 */
export const provePayouts = async (
  payouts: ReadonlySet<string>,
  parts: ReconcilingParts,
  tally: Tally,
  isLate: () => boolean,
): Promise<string[]> => {
  const open: string[] = [];
  for (const id of payouts) {
    if (isLate()) {
      open.push(id);
      continue;
    }
    const seen = await parts.account.payout(id);
    const known = await parts.payouts.find(id);
    const payout = await withParts(seen, known, parts, tally);
    await parts.payouts.save(payout);
    if (payout.status === 'failed') await tellTreasurer(payout, seen, parts);
    if (!isOver(payout) || (seen.listComes && payout.partsCents === undefined)) open.push(id);
  }
  return open;
};

const withParts = async (
  { payout, listed }: SeenPayout,
  known: Payout | undefined,
  parts: ReconcilingParts,
  tally: Tally,
): Promise<Payout> => {
  const { partsCents, agrees } = known ?? {};
  if (partsCents !== undefined) return { ...payout, partsCents, agrees };
  if (!listed) return payout;
  const transactions = await parts.account.payoutParts(payout.payout);
  const made = transactions.map((transaction) => partOf(payout.payout, transaction));
  for (const part of made) await parts.payouts.savePart(part);
  const whole = explained(payout, made);
  if (whole.agrees === false) {
    tally.differs({
      matter: 'payout',
      payout: payout.payout,
      stripeCents: payout.cents,
      ...(whole.partsCents === undefined ? {} : { ourCents: whole.partsCents }),
    });
  }
  return whole;
};

const partOf = (payout: string, transaction: BalanceTransaction): PayoutPart => {
  const { booking } = movedBy(transaction);
  return {
    payout,
    transaction: transaction.id,
    type: transaction.type,
    cents: cents(transaction.amount),
    feeCents: cents(transaction.fee),
    netCents: cents(transaction.net),
    ...(booking ? { gift: booking.gift, entry: `stripe:${booking.line}` } : {}),
  };
};

const tellTreasurer = async (
  { payout, cents: amount }: Payout,
  { failure }: SeenPayout,
  { tasks, clock }: ReconcilingParts,
): Promise<void> => {
  await tasks.write({
    task: `payout-failed:${payout}`,
    matter: 'payout-failed',
    campaign: unassigned,
    cents: amount,
    ...(failure === undefined ? {} : { reason: failure.slice(0, 120) }),
    writtenAt: instantOf(clock.now()),
  });
};
