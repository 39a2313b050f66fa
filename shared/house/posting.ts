import { carrierOn } from '../domain/campaign.ts';
import { type Letter, nextStep } from '../domain/letter.ts';
import { earmarkedMonth } from '../domain/need.ts';
import { renderLetter } from '../email/letters.ts';
import type { Post } from '../email/post.ts';
import { errorFields, type Log } from '../lambda/log.ts';
import type { Arrival } from '../lambda/stream.ts';
import type { Campaigns } from '../store/campaigns.ts';
import { letterOf, type Outbox } from '../store/outbox.ts';
import type { Clock } from './clock.ts';

export interface PostingParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly outbox: Pick<Outbox, 'claim' | 'sent' | 'notSent'>;
  readonly campaigns: Pick<Campaigns, 'find' | 'carrier' | 'need'>;
  readonly post: Post;
  /** Our sending address, whose domain SendGrid has authenticated. */
  readonly mailFrom: string;
}

/** An outage of the post is over by then; a key that was revoked is not. */
const longestWaitMilliseconds = 3 * 60 * 60 * 1000;

/**
 * Takes one letter to the post. It is written before it is claimed, so that a letter that cannot be written is
 * never left in nobody's hands; it is claimed before it is handed over, so that nobody sends it twice.
 */
export const sendLetter = async (letter: Letter, parts: PostingParts): Promise<void> => {
  const { clock, log, outbox } = parts;
  const step = nextStep(letter, clock.now());
  if (step !== 'send' && step !== 'send-copy') return;
  const ids = { letter: letter.letter };
  const rendered = await envelopeOf(
    { ...letter, copy: letter.copy === true || step === 'send-copy' },
    parts,
  ).catch((error: unknown) => {
    log.alarm('letter-unwritten', 'A letter could not be written.', { ...ids, ...errorFields(error) });
  });
  if (!rendered) return;
  const claimed = await outbox.claim(letter, clock.now());
  if (!claimed) {
    log.tell('letter taken by someone else', ids);
    return;
  }
  const posted = await parts.post.send(rendered);
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

const envelopeOf = async (letter: Letter, { campaigns, mailFrom }: PostingParts) => {
  const { about } = letter;
  const campaign = await campaigns.find(about.campaign);
  if (!campaign) throw new Error(`campaign ${about.campaign} is gone`);
  const carrier = await campaigns.carrier(carrierOn(campaign, about.day));
  if (!carrier) throw new Error(`the carrier of ${about.campaign} is gone`);
  const month = earmarkedMonth(about.earmark);
  const need = month && (await campaigns.need(about.campaign, month, about.earmark));
  const { subject, html, text } = renderLetter({
    letter,
    campaign,
    carrier,
    needTitle: need ? need.title : undefined,
  });
  return {
    letter: letter.letter,
    to: letter.to,
    from: { email: mailFrom, name: carrier.name },
    replyTo: carrier.email,
    subject,
    html,
    text,
  };
};

/** What the stream brought. A letter that does not go out now is found by the sweep, so none comes again. */
export const sendArrivals = async (arrivals: readonly Arrival[], parts: PostingParts): Promise<string[]> => {
  await Promise.all(arrivals.map(async ({ item }) => sendLetter(letterOf(item), parts)));
  return [];
};
