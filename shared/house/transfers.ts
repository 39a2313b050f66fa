import { createHash } from 'node:crypto';
import type { Campaign } from '../domain/campaign.ts';
import { ownReference } from '../domain/creditor-reference.ts';
import type { Language } from '../domain/language.ts';
import type { Cents } from '../domain/money.ts';
import { instantOf } from '../domain/month.ts';
import type { Earmark } from '../domain/need.ts';
import { Refusal } from '../domain/refusal.ts';
import { isSameTransfer, type Transfer } from '../domain/transfer.ts';
import type { Transfers } from '../store/transfers.ts';
import type { Clock } from './clock.ts';
import type { GivingRules } from './giving-rules.ts';

/** What somebody chose who gives by bank transfer. */
export interface TransferOrder {
  readonly campaign: Pick<Campaign, 'campaign'>;
  readonly earmark: Earmark;
  readonly interval: Transfer['interval'];
  readonly amountCents: Cents;
  readonly language: Language;
  readonly donation: string;
  /** The letter to supporters whose link it came by. */
  readonly by?: string | undefined;
}

export interface AnnouncingParts {
  readonly clock: Clock;
  readonly transfers: Pick<Transfers, 'announce'>;
  readonly giving: Pick<GivingRules, 'returnOrigins'>;
}

/**
 * Writes down that a transfer is to come; the same form twice is one transfer.
 *
 * @returns the address of our page with its details
 * @throws Refusal `checkout.changed` if the same form announced something else before
 */
export const announceTransfer = async (
  { campaign: { campaign }, amountCents, donation, earmark, interval, language, by }: TransferOrder,
  { clock, transfers, giving }: AnnouncingParts,
): Promise<string> => {
  const reference = giftReference(donation);
  const transfer: Transfer = {
    reference,
    campaign,
    donation,
    earmark,
    interval,
    cents: amountCents,
    language,
    ...(by !== undefined && { by }),
    announcedAt: instantOf(clock.now()),
  };
  if (!isSameTransfer(await announced(transfer, { clock, transfers }), transfer)) {
    throw new Refusal(
      409,
      'checkout.changed',
      {
        de: 'Mit diesem Formular wurde schon eine andere Spende begonnen. Bitte die Seite neu laden.',
        en: 'This form has already started a different gift. Please reload the page.',
      },
      'idempotencyKey',
    );
  }
  return new URL(`/c/${campaign}/transfer/${reference}?lang=${language}`, giving.returnOrigins[0]).href;
};

/** As many as may be announcing something for one campaign at once. */
const mostRounds = 10;

const announced = async (
  transfer: Transfer,
  { clock, transfers }: Pick<AnnouncingParts, 'clock' | 'transfers'>,
): Promise<Transfer> => {
  for (let round = 1; round <= mostRounds; round += 1) {
    const result = await transfers.announce(transfer);
    if (result !== 'contended') return result;
    await clock.pause(clock.random() * 20 * 2 ** Math.min(round, 6));
  }
  throw new Error(`still contended after ${mostRounds} rounds`);
};

/** The reference of one gift, always the same for the same donation. */
export const giftReference = (donation: string): string => ownReference('gift', digestOf(donation));

/**
 * The reference on the posters for a need. Nothing is stored for it: whoever reads it on a bank statement computes
 * those of all needs of all campaigns and looks which it is.
 */
export const needReference = (campaign: string, need: string): string =>
  ownReference('need', digestOf(`${campaign} ${need}`));

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
