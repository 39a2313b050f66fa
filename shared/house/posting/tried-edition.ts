import type { EditionTest } from '../../domain/letter.ts';
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

export interface TriedEdition {
  readonly edition?: EditionContent;
  readonly picture?: InlinePicture;
}

/** The letter to supporters that its editor tries, as it stands now. */
export const triedEdition = async (
  { topic, edition: name, language }: EditionTest,
  parts: TriedEditionParts,
): Promise<TriedEdition> => {
  const found = await parts.drafts.edition(topic, name);
  if (!found) return {};
  const edition = await contentOf(found.edition, language, parts, parts.clock.now());
  const picture = await pictureIn(edition, parts);
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
