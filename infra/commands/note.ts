import { parseArgs } from 'node:util';
import type * as z from 'zod';
import { ManualEntry } from '../../shared/domain/manual-entry.ts';
import { formatCents, negated, parseCents } from '../../shared/domain/money.ts';
import { formatMonth, monthOf } from '../../shared/domain/month.ts';
import { note as noteEntry } from '../../shared/house/noting.ts';
import { bookedAs, newlyBy, type Transfer } from '../../shared/domain/transfer.ts';
import { once } from '../../shared/lambda/once.ts';
import { openNotes } from '../../shared/store/notes.ts';
import { openTransfers } from '../../shared/store/transfers.ts';
import { openWishes } from '../../shared/store/wishes.ts';
import type { Command } from './command.ts';
import { bookingParts } from './office.ts';
import { transferNamed } from './transfers.ts';

const options = {
  transfer: { type: 'string' },
  reference: { type: 'string' },
  campaign: { type: 'string' },
  day: { type: 'string' },
  source: { type: 'string' },
  amount: { type: 'string' },
  cents: { type: 'string' },
  earmark: { type: 'string' },
  author: { type: 'string' },
  reason: { type: 'string' },
  corrects: { type: 'string' },
  gift: { type: 'string' },
  late: { type: 'boolean', default: false },
} as const;

/** Writes money into the books that Stripe knows nothing of. */
export const note: Command = {
  summary: 'note cash, a bank transfer, a grant, or a correction',
  usage: `Notes money that Stripe knows nothing of. Entries are never changed: a mistake is put right by a correction.

  npm run tragwerk -- note --reference kasse-2026-11-20 --campaign netzwerk --day 2026-11-20 --source event \\
    --amount 412,50 --author 'Kim Beispiel' --reason 'Sommerfest, Kassenblatt 7'

  npm run tragwerk -- note --reference kasse-2026-11-20-b --campaign netzwerk --day 2026-11-22 --source event \\
    --amount=-10 --author 'Kim Beispiel' --reason 'falsch gezählt' --corrects manual:kasse-2026-11-20

  npm run tragwerk -- note --transfer 'RF12 TW…' --day 2026-11-24 --amount 25 --author 'Kim Beispiel' \\
    --reason 'Kontoauszug 47'

  --transfer    one that was announced (npm run tragwerk -- transfers): it says reference, campaign, source and earmark;
                a regular one can be noted once a month
  --reference   what it is known by: the number of the cash sheet, of the bank's statement. The same again changes nothing
  --campaign    which campaign
  --day         when the money came, 2026-11-20; for a correction, today
  --source      event (cash collected), donation, membership or grant
  --amount      in euros: 12,50 (or --cents 1250). A correction may take away: --amount=-12,50
  --earmark     free (default), staff, material, or a need such as need_coordination-2026-11
  --author      who writes it    --reason  why, in one line
  --corrects    the entry to put right: manual:… or stripe:…; same campaign, source and earmark
  --gift        the payment it belongs to (pi_…), if the entry is one of a refund or a dispute (stripe:re_…, stripe:dp_…)
  --late        count it in a month that is over (docs/operations.md says when)`,

  run: async (words, open, print) => {
    const { values } = parseArgs({ args: [...words], options });
    const { amount, cents, late, transfer, ...told } = values;
    const atDesk = once(open);
    const announced = transfer === undefined ? undefined : await transferNamed(transfer, await atDesk());
    const said = {
      earmark: 'free',
      ...(announced && entryOf(announced, told.day)),
      ...told,
      cents: centsIn(amount, cents),
    };
    const read = ManualEntry.safeParse(said);
    if (!read.success) throw new Error(whatIsWrong(read.error, said));
    const office = await atDesk();
    const { locale, clock, table } = office;
    const { entry, isNew } = await noteEntry(
      read.data,
      { late },
      { ...bookingParts(office), notes: openNotes(table) },
    );
    if (announced) {
      const { reference, donation } = announced;
      await openTransfers(table).arrived(reference, entry.day);
      await openWishes(table).given({ donation, gift: entry.gift, givenAt: entry.at });
    }
    const month = formatMonth(entry.month, locale);
    const sum = formatCents(entry.cents, locale);
    if (!isNew) {
      print(
        locale === 'de' ? `${entry.entry} steht schon so da.` : `${entry.entry} is there already, just so.`,
      );
      return true;
    }
    print(
      locale === 'de'
        ? `${entry.entry}: ${sum} im ${month} gebucht (${entry.campaign}, ${entry.source}, ${entry.earmark}).`
        : `${entry.entry}: ${sum} booked in ${month} (${entry.campaign}, ${entry.source}, ${entry.earmark}).`,
    );
    if (announced?.donor) {
      const { email } = announced.donor;
      print(locale === 'de' ? `Der Dank geht von Hand an ${email}.` : `Please thank ${email} by hand.`);
    }
    if (entry.month < monthOf(clock.now())) {
      print(
        locale === 'de'
          ? `Das ändert einen Monat, der vorbei ist. Wer die Zahlen vom ${month} schon hat, muss es wissen.`
          : `This changes a month that is over. Whoever has the figures of ${month} must be told.`,
      );
    }
    return true;
  },
};

/** What an announced transfer says of itself; what is said beside it comes first. */
const entryOf = (transfer: Transfer, day: string | undefined) => ({
  reference: bookedAs(transfer, day ?? ''),
  campaign: transfer.campaign,
  earmark: transfer.earmark,
  source: 'donation',
  ...newlyBy(transfer),
});

const centsIn = (amount: string | undefined, cents: string | undefined): number | undefined => {
  if (amount !== undefined && cents !== undefined) throw new Error('Say --amount or --cents, not both.');
  if (cents !== undefined) return Number(cents);
  const signed = /^\s*([-−]?)(.*)$/s.exec(amount ?? '');
  if (amount === undefined || !signed) return undefined;
  return signed[1] ? negated(parseCents(signed[2] ?? '')) : parseCents(signed[2] ?? '');
};

const whatIsWrong = (error: z.ZodError, said: Readonly<Record<string, unknown>>): string => {
  const wrong = error.issues.map(({ path, message }) => {
    const name = String(path[0] ?? '');
    const option = name === 'cents' ? '--amount (or --cents)' : `--${name}`;
    return `  ${option}: ${said[name] === undefined ? 'is missing' : message}`;
  });
  return ['This cannot be noted yet:', ...wrong, 'All options: npm run tragwerk -- note --help'].join('\n');
};
