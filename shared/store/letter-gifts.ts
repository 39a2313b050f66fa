import { broughtByLetters, LetterGifts } from '../domain/letter-gifts.ts';
import type { Entry } from '../domain/ledger.ts';
import { keys } from './keys.ts';
import { storedAs } from './stored.ts';
import { addingTo } from './sums.ts';
import type { Table, Update } from './table.ts';

const letterGiftsIn = storedAs(LetterGifts);

/** Written in the transaction that books these entries. Nothing, for all that came by no letter. */
export const letterGiftUpdates = (entries: readonly Entry[]): Update[] =>
  broughtByLetters(entries).map(({ topic, edition, gifts, cents }) =>
    addingTo(keys.letterGifts(topic, edition), { kind: 'LETTER-GIFTS', topic, edition }, [
      ['gifts', gifts],
      ['cents', cents],
    ]),
  );

/** What came by the links of letters to supporters: sums, with nobody in them. */
export const openLetterGifts = (table: Table) => ({
  /** Of each letter about a topic by which something came, the earliest first: at most one for each letter. */
  of: async (topic: string): Promise<LetterGifts[]> => {
    const { pk, sk: prefix } = keys.letterGifts(topic, '');
    const found: LetterGifts[] = [];
    for await (const item of table.query(pk, { prefix })) {
      // Of a gift that moved within one transaction only the cents are there.
      found.push(letterGiftsIn({ gifts: 0, cents: 0, ...item }));
    }
    return found;
  },
});

export type LetterGiftSums = ReturnType<typeof openLetterGifts>;
