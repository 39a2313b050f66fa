import { Refusal } from '../../domain/refusal.ts';
import type { HttpRequest } from '../../lambda/http.ts';

const mostBytes = 64 * 1024;

/**
 * What a browser's own form says; of fields with the same name the last.
 *
 * @throws Refusal `body.too-large`
 */
export const fieldsIn = ({ body }: Pick<HttpRequest, 'body'>): Readonly<Record<string, string>> => {
  if (body.length > mostBytes) {
    throw new Refusal(413, 'body.too-large', {
      de: `Die Anfrage ist größer als ${mostBytes / 1024} kB.`,
      en: `The request is larger than ${mostBytes / 1024} kB.`,
    });
  }
  return Object.fromEntries(new URLSearchParams(Buffer.from(body).toString('utf8')));
};
