import type { Carrier } from '../domain/carrier.ts';
import type { Edition, EditionFigures } from '../domain/edition.ts';
import type { Language } from '../domain/language.ts';

/** Everything a letter to supporters says, before it is put into words. */
export interface EditionContent {
  /** One of a month; or those of a day's milestones, merged for whoever reads about all of these topics. */
  readonly editions: readonly Edition[];
  /** As they were frozen, or as they stand for a preview. */
  readonly figures: EditionFigures;
  /** What it is about by its name: the campaign's title; the federation has none but its own. */
  readonly title: string;
  /** Who answers for it, by name and address. */
  readonly carrier: Carrier;
  readonly language: Language;
  /** It may have arrived before. */
  readonly copy?: boolean | undefined;
}

/** Where a letter's links lead. Those with {@link readerToken} in them are each reader's own once it is sent. */
export interface EditionLinks {
  /** A campaign's page, with the name of the letter, so that gifts that come by it can be counted. */
  readonly give: (campaign: string) => string;
  /** The letter as a page for everyone. */
  readonly page: string;
  readonly leave: string;
  readonly preferences: string;
  /** `cid:…` in a letter, an address on a page. */
  readonly picture: string;
}

/** Stands in a letter where each reader's own token comes: the post puts it there (SendGrid's substitutions). */
export const readerToken = '-reader-token-';
