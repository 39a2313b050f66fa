import type { Campaign } from '../../../domain/campaign.ts';
import { handedOver } from '../../../domain/hand-over.ts';
import { dayOf, monthOf } from '../../../domain/month.ts';
import type { Warning } from '../../../domain/warning.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { Decided } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { campaignChanged } from './campaigns.ts';
import { carrierWarnings, checkNoticeHolds } from './carrier-warnings.ts';
import { type GovernedParts, latestCampaign, namedCarrier, shownCampaign } from './governed.ts';
import { booksAndComing, type ComingParts, comingWarnings } from './still-coming.ts';

/** From a day on another carrier receives the money; what came before stays with whoever received it. */
export const handOver = async (
  { parameters: { campaign }, input: { carrier, from }, now }: AskedOf<typeof treasuryRoutes.handOver>,
  parts: GovernedParts & ComingParts,
): Promise<Decided> => {
  const today = dayOf(now);
  const found = await latestCampaign(campaign, parts);
  const next = await namedCarrier(carrier, parts);
  const after: Campaign = { ...found.thing, carriers: handedOver(found.thing, { carrier, from }, today) };
  if (after.status === 'open' && from === today) checkNoticeHolds(next, today);
  const { coming } = await booksAndComing(campaign, monthOf(now), parts);
  const warnings = [
    ...carrierWarnings(next, today, from),
    ...(from === today ? [alreadyThanked] : []),
    ...comingWarnings(coming, advice),
  ];
  return {
    ...campaignChanged('campaign.handed-over', found, after),
    body: {
      campaign: shownCampaign({ thing: after, version: found.version + 1 }, today),
      warnings,
      stillComing: coming,
    },
  };
};

const alreadyThanked: Warning = {
  warning: 'hand-over.today',
  de: 'Der Wechsel gilt für den ganzen heutigen Tag. Wer heute schon gespendet hat, hat vielleicht einen Dank im Namen des bisherigen Trägers bekommen.',
  en: 'The change holds for all of today. Whoever has given today may have been thanked in the name of the carrier before.',
};

const advice = {
  pending: {
    de: 'Es bescheinigt, wer das Geld bekommt: ab dem Wechsel der neue Träger.',
    en: 'Whoever receives the money issues the receipt: from the change on, the new carrier.',
  },
  pledges: {
    de: 'Sie werden weiter über dasselbe Stripe-Konto eingezogen: bitte klären, dass es ab dem Wechsel dem neuen Träger gehört.',
    en: 'They are still collected by the same Stripe account: please make sure that it belongs to the new carrier from then on.',
  },
  transfers: {
    de: 'Sie gehen noch auf das Konto des bisherigen Trägers.',
    en: 'They still go to the account of the carrier before.',
  },
} as const;
