import * as z from 'zod';
import { CampaignId } from './campaign.ts';
import type { Gift } from './gift.ts';
import { type Entry, Source } from './ledger.ts';
import type { Sentence } from './locale.ts';
import { LetterName } from './letter-name.ts';
import { Cents, formatCents, sumCents } from './money.ts';
import { Day, formatDay, formatMonth, Instant, Month } from './month.ts';
import { Earmark } from './need.ts';
import { Refusal } from './refusal.ts';
import { lineOf } from './text.ts';

/**
 * Money that a person writes into the books: cash from an event, a bank transfer, a grant, or the correction of an
 * entry. It is an entry like any other: added, never changed.
 */
export const ManualEntry = z.strictObject({
  /** What it is known by wherever it comes from, such as the number of the cash sheet: `kasse-2026-11-20`. */
  reference: z
    .string()
    .check(
      z.maxLength(80),
      z.regex(/^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/, 'letters, digits and single . _ - between them'),
    ),
  campaign: CampaignId,
  /** The day it came. */
  day: Day,
  source: Source,
  /** Positive; a correction may also be negative. */
  cents: Cents,
  earmark: Earmark,
  author: lineOf(80),
  /** Who counted it beside the author; cash is never counted by one person alone. */
  countedBy: lineOf(80).optional(),
  reason: lineOf(300),
  /** The entry it puts right: `manual:…` or `stripe:…`. */
  corrects: z.string().max(200).optional(),
  /** The payment the corrected entry belongs to (`pi_…`), where its name does not say so: of a refund, a dispute. */
  gift: z.string().min(1).max(120).optional(),
  /** The letter to supporters by whose link its transfer was announced. */
  by: LetterName.optional(),
});
export type ManualEntry = z.infer<typeof ManualEntry>;

/** What the entry belongs to. A correction is one more line of the gift it corrects: where that is moved, it moves along. */
export const giftNoted = ({
  reference,
  corrects,
  gift,
}: Pick<ManualEntry, 'reference' | 'corrects' | 'gift'>): string => {
  if (corrects === undefined) return `manual:${reference}`;
  return gift ?? (corrects.startsWith('manual:') ? corrects : (corrects.split(':')[1] ?? corrects));
};

/** The line an entry's name stands for, through all its moves. */
export const lineNamed = (entry: string): string =>
  entry.replace(/^stripe:/, '').replace(/:moved:\d+:in$/, '');

/**
 * The entry as it will stand in the books.
 *
 * @param gift what is known of what it belongs to: a correction goes to the account of what it corrects
 */
export const manualEntry = (noted: ManualEntry, gift: Gift, bookedAt: Instant): Entry => {
  const { reference, campaign, day, source, cents, earmark, author, countedBy, reason, corrects, by } = noted;
  const corrected = corrects === undefined ? undefined : gift.lines.get(lineNamed(corrects))?.standing;
  const name = `manual:${reference}`;
  return {
    entry: name,
    movement: 'noted',
    account: corrected?.account ?? 'received',
    line: name,
    gift: giftNoted(noted),
    campaign,
    month: Month.parse(day.slice(0, 7)),
    day,
    // Nobody notes the hour. Noon in UTC lies in the same day in Berlin, in summer and in winter.
    at: Instant.parse(`${day}T12:00:00.000Z`),
    source,
    earmark,
    cents,
    event: 'manual',
    author,
    countedBy,
    reason,
    corrects,
    // A correction takes back of what the letter brought, or adds to it.
    by: by ?? corrected?.by,
    bookedAt,
  };
};

/** Whether an entry says the same as one that is written already; when it was booked does not matter. */
export const saysTheSame = (one: Entry, other: Entry): boolean =>
  contents.every((name) => one[name] === other[name]);

const contents = [
  'entry',
  'gift',
  'campaign',
  'day',
  'source',
  'earmark',
  'cents',
  'author',
  'countedBy',
  'reason',
  'corrects',
] as const;

/** What the books say around a new entry. */
export interface NotingWorld {
  /** The day it is, in Berlin. */
  readonly today: Day;
  /** Whether somebody wants it counted in its own month although that one is over. */
  readonly late: boolean;
  readonly isCampaign: boolean;
  /** Whether the earmark names nothing, or a need of the campaign. */
  readonly isNeed: boolean;
  /** The gift that is corrected. */
  readonly gift: Gift;
}

