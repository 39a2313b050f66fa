import type { Plural } from '../../../../shared/words/fill.ts';

/** Asked wherever somebody notes money. */
export const late = {
  summary: 'Kam es in einem Monat, der vorbei ist?',
  text: 'Dann zählt es heute, und der Tag steht dabei: Die Zahlen jenes Monats hat schon jemand gelesen. Wenn es für die Steuer dort zählen muss, geht das auch.',
  tick: 'Trotzdem in seinem Monat zählen',
};

const count: Plural = { one: 'Ein Beitrag', other: '{count} Beiträge' };
const shown: Plural = { one: 'Mehr als ein Beitrag', other: 'Mehr als {count} Beiträge' };

export const money = {
  title: 'Eingänge',
  noteFee: 'Beitrag notieren',
  noteTransfer: 'Überweisung notieren',
  noteCash: 'Bargeld notieren',
  upload: 'Beitragsliste hochladen',
  note: 'Notieren',
  noted: '{amount} stehen in den Büchern und zählen im {month}.',
  late,
  received: 'Eingegangen im {month}',
  bySource: 'Nach Quelle',
  source: 'Quelle',
  amount: 'Betrag',
  toMonth: '{month} ansehen',
  needOf: '{title} ({month})',
  oneNeedOf: 'Ein Bedarf im {month}',
  fields: {
    member: 'Mitgliedsnummer',
    memberHint: 'Zum Beispiel M-017. Eine Nummer, kein Name.',
    month: 'Für den Monat',
    through: 'Bis einschließlich',
    throughHint: 'Bei einer Zahlung für mehrere Monate der letzte davon.',
    day: 'Tag des Eingangs',
    dayHint: 'An dem Tag war das Geld da.',
    cents: 'Betrag in Euro',
    earmark: 'Wofür',
    countedBy: 'Mitgezählt hat',
    countedByHint: 'Der Name der zweiten Person. Wer angemeldet ist, hat auch gezählt.',
  },
  cash: {
    text: 'Bargeld zählen zwei Menschen.',
    reason: 'Anlass',
    reasonHint: 'Zum Beispiel: Sommerfest, Spendendose',
    reference: 'Nummer des Kassenblatts',
    referenceHint: 'Buchstaben und Ziffern, zum Beispiel KB-2026-07.',
  },
  transfer: {
    reference: 'Referenz',
    referenceHint:
      'Vom Kontoauszug. Zu einer Referenz, die mit RF anfängt, stehen Betrag und Zweck schon fest.',
    reason: 'Notiz für die Bücher',
    reasonHint: 'Ein Satz, ohne Namen.',
    reasonValue: 'Überweisung laut Kontoauszug',
    announced: 'Angekündigt am {day}: {amount} für „{purpose}“.',
    poster: 'Die Referenz von einem Plakat, für „{purpose}“. Den Betrag sagt der Kontoauszug.',
    arrivedBefore: 'Diese Überweisung ist schon einmal angekommen.',
    thanksTo: 'Dank erbeten an',
  },
  expected: {
    title: 'Erwartete Überweisungen',
    hint: 'Angekündigt und noch nicht auf dem Konto. Nichts davon ist mitgezählt.',
    nothing: 'Zurzeit wird keine Überweisung erwartet.',
    announced: '{purpose}, angekündigt am {day}',
    arrived: 'Ist da',
    of: ' {reference}',
  },
  grants: {
    title: 'Zuschüsse',
    nothing: 'Für diese Kampagne ist kein Zuschuss bewilligt.',
    committed: 'Zugesagt, noch nicht da',
    apart: 'Erst was auf dem Konto steht, zählt als eingegangen.',
    all: 'Alle Zuschüsse',
    add: 'Zuschuss eintragen',
  },
  fees: {
    title: 'Mitgliedsbeiträge',
    month: 'Gezahlt für',
    nothing: 'Für {month} ist kein Beitrag notiert.',
    caption: 'Beiträge für {month}',
    countsOn: 'Gebucht am',
    sum: 'zusammen {amount}',
    who: 'Wer gezahlt hat',
    count,
    shown,
  },
};
