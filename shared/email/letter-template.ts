import type { Campaign } from '../domain/campaign.ts';
import type { Carrier } from '../domain/carrier.ts';
import type { Letter, Recipient } from '../domain/letter.ts';

export type LetterKind = Letter['about']['kind'];

/** What a letter of each kind is about. */
export type AboutOf = { readonly [About in Letter['about'] as About['kind']]: About };

/** A letter and what is looked up when it is written. */
export interface LetterContext {
  letter: Letter;
  campaign: Campaign;
  /** Who received the money: the campaign's carrier on the day of the gift. */
  carrier: Carrier;
  /** Title of the need the gift is earmarked for, if it is one need. */
  needTitle?: string | undefined;
}

export interface WrittenLetter {
  subject: string;
  /** The line an inbox shows beside the subject. */
  preheader: string;
  html: string;
  text: string;
}

/** One letter as it could be, for the preview page and the test plan. All people and bodies in it are made up. */
export interface LetterSample<Kind extends LetterKind> {
  about: AboutOf[Kind];
  to: Recipient;
  copy?: boolean;
  needTitle?: string;
  /** Where the sample needs another carrier than the usual one. */
  carrier?: Carrier;
}

export interface LetterTemplate<Kind extends LetterKind> {
  write(about: AboutOf[Kind], context: LetterContext): WrittenLetter;
  readonly samples: Readonly<Record<string, LetterSample<Kind>>>;
}
