import type { Campaign } from '../../../domain/campaign.ts';
import { dayOf, formatDay } from '../../../domain/month.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import { campaignItem } from '../../../store/campaigns.ts';
import type { AtVersion } from '../../../store/plans.ts';
import { type Decided, expectLatest } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import {
  checkCentre,
  type GovernedParts,
  latestCampaign,
  namedCarrier,
  newName,
  shownCampaign,
  subjects,
} from './governed.ts';

/** It begins closed: nobody gives to something that nobody has looked over yet. */
export const addCampaign = async (
  { input, now }: AskedOf<typeof treasuryRoutes.addCampaign>,
  parts: GovernedParts,
): Promise<Decided> => {
  const today = dayOf(now);
  const { campaign: wanted, carrier, from = today, ...texts } = input;
  if (from > today) {
    throw new Refusal(
      400,
      'campaign.carrier-later',
      {
        de: `Bis zum ${formatDay(from, 'de')} hätte die Kampagne keinen Träger. Bitte heute oder einen früheren Tag nehmen; ein späterer Wechsel ist eine Übergabe.`,
        en: `Until ${formatDay(from, 'en')} the campaign would have no carrier. Please take today or an earlier day; a later change is a hand-over.`,
      },
      'from',
    );
  }
  await namedCarrier(carrier, parts);
  await checkCentre(input.centre, parts);
  const names = { wanted, name: input.title };
  const campaign: Campaign = {
    ...texts,
    campaign: await newName('campaign', names, input, parts.governed.campaign),
    carriers: [{ carrier, from }],
    status: 'closed',
  };
  return {
    done: 'campaign.added',
    subject: subjects.campaign(campaign.campaign),
    campaign: campaign.campaign,
    centre: campaign.centre,
    after: campaign,
    writes: { added: [{ ...campaignItem(campaign), version: 1 }] },
    status: 201,
    body: shownCampaign({ thing: campaign, version: 1 }, today),
  };
};

export const changeSettings = async (
  { request, parameters, input, now }: AskedOf<typeof treasuryRoutes.changeSettings>,
  parts: GovernedParts,
): Promise<Decided> => {
  const found = await latestCampaign(parameters.campaign, parts);
  const after: Campaign = {
    ...found.thing,
    suggestedCents: undefined,
    contactEmail: undefined,
    updates: undefined,
    ...input,
  };
  expectLatest(request, { thing: shownCampaign(found, dayOf(now)), version: found.version }, after);
  return {
    ...campaignChanged('campaign.changed', found, after),
    body: shownCampaign({ thing: after, version: found.version + 1 }, dayOf(now)),
  };
};

export const moveCampaign = async (
  { request, parameters, input: { centre }, now }: AskedOf<typeof treasuryRoutes.moveCampaign>,
  parts: GovernedParts,
): Promise<Decided> => {
  const found = await latestCampaign(parameters.campaign, parts);
  const after: Campaign = { ...found.thing, centre };
  expectLatest(request, { thing: shownCampaign(found, dayOf(now)), version: found.version }, after);
  await checkCentre(centre, parts);
  return {
    ...campaignChanged('campaign.moved', found, after),
    body: shownCampaign({ thing: after, version: found.version + 1 }, dayOf(now)),
  };
};

/** One more version of a campaign, as the audit log has it. */
export const campaignChanged = (
  done: string,
  { thing, version }: AtVersion<Campaign>,
  after: Campaign,
): Omit<Decided, 'body'> => ({
  done,
  subject: subjects.campaign(after.campaign),
  campaign: after.campaign,
  centre: after.centre,
  before: thing,
  after,
  writes: { changed: [{ item: campaignItem(after), version }] },
  status: 200,
});
