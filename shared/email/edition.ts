import { html } from '../markup.ts';
import { brevities, type Brevity, mostLetterBytes } from './edition/brevity.ts';
import { passageOf } from './edition/in-letter.ts';
import { saidAround } from './edition/said.ts';
import { tellingOf } from './edition/telling.ts';
import type { EditionContent, EditionLinks } from './edition-content.ts';
import { editionWords } from './edition-words.ts';
import { ink, link, smallPrint } from './letter-parts.ts';
import type { WrittenLetter } from './letter-template.ts';
import { adds, inHtml, inLines, inPlainText, type Passage, pointsTo, says, warns } from './passages.ts';
import { underlined, wrapped } from './plain-text.ts';
import { sheet } from './sheet.ts';

/** What stands above a letter of a test, and before its subject. */
export interface EditionMark {
  readonly inSubject: string;
  readonly note: string;
}

/**
 * A letter to supporters, written out in both its parts, always below the size at which mail programs cut a letter off:
 * what people have typed, and how many needs there are, is theirs to say; where it becomes too much the letter tells less
 * of it and points to its page.
 */
export const renderEdition = (
  content: EditionContent,
  links: EditionLinks,
  mark?: EditionMark,
): WrittenLetter => {
  const written = (brevity: Brevity) => withBrevity(content, links, brevity, mark);
  const [usual, ...shorter] = brevities.map((brevity) => () => written(brevity));
  let letter = usual?.();
  for (const next of shorter) {
    if (letter && Buffer.byteLength(letter.html) < mostLetterBytes) break;
    letter = next();
  }
  if (!letter) throw new Error('a letter has no length');
  return letter;
};

const withBrevity = (
  content: EditionContent,
  links: EditionLinks,
  brevity: Brevity,
  mark: EditionMark | undefined,
): WrittenLetter => {
  const { carrier, copy = false, editions, language } = content;
  const say = editionWords[language];
  const { title, preheader, intro, why } = saidAround(content);
  const subject = `${mark?.inSubject ?? ''}${copy ? say.copyInSubject : ''}${title}`;
  const { told, abridged } = tellingOf(content, links, brevity);
  const passages: Passage[] = [
    ...(mark ? [warns(mark.note)] : []),
    ...(copy ? [warns(say.copy)] : []),
    titleOf(title),
    says(say.greeting),
    says(intro),
    ...told.map((each) => passageOf(each, language)),
    ...(abridged ? [adds(say.moreOnPage)] : []),
    ...(editions.length === 1 ? [pointsTo(say.page, links.page)] : []),
    says(say.answer),
    inLines([say.closing, carrier.name]),
  ];
  const sender = inLines([
    carrier.name,
    carrier.street,
    `${carrier.postalCode} ${carrier.city}`,
    carrier.email,
  ]);
  const ways = [
    [say.preferences, links.preferences],
    [say.leave, links.leave],
  ] as const;
  return {
    subject,
    preheader,
    html: sheet({
      language,
      title: subject,
      preheader,
      sender: carrier.name,
      body: inHtml(passages),
      footer: [
        smallPrint(why),
        ways.map(([label, href]) => smallPrint(link(label, href))),
        html`<div class="small" lang="de" dir="auto" style="font-size:14px;line-height:21px;">
          ${sender.html}
        </div>`,
      ],
    }),
    text: `${inPlainText(passages.filter(({ text }) => text !== ''))}\n\n--\n${wrapped(why)}\n\n${ways
      .map(([label, href]) => `${label}:\n${href}`)
      .join('\n\n')}\n\n${sender.text}\n`,
  };
};

const titleOf = (title: string): Passage => ({
  html: html`<h1 class="ink" dir="auto" style="${ink}margin:0 0 16px;font-size:24px;line-height:31px;">
    ${title}
  </h1> `,
  text: underlined(wrapped(title), '='),
});
