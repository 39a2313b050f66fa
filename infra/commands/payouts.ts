import { parseArgs } from 'node:util';
import type { Locale } from '../../shared/domain/locale.ts';
import { formatCents } from '../../shared/domain/money.ts';
import { formatDay } from '../../shared/domain/month.ts';
import { isOver, type Payout, type PayoutPart } from '../../shared/domain/payout.ts';
import { openPayouts } from '../../shared/store/payouts.ts';
import type { Command } from './command.ts';

/** What arrived on the bank account, and what it is made of. */
export const payouts: Command = {
  summary: 'what Stripe paid out to the bank, and what each payout is made of',
  usage: `Lists what went from Stripe to the bank account, the oldest first, and whether its parts explain it to the cent.

  npm run tragwerk -- payouts
  npm run tragwerk -- payouts --payout po_…      its gifts, refunds, disputes and fees`,

  run: async (words, open, print) => {
    const { values } = parseArgs({ args: [...words], options: { payout: { type: 'string' } } });
    const { table, locale } = await open();
    const store = openPayouts(table);
    const all: Payout[] = [];
    for await (const handful of store.list()) all.push(...handful);
    if (values.payout !== undefined) {
      const payout = await store.find(values.payout);
      if (!payout) throw new Error(unknown(locale, values.payout));
      print(payoutLine(payout, locale));
      for (const part of await store.parts(values.payout)) print(partLine(part, locale));
      return payout.agrees !== false;
    }
    if (all.length === 0) print(locale === 'de' ? 'Noch keine Auszahlung.' : 'No payout yet.');
    for (const payout of all) print(payoutLine(payout, locale));
    return all.every(({ agrees }) => agrees !== false);
  },
};

const unknown = (locale: Locale, payout: string): string =>
  locale === 'de'
    ? `${payout} steht nicht in den Büchern. Der nächtliche Abgleich trägt Auszahlungen ein; jetzt: npm run tragwerk -- reconcile`
    : `${payout} is not in the books. The nightly reconciliation enters payouts; now: npm run tragwerk -- reconcile`;

const payoutLine = (payout: Payout, locale: Locale): string => {
  const { payout: id, cents, status, arrivalDay } = payout;
  const day = formatDay(arrivalDay, locale).padStart(18);
  return `${day}  ${formatCents(cents, locale).padStart(14)}  ${id}  ${status}, ${provedWords(payout, locale)}`;
};

const provedWords = (payout: Payout, locale: Locale): string => {
  const { agrees, partsCents } = payout;
  const german = locale === 'de';
  if (agrees === true) return german ? 'auf den Cent erklärt' : 'explained to the cent';
  if (partsCents !== undefined) {
    const sum = formatCents(partsCents, locale);
    return german ? `seine Teile ergeben ${sum}` : `its parts add up to ${sum}`;
  }
  if (!isOver(payout)) return german ? 'noch unterwegs' : 'still on its way';
  return german ? 'Teile unbekannt (von Hand ausgelöst)' : 'parts unknown (made by hand)';
};

const partLine = (
  { type, cents, feeCents, netCents, gift, entry, transaction }: PayoutPart,
  locale: Locale,
) => {
  const euro = (amount: Payout['cents']): string => formatCents(amount, locale).padStart(12);
  const fee = locale === 'de' ? 'Gebühr' : 'fee';
  return `  ${type.padEnd(20)} ${euro(cents)}  ${fee} ${euro(feeCents)}  = ${euro(netCents)}  ${entry ?? gift ?? transaction}`;
};
