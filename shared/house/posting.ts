import { carrierOn } from '../domain/campaign.ts';
import { type Letter, nextStep } from '../domain/letter.ts';
import { dayOf } from '../domain/month.ts';
import { earmarkedMonth } from '../domain/need.ts';
import type { SeenInvoice } from '../domain/pledge.ts';
import type { KnownPledge } from '../domain/pledging.ts';
import { actionFor } from '../domain/return-reason.ts';
import type { PaymentFailure } from '../email/letter-template.ts';
import { renderLetter } from '../email/letters.ts';
import type { Envelope, Post } from '../email/post.ts';
import { errorFields, type Log } from '../lambda/log.ts';
import type { Arrival } from '../lambda/stream.ts';
import type { Campaigns } from '../store/campaigns.ts';
import type { Messages } from '../store/messages.ts';
import { letterOf, type Outbox } from '../store/outbox.ts';
import type { Pledges } from '../store/pledges.ts';
import type { Silences } from '../store/silences.ts';
import type { Wishes } from '../store/wishes.ts';
import type { Clock } from './clock.ts';
import { pledgeLink } from './pledge-link.ts';
import type { LinkParts } from './signed-link.ts';
import { wallLink } from './wall-link.ts';

export interface PostingParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly outbox: Pick<Outbox, 'claim' | 'sent' | 'notSent' | 'moot'>;
  readonly campaigns: Pick<Campaigns, 'find' | 'carrier' | 'need'>;
  readonly pledges: Pick<Pledges, 'known' | 'failureReason'>;
  readonly silences: Silences;
  readonly wishes: Pick<Wishes, 'find'>;
  readonly messages: Pick<Messages, 'find'>;
  readonly pledgeLinks: LinkParts;
  readonly post: Post;
  /** Our sending address, whose domain SendGrid has authenticated. */
  readonly mailFrom: string;
}

/** An outage of the post is over by then; a key that was revoked is not. */
const longestWaitMilliseconds = 3 * 60 * 60 * 1000;
/** The reason of a failed payment comes in an event of its own, at about the same time as the one that names it. */
const reasonComesWithinMilliseconds = 5 * 60 * 1000;

/**
 * Takes one letter to the post, if it still is true. It is written before it is claimed, so that a letter that cannot
 * be written is never left in nobody's hands; it is claimed before it is handed over, so that nobody sends it twice.
 */
export const sendLetter = async (letter: Letter, parts: PostingParts): Promise<void> => {
  const { clock, log, outbox } = parts;
  const step = nextStep(letter, clock.now());
  if (step !== 'send' && step !== 'send-copy') return;
  const ids = { letter: letter.letter };
  const prepared = await prepare(
    { ...letter, copy: letter.copy === true || step === 'send-copy' },
    parts,
  ).catch((error: unknown) => {
    log.alarm('letter-unwritten', 'A letter could not be written.', { ...ids, ...errorFields(error) });
  });
  if (!prepared) return;
  if ('moot' in prepared) {
    await outbox.moot(letter, prepared.moot);
    log.tell('letter not sent, now or later', { ...ids, reason: prepared.moot });
    return;
  }
  if ('waitsFor' in prepared) {
    log.tell('letter waits, goes out with the next round', { ...ids, reason: prepared.waitsFor });
    return;
  }
  const claimed = await outbox.claim(letter, clock.now());
  if (!claimed) {
    log.tell('letter taken by someone else', ids);
    return;
  }
  const posted = await parts.post.send(prepared.envelope);
  switch (posted.outcome) {
    case 'sent':
      await outbox.sent(claimed, clock.now());
      log.tell('letter sent', ids);
      return;
    case 'not-taken':
      await outbox.notSent(claimed, 'NEW', posted.reason);
      if (clock.now().getTime() - new Date(letter.writtenAt).getTime() > longestWaitMilliseconds) {
        log.alarm('letter-waiting', 'The post has not taken a letter for hours.', {
          ...ids,
          reason: posted.reason,
        });
      } else log.tell('letter not taken, goes out with the next round', { ...ids, reason: posted.reason });
      return;
    case 'unknown':
      await outbox.notSent(claimed, 'UNKNOWN', posted.reason);
      log.alarm('letter-unknown', 'Nobody knows whether a letter went out.', {
        ...ids,
        reason: posted.reason,
      });
      return;
    case 'refused':
      await outbox.notSent(claimed, 'REFUSED', posted.reason);
      log.alarm('letter-refused', 'The post will not take a letter.', { ...ids, reason: posted.reason });
  }
};

