import { Day, Month } from './month.ts';

/**
 * A day as people type it: `2026-11-20`, `20.11.2026`, `20.11.26`. With slashes nobody can say which of two numbers is
 * the month, so that is none.
 */
export const readDay = (typed: string): Day | undefined => {
  const text = typed.trim();
  const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})$/.exec(text);
  if (!german) return Day.safeParse(text).data;
  const [, day = '', month = '', year = ''] = german;
  return Day.safeParse(`${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`).data;
};

/** A month as people type it: `2026-11`, `11/2026`, `11.2026`. */
export const readMonth = (typed: string): Month | undefined => {
  const text = typed.trim();
  const turned = /^(\d{1,2})\s?[./]\s?(\d{4})$/.exec(text);
  return Month.safeParse(turned ? `${turned[2]}-${turned[1]?.padStart(2, '0')}` : text).data;
};
