import * as z from 'zod';
import type { Entry } from './ledger.ts';
import type { Cents } from './money.ts';
import { type Day, formatDay, Instant, Month } from './month.ts';
import type { Earmark } from './need.ts';
import { Refusal } from './refusal.ts';

/**
 * In which month money counts that a person notes: in that of the day it came. If that month is over, others have read
 * its figures: then it counts today, and the day it came stands in the reason. It counts in its month all the same where
 * somebody says so (`late`), because it must for taxes.
 */
export const CountingRule = z.enum(['counts-in-its-month', 'month-over-counts-today', 'late-in-its-month']);
export type CountingRule = z.infer<typeof CountingRule>;

/** The day money counts on, by which rule, and what the reason says of it. */
export interface Counted {
  readonly day: Day;
  readonly cameOn: Day;
  readonly rule: CountingRule;
  /** `, eingegangen am 28. Oktober 2026`; empty where it counts on the day it came. */
  readonly told: string;
}

export const countedOn = (cameOn: Day, today: Day, late: boolean): Counted => {
  if (cameOn.slice(0, 7) >= today.slice(0, 7)) {
    return { day: cameOn, cameOn, rule: 'counts-in-its-month', told: '' };
  }
  if (late) {
    return { day: cameOn, cameOn, rule: 'late-in-its-month', told: `, notiert am ${formatDay(today, 'de')}` };
  }
  const told = `, eingegangen am ${formatDay(cameOn, 'de')}`;
  return { day: today, cameOn, rule: 'month-over-counts-today', told };
};

/** @throws Refusal `note.in-future` for money that cannot be there yet */
export const checkCameOn = (cameOn: Day, today: Day): void => {
  if (cameOn <= today) return;
  throw new Refusal(
    400,
    'note.in-future',
    {
      de: `Der ${formatDay(cameOn, 'de')} liegt in der Zukunft. Notiert wird Geld, das da ist: bitte den Tag angeben, an dem es kam.`,
      en: `${formatDay(cameOn, 'en')} lies in the future. Only money that is there is noted: name the day it came.`,
    },
    'day',
  );
};

/** What is the same in all entries of money that a person notes as received. */
export const notedEntry = ({
  name,
  gift,
  campaign,
  earmark,
  cents,
  counted: { day, cameOn },
  author,
  bookedAt,
}: {
  readonly name: string;
  readonly gift: string;
  readonly campaign: string;
  readonly earmark: Earmark;
  readonly cents: Cents;
  readonly counted: Counted;
  readonly author: string;
  readonly bookedAt: Instant;
}): Omit<Entry, 'source'> => ({
  entry: name,
  movement: 'noted',
  account: 'received',
  line: name,
  gift,
  campaign,
  month: Month.parse(day.slice(0, 7)),
  day,
  ...(cameOn !== day && { cameOn }),
  // Nobody notes the hour. Noon in UTC lies in the same day in Berlin, in summer and in winter.
  at: Instant.parse(`${day}T12:00:00.000Z`),
  earmark,
  cents,
  event: 'manual',
  author,
  bookedAt,
});