type Prepared = { readonly envelope: Envelope } | { readonly moot: string } | { readonly waitsFor: string };

/** Between the writing down of a letter and its sending, what it says may have changed. */
const prepare = async (letter: Letter, parts: PostingParts): Promise<Prepared> => {
  const { clock, pledges, silences } = parts;
  const { about, to, writtenAt } = letter;
  if (await silences.has(to.email)) return { moot: 'its reader must not be written to' };
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

const isPaid = ({ invoices }: KnownPledge, invoice: string): boolean =>
  [...invoices.values()].some((seen) => seen.invoice === invoice && seen.seen === 'paid');

/** The last attempt that came to nothing, of one payment or of all that are still owed. */
const newestFailed = (known: KnownPledge, invoice: string | undefined): SeenInvoice | undefined =>
  [...known.invoices.values()]
    .filter((seen) => seen.seen === 'failed' && (invoice ?? seen.invoice) === seen.invoice)
    .filter((seen) => !isPaid(known, seen.invoice))
    .toSorted((one, other) => one.at.localeCompare(other.at) || one.attempt - other.attempt)
    .at(-1);

const envelopeOf = async (
  letter: Letter,
  failure: PaymentFailure | undefined,
  parts: PostingParts,
): Promise<Envelope> => {
  const { campaigns, clock, mailFrom, messages, pledgeLinks } = parts;
  const { about } = letter;
  const campaign = await campaigns.find(about.campaign);
  if (!campaign) throw new Error(`campaign ${about.campaign} is gone`);
  const carrier = await campaigns.carrier(carrierOn(campaign, about.day));
  if (!carrier) throw new Error(`the carrier of ${about.campaign} is gone`);
  const earmark = about.kind === 'acknowledgement' ? about.earmark : 'free';
  const month = earmarkedMonth(earmark);
  const need = month && (await campaigns.need(about.campaign, month, earmark));
  const message = about.kind === 'message' ? await messages.find(about.message) : undefined;
  const { subject, html, text } = renderLetter({
    letter,
    campaign,
    carrier,
    links: {
      campaign: `${pledgeLinks.origin}/c/${campaign.campaign}`,
      pledge: (purpose, pledge) => pledgeLink({ purpose, pledge }, pledgeLinks, clock.now()),
      wall: (donation) => wallLink(donation, pledgeLinks, clock.now()),
    },
    needTitle: need ? need.title : undefined,
    failure,
    onWall: await isOnWall(about, parts),
    message,
  });
  return {
    letter: letter.letter,
    to: letter.to,
    from: { email: mailFrom, name: carrier.name },
    replyTo: message?.email ?? carrier.email,
    subject,
    html,
    text,
  };
};

/** What was wished for at the beginning may be withdrawn by now; only few gifts come with a wish at all. */
const isOnWall = async (about: Letter['about'], { wishes }: PostingParts): Promise<boolean> => {
  if (about.kind !== 'acknowledgement' || !about.wishes || about.donation === undefined) return false;
  return (await wishes.find(about.donation))?.wall !== undefined;
};

/** What the stream brought. A letter that does not go out now is found by the sweep, so none comes again. */
export const sendArrivals = async (arrivals: readonly Arrival[], parts: PostingParts): Promise<string[]> => {
  await Promise.all(arrivals.map(async ({ item }) => sendLetter(letterOf(item), parts)));
  return [];
};
