import type { Edition } from '../../domain/edition.ts';
import { type Notice, noticeDue } from '../../domain/edition-calendar.ts';
import type { Letter } from '../../domain/letter.ts';
import { dayOf, instantOf } from '../../domain/month.ts';
import { editorOf, signerOf } from './editor.ts';
import type { UpdatesParts } from './parts.ts';

type NoticeParts = Pick<UpdatesParts, 'clock' | 'log' | 'campaigns' | 'editions' | 'supporters'>;

/** Tells editors of letters that wait for them: each thing once, and only if anybody reads letters at all. */
export const tellEditors = async (parts: NoticeParts): Promise<void> => {
  const { clock, editions, log, supporters } = parts;
  const now = clock.now();
  const waiting = (await editions.underWay()).flatMap(({ edition, version }) => {
    const notice = noticeDue(edition, now);
    return notice ? [{ edition, version, notice }] : [];
  });
  if (waiting.length === 0) return;
  const { readers } = await supporters.readers({ limit: 1 }, instantOf(now));
  if (readers.length === 0) return;
  for (const { edition, version, notice } of waiting) {
    const letter = await noticeOf(edition, notice, parts);
    const told = { ...edition, told: [...edition.told, notice] };
    // Somebody who changes it right now knows of it; the next round tells what is still to be told.
    if (await editions.change(told, version, [letter])) {
      log.tell('editor told', { topic: edition.topic, edition: edition.edition, notice });
    }
  }
};

const noticeOf = async (
  { topic, edition, signedFor }: Edition,
  notice: Notice,
  parts: Pick<UpdatesParts, 'campaigns' | 'clock'>,
): Promise<Letter> => {
  const { campaign, carrier } = await signerOf(signedFor, parts);
  const now = parts.clock.now();
  return {
    letter: `${topic}.${edition}.edition-${notice}`,
    to: { email: editorOf(topic, campaign, carrier) },
    locale: 'de',
    about: { kind: 'edition-notice', topic, edition, notice, campaign: signedFor, day: dayOf(now) },
    state: 'NEW',
    writtenAt: instantOf(now),
  };
};
