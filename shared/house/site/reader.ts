import type { HttpRequest } from '../../lambda/http.ts';
import type { Clock } from '../clock.ts';
import { type ReaderLink, readReaderToken } from '../reader-link.ts';

/**
 * Who comes by the link of a letter.
 *
 * @throws Refusal `link.invalid`, `link.expired`
 */
export const readerIn = async (
  { parameters }: Pick<HttpRequest, 'parameters'>,
  { clock, linkSecret }: { readonly clock: Pick<Clock, 'now'>; readonly linkSecret: () => Promise<string> },
): Promise<{ readonly token: string; readonly link: ReaderLink }> => {
  const token = parameters['token'] ?? '';
  return { token, link: readReaderToken(token, await linkSecret(), clock.now()) };
};
