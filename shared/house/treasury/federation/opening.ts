import type { Campaign } from '../../../domain/campaign.ts';
import { carrierSince } from '../../../domain/hand-over.ts';
import { dayOf, monthOf } from '../../../domain/month.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Warning } from '../../../domain/warning.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { Campaigns } from '../../../store/campaigns.ts';
import type { Decided } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { campaignChanged } from './campaigns.ts';
import { carrierWarnings, checkNoticeHolds } from './carrier-warnings.ts';
import { type GovernedParts, latestCampaign, namedCarrier, shownCampaign } from './governed.ts';

export interface OpeningParts extends GovernedParts {
  readonly campaigns: Pick<Campaigns, 'books'>;
}

/** A campaign takes gifts only if somebody may receive them and issue receipts. */
export const openCampaign = async (
  { parameters: { campaign }, now }: AskedOf<typeof treasuryRoutes.openCampaign>,
  parts: OpeningParts,
): Promise<Decided> => {
  const today = dayOf(now);
  const found = await latestCampaign(campaign, parts);
  if (found.thing.status === 'open') throw alreadyOpen;
  const since = carrierSince(found.thing, today);
  if (since === undefined) throw noCarrier;
  const carrier = await namedCarrier(since, parts);
  checkNoticeHolds(carrier, today);
  const books = await parts.campaigns.books(campaign);
  const isPlanned = books?.needs.some(({ month }) => month >= monthOf(now)) ?? false;
  const after: Campaign = { ...found.thing, status: 'open', closedOn: undefined };
  return {
    ...campaignChanged('campaign.opened', found, after),
    body: {
      campaign: shownCampaign({ thing: after, version: found.version + 1 }, today),
      warnings: [...(isPlanned ? [] : [withoutNeeds]), ...carrierWarnings(carrier, today)],
    },
  };
};

const withoutNeeds: Warning = {
  warning: 'campaign.no-needs',
  de: 'Die Kampagne hat von diesem Monat an keinen Bedarf: ihre Seite kann nicht zeigen, wofür das Geld gebraucht wird.',
  en: 'The campaign has no need from this month on: its page cannot show what the money is needed for.',
};

const alreadyOpen = new Refusal(409, 'campaign.already-open', {
  de: 'Diese Kampagne ist schon offen.',
  en: 'This campaign is open already.',
});

const noCarrier = new Refusal(409, 'campaign.no-carrier', {
  de: 'Diese Kampagne hat heute keinen Träger: bitte zuerst einen eintragen (Übergabe ab heute).',
  en: 'This campaign has no carrier today: please enter one first (a hand-over from today).',
});
