import type { Interval } from '../../domain/interval.ts';
import type { Locale } from '../../domain/locale.ts';

const intervals = {
  de: {
    month: { each: 'monatliche', often: 'jeden Monat' },
    quarter: { each: 'vierteljährliche', often: 'jedes Vierteljahr' },
    year: { each: 'jährliche', often: 'jedes Jahr' },
  },
  en: {
    month: { each: 'monthly', often: 'every month' },
    quarter: { each: 'quarterly', often: 'every three months' },
    year: { each: 'yearly', often: 'every year' },
  },
} as const satisfies Record<Locale, Record<Interval, { each: string; often: string }>>;

/** `monatliche` Spende, 25,00 € `jeden Monat`. */
export const intervalIn = (interval: Interval, locale: Locale) => intervals[locale][interval];

/** What all letters about a promise say. */
export const pledgeWords = {
  de: {
    owesNothing: 'Eine Spende schuldet niemand: Sie müssen nichts nachholen.',
    startAgain: 'Zur Spendenseite',
    oneLink:
      'Der Link führt zu einer Seite von uns. Dort fragen wir nach der E-Mail-Adresse, an die dieser Brief ging. Nach einiger Zeit gilt er nicht mehr; antworten Sie dann einfach auf diese E-Mail.',
    links:
      'Die Links führen zu einer Seite von uns. Dort fragen wir nach der E-Mail-Adresse, an die dieser Brief ging. Nach einiger Zeit gelten sie nicht mehr; antworten Sie dann einfach auf diese E-Mail.',
  },
  en: {
    owesNothing: 'Nobody owes a donation: there is nothing to make up for.',
    startAgain: 'To the donation page',
    oneLink:
      'The link leads to a page of ours, which asks for the e-mail address this letter went to. After some time it stops working; then just answer this e-mail.',
    links:
      'The links lead to a page of ours, which asks for the e-mail address this letter went to. After some time they stop working; then just answer this e-mail.',
  },
} as const;
