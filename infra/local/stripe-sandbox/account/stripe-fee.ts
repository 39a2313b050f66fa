import type { Account } from './account.ts';
import { enter } from './balance-transaction.ts';

const centsPerCard = 5;

/** What Stripe takes for itself, for no gift in particular. */
export const chargeStripeFee = (account: Account, cents: number, description: string): void => {
  enter(account, {
    amountCents: -cents,
    feeCents: 0,
    feeDescription: '',
    type: 'stripe_fee',
    reportingCategory: 'fee',
    source: null,
    description,
    availableOn: account.seconds(),
    currency: 'eur',
  });
};

const dayOf = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);

/** The bill of the month before: the fraud screening of each card that was tried. */
export const chargeMonthlyFee = (account: Account): void => {
  const end = account.seconds();
  const last = new Date((end - 1) * 1000);
  const start = Date.UTC(last.getUTCFullYear(), last.getUTCMonth()) / 1000;
  const cards = [...account.charges.values()].filter(
    ({ created, payment_method_details: details }) =>
      details?.type === 'card' && created >= start && created < end,
  );
  if (cards.length > 0)
    chargeStripeFee(account, cards.length * centsPerCard, `Radar (${dayOf(start)} – ${dayOf(end - 1)})`);
};
