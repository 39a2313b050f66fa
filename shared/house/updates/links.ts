import type { Edition } from '../../domain/edition.ts';
import { letterName } from '../../domain/letter-name.ts';
import { type EditionLinks, readerToken } from '../../email/edition-content.ts';

/** Inline attachment of a letter that has a picture: `cid:picture`. */
export const pictureId = 'picture';

type Named = Pick<Edition, 'topic' | 'edition'>;

export const pageOf = ({ topic, edition }: Named, origin: string): string =>
  `${origin}/c/${topic}/updates/${edition}`;

/**
 * Where the links of a letter lead. Several letters that go out as one are named by the first of them; without a
 * reader's token, the post puts one in.
 */
export const editionLinks = (first: Named, origin: string, token = readerToken): EditionLinks => ({
  give: (campaign) => `${origin}/c/${campaign}?by=${letterName(first)}`,
  page: pageOf(first, origin),
  leave: `${origin}/u/${token}`,
  preferences: `${origin}/news/${token}`,
  picture: `cid:${pictureId}`,
});
