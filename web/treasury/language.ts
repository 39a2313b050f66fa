import type { Locale } from '../../shared/domain/locale.ts';
import type { Plural } from '../../shared/words/fill.ts';
import type { shell as german } from './words/de/shell.ts';

/** What every page says in the same words. */
export type ShellWords = typeof german;

const shells: Readonly<Record<Locale, () => Promise<ShellWords>>> = {
  de: async () => (await import('./words/de/shell.ts')).shell,
  en: async () => (await import('./words/en/shell.ts')).shell,
};

/** Whose rules numbers and dates follow (`languageTag` in shared/domain/locale.ts, which browsers cannot load). */
const tags: Readonly<Record<Locale, string>> = { de: 'de-DE', en: 'en-GB' };

const keptKey = 'tragwerk-language';

let current: Locale = 'de';
let words: ShellWords | undefined;

export const locale = (): Locale => current;
export const formatTag = (): string => tags[current];

/** The words of buttons, sources, errors and the like. There once {@link speak} has been waited for. */
export const say = (): ShellWords => {
  if (!words) throw new Error('Nothing can be said before a language is there.');
  return words;
};

/** What somebody chose here before, or else what their browser asks for. */
export const wantedLocale = (): Locale => {
  const wanted = [localStorage.getItem(keptKey), ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return wanted.find((tag) => tag === 'de' || tag === 'en') ?? 'de';
};

/** From now on everything is said in this language. */
export const speak = async (wanted: Locale): Promise<void> => {
  const spoken = await shells[wanted]();
  current = wanted;
  words = spoken;
  document.documentElement.lang = wanted;
};

/** Remembered for the next visit. */
export const keepLanguage = (wanted: Locale): void => localStorage.setItem(keptKey, wanted);

// Making a format costs a thousand times what using it does.
const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.PluralRules>();
const made = <Format extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.PluralRules>(
  kind: string,
  make: (tag: string) => Format,
  isOne: (format: unknown) => format is Format,
): Format => {
  const known = formats.get(`${kind} ${current}`);
  if (isOne(known)) return known;
  const format = make(formatTag());
  formats.set(`${kind} ${current}`, format);
  return format;
};
const isNumber = (format: unknown): format is Intl.NumberFormat => format instanceof Intl.NumberFormat;
const isDate = (format: unknown): format is Intl.DateTimeFormat => format instanceof Intl.DateTimeFormat;
const isRules = (format: unknown): format is Intl.PluralRules => format instanceof Intl.PluralRules;

/** `1.234,56 €`, `€1,234.56`; always with cents, so that columns stand below each other. */
export const euros = (cents: number): string =>
  made('euros', (tag) => new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR' }), isNumber).format(
    cents / 100,
  );

/** `1.234` */
export const whole = (count: number): string =>
  made('whole', (tag) => new Intl.NumberFormat(tag), isNumber).format(count);

/** `83 %`, never 100 before it is all. @param part of @param all */
export const percent = (part: number, all: number): string => {
  const share = all > 0 ? Math.floor((part * 100) / all) / 100 : 1;
  return made('percent', (tag) => new Intl.NumberFormat(tag, { style: 'percent' }), isNumber).format(share);
};

const dated = (kind: string, options: Intl.DateTimeFormatOptions, at: string): string =>
  made(kind, (tag) => new Intl.DateTimeFormat(tag, options), isDate).format(new Date(at));

/** `November 2026`, of `2026-11` */
export const monthName = (month: string): string =>
  dated('month', { month: 'long', year: 'numeric', timeZone: 'UTC' }, `${month}-01T00:00:00Z`);

/** `Nov. 2026`, where there is little room */
export const shortMonthName = (month: string): string =>
  dated('short month', { month: 'short', year: 'numeric', timeZone: 'UTC' }, `${month}-01T00:00:00Z`);

/** `22.11.2026`, of `2026-11-22` */
export const dayName = (day: string): string =>
  dated('day', { dateStyle: 'medium', timeZone: 'UTC' }, `${day}T00:00:00Z`);

/** `22.11.2026, 10:30`, in Berlin, of an instant */
export const momentName = (instant: string): string =>
  dated('moment', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Berlin' }, instant);

/** `22.11.2026`, the day in Berlin, of an instant: where the hour says nothing. */
export const dayOfInstantName = (instant: string): string =>
  dated('day in Berlin', { dateStyle: 'medium', timeZone: 'Europe/Berlin' }, instant);

/** The form for a count: `{count}` in it becomes the count. */
export const countedIn = (forms: Plural, count: number): string => {
  const rule = made('plural', (tag) => new Intl.PluralRules(tag), isRules).select(count);
  return (forms[rule] ?? forms.other).replaceAll('{count}', whole(count));
};
