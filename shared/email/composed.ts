import { courtesies, greeting } from './courtesies.ts';
import { foreign, paragraph, smallPrint } from './letter-parts.ts';
import type { LetterContext, WrittenLetter } from './letter-template.ts';
import { inHtml, inLines, inPlainText, type Passage, says, warns } from './passages.ts';
import { wrapped } from './plain-text.ts';
import { sheet } from './sheet.ts';

/** What is this letter's own. */
interface Said {
  subject: string;
  preheader: string;
  /** On top of a copy: what it is no second one of. */
  copy: string;
  passages: readonly Passage[];
  /** Whom to ask, and why the letter comes, where its reader has given nothing. */
  ending?: { readonly answer: string; readonly why: string };
}

/** A whole letter: greeting, what it says, whom to ask, in both parts. */
export const composed = ({ letter, carrier }: LetterContext, said: Said): WrittenLetter => {
  const { locale } = letter;
  const say = courtesies[locale];
  const { answer, why } = said.ending ?? { answer: say.answer(carrier.email), why: say.why };
  const isCopy = letter.copy === true;
  const subject = `${isCopy ? say.copyInSubject : ''}${said.subject}`;
  const passages = [
    ...(isCopy ? [warns(`${say.copy} ${said.copy}`)] : []),
    greets(letter.to.name, locale),
    ...said.passages,
    says(answer),
    inLines([say.closing, carrier.name]),
  ];
  return {
    subject,
    preheader: said.preheader,
    html: sheet({
      language: locale,
      title: subject,
      preheader: said.preheader,
      sender: carrier.name,
      body: inHtml(passages),
      footer: smallPrint(why),
    }),
    text: `${inPlainText(passages)}\n\n${wrapped(why)}\n`,
  };
};

const greets = (reader: string | undefined, locale: LetterContext['letter']['locale']): Passage => {
  const { before, name, plain } = greeting(reader, locale);
  return {
    html: paragraph(name === undefined ? plain : [before, foreign(name), ',']),
    text: wrapped(plain),
  };
};
