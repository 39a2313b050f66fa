import { paidForNet } from '../../domain/fee.ts';
import { type Cents, cents, formatCents } from '../../domain/money.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CheckoutRequest } from '../../routes/checkout.ts';
import type { GivingRules } from '../giving-rules.ts';

/**
 * What is paid: the amount that was chosen, and the fee on top where the giver carries it.
 *
 * @throws Refusal `amount.too-small`, `amount.too-large`, `method.missing` for a fee nobody can know
 */
export const paidCents = (
  { amountCents, coverFee, method }: Pick<CheckoutRequest, 'amountCents' | 'coverFee' | 'method'>,
  { leastCents, mostCents, fees }: Pick<GivingRules, 'leastCents' | 'mostCents' | 'fees'>,
): Cents => {
  const least = cents(leastCents);
  const most = cents(mostCents);
  if (amountCents < least) {
    throw new Refusal(
      400,
      'amount.too-small',
      {
        de: `Der kleinste Betrag ist ${formatCents(least, 'de')}, damit die Gebühr ihn nicht auffrisst.`,
        en: `The smallest amount is ${formatCents(least, 'en')}, so that the fee does not eat it up.`,
      },
      'amountCents',
    );
  }
  if (coverFee && method === undefined) throw methodMissing;
  const paid = coverFee && method ? paidForNet(Math.min(amountCents, most), fees[method]) : amountCents;
  if (amountCents > most || paid > most) {
    throw new Refusal(
      400,
      'amount.too-large',
      {
        de: `Hier gehen Beträge bis ${formatCents(most, 'de')}. Für mehr bitte überweisen.`,
        en: `Amounts up to ${formatCents(most, 'en')} are possible here. For more, please use a bank transfer.`,
      },
      'amountCents',
    );
  }
  return cents(paid);
};

const methodMissing = new Refusal(
  400,
  'method.missing',
  {
    de: 'Bitte wählen, auf welchem Weg die Spende kommt: jeder kostet eine andere Gebühr.',
    en: 'Please choose how the gift comes: each way has a fee of its own.',
  },
  'method',
);
