import { letterLocale } from '../../domain/language.ts';
import type { Locale } from '../../domain/locale.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { HttpRequest } from '../../lambda/http.ts';
import type { ReceiptsDoor } from '../../store/receipts-doors.ts';
import { languageOf } from './language.ts';
import type { SiteReceiptsParts } from './receipts-parts.ts';

/** These pages speak the languages of our letters. */
export const localeOf = (request: Pick<HttpRequest, 'query' | 'headers'>): Locale =>
  letterLocale(languageOf(request));

/**
 * Who is in, by the key in their page's address.
 *
 * @throws Refusal 410 `receipts.closed`
 */
export const doorOf = async (
  key: string | undefined,
  { clock, receiptsDoors }: Pick<SiteReceiptsParts, 'clock' | 'receiptsDoors'>,
): Promise<ReceiptsDoor> => {
  const door = key === undefined || key === '' ? undefined : await receiptsDoors.find(key, clock.now());
  if (door) return door;
  throw new Refusal(410, 'receipts.closed', {
    de: 'Diese Seite ist nicht mehr offen. Bitte noch einmal den Link aus dem Brief öffnen, oder unter /receipts einen neuen anfordern.',
    en: 'This page is no longer open. Please open the link in the letter once more, or ask for a new one at /receipts.',
  });
};
