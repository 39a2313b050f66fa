import { evolve, type Gift, unknownGift } from '../../../domain/gift.ts';
import type { Entry } from '../../../domain/ledger.ts';
import { may, type Place } from '../../../domain/person.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { GiftLife } from '../../../routes/treasury/ledger.ts';
import type { Campaigns } from '../../../store/campaigns.ts';
import type { GiftLives, KeptGift } from '../../../store/gift-life.ts';
import { type AskedOf, placeOfCampaign } from '../doors.ts';
import { rowOf } from './rows.ts';
import { sumsOf } from './sums.ts';

export interface GiftLifeParts {
  readonly campaigns: Pick<Campaigns, 'find'>;
  readonly giftLives: GiftLives;
}

/**
 * One gift's whole life, for whoever may read a campaign its money stands or stood in; entries of other campaigns are
 * only counted. What is known of its giver is not even read from the item.
 *
 * @throws Refusal 404 for a gift there is not, 403 if all of it lies elsewhere
 */
export const readGiftLife = async (
  asked: AskedOf<typeof treasuryRoutes.readGiftLife>,
  { campaigns, giftLives }: GiftLifeParts,
): Promise<HttpAnswer> => {
  const { gift } = asked.parameters;
  const kept = await giftLives.of(gift);
  const [anEntry] = kept.entries;
  if (!anEntry) throw unknown(gift);
  const places = await placesOf(kept.entries, campaigns);
  const shown = kept.entries
    .filter(({ campaign }) => may(asked.person, 'read', places.get(campaign) ?? {}))
    .toSorted(byTime);
  if (shown.length === 0) asked.mayHere(places.get(anEntry.campaign) ?? {});
  return { status: 200, body: lifeOf(gift, shown, kept), told: `gift ${gift} read` };
};

const lifeOf = (gift: string, shown: readonly Entry[], kept: KeptGift): GiftLife => {
  const balances = new Map(kept.balances.map((balance) => [balance.entry, balance]));
  const entries = shown.map((entry) => rowOf(entry, balances.get(entry.entry)));
  const { donation } = shown.find((entry) => entry.donation !== undefined) ?? {};
  const { pledge } = shown.find((entry) => entry.pledge !== undefined) ?? {};
  return {
    gift,
    ...(donation !== undefined && { donation }),
    ...(pledge !== undefined && { pledge }),
    ...(kept.invoice !== undefined && { invoice: kept.invoice }),
    entries,
    entriesElsewhere: kept.entries.length - shown.length,
    sums: { ...sumsOf(entries), from: 'entries' },
    standing: standingOf(shown),
    balances: kept.balances.map(({ gift: _gift, ...balance }) => balance).toSorted(byAt),
    failures: kept.failures.map(({ gift: _gift, ...failure }) => failure).toSorted(byAt),
    disputes: kept.disputes.map(({ gift: _gift, ...dispute }) => dispute).toSorted(byAt),
    tasks: kept.tasks.map(({ gift: _gift, ...task }) => task),
    letters: kept.letters.map(({ letter, about, state, writtenAt, sentAt, copy, reason }) => ({
      letter,
      kind: about.kind,
      state,
      writtenAt,
      ...(sentAt !== undefined && { sentAt }),
      ...(copy !== undefined && { copy }),
      ...(reason !== undefined && { reason }),
    })),
  };
};

const standingOf = (entries: readonly Entry[]): GiftLife['standing'] => {
  const known = entries.reduce<Gift>((gift, entry) => evolve(gift, { entry }), unknownGift);
  return [...known.lines.values()].map(
    ({ standing: { line, campaign, month, earmark, account, cents } }) => ({
      line,
      campaign,
      month,
      earmark,
      account,
      cents,
    }),
  );
};

/** Of each campaign of these entries; what no campaign is known for is the federation's. */
const placesOf = async (
  entries: readonly Entry[],
  { find }: GiftLifeParts['campaigns'],
): Promise<ReadonlyMap<string, Place>> => {
  const names = [...new Set(entries.map(({ campaign }) => campaign))];
  const found = await Promise.all(names.map(async (name) => find(name)));
  return new Map(
    found.flatMap((campaign) => (campaign ? [[campaign.campaign, placeOfCampaign(campaign)] as const] : [])),
  );
};

const byTime = (one: Entry, other: Entry): number =>
  `${one.at} ${one.bookedAt} ${one.entry}` < `${other.at} ${other.bookedAt} ${other.entry}` ? -1 : 1;

const byAt = (one: { readonly at: string }, other: { readonly at: string }): number =>
  one.at < other.at ? -1 : 1;

const unknown = (gift: string): Refusal =>
  new Refusal(
    404,
    'gift.unknown',
    {
      de: `Eine Spende ${gift} steht nicht in den Büchern. Was Stripe schon zeigt und hier fehlt, trägt der nächtliche Abgleich nach.`,
      en: `There is no gift ${gift} in the books. What Stripe shows and is missing here is entered by the nightly reconciliation.`,
    },
    'gift',
  );
