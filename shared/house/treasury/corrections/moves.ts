import { type Campaign, unassigned } from '../../../domain/campaign.ts';
import type { Change } from '../../../domain/change.ts';
import {
  afterChanges,
  assigned,
  type Author,
  earmarkedAnew,
  leftBehind,
} from '../../../domain/correction.ts';
import type { Gift } from '../../../domain/gift.ts';
import { standingPlace } from '../../../domain/gift-entries.ts';
import { dayOf, monthOf } from '../../../domain/month.ts';
import type { Earmark } from '../../../domain/need.ts';
import type { Place } from '../../../domain/person.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { Moved } from '../../../routes/treasury/corrections.ts';
import type { Campaigns } from '../../../store/campaigns.ts';
import type { Writes } from '../../../store/desk.ts';
import { keys } from '../../../store/keys.ts';
import { type Ledger, writesOf } from '../../../store/ledger.ts';
import { assignedItem } from '../../../store/unassigned.ts';
import type { Decided } from '../decided.ts';
import { type AskedOf, placeOfCampaign } from '../doors.ts';
import { authorOf } from '../money/author.ts';
import { checkEarmarks } from '../money/earmarks.ts';

export interface MovingParts {
  readonly ledger: Pick<Ledger, 'gift' | 'book'>;
  readonly campaigns: Pick<Campaigns, 'find' | 'need'>;
}

/** Where something of this campaign is done; what names none of ours is the federation's. */
export const placeOf = async (
  campaign: string | undefined,
  { campaigns }: { readonly campaigns: Pick<Campaigns, 'find'> },
): Promise<Place> => {
  if (campaign === undefined || campaign === unassigned) return {};
  const found = await campaigns.find(campaign);
  return found ? placeOfCampaign(found) : {};
};

/** Money without a place goes where a person says, and all that is told of it later follows. */
export const assignGift = async (
  { parameters: { gift: name }, input, person, now }: AskedOf<typeof treasuryRoutes.assignGift>,
  parts: MovingParts,
): Promise<Decided> => {
  const { campaign, earmark, reason } = input;
  const target = await campaignNamed(campaign, parts);
  await checkEarmarks(campaign, [earmark], parts);
  const by: Author = { author: authorOf(person), reason, at: now };
  const gift = await parts.ledger.gift(name);
  const changes = assigned(name, gift, { campaign, earmark }, by);
  const body = movedBody(name, gift, { campaign, earmark }, changes, by);
  return {
    done: 'gift.assigned',
    subject: name,
    campaign,
    centre: target.centre,
    before: { campaign: unassigned },
    after: { campaign, earmark, cents: body.cents, reason },
    writes: movingWrites(name, gift, changes, [assignedItem(name)]),
    status: 200,
    body,
    afterwards: async () => {
      const late = leftBehind(name, await parts.ledger.gift(name), by);
      if (late.length > 0) await parts.ledger.book(late);
    },
  };
};

/** A donation is used for something else, because its giver has agreed. */
export const earmarkGift = async (
  { parameters: { gift: name }, input, person, now, mayHere }: AskedOf<typeof treasuryRoutes.earmarkGift>,
  parts: MovingParts,
): Promise<Decided> => {
  const gift = await parts.ledger.gift(name);
  const before = standingPlace(gift);
  mayHere(await placeOf(before?.campaign, parts));
  const campaign = input.campaign ?? before?.campaign ?? unassigned;
  const { consent, earmark } = input;
  const place = { campaign, earmark };
  const by = { author: authorOf(person), at: now };
  const changes = earmarkedAnew(name, gift, place, consent, { ...by, today: dayOf(now) });
  const target = await campaignNamed(campaign, parts);
  mayHere(placeOfCampaign(target));
  await checkEarmarks(campaign, [earmark], parts);
  const body = movedBody(name, gift, place, changes, by);
  return {
    done: 'gift.earmarked',
    subject: name,
    campaign,
    centre: target.centre,
    before: { campaign: before?.campaign, earmark: before?.earmark },
    after: { campaign, earmark, cents: body.cents, consent },
    writes: movingWrites(name, gift, changes),
    status: 200,
    body,
  };
};

/** Takes the next number among the corrections of the gift, so that of two at once only one is written. */
const movingWrites = (
  name: string,
  gift: Gift,
  changes: readonly Change[],
  more: Writes['added'] = [],
): Writes => {
  const { added, updates } = writesOf(changes);
  const number = { ...keys.correction(name, gift.corrections + 1), kind: 'CORRECTION', moved: true };
  // Who received it must not change while a receipt takes it.
  const free = [keys.claim(name, gift.claimed.count + 1)];
  return { added: [...added, number, ...more], updates, free };
};

const movedBody = (
  gift: string,
  before: Gift,
  { campaign, earmark }: { campaign: string; earmark: Earmark },
  changes: readonly Change[],
  { at }: Pick<Author, 'at'>,
): Moved => ({ gift, campaign, earmark, ...afterChanges(before, changes, monthOf(at)) });

const campaignNamed = async (campaign: string, { campaigns }: MovingParts): Promise<Campaign> => {
  const found = campaign === unassigned ? undefined : await campaigns.find(campaign);
  if (found) return found;
  throw new Refusal(
    404,
    'campaign.unknown',
    {
      de: `Eine Kampagne ${campaign} gibt es nicht.`,
      en: `There is no campaign ${campaign}.`,
    },
    'campaign',
  );
};
