import type { Edition } from '../../domain/edition.ts';
import type { Language } from '../../domain/language.ts';
import { unabridged } from '../../email/edition/brevity.ts';
import { saidAround } from '../../email/edition/said.ts';
import { tellingOf } from '../../email/edition/telling.ts';
import type { UpdateShown } from '../../page/update.ts';
import type { Editions } from '../../store/editions.ts';
import type { Pictures } from '../../store/pictures.ts';
import type { Clock } from '../clock.ts';
import type { GivingRules } from '../giving-rules.ts';
import { type ContentParts, contentOf } from '../updates/content.ts';
import { editionLinks } from '../updates/links.ts';
import { sentAt } from './last-updates.ts';

export interface UpdateParts extends ContentParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly editions: Pick<Editions, 'find' | 'of'>;
  readonly pictures: Pick<Pictures, 'find'>;
  readonly giving: Pick<GivingRules, 'returnOrigins'>;
}

/** Everything a page or a feed says of a letter, in one language. */
export const updateShown = async (
  edition: Edition,
  language: Language,
  parts: UpdateParts,
): Promise<UpdateShown> => {
  const origin = parts.giving.returnOrigins[0];
  const content = await contentOf(edition, language, parts, parts.clock.now());
  const { title, preheader, intro } = saidAround(content);
  const picture = `${origin}/c/${edition.topic}/updates/${edition.edition}/picture?v=${edition.picture?.digest}`;
  return {
    topic: edition.topic,
    edition: edition.edition,
    language,
    title,
    description: preheader,
    // No greeting stands before it here.
    intro: intro.slice(0, 1).toLocaleUpperCase(language) + intro.slice(1),
    told: tellingOf(content, { ...editionLinks(edition, origin, ''), picture }, unabridged).told,
    sentAt: sentAt(edition),
    carrier: content.carrier,
    origin,
  };
};
