import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { Refusal } from '../domain/refusal.ts';
import type { HttpAnswer, HttpRequest } from '../lambda/http.ts';
import { textsIn } from '../lambda/multipart.ts';
import { ended, type EndingParts } from './ending.ts';
import { readLeaveMailbox } from './leave-mailbox.ts';
import type { LinkParts } from './signed-link.ts';

export interface LeavingParts extends EndingParts {
  /** What stands in the address that SendGrid calls; two while one takes the place of the other. */
  readonly inboundKeys: readonly string[];
  readonly pledgeLinks: Pick<LinkParts, 'secret'>;
}

/** To whom a letter was really sent, whatever stands on it. */
const Envelope = z.object({ to: z.array(z.string().max(320)).max(1000) });

/**
 * Somebody wrote to the address by which they leave, or their mail program did. What the letter says is not read, but
 * its subject: it may name what to end. Who wrote it is not asked: whoever knows the address was sent it.
 *
 * SendGrid repeats what is not answered with 2xx for three days, so that a letter nobody can read is taken too.
 */
export const hearLeaving = async (request: HttpRequest, parts: LeavingParts): Promise<HttpAnswer> => {
  const key = request.parameters['key'] ?? '';
  if (!parts.inboundKeys.some((right) => right.length >= 16 && isSame(key, right))) throw unknownKey();
  const texts = await textsIn(request);
  const envelope = Envelope.safeParse(jsonIn(texts?.['envelope']));
  if (!texts || !envelope.success) return taken('a letter nobody can read');
  const readers = envelope.data.to.flatMap((to) => readLeaveMailbox(to, parts.pledgeLinks.secret) ?? []);
  let left = 0;
  for (const supporter of new Set(readers)) left += await leave(supporter, texts['subject'] ?? '', parts);
  return taken(readers.length === 0 ? 'a letter to nobody' : `left ${left} by letter`);
};

/** By a subject that names topics they agreed to, only those; by any other, and by none, all. */
const leave = async (supporter: string, subject: string, parts: LeavingParts): Promise<number> => {
  const known = new Set((await parts.supporters.proofs(supporter)).map(({ topic }) => topic));
  const named = subject
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  const topics = named.length > 0 && named.every((word) => known.has(word)) ? { topics: named } : {};
  return ended(supporter, { by: 'reader', ...topics }, parts);
};

const taken = (outcome: string): HttpAnswer => ({
  status: 200,
  body: { received: true, outcome },
  told: `the post brought: ${outcome}`,
});

const jsonIn = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
};

/** Of digests, which are of one length whatever was tried. */
const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest());

const unknownKey = (): Refusal =>
  new Refusal(404, 'inbound.unknown', {
    de: 'Hier ist nichts: Bitte die Adresse bei SendGrid unter „Inbound Parse“ prüfen.',
    en: 'There is nothing here: check the address at SendGrid, “Inbound Parse”.',
  });
