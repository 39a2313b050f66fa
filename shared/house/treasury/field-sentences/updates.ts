import type { Sentence } from '../../../domain/locale.ts';

/** Fields of letters to supporters. */
export const updateSentences = {
  topic: {
    de: 'Bitte die Kampagne nennen, um die es geht, oder „federation“ für alle zusammen.',
    en: 'Please name the campaign it is about, or “federation” for all of them.',
  },
  edition: {
    de: 'Bitte den Brief nennen: 2026-12 für den des Monats, 2026-12-03 für den eines Tages.',
    en: 'Please name the letter: 2026-12 for that of a month, 2026-12-03 for that of a day.',
  },
  language: {
    de: 'Bitte eine der Sprachen wählen: de, en, tr, ar, uk oder de-simple.',
    en: 'Please choose one of the languages: de, en, tr, ar, uk or de-simple.',
  },
  texts: {
    de: 'Bitte je Sprache angeben, was dazukommt; eine Sprache ohne Text einfach weglassen.',
    en: 'Please say for each language what is added; leave out a language without a text.',
  },
  text: {
    de: 'Bitte angeben, was der Brief zusätzlich sagen soll.',
    en: 'Please say what the letter should say besides.',
  },
  paragraph: {
    de: 'Bitte den Absatz auf 5000 Zeichen kürzen; unsichtbare Steuerzeichen gehen nicht.',
    en: 'Please shorten the paragraph to 5000 characters; invisible control characters do not work.',
  },
  nextStep: {
    de: 'Bitte den nächsten Schritt in einer Zeile sagen, mit höchstens 300 Zeichen.',
    en: 'Please say the next step in one line, of at most 300 characters.',
  },
  pictureAlternative: {
    de: 'Bitte in einer Zeile sagen, was das Bild zeigt, mit höchstens 300 Zeichen.',
    en: 'Please say in one line what the picture shows, in 300 characters at most.',
  },
  base64: {
    de: 'Bitte ein Bild als Base64 senden: zu einem Brief höchstens 300 kB, eine Unterschrift höchstens 100 kB.',
    en: 'Please send a picture as Base64: of 300 kB at most with a letter, of 100 kB at most for a signature.',
  },
  updates: {
    de: 'Bitte angeben, ob Briefe ohne Freigabe hinausgehen, und wer von Entwürfen erfährt.',
    en: 'Please say whether letters go out without approval, and who is told of drafts.',
  },
  withoutApproval: {
    de: 'Gehen Briefe auch hinaus, wenn niemand sie angesehen hat? Bitte ja oder nein angeben.',
    en: 'Do letters go out even if nobody has looked at them? Please say yes or no.',
  },
  editorEmail: {
    de: 'Diese E-Mail-Adresse ist nicht vollständig.',
    en: 'This e-mail address is not complete.',
  },
} as const satisfies Record<string, Sentence>;
