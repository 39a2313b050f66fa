import type { Edition } from './edition.ts';
import {
  Day,
  dayOf,
  type Instant,
  instantOf,
  type Month,
  monthOf,
  nextMonth,
  previousMonth,
} from './month.ts';

/** From this day on the letter of the coming month is there to be looked at. */
const draftedOnDay = 25;
/** Whoever was not there on that day may still begin the letter of a month that has begun. */
const lateUntilDay = 7;
/** Letters of a month go out on its first day at this hour of Berlin's clocks. */
const sendHour = 9;
/** Letters of a day's milestones. */
const milestoneHour = 10;
const hourMilliseconds = 60 * 60 * 1000;
const dayMilliseconds = 24 * hourMilliseconds;
/** How long a letter without approval lies there first, so that its editor can stop it. */
const looksMilliseconds = 2 * dayMilliseconds;
/** A day's milestones are no news after that. */
const newsDays = 7;

let berlin: Intl.DateTimeFormat | undefined;
const berlinHour = (date: Date): number => {
  berlin ??= new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Berlin',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  return Number(berlin.format(date));
};

/** A full hour of a day by the clocks of Berlin, which no clock change leaves out: from 3 to 23. */
export const berlinTime = (day: Day, hour: number): Instant => {
  const asUtc = Date.parse(`${day}T00:00:00Z`) + hour * hourMilliseconds;
  const summer = new Date(asUtc - 2 * hourMilliseconds);
  return instantOf(berlinHour(summer) === hour ? summer : new Date(asUtc - hourMilliseconds));
};

const firstOf = (month: Month): Day => Day.parse(`${month}-01`);

/** When the letter of a month goes out: on the first at nine in Berlin, summer and winter. */
export const sendAtOf = (month: Month): Instant => berlinTime(firstOf(month), sendHour);

/** When that day's milestones go out, at the earliest. */
export const milestonesAt = (day: Day): Instant => berlinTime(day, milestoneHour);

/**
 * When the letter of milestones that are drafted now goes out: at once about ten, else tomorrow at ten. Nobody wants
 * such a letter at night.
 */
export const milestonesSendAt = (now: Date): Instant => {
  const today = dayOf(now);
  const justNow = now.getTime() - new Date(milestonesAt(today)).getTime() < hourMilliseconds;
  return justNow ? instantOf(now) : milestonesAt(daysBefore(today, -1));
};

/** The month whose letter must be there by now; none between its first week and the 25th. */
export const draftingMonth = (now: Date): Month | undefined => {
  const day = Number(dayOf(now).slice(8));
  if (day >= draftedOnDay) return nextMonth(monthOf(now));
  return day <= lateUntilDay ? monthOf(now) : undefined;
};

export type Notice = Edition['told'][number];

/** The day so many days before another. */
const daysBefore = (day: Day, days: number): Day =>
  Day.parse(new Date(Date.parse(`${day}T00:00:00Z`) - days * dayMilliseconds).toISOString().slice(0, 10));

/**
 * What its editor should hear of a letter that waits for them, and has not heard: that it is there, that it goes out in
 * two days, and today. Only the latest of these: whoever was away is not told three things at once.
 */
export const noticeDue = (
  { state, told, sendAt, draftedAt }: Pick<Edition, 'state' | 'told' | 'sendAt' | 'draftedAt'>,
  now: Date,
): Notice | undefined => {
  if (state !== 'draft') return undefined;
  const today = dayOf(now);
  const sendDay = dayOf(sendAt);
  // One that was begun on its day or later is told of once: that it is there.
  const last: Notice =
    dayOf(draftedAt) >= sendDay
      ? 'drafted'
      : today >= sendDay
        ? 'today'
        : today >= daysBefore(sendDay, 2) && dayOf(draftedAt) < daysBefore(sendDay, 2)
          ? 'soon'
          : 'drafted';
  if (last === 'today' && today > sendDay) return undefined;
  return told.includes(last) || (last === 'drafted' && told.length > 0) ? undefined : last;
};

type Waiting = Pick<Edition, 'state' | 'occasion' | 'sendAt' | 'draftedAt' | 'month'>;

/**
 * Whether a letter goes out now: its time has come, and somebody agreed or nobody needs to. A letter without approval
 * lies there for two days first, if it was begun too late for its editor to look at it.
 *
 * @param withoutApproval what the campaign says now
 */
export const isDue = (edition: Waiting, withoutApproval: boolean, now: Date): boolean => {
  if (hasLapsed(edition, now) || now < new Date(edition.sendAt)) return false;
  if (edition.state === 'approved') return true;
  if (edition.state !== 'draft' || !withoutApproval) return false;
  return (
    edition.occasion === 'milestones' ||
    now.getTime() - new Date(edition.draftedAt).getTime() >= looksMilliseconds
  );
};

/** Whether it is too late for a letter that nobody has begun to send. */
export const hasLapsed = ({ state, occasion, month, draftedAt }: Waiting, now: Date): boolean => {
  if (state !== 'draft' && state !== 'approved') return false;
  return occasion === 'month'
    ? monthOf(now) > month
    : now.getTime() - new Date(draftedAt).getTime() > newsDays * dayMilliseconds;
};

/** The month whose milestones the letter of a month tells: the one before. */
export const toldMonth = (month: Month): Month => previousMonth(month);