/** @throws Refusal `note.…` with a sentence that says what to do instead */
export const checkNote = (entry: Entry, world: NotingWorld): void => {
  const { day, month, campaign, earmark, corrects } = entry;
  const { today, late, isCampaign, isNeed } = world;
  if (day > today) {
    throw refuse('note.in-future', {
      de: `Der ${formatDay(day, 'de')} liegt in der Zukunft. Notiert wird Geld, das da ist: bitte den Tag angeben, an dem es kam.`,
      en: `${formatDay(day, 'en')} lies in the future. Only money that is there is noted: name the day it came.`,
    });
  }
  if (month < today.slice(0, 7) && !late) {
    throw refuse('note.month-over', {
      de: `Der ${formatMonth(month, 'de')} ist vorbei, und seine Zahlen haben andere schon gelesen. Entweder auf heute buchen (${today}; im Grund steht der wahre Tag), oder nachträglich doch in diesen Monat (late), wenn das Geld für die Steuer dort zählen muss.`,
      en: `${formatMonth(month, 'en')} is over, and others have read its figures. Either book it today (${today}, with the true day in the reason), or in that month all the same (late), if it must count there for taxes.`,
    });
  }
  if (!isCampaign) {
    throw refuse('note.campaign-unknown', {
      de: `Eine Kampagne ${campaign} gibt es nicht: bitte den Namen prüfen.`,
      en: `There is no campaign ${campaign}: check its name.`,
    });
  }
  if (!isNeed) {
    throw refuse('note.need-unknown', {
      de: `Einen Bedarf ${earmark} hat ${campaign} nicht: bitte die Zweckbindung prüfen.`,
      en: `${campaign} has no need ${earmark}: check the earmark.`,
    });
  }
  if (corrects !== undefined) checkCorrection(entry, corrects, world.gift);
  else if (entry.cents <= 0) {
    throw refuse('note.not-positive', {
      de: 'Ein Eingang ist größer als null. Was zu viel gebucht ist, nimmt eine Berichtigung heraus, mit dem Namen des Eintrags.',
      en: 'Money that came is more than zero. What was booked too much is taken out by a correction, with the name of the entry.',
    });
  }
};

const checkCorrection = (correction: Entry, corrects: string, gift: Gift): void => {
  const standing = [...gift.lines.values()].map((line) => line.standing);
  const corrected = gift.lines.get(lineNamed(corrects))?.standing;
  if (corrected?.entry !== corrects || corrected.account === 'pending' || corrected.corrects !== undefined) {
    throw refuse('note.corrects-nothing', nothingLikeThis(corrects, corrected));
  }
  // What Stripe kept is the carrier's expense, and no receipt says it.
  if (gift.claimed.receipt !== undefined && corrected.account !== 'fees') throw inReceipt(correction.gift);
  const differs = (['campaign', 'source', 'earmark'] as const).find(
    (name) => corrected[name] !== correction[name],
  );
  if (differs) {
    throw refuse('note.corrects-elsewhere', {
      de: `${corrects} steht unter ${corrected[differs]} (${differs}). Eine Berichtigung bleibt dort; was woanders hingehört, kommt als eigener Eintrag dazu.`,
      en: `${corrects} stands under ${corrected[differs]} (${differs}). A correction stays there; what belongs elsewhere is an entry of its own.`,
    });
  }
  if (correction.cents === 0) {
    throw refuse('note.corrects-by-zero', {
      de: 'Eine Berichtigung um null Euro ändert nichts.',
      en: 'A correction by zero euros changes nothing.',
    });
  }
  const itself = standing.filter(
    (entry) => entry === corrected || (entry.corrects && lineNamed(entry.corrects) === corrected.line),
  );
  const left = sumOf(itself);
  const ofGift = sumOf(standing.filter(({ account }) => account === 'received' || account === 'returned'));
  const turnsOver = Math.sign(corrected.cents) * (left + correction.cents) < 0;
  const overdraws = correction.account !== 'fees' && correction.cents < 0 && ofGift + correction.cents < 0;
  if (turnsOver || overdraws) {
    const most = turnsOver ? left : ofGift;
    throw refuse('note.corrects-too-much', {
      de: `Von ${corrects} sind noch ${formatCents(most, 'de')} da: mehr kann nicht heraus.`,
      en: `${formatCents(most, 'en')} of ${corrects} are left: no more can be taken out.`,
    });
  }
};

/** What is certified does not change (german-rules: receipted donations are immutable). */
export const inReceipt = (gift: string): Refusal =>
  refuse('gift.receipted', {
    de: `${gift} steht in einer Zuwendungsbestätigung und ändert sich nicht mehr. Bitte zuerst die Bestätigung zurückziehen.`,
    en: `${gift} stands in an official receipt and does not change any more. Please withdraw the receipt first.`,
  });

const sumOf = (entries: readonly Entry[]) => sumCents(entries.map(({ cents }) => cents));

const nothingLikeThis = (corrects: string, moved: Entry | undefined): Sentence => {
  const here = moved && moved.entry !== corrects && moved.corrects === undefined ? moved.entry : undefined;
  return {
    de: `${corrects} ist kein Eintrag, der so in den Büchern steht. ${here ? `Sein Geld steht jetzt als ${here} da.` : 'Bitte seinen Namen prüfen; bei Rückzahlungen und Anfechtungen auch die Zahlung angeben, zu der er gehört (gift, pi_…). Eine Berichtigung selbst wird nicht berichtigt, sondern das, was sie berichtigt hat.'}`,
    en: `${corrects} is no entry that stands in the books like this. ${here ? `Its money stands there as ${here} now.` : 'Check its name; for refunds and disputes say which payment it belongs to, too (gift, pi_…). A correction itself is never corrected, but what it has corrected.'}`,
  };
};

const refuse = (code: string, sentence: Sentence): Refusal => new Refusal(409, code, sentence);
