import type { Edition, EditionText } from '../../../domain/edition.ts';
import type { Language } from '../../../domain/language.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import { type ContentParts, contentOf } from '../../updates/content.ts';
import { editionLinks } from '../../updates/links.ts';
import type { Clock } from '../../clock.ts';
import type { AskedOf } from '../doors.ts';
import { editionAt, type EditionParts } from './edition-at.ts';

export interface PreviewParts extends EditionParts {
  readonly clock: Clock;
  readonly campaigns: EditionParts['campaigns'] & ContentParts['campaigns'];
  /** Our own site, such as `https://spenden.example.org`. */
  readonly origin: string;
}

/** Stands where each reader's own token comes: leads nowhere. */
const noToken = 'preview';

/** A language in which nothing is written is not there: its readers get the text of another. */
const withText = (texts: Edition['texts'], language: Language, text: EditionText): Edition['texts'] => {
  const { [language]: _before, ...others } = texts;
  return Object.keys(text).length === 0 ? others : { ...others, [language]: text };
};

/** A letter as its readers see it, with the figures of now until they are frozen. */
export const previewEdition = async (
  asked: AskedOf<typeof treasuryRoutes.previewEdition>,
  parts: PreviewParts,
): Promise<HttpAnswer> => {
  const { language, text } = asked.input;
  const { edition } = await editionAt(asked, parts);
  const shown = text ? { ...edition, texts: withText(edition.texts, language, text) } : edition;
  const content = await contentOf(shown, language, parts, parts.clock.now());
  // Letters in six languages are loaded when somebody looks at one.
  const { renderEdition } = await import('../../../email/edition.ts');
  const letter = renderEdition(content, editionLinks(shown, parts.origin, noToken));
  return {
    status: 200,
    body: { ...letter, bytes: Buffer.byteLength(letter.html) },
    told: `letter ${edition.topic} ${edition.edition} previewed in ${language}`,
  };
};
