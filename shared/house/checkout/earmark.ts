import type { Campaign } from '../../domain/campaign.ts';
import { monthOf } from '../../domain/month.ts';
import { earmarkedMonth } from '../../domain/need.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CheckoutRequest } from '../../routes/checkout.ts';
import type { Campaigns } from '../../store/campaigns.ts';
import type { Clock } from '../clock.ts';

interface EarmarkParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly campaigns: Pick<Campaigns, 'need'>;
}

/** @throws Refusal `earmark.one-need-for-series`, `earmark.unknown`, `earmark.over`, `earmark.closed` */
export const checkEarmark = async (
  { campaign }: Campaign,
  { earmark, interval }: Pick<CheckoutRequest, 'earmark' | 'interval'>,
  { campaigns, clock }: EarmarkParts,
): Promise<void> => {
  const month = earmarkedMonth(earmark);
  if (month === undefined) return;
  if (interval !== 'once') {
    throw new Refusal(
      400,
      'earmark.one-need-for-series',
      {
        de: 'Dieser Bedarf gilt für einen einzigen Monat. Regelmäßige Spenden sind frei, für Personal oder für Sachkosten möglich.',
        en: 'This need is for one month only. Regular gifts can be free, for staff or for material.',
      },
      'earmark',
    );
  }
  const need = await campaigns.need(campaign, month, earmark);
  if (!need) {
    throw new Refusal(
      400,
      'earmark.unknown',
      {
        de: 'Diesen Bedarf hat die Kampagne nicht. Möglich sind free, staff, material oder einer ihrer Bedarfe.',
        en: 'The campaign has no such need. Use free, staff, material or one of its needs.',
      },
      'earmark',
    );
  }
  if (month < monthOf(clock.now())) {
    throw new Refusal(
      409,
      'earmark.over',
      {
        de: 'Der Monat dieses Bedarfs ist vorbei. Bitte einen offenen Bedarf wählen oder frei spenden.',
        en: 'The month of this need is over. Please choose an open need or give freely.',
      },
      'earmark',
    );
  }
  if (need.closed) {
    throw new Refusal(
      409,
      'earmark.closed',
      {
        de: 'Für diesen Bedarf wird kein Geld mehr gesammelt. Bitte einen offenen Bedarf wählen oder frei spenden.',
        en: 'No more money is collected for this need. Please choose an open need or give freely.',
      },
      'earmark',
    );
  }
};
