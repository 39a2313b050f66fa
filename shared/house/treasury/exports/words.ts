import type { Account, Movement, Source } from '../../../domain/ledger.ts';
import type { Sentence } from '../../../domain/locale.ts';

/** What stands in the cells of a file where the API says a word of its own. Each word stands for one thing only. */

export const movementWords: Readonly<Record<Movement, Sentence>> = {
  received: { de: 'eingegangen', en: 'received' },
  refunded: { de: 'erstattet', en: 'refunded' },
  'refund-failed': { de: 'Erstattung zurückgekommen', en: 'refund came back' },
  withdrawn: { de: 'zurückgebucht', en: 'withdrawn' },
  reinstated: { de: 'wieder gutgeschrieben', en: 'reinstated' },
  fee: { de: 'Gebühr', en: 'fee' },
  expected: { de: 'angekündigt', en: 'expected' },
  resolved: { de: 'Ankündigung erledigt', en: 'resolved' },
  'moved-out': { de: 'umgebucht von hier', en: 'moved from here' },
  'moved-in': { de: 'umgebucht hierher', en: 'moved to here' },
  noted: { de: 'von Hand notiert', en: 'noted by hand' },
};

export const accountWords: Readonly<Record<Account, Sentence>> = {
  received: { de: 'Eingang', en: 'Came in' },
  returned: { de: 'Rückgang', en: 'Went back' },
  pending: { de: 'Unterwegs', en: 'On its way' },
  fees: { de: 'Gebühren', en: 'Fees' },
};

export const sourceWords: Readonly<Record<Source, Sentence>> = {
  donation: { de: 'Spende', en: 'donation' },
  membership: { de: 'Mitgliedsbeitrag', en: 'membership fee' },
  grant: { de: 'Zuwendung', en: 'grant' },
  event: { de: 'Veranstaltung', en: 'event' },
};

export const costTypeWords: Readonly<Record<'staff' | 'material', Sentence>> = {
  staff: { de: 'Personal', en: 'staff' },
  material: { de: 'Sachmittel', en: 'material' },
};

const freeWord: Sentence = { de: 'frei', en: 'free' };

/** An earmark for one need is that need's own name. */
export const earmarkWord = (earmark: string): Sentence => {
  if (earmark === 'free') return freeWord;
  return earmark === 'staff' || earmark === 'material'
    ? costTypeWords[earmark]
    : { de: earmark, en: earmark };
};
