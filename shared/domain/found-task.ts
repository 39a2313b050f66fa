import type { Campaign } from './campaign.ts';
import type { Carrier } from './carrier.ts';
import type { CoveredNeed } from './coverage.ts';
import type { Grant } from './grant.ts';
import { type Letter, copyAfterMilliseconds } from './letter.ts';
import { type Cents, sumCents } from './money.ts';
import { Day, dayOf, Instant, instantOf, monthOf, type Month, previousMonth } from './month.ts';
import type { ReceiptBlock, ReceiptOrder } from './receipt-work.ts';
import type { Task } from './task.ts';
import { noticeWarning } from './tax-notice.ts';

/**
 * Something for the treasurer's list that nobody wrote there: it is found by looking, under the same name each time, and
 * is gone when its cause is.
 */
export interface FoundTask extends Pick<
  Task,
  'task' | 'matter' | 'gift' | 'pledge' | 'cents' | 'reason' | 'dueAt'
> {
  /** Without one it is the federation's. */
  readonly campaign?: string;
  readonly carrier?: string;
  readonly letter?: string;
  readonly event?: string;
  readonly grant?: string;
  readonly order?: string;
  readonly month?: Month;
  /** What the thing is called, where it has a name that is nobody's. */
  readonly called?: string;
  readonly since: Instant;
}

const dayMilliseconds = 24 * 60 * 60 * 1000;

// Noon in UTC lies in the same day in Berlin, in summer and in winter.
const noonOf = (day: Day): Instant => Instant.parse(`${day}T12:00:00.000Z`);

const daysBefore = (day: Day, days: number): Day =>
  Day.parse(new Date(Date.parse(day) - days * dayMilliseconds).toISOString().slice(0, 10));

const lastDayOf = (month: Month): Day => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return Day.parse(new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10));
};

/** How many days before a month ends a gap is told of, so that there is time to close it. */
const gapDays = 7;

/** A month that ends without all it needed: in its last week, and while the next one lasts. */
export const gapTasks = (
  { campaign, title }: Pick<Campaign, 'campaign' | 'title'>,
  covered: readonly CoveredNeed[],
  today: Day,
): FoundTask[] => {
  const thisMonth = monthOf(noonOf(today));
  const ends = lastDayOf(thisMonth);
  const told = daysBefore(ends, gapDays - 1);
  return [
    { month: previousMonth(thisMonth), since: noonOf(Day.parse(`${thisMonth}-01`)) },
    ...(today >= told ? [{ month: thisMonth, since: noonOf(told), dueAt: noonOf(ends) }] : []),
  ].flatMap(({ month, ...when }): FoundTask[] => {
    const cents = missingCents(covered.filter((need) => need.month === month));
    const task = `gap:${campaign}:${month}`;
    return cents > 0 ? [{ task, matter: 'gap', campaign, called: title, month, cents, ...when }] : [];
  });
};

const missingCents = (needs: readonly CoveredNeed[]): Cents =>
  sumCents(needs.map(({ neededCents, coveredCents }) => neededCents - coveredCents));

const noticeStages = { 'within-90-days': 90, 'within-30-days': 30, over: 0 } as const;

/**
 * A notice that runs out, or has run out: once 90 days ahead, once 30 days ahead, and once when no letter can quote it
 * any more. Each is another task, so that whoever has done one hears of the next.
 */
export const noticeTasks = (carrier: Carrier, today: Day): FoundTask[] => {
  const warning = noticeWarning(carrier, today);
  if (!warning) return [];
  const { lastValidDay, stage } = warning;
  const days = noticeStages[stage];
  return [
    {
      task: `tax-notice:${carrier.carrier}:${lastValidDay}:${days}`,
      matter: 'tax-notice',
      carrier: carrier.carrier,
      called: carrier.name,
      reason: stage,
      since: noonOf(daysBefore(lastValidDay, days)),
      dueAt: noonOf(lastValidDay),
    },
  ];
};

/** What passes by itself: the money arrives, a dispute ends, a debit can no longer be taken back. */
const passing: ReadonlySet<ReceiptBlock> = new Set(['debit-may-return', 'disputed', 'not-settled']);

/**
 * Receipts of a carrier that wait for a person, one task for each reason: whoever has seen to one hears of the next,
 * since it bears the day since when the first of them has waited.
 */
export const receiptTasks = (
  { carrier, name }: Pick<Carrier, 'carrier' | 'name'>,
  blocked: readonly Pick<ReceiptOrder, 'block' | 'askedAt'>[],
): FoundTask[] =>
  [...Map.groupBy(blocked, ({ block }) => block)].flatMap(([block, orders]): FoundTask[] => {
    const [since] = orders.map(({ askedAt }) => askedAt).toSorted();
    if (block === undefined || since === undefined || passing.has(block)) return [];
    return [
      {
        task: `receipts-blocked:${carrier}:${block}:${dayOf(since)}`,
        matter: 'receipts-blocked',
        carrier,
        called: name,
        reason: block,
        since,
      },
    ];
  });

/** Long enough to put the papers together. */
const reportDays = 60;

/** A grant whose use must be reported, until somebody writes down that it was. */
export const reportTasks = (
  grant: Pick<Grant, 'grant' | 'campaign' | 'programme' | 'reportDueOn' | 'reportedOn'>,
  today: Day,
): FoundTask[] => {
  const { campaign, programme, reportDueOn, reportedOn } = grant;
  const told = daysBefore(reportDueOn, reportDays);
  if (reportedOn !== undefined || today < told) return [];
  return [
    {
      task: `grant-report:${campaign}:${grant.grant}:${reportDueOn}`,
      matter: 'grant-report',
      campaign,
      grant: grant.grant,
      called: programme,
      since: noonOf(told),
      dueAt: noonOf(reportDueOn),
    },
  ];
};

/** A letter that a person must look after: the post has refused it, or it has waited for a day. */
export const letterTasks = (letter: Letter, now: Instant): FoundTask[] => {
  const { about, state, writtenAt, reason } = letter;
  const waits = instantOf(new Date(Date.parse(now) - copyAfterMilliseconds)) >= writtenAt;
  // One that came back has a task that was written down (shared/domain/bounced-letter.ts).
  const isOver = state === 'SENT' || state === 'MOOT' || state === 'BOUNCED';
  if (state !== 'REFUSED' && !(waits && !isOver)) return [];
  return [
    {
      task: `letter:${letter.letter}`,
      matter: 'letter-unsent',
      campaign: about.campaign,
      letter: letter.letter,
      ...('gift' in about && { gift: about.gift }),
      ...('pledge' in about && about.pledge !== undefined && { pledge: about.pledge }),
      ...(reason !== undefined && { reason: reason.slice(0, 120) }),
      since: writtenAt,
    },
  ];
};

/** The most urgent first: by the day it is due, or else since when it waits. */
export const byUrgency = (one: FoundTask, other: FoundTask): number => {
  const when = ({ dueAt, since, task }: FoundTask) => `${dueAt ?? since} ${task}`;
  return when(one) < when(other) ? -1 : 1;
};
