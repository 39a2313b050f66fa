import { Supporter, type EndedBy } from '../domain/supporter.ts';
import type { Instant } from '../domain/month.ts';
import type { PostNews, PostReport } from '../email/post-report.ts';
import type { Log } from '../lambda/log.ts';
import type { Fates, LetterPlace } from '../store/fates.ts';
import type { Consents } from '../store/consents.ts';
import type { Clock } from './clock.ts';
import { ended } from './ending.ts';

export interface FateParts {
  readonly clock: Pick<Clock, 'now' | 'pause'>;
  readonly log: Log;
  readonly fates: Fates;
  readonly supporters: Pick<Consents, 'end' | 'proofs'>;
  readonly runs: {
    /** The post has a batch, whatever its sender heard. */
    readonly settle: (batch: string, at: Instant) => Promise<unknown>;
  };
}

/** A letter of a run is named by its batch and its reader. */
const batchLetter = /^(.+)\.(sup_[\w-]{16,40})$/;

const readerOf = ({ letter, about }: PostReport): { batch: string; supporter: string } | undefined => {
  const [, batch, name] = about?.startsWith('RUN#') ? (batchLetter.exec(letter) ?? []) : [];
  const { data: supporter } = Supporter.shape.supporter.safeParse(name);
  return batch === undefined || supporter === undefined ? undefined : { batch, supporter };
};

/** Why somebody reads no more. What only this one letter met with ends nothing. */
const endings: Readonly<Partial<Record<PostNews, EndedBy>>> = {
  bounced: 'bounce',
  'spam-report': 'spam-report',
  unsubscribed: 'reader',
  suppressed: 'post',
};

/**
 * Notes what the post says of letters: those that arrived are out, whatever their sender heard; those that came back are
 * a task if somebody is owed them, and end what their readers agreed to if they are letters of consent.
 *
 * @returns what was noted, for people
 * @throws Error if somebody keeps changing the same: the post must tell again
 */
export const noteReports = async (reports: readonly PostReport[], parts: FateParts): Promise<string> => {
  const settled = new Set<string>();
  const counted = new Map<string, number>();
  for (const report of reports) {
    const outcome = await noted(report, settled, parts);
    const what = `${report.news} ${outcome}`;
    counted.set(what, (counted.get(what) ?? 0) + 1);
  }
  const lost = [...counted].filter(([what]) => what.startsWith('not-sent')).map(([, count]) => count);
  if (lost.length > 0) {
    parts.log.alarm(
      'letters-given-up',
      'SendGrid gave letters up for a reason of its own: look at its plan, its limits and its activity feed.',
      { letters: lost.reduce((sum, count) => sum + count, 0) },
    );
  }
  return counted.size === 0
    ? 'nothing of ours'
    : [...counted].map(([what, count]) => `${count} ${what}`).join(', ');
};

const noted = async (report: PostReport, settled: Set<string>, parts: FateParts): Promise<string> => {
  const { about, letter, news, at } = report;
  if (about === undefined) {
    parts.log.tell('a letter of which nobody knows where it lies', { letter, news });
    return '(unplaced)';
  }
  const reader = readerOf(report);
  if (!reader) return ofLetter({ about, letter }, report, parts);
  // Whatever became of one letter, the post must have had the call that brought it.
  if (!settled.has(reader.batch)) await parts.runs.settle(reader.batch, at);
  settled.add(reader.batch);
  const by = endings[news];
  if (by === undefined) return '(a reader)';
  return (await ended(reader.supporter, { by, before: at }, parts)) > 0 ? '(a reader less)' : '(known)';
};

const attempts = 5;
/** Whoever changes the same is done by then. */
const pauseMilliseconds = 50;

const ofLetter = async (
  place: LetterPlace,
  { news, reason, at }: PostReport,
  { clock, fates }: FateParts,
): Promise<string> => {
  if (news === 'delivered') return (await fates.arrived(place, at)) ? '(not known before)' : '(known)';
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const outcome = await fates.cameBack(place, reason, clock.now());
    if (outcome !== 'contended') return `(${outcome})`;
    await clock.pause(pauseMilliseconds * attempt);
  }
  throw new Error('a letter that came back is being changed by somebody else');
};
