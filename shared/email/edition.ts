import type { EditionContent, EditionLinks } from './edition-content.ts';
import type { WrittenLetter } from './letter-template.ts';

/** A letter to supporters, written out in both its parts. */
export const renderEdition = (content: EditionContent, links: EditionLinks): WrittenLetter => ({
  subject: content.title,
  preheader: content.title,
  html: `<p>${links.page}</p>`,
  text: links.page,
});
