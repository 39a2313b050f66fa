import { cents } from '../../../domain/money.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { LedgerPages } from '../../../store/ledger-pages.ts';
import type { Payouts } from '../../../store/payouts.ts';
import type { AskedOf } from '../doors.ts';

export interface PayoutsParts {
  readonly ledgerPages: Pick<LedgerPages, 'payouts'>;
  readonly payouts: Pick<Payouts, 'find' | 'parts'>;
}

export const readPayouts = async (
  { query }: AskedOf<typeof treasuryRoutes.readPayouts>,
  { ledgerPages }: PayoutsParts,
): Promise<HttpAnswer> => {
  const { payouts, next } = await ledgerPages.payouts(query);
  return {
    status: 200,
    body: { payouts, ...(next !== undefined && { next }) },
    told: `payouts read, ${payouts.length}`,
  };
};

/** @throws Refusal 404 for a payout that no reconciliation has seen */
export const readPayout = async (
  { parameters }: AskedOf<typeof treasuryRoutes.readPayout>,
  { payouts }: PayoutsParts,
): Promise<HttpAnswer> => {
  const payout = await payouts.find(parameters.payout);
  if (!payout) {
    throw new Refusal(
      404,
      'payout.unknown',
      {
        de: `Eine Auszahlung ${parameters.payout} steht nicht in den Büchern. Der nächtliche Abgleich trägt Auszahlungen ein.`,
        en: `There is no payout ${parameters.payout} in the books. The nightly reconciliation enters payouts.`,
      },
      'payout',
    );
  }
  const { partsCents } = payout;
  return {
    status: 200,
    body: {
      payout,
      parts: await payouts.parts(parameters.payout),
      ...(partsCents !== undefined && { differenceCents: cents(payout.cents - partsCents) }),
    },
    told: `payout ${parameters.payout} read`,
  };
};
