import type { Sentence } from '../../../domain/locale.ts';

export const ledgerSentences = {
  account: {
    de: 'Bitte eines von received (Eingang), returned (Rückgang), pending (unterwegs) oder fees (Gebühren) wählen.',
    en: 'Please choose one of received, returned, pending (on its way) and fees.',
  },
  gift: {
    de: 'Bitte die Nummer der Spende angeben, wie sie in den Büchern steht: pi_… oder manual:….',
    en: 'Please give the number of the gift as it stands in the books: pi_… or manual:….',
  },
  limit: {
    de: 'Auf eine Seite passen 1 bis 100 Einträge.',
    en: 'A page holds 1 to 100 entries.',
  },
  method: {
    de: 'Bitte die Zahlungsart mit Stripes Wort nennen, etwa card oder sepa_debit.',
    en: 'Please name the means of payment by Stripe’s word, such as card or sepa_debit.',
  },
  movement: {
    de: 'Diesen Vorgang gibt es nicht: möglich sind zum Beispiel received, refunded, fee oder noted.',
    en: 'There is no such movement: possible are for example received, refunded, fee and noted.',
  },
  order: {
    de: 'Bitte newest (neueste zuerst) oder oldest (älteste zuerst) wählen.',
    en: 'Please choose newest (first) or oldest (first).',
  },
  payout: {
    de: 'Bitte die Nummer der Auszahlung angeben: po_….',
    en: 'Please give the number of the payout: po_….',
  },
} satisfies Record<string, Sentence>;
