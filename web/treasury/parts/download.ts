import { answered } from '../api/client.ts';

/**
 * Hands a file of the house to the browser to keep. The house gives files only to those who have signed in, so a plain
 * link would not do.
 *
 * @param file `api.GET('/v1/treasury/exports/ledger.csv', { …, parseAs: 'blob' })`
 */
export const download = async (
  file: Promise<{ readonly data?: Blob; readonly error?: unknown; readonly response: Response }>,
  name: string,
): Promise<void> => {
  const url = URL.createObjectURL(await answered(file));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun by then; what is not let go of stays in memory as long as the window.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
