import * as z from 'zod';

// Cc: control characters (a line break in a mail header starts a new header). The bidirectional overrides turn
// the reading order of whatever follows them; names in right-to-left scripts do not need them.
const unprintable = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

/** One line of text from a person, of at most `longest` characters; letters of every script, no control characters. */
export const lineOf = (longest: number) =>
  // All checks at once: each link of a chain is a schema of its own, and schemas are what a cold start is made of.
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(longest),
    z.refine((text) => !unprintable.test(text), 'must be one line without control characters'),
  );

/** Text from a person, with line breaks, of at most `longest` characters; no other control characters. */
export const textOf = (longest: number) =>
  z.string().check(
    z.trim(),
    z.overwrite((text) => text.replaceAll(/\r\n?/g, '\n')),
    z.minLength(1),
    z.maxLength(longest),
    z.refine(
      (text) => !unprintable.test(text.replaceAll('\n', '')),
      'must be text without control characters',
    ),
  );

/** A line that came from outside and cannot be asked for again: cleaned instead of refused; empty is `undefined`. */
export const cleanedLine = (text: string | null | undefined, longest: number): string | undefined => {
  const clean = (text ?? '').replaceAll(new RegExp(unprintable, 'gu'), ' ').replaceAll(/\s+/gu, ' ').trim();
  if (clean.length <= longest) return clean || undefined;
  // Cutting between a letter and its combining marks would change a name.
  const letters = new Intl.Segmenter('de', { granularity: 'grapheme' }).segment(clean);
  let kept = '';
  for (const { segment } of letters) {
    if (kept.length + segment.length > longest) break;
    kept += segment;
  }
  // One letter with thousands of marks is no name: cutting it anywhere would leave nothing.
  return kept.trim() || undefined;
};

/** The same for text of several lines. */
export const cleanedText = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replaceAll(new RegExp(unprintable, 'gu'), ' ').trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();

/** A name in an address or a key: `netzwerk`, `poliklinik-leipzig`. */
export const slug = z
  .string()
  .check(
    z.maxLength(60),
    z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens'),
  );

/** A name as it stands in an address: `Öffentlichkeit & Presse` as `oeffentlichkeit-presse`. Nothing for a name without Latin letters. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[äöüß]/gu, (letter) => umlauts.get(letter) ?? letter)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replace(/^-/u, '')
    .slice(0, 60)
    .replace(/-$/u, '');

const umlauts = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['ß', 'ss'],
]);
