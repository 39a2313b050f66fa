import { monthOf } from '../../domain/month.ts';
import { may, Right } from '../../domain/person.ts';
import type { HttpAnswer } from '../../lambda/http.ts';
import type { Me } from '../../routes/treasury/people.ts';
import type { Campaigns } from '../../store/campaigns.ts';
import { type Asked, placeOfCampaign } from './doors.ts';

export interface MeParts {
  readonly campaigns: Pick<Campaigns, 'list' | 'centres'>;
}

/** Who is signed in, and where they may do what. What they may not even read is left out. */
export const readMe = async ({ person, now }: Asked, { campaigns }: MeParts): Promise<HttpAnswer> => {
  const rightsAt = (place: Parameters<typeof may>[2]): Right[] =>
    Right.options.filter((right) => may(person, right, place));
  const [all, centres] = await Promise.all([campaigns.list(), campaigns.centres()]);
  const body: Me = {
    name: person.name,
    offices: [...person.offices],
    rights: rightsAt({}),
    campaigns: all
      .map((campaign) => ({
        campaign: campaign.campaign,
        title: campaign.title,
        status: campaign.status,
        ...(campaign.centre !== undefined && { centre: campaign.centre }),
        rights: rightsAt(placeOfCampaign(campaign)),
      }))
      .filter(({ rights }) => rights.includes('read')),
    centres: centres
      .map(({ centre, name }) => ({ centre, name, rights: rightsAt({ centre }) }))
      .filter(({ rights }) => rights.includes('read')),
    month: monthOf(now),
  };
  return { status: 200, body, told: 'me read' };
};
