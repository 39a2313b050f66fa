import type { Edition } from '../../../domain/edition.ts';
import { cancelled, mayBeOut, paused, resumed, turnedRun } from '../../../domain/edition-turns.ts';
import { may } from '../../../domain/person.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Run } from '../../../domain/run.ts';
import { runItem } from '../../../store/runs.ts';
import type { Versioned } from '../../../store/table.ts';
import type { Decided } from '../decided.ts';
import { changedEdition, type EditionParts, placeOfTopic } from './edition-at.ts';
import { batchesOf, runOf, type RunParts, sentOf } from './run-of.ts';
import { type AskedTurn, decisionOf, readToTurn, turned } from './turn.ts';

type StoppingParts = EditionParts & RunParts;

/** Whoever has not got the letter does not get it until it goes on. */
export const pauseEdition = async (asked: AskedTurn, parts: StoppingParts): Promise<Decided> => {
  const found = await readToTurn(asked, parts);
  const after = paused(found.edition);
  const run = await runOf(found.edition, parts);
  const along = run && (await alongWith(turnedRun(run, 'paused', asked.now), after, asked, parts, paused));
  return turned('letter.paused', found, after, along);
};

export const resumeEdition = async (asked: AskedTurn, parts: StoppingParts): Promise<Decided> => {
  const found = await readToTurn(asked, parts);
  const after = resumed(found.edition);
  const run = await runOf(found.edition, parts);
  const along = run && (await alongWith(turnedRun(run, 'sending', asked.now), after, asked, parts, resumed));
  return turned('letter.resumed', found, after, along);
};

/** Before it goes out nobody gets it; on its way nobody else does. */
export const cancelEdition = async (asked: AskedTurn, parts: StoppingParts): Promise<Decided> => {
  const found = await readToTurn(asked, parts);
  const decision = decisionOf(asked);
  const run = await runOf(found.edition, parts);
  const batches = run ? await batchesOf(run, parts) : [];
  const anySent = batches.some(mayBeOut);
  const end = (edition: Edition): Edition => ({
    ...cancelled(edition, decision, anySent),
    ...(anySent && { lettersSent: sentOf(edition, batches) }),
  });
  const after = end(found.edition);
  const along = run && (await alongWith(turnedRun(run, 'cancelled', asked.now), after, asked, parts, end));
  return turned('letter.cancelled', found, after, along);
};

/**
 * What is written with a letter that stops or goes on: its run, and the letters that go out by the same. Whoever reads
 * about several topics gets one letter about all of them, so they stop together.
 *
 * @throws Refusal 403 `edition.together` for who may not decide about all of them
 */
const alongWith = async (
  run: Run,
  decided: Edition,
  { person }: AskedTurn,
  parts: StoppingParts,
  turn: (edition: Edition) => Edition,
): Promise<Versioned[]> => {
  const others = run.editions.filter(
    ({ topic, edition }) => topic !== decided.topic || edition !== decided.edition,
  );
  const along = await Promise.all(
    others.map(async ({ topic, edition }): Promise<Versioned[]> => {
      if (!may(person, 'edit', await placeOfTopic(topic, parts))) throw together;
      const found = await parts.editions.find(topic, edition);
      if (!found || (found.edition.state !== 'sending' && found.edition.state !== 'paused')) return [];
      return [changedEdition(turn(found.edition), found.version)];
    }),
  );
  return [{ item: runItem(run), version: run.version }, ...along.flat()];
};

const together = new Refusal(403, 'edition.together', {
  de: 'Dieser Brief geht zusammen mit denen anderer Kampagnen hinaus. Anhalten kann ihn, wer alle bearbeiten darf.',
  en: 'This letter goes out together with those of other campaigns. Whoever may edit all of them can stop it.',
});
