import { Refusal } from '../domain/refusal.ts';
import type { HttpRequest } from './http.ts';

/** More than any form of ours is; what is larger was not typed. */
export const mostBytes = 64 * 1024;

/**
 * What a browser's own form says; of fields with the same name the last.
 *
 * @throws Refusal `body.too-large`
 */
export const fieldsIn = ({ body }: Pick<HttpRequest, 'body'>): Readonly<Record<string, string>> => {
  checkSize(body);
  return Object.fromEntries(new URLSearchParams(Buffer.from(body).toString('utf8')));
};

/** @throws Refusal `body.not-json` or `body.unreadable` */
export const jsonIn = ({ body, headers }: Pick<HttpRequest, 'body' | 'headers'>): unknown => {
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) {
    throw new Refusal(415, 'body.not-json', {
      de: 'Bitte als JSON senden, mit der Kopfzeile content-type: application/json.',
      en: 'Please send JSON, with the header content-type: application/json.',
    });
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new Refusal(400, 'body.unreadable', {
      de: 'Die Anfrage ist kein lesbares JSON in UTF-8.',
      en: 'The request is not readable JSON in UTF-8.',
    });
  }
};

/** @throws Refusal `body.too-large` */
export const checkSize = ({ length }: Uint8Array): void => {
  if (length <= mostBytes) return;
  throw new Refusal(413, 'body.too-large', {
    de: `Die Anfrage ist größer als ${mostBytes / 1024} kB.`,
    en: `The request is larger than ${mostBytes / 1024} kB.`,
  });
};
