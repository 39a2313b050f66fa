import type { Edition } from '../../domain/edition.ts';
import { nextStep } from '../../domain/letter.ts';
import type { Batch } from '../../domain/run.ts';
import { readsOf } from '../../domain/supporter.ts';
import { errorFields } from '../../lambda/log.ts';
import { batchEnvelope, type SharedLetter, sharedLetter } from './batch-letter.ts';
import type { UpdatesParts } from './parts.ts';

/** An outage of the post is over by then; a key that was revoked is not. */
const longestWaitMilliseconds = 3 * 60 * 60 * 1000;

export interface Delivery {
  /** How many letters the post was given. */
  readonly letters: number;
  /** Whether the line to the post is worth another batch now. */
  readonly goOn: boolean;
}

const nothing: Delivery = { letters: 0, goOn: true };

/**
 * Takes one batch to the post, if that is its turn. Its readers are read again right before, so that whoever has left or
 * erased their data is not among them; it is claimed before it is handed over, so that nobody sends it twice.
 *
 * @param letterOf what all of the batch get, written once for many batches
 * @param maySend asked at the last moment: somebody may have paused or cancelled the run
 */
export const deliver = async (
  batch: Batch,
  letterOf: (batch: Batch) => Promise<SharedLetter>,
  maySend: () => Promise<boolean>,
  parts: UpdatesParts,
): Promise<Delivery> => {
  const { clock, log, recipients, runs } = parts;
  const ids = { batch: batch.batch };
  const step = nextStep(batch, clock.now());
  if (step === 'mark-unknown') {
    await runs.notSent(batch, 'UNKNOWN', 'its sender did not come back');
    log.alarm('letters-unknown', 'Nobody knows whether a batch of letters to supporters went out.', ids);
    return nothing;
  }
  if (step !== 'send' && step !== 'send-copy') return nothing;
  const asked = { ...batch, copy: batch.copy === true || step === 'send-copy' };
  const letter = await letterOf(asked).catch((error: unknown) => {
    log.alarm('letters-unwritten', 'A letter to supporters could not be written.', {
      ...ids,
      ...errorFields(error),
    });
  });
  if (!letter) return { letters: 0, goOn: false };
  const topics = batch.editions.map(({ topic }) => topic);
  const readers = (await recipients.of(batch.readers)).filter(
    (reader) => readsOf(reader, topics, batch.frequency).length > 0,
  );
  if (readers.length === 0) {
    await runs.mootBatch(batch, 'none of its readers reads any more');
    return nothing;
  }
  const envelope = batchEnvelope(batch, letter, readers, parts);
  if (!(await maySend())) return { letters: 0, goOn: false };
  const claimed = await runs.claim(batch, readers.length, clock.now());
  if (!claimed) {
    log.tell('batch taken by someone else', ids);
    return nothing;
  }
  const posted = await parts.batchPost.sendBatch(envelope);
  switch (posted.outcome) {
    case 'sent':
      await runs.sent(claimed, clock.now());
      log.tell('batch sent', { ...ids, letters: readers.length });
      return { letters: readers.length, goOn: true };
    case 'not-taken':
      await runs.notSent(claimed, 'NEW', posted.reason);
      if (clock.now().getTime() - new Date(batch.writtenAt).getTime() > longestWaitMilliseconds) {
        log.alarm('letters-waiting', 'The post has not taken letters to supporters for hours.', {
          ...ids,
          reason: posted.reason,
        });
      } else log.tell('batch not taken, goes out later', { ...ids, reason: posted.reason });
      return { letters: 0, goOn: false };
    case 'unknown':
      await runs.notSent(claimed, 'UNKNOWN', posted.reason);
      log.alarm('letters-unknown', 'Nobody knows whether a batch of letters to supporters went out.', {
        ...ids,
        reason: posted.reason,
      });
      return { letters: readers.length, goOn: false };
    case 'refused': {
      const strange = readers[strangeAddressIn(posted.reason) ?? -1];
      if (strange && batch.readers.length > 1) {
        await runs.setApart(claimed, strange.supporter, posted.reason);
        log.alarm(
          'letters-refused',
          'The post will not write to one supporter; the others get their letter.',
          {
            ...ids,
            supporter: strange.supporter,
          },
        );
        return nothing;
      }
      await runs.notSent(claimed, 'REFUSED', posted.reason);
      log.alarm('letters-refused', 'The post will not take a batch of letters to supporters.', {
        ...ids,
        reason: posted.reason,
      });
      return nothing;
    }
  }
};

/** The post refuses a whole call for one address that it does not take for one, and says which: `personalizations.7.to`. */
const strangeAddressIn = (reason: string): number | undefined => {
  const [, place] = /\bpersonalizations\.(\d+)\.to\b/.exec(reason) ?? [];
  return place === undefined ? undefined : Number(place);
};

/** Writes each letter once: a run has as many different ones as languages, and thousands of readers of each. */
export const letterWriter = (
  editions: readonly Edition[],
  parts: UpdatesParts,
): ((batch: Batch) => Promise<SharedLetter>) => {
  const written = new Map<string, Promise<SharedLetter>>();
  return async (batch) => {
    const own = editions.filter(({ topic, edition }) =>
      batch.editions.some((each) => each.topic === topic && each.edition === edition),
    );
    const key = JSON.stringify([batch.language, batch.copy, batch.editions]);
    const letter = written.get(key) ?? sharedLetter(batch, own, parts);
    written.set(key, letter);
    return letter;
  };
};
