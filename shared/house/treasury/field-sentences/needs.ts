import type { Sentence } from '../../../domain/locale.ts';

export const needSentences: Readonly<Record<string, Sentence>> = {
  ambiguousAs: {
    de: 'Bitte „thousands“ senden, wenn 12,345 und 1.234 ganze Euro sind, oder nichts.',
    en: 'Please send “thousands” if 12,345 and 1.234 are whole euros, or nothing.',
  },
  because: {
    de: 'Bitte in einer Zeile sagen, warum der Bedarf geschlossen wird.',
    en: 'Please say in one line why the need is closed.',
  },
  fromYear: { de: 'Bitte ein Jahr wie 2026 angeben.', en: 'Please give a year such as 2026.' },
  goesOn: {
    de: 'Kommt die Stufe? Bitte ja oder nein angeben.',
    en: 'Does the stage come? Please say yes or no.',
  },
  need: {
    de: 'Bitte die Nummer eines Bedarfs angeben, zum Beispiel need_koordination-2026-11; sie endet mit seinem Monat.',
    en: 'Please give the number of a need, such as need_koordination-2026-11; it ends with its month.',
  },
  neededCents: {
    de: 'Bitte einen Betrag in ganzen Cent angeben, nicht unter null: 215000 sind 2.150 €.',
    en: 'Please give an amount in whole cents, not below zero: 215000 is 2,150 €.',
  },
  needs: {
    de: 'Bitte alle Bedarfe des Monats und der Kostenart angeben, höchstens 90.',
    en: 'Please give all needs of the month and cost type, 90 at most.',
  },
  onlyIf: {
    de: 'Bitte die Bedingung in einer Zeile sagen, mit höchstens 200 Zeichen.',
    en: 'Please say the condition in one line, of at most 200 characters.',
  },
  priority: {
    de: 'Bitte als Priorität eine ganze Zahl von 0 bis 1000 angeben; die kleinere kommt zuerst dran.',
    en: 'Please give a whole number from 0 to 1000 as the priority; the lower one comes first.',
  },
  template: {
    de: 'Bitte die Nummer einer Vorlage angeben, zum Beispiel need_koordination.',
    en: 'Please give the number of a template, such as need_koordination.',
  },
  toYear: {
    de: 'Bitte ein späteres Jahr angeben als das, aus dem kopiert wird.',
    en: 'Please give a later year than the one that is copied.',
  },
  version: {
    de: 'Bitte die gelesene Fassung angeben, eine ganze Zahl.',
    en: 'Please give the version you read, a whole number.',
  },
  year: { de: 'Bitte ein Jahr wie 2026 angeben.', en: 'Please give a year such as 2026.' },
};
