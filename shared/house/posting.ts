import { type Letter, nextStep } from '../domain/letter.ts';
import { errorFields } from '../lambda/log.ts';
import type { Arrival } from '../lambda/stream.ts';
import { letterOf } from '../store/outbox.ts';
import type { PostingParts } from './posting/parts.ts';
import { prepare } from './posting/prepare.ts';

/** An outage of the post is over by then; a key that was revoked is not. */
const longestWaitMilliseconds = 3 * 60 * 60 * 1000;
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

/** What the stream brought. A letter that does not go out now is found by the sweep, so none comes again. */
export const sendArrivals = async (arrivals: readonly Arrival[], parts: PostingParts): Promise<string[]> => {
  await Promise.all(arrivals.map(async ({ item }) => sendLetter(letterOf(item), parts)));
  return [];
};
