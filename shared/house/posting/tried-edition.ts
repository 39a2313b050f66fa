import type { Letter } from '../../domain/letter.ts';
import type { EditionContent } from '../../email/edition-content.ts';
import { picturedEdition } from '../../email/edition/telling.ts';
import type { InlinePicture } from '../../email/inline-picture.ts';
import type { Drafts } from '../../store/drafts.ts';
import type { Clock } from '../clock.ts';
import { type ContentParts, contentOf } from '../updates/content.ts';
import { pictureId } from '../updates/links.ts';

export interface TriedEditionParts extends ContentParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly drafts: Drafts;
}

interface TriedEdition {
  readonly edition?: EditionContent;
  readonly picture?: InlinePicture;
}

/** The letter to supporters that a letter to its editor is about, as it stands now. */
export const triedEdition = async (
  { about, locale }: Letter,
  parts: TriedEditionParts,
): Promise<TriedEdition> => {
  if (about.kind !== 'edition-test' && about.kind !== 'edition-notice') return {};
  const found = await parts.drafts.edition(about.topic, about.edition);
  if (!found) return {};
  const language = about.kind === 'edition-test' ? about.language : locale;
  const edition = await contentOf(found.edition, language, parts, parts.clock.now());
  const picture = about.kind === 'edition-test' ? await pictureIn(edition, parts) : undefined;
  return { edition, ...(picture && { picture }) };
};

/** The one picture of a letter, to lie in it. */
const pictureIn = async (
  { editions }: Pick<EditionContent, 'editions'>,
  { drafts }: Pick<TriedEditionParts, 'drafts'>,
): Promise<InlinePicture | undefined> => {
  const pictured = picturedEdition(editions);
  const found = pictured && (await drafts.picture(pictured.topic, pictured.edition));
  return found && { id: pictureId, type: found.type, content: found.content };
};
