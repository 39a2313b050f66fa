import type { Locale } from '../domain/locale.ts';

/** What every letter says at its beginning and at its end. */
export const courtesies = {
  de: {
    copyInSubject: 'Kopie: ',
    copy: 'Diesen Brief haben Sie vielleicht schon bekommen.',
    answer: (email: string) =>
      `Sie haben eine Frage, oder etwas stimmt nicht? Antworten Sie einfach auf diese E-Mail oder schreiben Sie an ${email}.`,
    closing: 'Herzliche Grüße',
    why: 'Dieser Brief geht an die E-Mail-Adresse, die bei der Spende angegeben wurde. Wenn Sie nicht gespendet haben, hat sich wohl jemand vertippt: Bitte sagen Sie uns dann kurz Bescheid.',
  },
  en: {
    copyInSubject: 'Copy: ',
    copy: 'You may have had this letter before.',
    answer: (email: string) =>
      `Do you have a question, or is something wrong? Just answer this e-mail or write to ${email}.`,
    closing: 'With warm regards',
    why: 'This letter goes to the e-mail address that was given with the donation. If you did not donate, someone has probably mistyped an address: please let us know.',
  },
} as const;

// Whoever types an address of a web page as a name, and someone else's e-mail address, would have us send
// their advertisement.
const advertising = /[/@\\]|www\.|\p{L}\.\p{L}{2,}/iu;

/** By name if there is one we may repeat. */
export const greeting = (name: string | undefined, locale: Locale) => {
  const before = { de: 'Guten Tag ', en: 'Dear ' }[locale];
  if (name === undefined || advertising.test(name))
    return { before, name: undefined, plain: { de: 'Guten Tag,', en: 'Hello,' }[locale] };
  return { before, name, plain: `${before}${name},` };
};
