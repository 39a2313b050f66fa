import { createHash } from 'node:crypto';
import { instantOf } from '../../domain/month.ts';
import type { Wish } from '../../domain/wish.ts';
import { errorFields, type Log } from '../../lambda/log.ts';
import type { Ledger } from '../../store/ledger.ts';
import type { Transfers } from '../../store/transfers.ts';
import type { Wishes } from '../../store/wishes.ts';
import { giftReference } from '../transfers.ts';
import { type AskingParts, askToConfirm } from './asking.ts';

export interface GiverParts extends AskingParts {
  readonly wishes: Pick<Wishes, 'asked'>;
}

export interface GiversParts extends GiverParts {
  readonly log: Log;
  readonly wishes: Pick<Wishes, 'asked' | 'agreed' | 'takeOff'>;
  readonly ledger: Pick<Ledger, 'gift'>;
  readonly transfers: Pick<Transfers, 'find'>;
}

/** Asks a giver who ticked the box whether they want to read: once for each gift, whoever does it and however often. */
export const askGiver = async (wish: Wish, email: string, parts: GiverParts): Promise<void> => {
  const { newsletter, askedAt, donation, campaign, language } = wish;
  if (!newsletter || askedAt !== undefined) return;
  const ask = `ask_${createHash('sha256').update(`news ${donation}`).digest('hex').slice(0, 32)}`;
  const asked = await askToConfirm(
    {
      ask,
      email,
      topic: campaign,
      frequency: 'monthly',
      language,
      from: 'gift',
      campaign,
      consent: newsletter,
    },
    parts,
    wish,
  );
  if (asked === 'reads-already') await parts.wishes.asked(wish, instantOf(parts.clock.now()));
};

/** A transfer's giver may still leave an address for so long; what was agreed to without one is of no use after that. */
const waitsDays = 180;
const dayMilliseconds = 24 * 60 * 60 * 1000;

/**
 * Asks all who agreed beside a gift and have not been asked: most are with their letter of thanks; what is left are
 * transfers, which are thanked for by hand, and what failed on the way.
 */
export const askGivers = async (parts: GiversParts): Promise<void> => {
  for await (const wishes of parts.wishes.agreed()) {
    for (const wish of wishes) {
      try {
        await lookAfter(wish, parts);
      } catch (error) {
        const fields = { donation: wish.donation, ...errorFields(error) };
        parts.log.alarm('giver-unasked', 'Somebody who wants letters could not be asked.', fields);
      }
    }
  }
};

const lookAfter = async (wish: Wish, parts: GiversParts): Promise<void> => {
  const { clock, wishes } = parts;
  if (wish.askedAt !== undefined) return wishes.takeOff(wish);
  const email = await addressOf(wish, parts);
  if (email !== undefined) return askGiver(wish, email, parts);
  const waitsSince = Date.parse(wish.givenAt ?? wish.madeAt);
  if (clock.now().getTime() > waitsSince + waitsDays * dayMilliseconds)
    await wishes.asked(wish, instantOf(clock.now()));
};

/** Where the letters about a gift go; of a transfer, where its giver wants the thanks to go. */
const addressOf = async (
  { gift, donation }: Wish,
  { ledger, transfers }: GiversParts,
): Promise<string | undefined> => {
  const known = gift === undefined ? undefined : await ledger.gift(gift);
  const giver = known?.wroteTo ?? known?.donor;
  return giver?.donor.email ?? (await transfers.find(giftReference(donation)))?.donor?.email;
};
