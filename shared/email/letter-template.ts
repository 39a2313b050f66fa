import type { Campaign } from '../domain/campaign.ts';
import type { Carrier } from '../domain/carrier.ts';
import type { EditionTest, Letter, Recipient } from '../domain/letter.ts';
import type { MessageText } from '../domain/message.ts';
import type { Day } from '../domain/month.ts';
import type { Ask } from '../domain/supporter.ts';
import type { EditionContent, EditionLinks } from './edition-content.ts';

export type LetterKind = Letter['about']['kind'];

/** What a letter of each kind is about. */
export type AboutOf = { readonly [About in Letter['about'] as About['kind']]: About };

/** Where a letter's links lead. */
export interface LetterLinks {
  /** The campaign's own page, where one can give. */
  readonly campaign: string;
  /** Into one promise, for one purpose; signed, and good for a time. */
  readonly pledge: (purpose: 'manage' | 'payment-method' | 'stop', pledge: string) => string;
  /** Takes the name of one gift off the wall; signed, and good for a time. */
  readonly wall: (donation: string) => string;
  /** Confirms that somebody wants letters; good for seven days and once. */
  readonly confirm: (ask: string) => string;
  /** Where one can ask for letters about a campaign. */
  readonly news: string;
  /** Where the people of a campaign answer a message; signed, and good for a time. */
  readonly answer: (message: string) => string;
  /** Where its reader sees their gifts and asks for receipts; signed, good for a time, each purpose once. */
  readonly receipts: () => string;
  /** A letter to supporters in the treasury, where its editor changes it and agrees to it. */
  readonly editor: (topic: string, edition: string) => string;
  /** Those in a letter to supporters that is only tried: the ones to leave by are nobody's. */
  readonly edition: (edition: Pick<EditionTest, 'topic' | 'edition'>) => EditionLinks;
}

/** What is known of a payment that failed on the day its letter goes out. */
export interface PaymentFailure {
  /** The bank's code or Stripe's word. */
  readonly reason: string | undefined;
  /** When it is tried again; nothing after the last attempt. */
  readonly nextTryOn: Day | undefined;
  readonly knownOn: Day;
}

/** A letter and what is looked up when it is written. */
export interface LetterContext {
  letter: Letter;
  campaign: Campaign;
  /** Who received the money: the campaign's carrier on the day of the gift. */
  carrier: Carrier;
  links: LetterLinks;
  /** Title of the need the gift is earmarked for, if it is one need. */
  needTitle?: string | undefined;
  /** The payment that failed, if the letter is about one. */
  failure?: PaymentFailure | undefined;
  /** Whether the giver's name is on the wall, or may come there. */
  onWall?: boolean | undefined;
  /** Whether the giver has ticked the box for news; a letter of its own asks them about that. */
  wantsNews?: boolean | undefined;
  /** What somebody wrote, if the letter brings it. */
  message?: MessageText | undefined;
  /** What was answered, if the letter brings it. */
  answer?: string | undefined;
  /** What was asked for, if the letter asks whether it is so. */
  ask?: Pick<Ask, 'topic' | 'frequency'> | undefined;
  /** The letter to supporters that this one tries. */
  edition?: EditionContent | undefined;
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
  failure?: PaymentFailure;
  onWall?: boolean;
  wantsNews?: boolean;
  message?: MessageText;
  answer?: string;
  ask?: Pick<Ask, 'topic' | 'frequency'>;
  edition?: EditionContent;
  /** Where the sample needs another carrier or campaign than the usual one. */
  carrier?: Carrier;
  campaign?: Campaign;
}

/** Writes every letter of one kind. */
export type LetterTemplate<Kind extends LetterKind> = (
  about: AboutOf[Kind],
  context: LetterContext,
) => WrittenLetter;
