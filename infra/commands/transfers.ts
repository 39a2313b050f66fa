import { parseArgs } from 'node:util';
import { formatReference, ownReferencesIn } from '../../shared/domain/creditor-reference.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import { formatCents } from '../../shared/domain/money.ts';
import { dayOf, formatDay } from '../../shared/domain/month.ts';
import type { Transfer } from '../../shared/domain/transfer.ts';
import { openTransfers } from '../../shared/store/transfers.ts';
import { wordsIn } from '../../shared/words.ts';
import type { Command } from './command.ts';
import type { Office } from './office.ts';

/** What givers said they would transfer. */
export const transfers: Command = {
  summary: 'bank transfers that were announced and have not arrived',
  usage: `Lists bank transfers that were announced and have not arrived, the oldest first. None of it is money yet, and
after half a year without any it is forgotten.

  npm run tragwerk -- transfers
  npm run tragwerk -- note --transfer 'RF12 TW…' --help      when one stands on the account`,

  run: async (words, open, print) => {
    parseArgs({ args: [...words], options: {} });
    const { table, locale } = await open();
    let count = 0;
    for await (const handful of openTransfers(table).expected()) {
      count += handful.length;
      for (const transfer of handful) print(transferLine(transfer, locale));
    }
    if (count === 0) {
      print(locale === 'de' ? 'Keine Überweisung wird erwartet.' : 'No bank transfer is expected.');
    }
    return true;
  },
};

const transferLine = (transfer: Transfer, locale: Locale): string => {
  const { reference, cents, interval, campaign, earmark, announcedAt } = transfer;
  const { interval: often, free, staff, material } = wordsIn(locale).form;
  const purposes: Readonly<Record<string, string>> = { free, staff, material };
  const day = formatDay(dayOf(announcedAt), locale);
  return [
    formatReference(reference),
    formatCents(cents, locale).padStart(12),
    often[interval],
    campaign,
    purposes[earmark] ?? earmark,
    locale === 'de' ? `seit ${day}` : `since ${day}`,
  ].join('  ');
};

/**
 * The transfer a person at the desk means.
 *
 * @param typed as it stands on the bank's statement
 * @throws Error that says what to do if there is none
 */
export const transferNamed = async (typed: string, { table, locale }: Office): Promise<Transfer> => {
  const [reference] = ownReferencesIn(typed);
  if (reference === undefined) {
    throw new Error(
      locale === 'de'
        ? `„${typed}“ ist keine Referenz von uns, oder sie ist vertippt: ihre Prüfziffern passen nicht.`
        : `“${typed}” is no reference of ours, or it has a typing error: its check digits do not fit.`,
    );
  }
  const transfer = await openTransfers(table).find(reference);
  if (transfer) return transfer;
  throw new Error(
    locale === 'de'
      ? `${reference} hat niemand angekündigt (oder vor mehr als einem halben Jahr): bitte mit --reference ${reference} und --campaign notieren.`
      : `Nobody announced ${reference} (or more than half a year ago): note it with --reference ${reference} and --campaign.`,
  );
};
