import { dayOf } from '../../../domain/month.ts';
import { may } from '../../../domain/person.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import { entityTag } from '../decided.ts';
import { type AskedOf, placeOfCampaign } from '../doors.ts';
import { type HistoryParts, historyOf } from '../history.ts';
import {
  type GovernedParts,
  latestCampaign,
  latestCarrier,
  latestCentre,
  shownCampaign,
  shownCarrier,
  shownCentre,
  subjects,
} from './governed.ts';

export type GovernedHistoryParts = GovernedParts & HistoryParts;

/**
 * Carriers, centres and campaigns. Who reads one campaign or centre reads who belongs to it; who reads the federation
 * reads all, also what belongs to nothing yet.
 */
export const readFederation = async (
  { person, now }: AskedOf<typeof treasuryRoutes.readFederation>,
  { governed }: GovernedParts,
): Promise<HttpAnswer> => {
  const today = dayOf(now);
  const all = await governed.all();
  const campaigns = all.campaigns.filter(({ thing }) => may(person, 'read', placeOfCampaign(thing)));
  const named = {
    centres: new Set(campaigns.map(({ thing }) => thing.centre)),
    carriers: new Set(campaigns.flatMap(({ thing }) => thing.carriers.map(({ carrier }) => carrier))),
  };
  const mayRead = (centre?: string): boolean => may(person, 'read', { centre });
  return {
    status: 200,
    body: {
      carriers: all.carriers
        .filter(({ thing: { carrier } }) => mayRead() || named.carriers.has(carrier))
        .map((carrier) => shownCarrier(carrier, today)),
      centres: all.centres
        .filter(({ thing: { centre } }) => mayRead(centre) || named.centres.has(centre))
        .map(shownCentre),
      campaigns: campaigns.map((campaign) => shownCampaign(campaign, today)),
    },
    told: 'federation read',
  };
};

export const readSettings = async (
  { parameters: { campaign }, now }: AskedOf<typeof treasuryRoutes.readSettings>,
  parts: GovernedParts,
): Promise<HttpAnswer> => {
  const found = await latestCampaign(campaign, parts);
  return {
    status: 200,
    body: shownCampaign(found, dayOf(now)),
    headers: { etag: entityTag(found.version) },
    told: `settings of ${campaign} read`,
  };
};

export const readCampaignHistory = async (
  { parameters: { campaign } }: AskedOf<typeof treasuryRoutes.readCampaignHistory>,
  parts: GovernedHistoryParts,
): Promise<HttpAnswer> => {
  await latestCampaign(campaign, parts);
  return historyOf(subjects.campaign(campaign), parts);
};

export const readCentreHistory = async (
  { parameters: { centre } }: AskedOf<typeof treasuryRoutes.readCentreHistory>,
  parts: GovernedHistoryParts,
): Promise<HttpAnswer> => {
  await latestCentre(centre, parts);
  return historyOf(subjects.centre(centre), parts);
};

export const readCarrierHistory = async (
  { parameters: { carrier } }: AskedOf<typeof treasuryRoutes.readCarrierHistory>,
  parts: GovernedHistoryParts,
): Promise<HttpAnswer> => {
  await latestCarrier(carrier, parts);
  return historyOf(subjects.carrier(carrier), parts);
};
