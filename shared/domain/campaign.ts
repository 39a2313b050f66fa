import * as z from 'zod';
import { CarrierId } from './carrier.ts';
import { Cents } from './money.ts';
import { Day } from './month.ts';
import { lineOf, slug } from './text.ts';

export const CentreId = slug;
export const CampaignId = slug.meta({ example: 'netzwerk' });

/** A member of the federation. */
export const Centre = z
  .strictObject({ centre: CentreId, name: lineOf(120), city: lineOf(80) })
  .meta({ id: 'Centre' });
export type Centre = z.infer<typeof Centre>;

/** What is being funded. */
export const Campaign = z
  .strictObject({
    campaign: CampaignId,
    title: lineOf(120),
    summary: lineOf(600),
    /** Whose it is; without one it is the federation's. */
    centre: CentreId.optional(),
    /**
     * Which carrier receives the money from which day on. A hand-over is a further line, never a changed one: a
     * receipt's issuer follows the day the money was received.
     */
    carriers: z.array(z.strictObject({ carrier: CarrierId, from: Day })).min(1),
    /** What the form offers, in the order shown; without it 10, 25, 50 and 100 €. */
    suggestedCents: z
      .array(Cents.refine((amount) => amount >= 100, 'at least one euro'))
      .min(3)
      .max(5)
      .optional(),
    /** Where questions to the campaign's people go; never shown. Without it: to the carrier. */
    contactEmail: z.email().optional(),
    /** How its letters to supporters go out; without it, only what somebody has agreed to. */
    updates: z
      .strictObject({
        /** They go out in time even if nobody has looked at them. */
        withoutApproval: z.boolean(),
        /** Who is told of drafts; without it whoever gets questions. */
        editorEmail: z.email().max(254).optional(),
      })
      .optional(),
    /** A closed campaign takes no new gifts; money still on its way is booked all the same. */
    status: z.enum(['open', 'closed']),
    /** Since when it takes none. */
    closedOn: Day.optional(),
  })
  .meta({ id: 'Campaign' });
export type Campaign = z.infer<typeof Campaign>;

/**
 * Where money is booked that names no campaign of ours, until a person assigns it: a payment made in Stripe's
 * dashboard, say. Never shown as a campaign to give to.
 */
export const unassigned = 'unassigned';

/** @throws Error if the campaign has no carrier yet on that day: the seed data is wrong, not the reader. */
export const carrierOn = (campaign: Pick<Campaign, 'campaign' | 'carriers'>, day: Day): string => {
  const since = campaign.carriers
    .filter(({ from }) => from <= day)
    .toSorted((one, other) => (one.from < other.from ? 1 : -1))[0];
  if (!since) throw new Error(`campaign ${campaign.campaign} has no carrier on ${day}`);
  return since.carrier;
};
