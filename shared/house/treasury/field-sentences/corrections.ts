import type { Sentence } from '../../../domain/locale.ts';

/** What to ask for when a field of a task or a correction does not fit. */
export const correctionSentences: Readonly<Record<string, Sentence>> = {
  consent: {
    de: 'Bitte angeben, wann (on) und wie (how: letter, email oder phone) die gebende Person zugestimmt hat. Ohne das bleibt eine Spende, wofür sie gegeben wurde.',
    en: 'Please say when (on) and how (how: letter, email or phone) the giver agreed. Without that a gift stays what it was given for.',
  },
  entry: {
    de: 'Bitte den Eintrag nennen, der berichtigt wird, so wie er jetzt heißt: manual:… oder stripe:….',
    en: 'Please name the entry that is put right, as it is named now: manual:… or stripe:….',
  },
  countedBy: {
    de: 'Bitte angeben, wer mitgezählt hat: ein Name in einer Zeile.',
    en: 'Please say who counted too: a name in one line.',
  },
  how: {
    de: 'Bitte angeben, wie zugestimmt wurde: letter (Brief), email oder phone (Telefon).',
    en: 'Please say how they agreed: letter, email or phone.',
  },
  matter: {
    de: 'Eine solche Art von Aufgabe gibt es nicht.',
    en: 'There is no task of this kind.',
  },
  on: { de: 'Bitte den Tag wie 2026-11-20 angeben.', en: 'Please give the day, such as 2026-11-20.' },
  reason: {
    de: 'Bitte in einer Zeile sagen, warum: höchstens 240 Zeichen.',
    en: 'Please say why in one line: 240 characters at most.',
  },
  reference: {
    de: 'Bitte eine Belegnummer aus Buchstaben und Ziffern angeben, dazwischen einzelne . _ -, höchstens 80 Zeichen; oder eine Referenz von uns, so wie sie auf dem Kontoauszug steht.',
    en: 'Please give a reference of letters and digits with single . _ - between them, 80 characters at most; or one of ours, as it stands on the bank statement.',
  },
  refundOrder: {
    de: 'Eine solche Rückzahlung gibt es nicht.',
    en: 'There is no such refund.',
  },
  task: { de: 'Eine solche Aufgabe gibt es nicht.', en: 'There is no such task.' },
};
