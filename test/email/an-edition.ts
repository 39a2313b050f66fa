import type { EditionText } from '../../shared/domain/edition.ts';
import type { Language } from '../../shared/domain/language.ts';
import { renderEdition } from '../../shared/email/edition.ts';
import type { EditionContent } from '../../shared/email/edition-content.ts';
import { editionSamples } from '../../shared/email/edition-samples.ts';
import type { WrittenLetter } from '../../shared/email/letter-template.ts';
import { sampleLinks } from '../../shared/email/samples.ts';

/** A letter about December to the readers of one campaign, or another of the samples. */
export const anEdition = (language: Language = 'de', name = 'month'): EditionContent => {
  const found = editionSamples(language)[name];
  if (!found) throw new Error(`no sample ${name}`);
  return found;
};

/** With this of the editor's, in this language and no other. */
export const withText = (text: EditionText, language: Language = 'de'): EditionContent => {
  const content = anEdition(language);
  return {
    ...content,
    editions: content.editions.map((edition) => ({ ...edition, texts: { [language]: text } })),
  };
};

/** With a picture, 1200 pixels wide. */
export const pictured = (content: EditionContent, alternative?: string): EditionContent => ({
  ...content,
  editions: content.editions.map((edition) => ({
    ...edition,
    texts: { [content.language]: { ...edition.texts.de, pictureAlternative: alternative } },
    picture: { type: 'image/jpeg', widthPixels: 1200, heightPixels: 700, bytes: 90_000, digest: 'd1' },
  })),
});

export const write = (content: EditionContent): WrittenLetter => {
  const [first] = content.editions;
  if (!first) throw new Error('nothing to write');
  return renderEdition(content, sampleLinks.edition(first));
};
