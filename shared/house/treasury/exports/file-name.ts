import type { Locale, Sentence } from '../../../domain/locale.ts';
import type { FileKind } from './sent.ts';

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
} as const;

/** `buchungen-netzwerk-2026-01-2026-11.csv`: says among other downloads what it is. Its parts are slugs and months. */
export const fileNamed = (
  locale: Locale,
  name: Sentence,
  about: readonly (string | undefined)[],
  extension: keyof typeof types,
): FileKind => ({
  name: `${[name[locale], ...about].filter((part) => part !== undefined).join('-')}.${extension}`,
  type: types[extension],
});
