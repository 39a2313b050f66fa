import type { Campaign } from '../../../domain/campaign.ts';
import { openNeeds } from '../../../domain/closing.ts';
import type { CoveredNeed } from '../../../domain/coverage.ts';
import { type Cents, cents, formatCents, sumCents } from '../../../domain/money.ts';
import { type Day, dayOf, monthOf } from '../../../domain/month.ts';
import { closedNeed, differenceOf } from '../../../domain/need-closing.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import { mostWrites } from '../../../store/desk.ts';
import type { Plan, Plans } from '../../../store/plans.ts';
import type { Decided } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { changedNeed } from '../needs/planned.ts';
import { campaignChanged } from './campaigns.ts';
import { type GovernedParts, latestCampaign, shownCampaign } from './governed.ts';
import { booksAndComing, type ComingParts, comingWarnings } from './still-coming.ts';

export interface ClosingParts extends GovernedParts, ComingParts {
  readonly plans: Pick<Plans, 'of'>;
}

/** The campaign itself is one write more. */
const mostNeeds = mostWrites - 1;

/**
 * Ends giving. What is on its way is booked all the same, and what needs still lack is decided, not forgotten: they stay
 * as they are, or end at what covers them.
 */
export const closeCampaign = async (
  { parameters: { campaign }, input, now }: AskedOf<typeof treasuryRoutes.closeCampaign>,
  parts: ClosingParts,
): Promise<Decided> => {
  const today = dayOf(now);
  const found = await latestCampaign(campaign, parts);
  if (found.thing.status === 'closed') throw alreadyClosed;
  const plan = await parts.plans.of(campaign);
  const open = openNeeds({ needs: plan.needs.map(({ thing }) => thing), totals: plan.totals }, monthOf(now));
  const missingCents = sumCents(open.map(missing));
  if (open.length > 0 && input.openNeeds === undefined) throw undecided(open.length, missingCents);
  const { coming } = await booksAndComing(campaign, monthOf(now), parts);
  // From the last month on: what closes then has taken nothing that another need could have had.
  const closing = input.openNeeds === 'close' ? open.slice(-mostNeeds) : [];
  const ended = endedNeeds(closing, plan, today);
  const left = input.openNeeds === 'close' ? open.length - closing.length : 0;
  const after: Campaign = left > 0 ? found.thing : { ...found.thing, status: 'closed', closedOn: today };
  const changed = campaignChanged(left > 0 ? 'campaign.needs-closed' : 'campaign.closed', found, after);
  return {
    ...changed,
    ...(ended.length > 0 && {
      before: { ...found.thing, needs: ended.map(({ before }) => before) },
      after: { ...after, needs: ended.map((each) => each.after) },
    }),
    writes: { changed: [...(changed.writes.changed ?? []), ...ended.map(({ write }) => write)] },
    status: left > 0 ? 202 : 200,
    body: {
      campaign: shownCampaign({ thing: after, version: found.version + 1 }, today),
      warnings: comingWarnings(coming, advice),
      stillComing: coming,
      openNeeds: {
        needs: open.length,
        missingCents,
        became: input.openNeeds === 'close' ? 'closed' : 'kept',
        left,
      },
    },
  };
};

const endedNeeds = (closing: readonly CoveredNeed[], plan: Plan, today: Day) =>
  closing.flatMap(({ need, coveredCents }) => {
    const planned = plan.needs.find(({ thing }) => thing.need === need);
    if (!planned) return [];
    const closed = closedNeed(planned.thing, coveredCents, { on: today, because: 'Kampagne geschlossen' });
    return [{ ...differenceOf(planned.thing, closed), write: changedNeed(closed, planned.version) }];
  });

const missing = ({ neededCents, coveredCents }: CoveredNeed): Cents => cents(neededCents - coveredCents);

const undecided = (needs: number, missingCents: Cents): Refusal =>
  new Refusal(
    409,
    'campaign.open-needs',
    {
      de: `${needs === 1 ? 'Einem Bedarf' : `${needs} Bedarfen`} ab diesem Monat fehlen noch ${formatCents(missingCents, 'de')}. Bitte entscheiden: sie bleiben mit ihrer Lücke stehen, oder sie enden bei dem, was gedeckt ist.`,
      en: `${needs === 1 ? 'One need' : `${needs} needs`} from this month on still lack ${formatCents(missingCents, 'en')}. Please decide: they stay with their gap, or they end at what is covered.`,
    },
    'openNeeds',
  );

const alreadyClosed = new Refusal(409, 'campaign.already-closed', {
  de: 'Diese Kampagne ist schon geschlossen.',
  en: 'This campaign is closed already.',
});

const advice = {
  pending: {
    de: 'Sie werden gebucht, sobald sie da sind.',
    en: 'They are booked as soon as they are there.',
  },
  pledges: {
    de: 'Die Zahlungen werden weiter gebucht. Bitte den Menschen schreiben oder die Dauerspenden bei Stripe beenden.',
    en: 'Their payments are still booked. Please write to these people, or end the regular gifts at Stripe.',
  },
  transfers: {
    de: 'Kommen sie noch, werden sie gebucht.',
    en: 'If they come, they are booked.',
  },
} as const;
