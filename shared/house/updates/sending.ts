import type { Edition } from '../../domain/edition.ts';
import { instantOf } from '../../domain/month.ts';
import { lettersATick } from '../../domain/run-plan.ts';
import type { Batch, Run } from '../../domain/run.ts';
import type { VersionedEdition } from '../../store/editions.ts';
import { deliver, letterWriter } from './delivering.ts';
import type { UpdatesParts } from './parts.ts';
import { planReaders } from './planning.ts';

/** As many batches as are held at once. */
const handful = 10;

/** Sends as many letters as the pace allows, and no longer than it may: what is left goes out the next time. */
export const sendRuns = async (parts: UpdatesParts, until: Date): Promise<void> => {
  const { clock, lettersAnHour, runs } = parts;
  let leftLetters = lettersATick(lettersAnHour);
  for (const { run: name } of await runs.open()) {
    if (clock.now() >= until) return;
    const found = await runs.find(name);
    if (found?.state !== 'sending') continue;
    const run = found.planned ? found : await planReaders(found, until, parts);
    if (!run) continue;
    const sent = await sendBatches(run, leftLetters, until, parts);
    leftLetters -= sent;
    await owned(run, parts);
    if (leftLetters <= 0) return;
  }
};

/** @returns how many letters the post was given */
const sendBatches = async (run: Run, most: number, until: Date, parts: UpdatesParts): Promise<number> => {
  const { clock, runs } = parts;
  const editions = (await editionsOf(run, parts)).map(({ edition }) => edition);
  const letterOf = letterWriter(editions, parts);
  const maySend = async () => (await runs.find(run.run))?.state === 'sending';
  let letters = 0;
  let unsettled = 0;
  let after: string | undefined;
  do {
    const { batches, next }: { batches: Batch[]; next: string | undefined } = await runs.openBatches(
      run.run,
      {
        after,
        limit: handful,
      },
    );
    for (const batch of batches) {
      unsettled += 1;
      if (clock.now() >= until || letters + batch.readers.length > most) return letters;
      const { letters: given, goOn } = await deliver(batch, letterOf, maySend, parts);
      letters += given;
      if (!goOn) return letters;
    }
    after = next;
  } while (after !== undefined);
  if (run.planned && (unsettled === 0 || letters > 0)) await finish(run, parts);
  return letters;
};

/** The end of a run: the post has every batch, or will not take it, or nobody is left in it who reads. */
const finish = async (planned: Run, parts: UpdatesParts): Promise<void> => {
  const { clock, log, runs } = parts;
  const run = await runs.find(planned.run);
  if (run?.state !== 'sending' || !run.planned) return;
  const lettersOf = new Map<string, number>();
  let refused = 0;
  // The list of open batches is a moment late; what lies with the run is not.
  for await (const { state, sent = 0, editions } of runs.batchesOf(run.run)) {
    if (state === 'NEW' || state === 'SENDING' || state === 'UNKNOWN') return;
    if (state === 'REFUSED') refused += 1;
    if (state !== 'SENT') continue;
    for (const each of editions) lettersOf.set(nameOf(each), (lettersOf.get(nameOf(each)) ?? 0) + sent);
  }
  const now = instantOf(clock.now());
  const editions = (await editionsOf(run, parts))
    .filter(({ edition }) => edition.state === 'sending')
    .map(({ edition, version }): VersionedEdition => {
      const lettersSent = lettersOf.get(nameOf(edition)) ?? 0;
      return { edition: { ...edition, state: 'sent', sentAt: now, lettersSent }, version };
    });
  if (await runs.change({ ...run, state: 'sent', endedAt: now }, editions)) {
    log.tell('letter to supporters is out', { run: run.run, batches: run.batches, refused });
  }
};

/**
 * Whoever cancels a letter while its first batch is in a hand does not see that batch: a letter that somebody has is a
 * published one, and says so.
 */
const owned = async ({ run: name }: Run, parts: UpdatesParts): Promise<void> => {
  const { clock, editions, runs } = parts;
  const run = await runs.find(name);
  if (run?.state !== 'cancelled') return;
  const out = new Set<string>();
  for await (const batch of runs.batchesOf(name)) {
    if (batch.state === 'NEW' || batch.state === 'MOOT' || batch.state === 'REFUSED') continue;
    for (const each of batch.editions) out.add(nameOf(each));
  }
  for (const { edition, version } of await editionsOf(run, parts)) {
    if (edition.state !== 'cancelled' || !out.has(nameOf(edition))) continue;
    await editions.change({ ...edition, state: 'sent', sentAt: instantOf(clock.now()) }, version);
  }
};

const editionsOf = async (
  { editions: named }: Pick<Run, 'editions'>,
  { editions }: Pick<UpdatesParts, 'editions'>,
): Promise<VersionedEdition[]> =>
  (await Promise.all(named.map(async ({ topic, edition }) => editions.find(topic, edition)))).flatMap(
    (found) => found ?? [],
  );

const nameOf = ({ topic, edition }: Pick<Edition, 'topic' | 'edition'>): string => `${topic}.${edition}`;
