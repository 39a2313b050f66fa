import type { Sentence } from './locale.ts';

/** What is wrong in a line of a pasted sheet, and what to do about it. */
export const sheetSentences = {
  'sheet.no-heading': {
    de: 'Wir finden keine Überschriften. Bitte eine Zeile mit Monat, Kostenart, Bezeichnung und Betrag darübersetzen, oder mit einer Spalte je Monat.',
    en: 'We find no headings. Please put a line with month, cost type, purpose and amount on top, or one with a column for each month.',
  },
  'sheet.too-many-cells': {
    de: 'Diese Zeile hat mehr Spalten als die Überschrift. Steht ein Komma in einem Betrag? Dann bitte den Betrag in Anführungszeichen setzen oder Semikolons verwenden.',
    en: 'This line has more columns than the heading. Is there a comma in an amount? Then please put the amount in quotes, or use semicolons.',
  },
  'month.unreadable': {
    de: 'Bitte einen Monat wie 2026-11, 11/2026 oder November 2026 eintragen.',
    en: 'Please give a month such as 2026-11, 11/2026 or November 2026.',
  },
  'month.not-there': {
    de: 'Diesen Monat gibt es nicht. Bitte einen wie 2026-11, 11/2026 oder November 2026 eintragen.',
    en: 'There is no such month. Please give one such as 2026-11, 11/2026 or November 2026.',
  },
  'month.year-missing': {
    de: 'Von welchem Jahr ist dieser Monat? Bitte das Jahr auswählen oder dazuschreiben.',
    en: 'Of which year is this month? Please choose the year or write it beside it.',
  },
  'sheet.cost-type-missing': {
    de: 'Ist das Personal oder sind es Sachkosten? Bitte eine Spalte „Kostenart“ ergänzen.',
    en: 'Is this staff or material? Please add a column “cost type”.',
  },
  'sheet.cost-type-unknown': {
    de: 'Bitte als Kostenart „Personal“ oder „Sachkosten“ eintragen.',
    en: 'Please give “staff” or “material” as the cost type.',
  },
  'sheet.title-unreadable': {
    de: 'Bitte eine Bezeichnung in einer Zeile eintragen, mit höchstens 120 Zeichen.',
    en: 'Please give the purpose in one line of at most 120 characters.',
  },
  'sheet.amount-missing': {
    de: 'Hier fehlt der Betrag. Bitte in Euro eintragen, zum Beispiel 640 oder 1.234,56.',
    en: 'The amount is missing. Please give it in euros, for example 640 or 1,234.56.',
  },
  'sheet.priority-unreadable': {
    de: 'Bitte als Priorität eine ganze Zahl von 0 bis 1000 eintragen; die kleinere kommt zuerst dran.',
    en: 'Please give a whole number from 0 to 1000 as the priority; the lower one comes first.',
  },
  'sheet.note-unreadable': {
    de: 'Bitte die Notiz auf 500 Zeichen kürzen.',
    en: 'Please shorten the note to 500 characters.',
  },
  'sheet.document-unreadable': {
    de: 'Bitte einen Link eintragen, der mit https:// beginnt.',
    en: 'Please give a link that begins with https://.',
  },
  'need.month-over': {
    de: 'Dieser Monat ist vorbei und bleibt, wie er war. Bitte den Bedarf in diesem oder einem späteren Monat planen.',
    en: 'This month is over and stays as it was. Please plan the need in this month or a later one.',
  },
  'need.closed': {
    de: 'Dieser Bedarf ist geschlossen. Bitte ihn zuerst wieder öffnen.',
    en: 'This need is closed. Please open it again first.',
  },
} as const satisfies Readonly<Record<string, Sentence>>;

/** The same purpose in the same month, in an earlier line. */
export const twiceIn = (line: number): Sentence => ({
  de: `Diesen Bedarf gibt es schon in Zeile ${line}. Bitte eine der beiden streichen oder anders benennen.`,
  en: `This need is in line ${line} already. Please remove one of the two, or name it differently.`,
});
