import type { CheckoutRequest } from '../../../shared/routes/checkout.ts';
import type { Locale } from '../../../shared/domain/locale.ts';

interface Words {
  readonly months: string;
  readonly amount: string;
  readonly other: string;
  readonly purpose: string;
  readonly free: string;
  readonly staff: string;
  readonly material: string;
  readonly oneNeed: string;
  readonly howOften: string;
  readonly intervals: Readonly<Record<CheckoutRequest['interval'], string>>;
  /** The button, around the amount and how often; `now` stands for an amount that is typed. */
  readonly give: { readonly before: string; readonly now: string; readonly after: string };
  readonly thanks: string;
  readonly cancelled: string;
  readonly missing: (amount: string) => string;
  readonly covered: (covered: string, needed: string) => string;
  readonly pending: (amount: string) => string;
  readonly returned: (amount: string) => string;
  readonly pledged: (amount: string, pledges: number) => string;
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
    oneNeed: 'Ein Bedarf dieses Monats (nur einmalig)',
    howOften: 'Wie oft',
    intervals: { once: 'einmalig', month: 'monatlich', quarter: 'vierteljährlich', year: 'jährlich' },
    give: { before: '', now: 'Jetzt', after: 'spenden' },
    thanks:
      'Danke! Eine Kartenzahlung ist in wenigen Augenblicken hier zu sehen. Eine SEPA-Lastschrift ist unterwegs und braucht einige Tage; sie muss nicht noch einmal ausgelöst werden.',
    cancelled: 'Abgebrochen. Es wurde nichts abgebucht.',
    missing: (amount) => `es fehlen ${amount}`,
    covered: (covered, needed) => `${covered} von ${needed}`,
    pending: (amount) => `${amount} sind unterwegs`,
    returned: (amount) => `${amount} gingen zurück`,
    pledged: (amount, pledges) =>
      `Fest zugesagt: ${amount} im Monat von ${pledges === 1 ? 'einem Menschen' : `${pledges} Menschen`}`,
  },
  en: {
    months: 'What the months need',
    amount: 'Amount',
    other: 'or another:',
    purpose: 'For',
    free: 'Where it is needed most',
    staff: 'Staff',
    material: 'Material',
    oneNeed: 'A need of this month (once only)',
    howOften: 'How often',
    intervals: { once: 'once', month: 'monthly', quarter: 'quarterly', year: 'yearly' },
    give: { before: 'Give', now: 'now', after: '' },
    thanks:
      'Thank you! A card payment shows here in a few moments. A SEPA debit is on its way and takes some days; there is no need to give again.',
    cancelled: 'Cancelled. Nothing was charged.',
    missing: (amount) => `${amount} missing`,
    covered: (covered, needed) => `${covered} of ${needed}`,
    pending: (amount) => `${amount} on its way`,
    returned: (amount) => `${amount} went back`,
    pledged: (amount, pledges) =>
      `Promised: ${amount} a month by ${pledges === 1 ? 'one person' : `${pledges} people`}`,
  },
};
