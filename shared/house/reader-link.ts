import * as z from 'zod';
import { askDays } from '../domain/subscription.ts';
import { Ask, Supporter } from '../domain/supporter.ts';
import { Topic } from '../domain/topic.ts';
import { type LinkParts, LinkTerm, readToken, signedToken, validUntil } from './signed-link.ts';

const ConfirmLink = z.strictObject({ ask: Ask.shape.ask, ...LinkTerm.shape });
export type ConfirmLink = z.infer<typeof ConfirmLink>;

/** An address that confirms that somebody wants letters; whether it was used already, the ask itself knows. */
export const confirmLink = (ask: string, { secret, origin }: LinkParts, now: Date): string => {
  const link = ConfirmLink.parse({ ask, until: validUntil(now, askDays) });
  return `${origin}/news/confirm?token=${signedToken('confirm-link', link, secret)}`;
};

/** @throws Refusal `link.invalid` (400), `link.expired` (410) */
export const readConfirmLink = (token: string | undefined, secret: string, now: Date): ConfirmLink =>
  readToken('confirm-link', ConfirmLink, token, secret, now);

const ReaderLink = z.strictObject({
  supporter: Supporter.shape.supporter,
  /** What the letter was about: what one click ends. */
  topics: z.array(Topic).min(1),
  ...LinkTerm.shape,
});
export type ReaderLink = z.infer<typeof ReaderLink>;

/** Whoever finds an old letter must still be able to leave. */
const readerDays = 10 * 365;

/** What stands in a letter to supporters in the place of their names: good for leaving and for choosing what to read. */
export const readerTokenOf = (
  { supporter, topics }: Pick<ReaderLink, 'supporter' | 'topics'>,
  secret: string,
  now: Date,
): string =>
  signedToken(
    'reader-link',
    ReaderLink.parse({ supporter, topics, until: validUntil(now, readerDays) }),
    secret,
  );

/** @throws Refusal `link.invalid` (400), `link.expired` (410) */
export const readReaderToken = (token: string | undefined, secret: string, now: Date): ReaderLink =>
  readToken('reader-link', ReaderLink, token, secret, now);
