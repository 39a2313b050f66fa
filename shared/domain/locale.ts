import * as z from 'zod';

/** The languages we write to people in. Later issues add more; a missing sentence does not compile. */
export const Locale = z.enum(['de', 'en']);
export type Locale = z.infer<typeof Locale>;

/** One sentence in every language we speak. */
export type Sentence = Readonly<Record<Locale, string>>;

/** The BCP 47 tag whose number and date formats a reader of this language expects. */
export const languageTag = { de: 'de-DE', en: 'en-GB' } as const satisfies Sentence;

/**
 * The first language of a list that we speak, by `Accept-Language` (RFC 9110 §12.5.4) or a single tag such as `de-AT`.
 *
 * @param known what we make of a tag in small letters, and of its part before the first hyphen
 */
export const preferredOf = <Known>(
  languages: string | undefined,
  known: (tag: string) => Known | undefined,
): Known | undefined => {
  const wanted = (languages ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((one, other) => other.quality - one.quality);
  for (const { tag } of wanted) {
    const found = known(tag) ?? known(tag.split('-')[0] ?? '');
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Unknown or missing: German, the language of the federation. */
export const preferredLocale = (languages: string | undefined): Locale =>
  preferredOf(languages, (tag) => Locale.safeParse(tag).data) ?? 'de';
