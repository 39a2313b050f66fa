import { unassigned } from '../../domain/campaign.ts';
import type { Gift } from '../../domain/gift.ts';
import type { Letter } from '../../domain/letter.ts';
import type { Locale } from '../../domain/locale.ts';
import { dayOf, instantOf } from '../../domain/month.ts';
import { letterItem } from '../../store/changes.ts';
import { donorOf } from '../../store/donors.ts';
import { whoseGift } from '../receipts/whose.ts';
import { untilDone } from '../until-done.ts';
import type { SiteReceiptsParts } from './receipts-parts.ts';

/** As long as its link is good. */
const keptDays = 30;

/** Writes a letter with a new link to an address that somebody gave by; to any other none. */
export const sendReceiptsLink = async (
  email: string,
  locale: Locale,
  parts: SiteReceiptsParts,
): Promise<void> => {
  const { clock, newKey, receipts, log } = parts;
  const donor = donorOf(email);
  const campaign = await campaignOf(donor, parts);
  if (campaign === undefined) return;
  const link = `link_${newKey()}`;
  const now = clock.now();
  const letter: Letter = {
    letter: `${link}.receipt-link`,
    // No name: whoever asks may be somebody else.
    to: { email },
    locale,
    about: { kind: 'receipt-link', donor, link, campaign, day: dayOf(now) },
    state: 'NEW',
    writtenAt: instantOf(now),
  };
  const expiresAt = Math.ceil(now.getTime() / 1000) + keptDays * 24 * 60 * 60;
  await untilDone(clock, async () => {
    const why = await receipts.commit({ added: [{ ...letterItem(letter), expiresAt }] });
    return why === 'contended' ? why : { why };
  });
  log.tell('receipts link written', { letter: letter.letter });
};

/** Whose carrier signs the letter: that of a gift of theirs, of this year or the last, or of one they have a receipt for. */
const campaignOf = async (donor: string, parts: SiteReceiptsParts): Promise<string | undefined> => {
  const thisYear = Number(dayOf(parts.clock.now()).slice(0, 4));
  for await (const names of namesOf(donor, [thisYear, thisYear - 1], parts)) {
    for (const name of names) {
      const given = await parts.receiptGifts.of(name);
      const campaign = namedIn(given.gift);
      if (campaign !== undefined && (whoseGift(given) ?? donor) === donor) return campaign;
    }
  }
  return undefined;
};

async function* namesOf(
  donor: string,
  years: readonly number[],
  { donors, receipts }: SiteReceiptsParts,
): AsyncGenerator<string[]> {
  for (const year of years) yield donors.giftsOf(donor, year);
  for (const name of await donors.receiptsOf(donor)) {
    const receipt = await receipts.find(name);
    yield (receipt?.snapshot?.gifts ?? []).slice(0, 1).map(({ gift }) => gift);
  }
}

const namedIn = ({ lines }: Gift): string | undefined =>
  [...lines.values()].map(({ standing }) => standing.campaign).find((campaign) => campaign !== unassigned);
