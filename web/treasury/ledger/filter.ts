import type { operations } from '../api/schema.d.ts';

type Filter = NonNullable<operations['exportLedgerCsv']['parameters']['query']>;

/** The filters of the ledger, as they stand in the address and as the house calls them. */
export const filterNames = [
  'from',
  'through',
  'campaign',
  'source',
  'account',
  'movement',
  'earmark',
  'method',
  'text',
] as const satisfies readonly (keyof Filter)[];

/**
 * What the address asks for. The house checks each of them and says which one it does not know, so that a link
 * somebody has shortened ends in a sentence.
 */
export const filterIn = (query: URLSearchParams): Filter =>
  Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = query.get(name);
      return value ? [[name, value]] : [];
    }),
  );
