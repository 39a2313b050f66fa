import * as z from 'zod';
import { formatTags, type Language } from './language.ts';

/** A calendar month of Europe/Berlin, `2026-11`. */
export const Month = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'a month looks like 2026-11')
  .brand<'Month'>()
  .meta({ description: 'Calendar month in Europe/Berlin, YYYY-MM.', example: '2026-11' });
export type Month = z.infer<typeof Month>;

/** A calendar day of Europe/Berlin, `2026-11-22`. Bank dates are days already and are never shifted. */
export const Day = z.iso.date().brand<'Day'>().meta({ description: 'Calendar day, YYYY-MM-DD.' });
export type Day = z.infer<typeof Day>;

/** A point in time, UTC, `2026-11-22T09:30:00.000Z`. */
export const Instant = z.iso
  .datetime()
  .brand<'Instant'>()
  .meta({ description: 'Point in time, UTC, ISO 8601.' });
export type Instant = z.infer<typeof Instant>;

export const instantOf = (date: Date): Instant => Instant.parse(date.toISOString());

// Swedish writes dates as ISO 8601 does. Made at the first use: it costs a cold start more than a database client.
let berlin: Intl.DateTimeFormat | undefined;
const berlinDay = (date: Date): string => {
  berlin ??= new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Berlin',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return berlin.format(date);
};

export const dayOf = (instant: Instant | Date): Day => Day.parse(berlinDay(new Date(instant)));

/** The month money counts in: that of the instant in Europe/Berlin, also across both clock changes. */
export const monthOf = (instant: Instant | Date): Month => Month.parse(dayOf(instant).slice(0, 7));

export const nextMonth = (month: Month): Month => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? [year + 1, 1] : [year, number + 1];
  return Month.parse(`${String(next[0]).padStart(4, '0')}-${String(next[1]).padStart(2, '0')}`);
};

export const previousMonth = (month: Month): Month => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const before = number === 1 ? [year - 1, 12] : [year, number - 1];
  return Month.parse(`${String(before[0]).padStart(4, '0')}-${String(before[1]).padStart(2, '0')}`);
};

/** Both ends included, oldest first; empty if `through` lies before `from`. */
export const monthsBetween = (from: Month, through: Month): Month[] => {
  const months: Month[] = [];
  for (let month = from; month <= through; month = nextMonth(month)) months.push(month);
  return months;
};

// Making a format costs a thousand times what using it does.
const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (language: Language, style: 'month' | 'day'): Intl.DateTimeFormat => {
  const known = formats.get(`${language} ${style}`);
  if (known) return known;
  const shape =
    style === 'month' ? ({ month: 'long', year: 'numeric' } as const) : { dateStyle: 'long' as const };
  const made = new Intl.DateTimeFormat(formatTags[language], { ...shape, timeZone: 'UTC' });
  formats.set(`${language} ${style}`, made);
  return made;
};

/** `November 2026` */
export const formatMonth = (month: Month, language: Language): string =>
  formatOf(language, 'month').format(new Date(`${month}-01T00:00:00Z`));

/** `22. November 2026` or `22 November 2026` */
export const formatDay = (day: Day, language: Language): string =>
  formatOf(language, 'day').format(new Date(`${day}T00:00:00Z`));
