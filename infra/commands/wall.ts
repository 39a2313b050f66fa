import { parseArgs } from 'node:util';
import type { Gift } from '../../shared/domain/gift.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import { dayOf, formatDay } from '../../shared/domain/month.ts';
import type { Wish } from '../../shared/domain/wish.ts';
import { approve, takeDown } from '../../shared/house/wall.ts';
import { openCorrespondence } from '../../shared/store/correspondence.ts';
import { openLedger } from '../../shared/store/ledger.ts';
import type { Command } from './command.ts';
import type { Office } from './office.ts';

/** Names and comments for the wall, which somebody of the team must have read before they are shown. */
export const wall: Command = {
  summary: 'names and comments that givers would like to see on the campaign’s page',
  usage: `Lists what waits for the team: names and comments of givers whose money has come. Approved ones are shown on the
campaign's page as soon as there are three; the amount is shown nowhere.

  npm run tragwerk -- wall
  npm run tragwerk -- wall --approve don_…
  npm run tragwerk -- wall --refuse don_…
  npm run tragwerk -- wall --withdraw don_…

  --approve    shows name and comment
  --refuse     does not show them; both are deleted
  --withdraw   takes them down because their giver asks for it, on the phone say; both are deleted`,

  run: async (words, open, print) => {
    const { values } = parseArgs({
      args: [...words],
      options: { approve: { type: 'string' }, refuse: { type: 'string' }, withdraw: { type: 'string' } },
    });
    const [chosen, more] = Object.entries(values);
    if (more) throw new Error('One at a time: --approve, --refuse or --withdraw.');
    const office = await open();
    if (chosen) {
      const [what, donation] = chosen;
      print(`${donation}: ${said[await done(what, donation, office)][office.locale]}`);
      return true;
    }
    const waiting = await waitingIn(office);
    print(headline(waiting.length, office.locale));
    for (const wish of waiting) for (const line of await linesOf(wish, office)) print(line);
    return true;
  },
};

const done = async (what: string, donation: string, { clock, table }: Office): Promise<keyof typeof said> => {
  const parts = { clock, ...openCorrespondence(table) };
  if (what === 'approve') return approve(donation, parts);
  return takeDown(donation, what === 'refuse' ? 'refused' : 'withdrawn', parts);
};

const said = {
  approved: {
    de: 'steht auf der Spendenwand, sobald es dort drei sind.',
    en: 'is on the wall, as soon as there are three.',
  },
  'taken-down': {
    de: 'Name und Satz werden nicht gezeigt und sind gelöscht.',
    en: 'name and comment are not shown, and have been deleted.',
  },
  unchanged: { de: 'war schon so; nichts geändert.', en: 'was so already; nothing has changed.' },
} as const;

const waitingIn = async ({ table }: Office): Promise<Wish[]> => {
  const all: Wish[] = [];
  for await (const handful of openCorrespondence(table).wishes.waiting()) all.push(...handful);
  return all;
};

const headline = (count: number, locale: Locale): string => {
  if (count === 0) return locale === 'de' ? 'Nichts wartet.' : 'Nothing is waiting.';
  if (locale === 'de')
    return count === 1 ? 'Ein Name wartet.' : `${count} Namen warten, die ältesten zuerst.`;
  return count === 1 ? 'One name is waiting.' : `${count} names are waiting, the oldest first.`;
};

const linesOf = async (wish: Wish, { locale, table }: Office): Promise<string[]> => {
  const { donation, campaign, wall: text, gift, givenAt } = wish;
  const known = gift === undefined ? undefined : await openLedger(table).gift(gift);
  const day = givenAt === undefined ? '' : formatDay(dayOf(givenAt), locale);
  return [
    '',
    [donation, campaign, day].join('  '),
    `  Name: ${text?.name ?? ''}`,
    ...(text?.comment?.split('\n') ?? []).map((line) => `  > ${line}`),
    `  ${moneyWords[moneyOf(known)][locale]}`,
  ];
};

const moneyWords = {
  there: { de: 'Das Geld ist da.', en: 'The money is there.' },
  partly: { de: 'Ein Teil des Geldes ging zurück.', en: 'Part of the money went back.' },
  gone: {
    de: 'Das Geld ging zurück: eher ablehnen.',
    en: 'The money went back: rather refuse it.',
  },
} as const;

/** Between the gift and the team's decision the money may have gone back, by a refund or by the bank. */
const moneyOf = (gift: Gift | undefined): keyof typeof moneyWords => {
  const entries = [...(gift?.lines.values() ?? [])].map(({ standing }) => standing);
  const sumOf = (account: string): number =>
    entries.filter((entry) => entry.account === account).reduce((sum, { cents }) => sum + cents, 0);
  const [received, returned] = [sumOf('received'), sumOf('returned')];
  if (received + returned <= 0) return 'gone';
  return returned < 0 ? 'partly' : 'there';
};
