import * as z from 'zod';
import { Message } from '../domain/message.ts';
import { type LinkParts, LinkTerm, readToken, signedToken, validUntil } from './signed-link.ts';

const AnswerLink = z.strictObject({ message: Message.shape.message, ...LinkTerm.shape });
export type AnswerLink = z.infer<typeof AnswerLink>;

const validDays = 90;

/** An address where the people of a campaign answer one message. */
export const answerLink = (message: string, { secret, origin }: LinkParts, now: Date): string => {
  const link = AnswerLink.parse({ message, until: validUntil(now, validDays) });
  return `${origin}/messages/answer?token=${signedToken('answer-link', link, secret)}`;
};

/** @throws Refusal `link.invalid` (400), `link.expired` (410) */
export const readAnswerLink = (token: string | undefined, secret: string, now: Date): AnswerLink =>
  readToken('answer-link', AnswerLink, token, secret, now);
