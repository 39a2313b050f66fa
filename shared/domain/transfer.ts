import * as z from 'zod';
import { CampaignId } from './campaign.ts';
import { isCreditorReference } from './creditor-reference.ts';
import { Interval } from './interval.ts';
import { Language } from './language.ts';
import { LetterName } from './letter-name.ts';
import { Cents } from './money.ts';
import { Day, Instant } from './month.ts';
import { Earmark } from './need.ts';

/**
 * A bank transfer somebody said they would make. It is expected: no money, and counted nowhere, until it stands on
 * the account.
 */
export const Transfer = z.strictObject({
  /** What the giver writes on it (ISO 11649). */
  reference: z.string().refine(isCreditorReference, 'the check digits do not fit'),
  campaign: CampaignId,
  donation: z.string().min(1).max(60),
  earmark: Earmark,
  interval: z.enum(['once', ...Interval.options]),
  cents: Cents.refine((amount) => amount > 0, 'more than nothing'),
  /** What the giver read when choosing it. */
  language: Language,
  /** The letter to supporters whose link it came by. */
  by: LetterName.optional(),
  announcedAt: Instant,
  /** Where the thanks go, if they may. Shown to nobody who only has the address of the page. */
  donor: z.strictObject({ email: z.email().max(254) }).optional(),
  /** The first of its money: for regular ones, more of it comes. */
  arrivedOn: Day.optional(),
});
export type Transfer = z.infer<typeof Transfer>;

/** What the books know its money by: once, or once a month for regular ones. */
export const bookedAs = ({ reference, interval }: Transfer, day: string): string =>
  interval === 'once' ? reference : `${reference}-${day.slice(0, 7)}`;

/** The letter it came by, as long as none of its money is there: of regular ones the first counts. */
export const newlyBy = ({ by, arrivedOn }: Transfer): Pick<Transfer, 'by'> =>
  by === undefined || arrivedOn !== undefined ? {} : { by };

/** Whether both say the same gift; when it was said does not matter. */
export const isSameTransfer = (one: Transfer, other: Transfer): boolean =>
  (['reference', 'campaign', 'donation', 'earmark', 'interval', 'cents'] as const).every(
    (name) => one[name] === other[name],
  );
