import type { Acknowledgement, Letter } from '../../domain/letter.ts';
import { dayOf } from '../../domain/month.ts';
import type { SeenInvoice } from '../../domain/pledge.ts';
import type { KnownPledge } from '../../domain/pledging.ts';
import { actionFor } from '../../domain/return-reason.ts';
import { isOver } from '../../domain/subscription.ts';
import type { Envelope } from '../../email/post.ts';
import { errorFields } from '../../lambda/log.ts';
import { askGiver } from '../news/givers.ts';
import { envelopeOf } from './envelope.ts';
import { noteGiven } from './given.ts';
import type { PostingParts } from './parts.ts';

/** The reason of a failed payment comes in an event of its own, at about the same time as the one that names it. */
const reasonComesWithinMilliseconds = 5 * 60 * 1000;

type Prepared = { readonly envelope: Envelope } | { readonly moot: string } | { readonly waitsFor: string };

/** Between the writing down of a letter and its sending, what it says may have changed. */
export const prepare = async (letter: Letter, parts: PostingParts): Promise<Prepared> => {
  const { clock, pledges, silences } = parts;
  const { about, to, writtenAt } = letter;
  if (about.kind === 'acknowledgement') await noteGiven(letter, about, parts);
  if (await silences.has(to.email)) return { moot: 'its reader must not be written to' };
  if (about.kind === 'news-confirmation' && !(await isAwaited(about.ask, parts)))
    return { moot: 'nobody waits for this confirmation any more' };
  if (about.kind === 'acknowledgement') await askItsGiver(letter, about, parts);
  if (about.kind === 'receipt') {
    // Few letters bring a document: what finds one is loaded only for those.
    const { receiptDocumentFor } = await import('./receipt-document.ts');
    const found = await receiptDocumentFor(about, parts);
    if (!('attachment' in found)) return found;
    return { envelope: { ...(await envelopeOf(letter, undefined, parts)), attachment: found.attachment } };
  }
  if (about.kind !== 'renewal-failed' && about.kind !== 'pledge-ended') {
    return { envelope: await envelopeOf(letter, undefined, parts) };
  }
  const known = await pledges.known(about.pledge);
  const failed = newestFailed(known, about.kind === 'renewal-failed' ? about.invoice : undefined);
  const reason = failed && (await pledges.failureReason(failed.invoice));
  if (actionFor(reason) === 'silence') return { moot: 'its reader has died' };
  if (about.kind === 'renewal-failed') {
    if (known.standing?.status === 'ended') return { moot: 'its promise has ended: another letter says so' };
    if (isPaid(known, about.invoice)) return { moot: 'the payment has come about' };
    const age = clock.now().getTime() - new Date(writtenAt).getTime();
    if (reason === undefined && age < reasonComesWithinMilliseconds) {
      return { waitsFor: 'why the payment failed' };
    }
  }
  const nextTryOn = failed?.nextTryAt && dayOf(failed.nextTryAt);
  const failure = failed && { reason, nextTryOn, knownOn: dayOf(clock.now()) };
  return { envelope: await envelopeOf(letter, failure, parts) };
};

const isAwaited = async (ask: string, { asks, clock }: PostingParts): Promise<boolean> => {
  const found = await asks.find(ask);
  return found !== undefined && 'open' in found && !isOver(found.open, clock.now());
};

/** Whoever ticked the box for news beside their gift is asked to confirm it, now that there is an address to ask at. */
const askItsGiver = async (
  { letter, to }: Letter,
  { wishes, donation }: Acknowledgement,
  parts: PostingParts,
): Promise<void> => {
  if (!wishes || donation === undefined) return;
  try {
    const wish = await parts.wishes.find(donation);
    if (wish) await askGiver(wish, to.email, parts);
  } catch (error) {
    // The thanks must not wait for it: the sweep finds everyone who has not been asked.
    parts.log.tell('giver not asked yet, the sweep will', { letter, ...errorFields(error) });
  }
};

const isPaid = ({ invoices }: KnownPledge, invoice: string): boolean =>
  [...invoices.values()].some((seen) => seen.invoice === invoice && seen.seen === 'paid');

/** The last attempt that came to nothing, of one payment or of all that are still owed. */
const newestFailed = (known: KnownPledge, invoice: string | undefined): SeenInvoice | undefined =>
  [...known.invoices.values()]
    .filter((seen) => seen.seen === 'failed' && (invoice ?? seen.invoice) === seen.invoice)
    .filter((seen) => !isPaid(known, seen.invoice))
    .toSorted((one, other) => one.at.localeCompare(other.at) || one.attempt - other.attempt)
    .at(-1);
