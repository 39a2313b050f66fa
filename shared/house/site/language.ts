import { Language } from '../../domain/language.ts';
import { preferredOf } from '../../domain/locale.ts';
import type { HttpRequest } from '../../lambda/http.ts';

/**
 * The language a page is shown in: the one asked for by `?lang=`, else the browser's first that we speak
 * (RFC 9110 §12.5.4), else German.
 */
export const languageOf = ({ query, headers }: Pick<HttpRequest, 'query' | 'headers'>): Language => {
  const asked = Language.safeParse(query['lang']);
  return asked.data ?? preferredOf(headers['accept-language'], (tag) => Language.safeParse(tag).data) ?? 'de';
};
