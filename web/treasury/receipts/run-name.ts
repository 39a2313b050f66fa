import { addressOf } from '../shell/router.ts';

/** `leipzig.2026.1`, of what stands in the address. */
export const runIn = (carrier: string, year: string, count: string): string => `${carrier}.${year}.${count}`;

/** The how-many-th run of its year it is. */
export const countOf = (run: string): string => run.split('.').at(-1) ?? '';

/** Where a run stands among the pages. */
export const runAddress = (run: string): string => {
  const [carrier = '', year = '', count = ''] = run.split('.');
  return addressOf('/receipts/{carrier}/runs/{year}/{count}', { carrier, year, count });
};
