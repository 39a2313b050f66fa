import type { Locale } from '../../../shared/domain/locale.ts';

interface Words {
  readonly months: string;
  readonly amount: string;
  readonly other: string;
  readonly purpose: string;
  readonly free: string;
  readonly staff: string;
  readonly material: string;
  readonly give: string;
  readonly thanks: string;
  readonly cancelled: string;
  readonly missing: (amount: string) => string;
  readonly covered: (covered: string, needed: string) => string;
  readonly pending: (amount: string) => string;
}

/** What the plain campaign page says. */
export const words: Readonly<Record<Locale, Words>> = {
  de: {
    months: 'Was die Monate brauchen',
    amount: 'Betrag',
    other: 'oder ein anderer:',
    purpose: 'Wofür',
    free: 'Wo es am meisten fehlt',
    staff: 'Personal',
    material: 'Sachkosten',
    give: 'Spenden',
    thanks:
      'Danke! Eine Kartenzahlung ist in wenigen Augenblicken hier zu sehen. Eine SEPA-Lastschrift ist unterwegs und braucht einige Tage; sie muss nicht noch einmal ausgelöst werden.',
    cancelled: 'Abgebrochen. Es wurde nichts abgebucht.',
    missing: (amount) => `es fehlen ${amount}`,
    covered: (covered, needed) => `${covered} von ${needed}`,
    pending: (amount) => `${amount} sind unterwegs`,
  },
  en: {
    months: 'What the months need',
    amount: 'Amount',
    other: 'or another:',
    purpose: 'For',
    free: 'Where it is needed most',
    staff: 'Staff',
    material: 'Material',
    give: 'Give',
    thanks:
      'Thank you! A card payment shows here in a few moments. A SEPA debit is on its way and takes some days; there is no need to give again.',
    cancelled: 'Cancelled. Nothing was charged.',
    missing: (amount) => `${amount} missing`,
    covered: (covered, needed) => `${covered} of ${needed}`,
    pending: (amount) => `${amount} on its way`,
  },
};
