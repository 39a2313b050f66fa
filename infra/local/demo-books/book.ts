import { countedOn, notedEntry } from '../../../shared/domain/counting.ts';
import type { Campaign } from '../../../shared/domain/campaign.ts';
import type { Grant, GrantTerms } from '../../../shared/domain/grant.ts';
import { receive } from '../../../shared/domain/grant-receipt.ts';
import { trancheCents } from '../../../shared/domain/grant.ts';
import type { Entry, Source } from '../../../shared/domain/ledger.ts';
import { feeEntries } from '../../../shared/domain/membership-fee.ts';
import { cents } from '../../../shared/domain/money.ts';
import {
  Day,
  dayOf,
  Instant,
  type Month,
  monthOf,
  nextMonth,
  previousMonth,
} from '../../../shared/domain/month.ts';
import { type Earmark, Need } from '../../../shared/domain/need.ts';

/** What a campaign has written down so far: what it needs month by month, and what came in. */
export interface Book {
  /** One the demo federation has not; the network is there already. */
  readonly campaign?: Campaign;
  readonly needs: readonly Need[];
  readonly grants: readonly Grant[];
  readonly entries: readonly Entry[];
}

const author = 'Kim Beispiel';

/** The month that lies so many months ahead; behind with a negative number. */
export const monthFrom = (now: Date, months: number): Month => {
  let month = monthOf(now);
  for (let step = 0; step < Math.abs(months); step += 1) {
    month = months < 0 ? previousMonth(month) : nextMonth(month);
  }
  return month;
};

export const dayIn = (month: Month, day: number): Day =>
  Day.parse(`${month}-${String(day).padStart(2, '0')}`);

export const need = (
  campaign: string,
  month: Month,
  stem: string,
  said: {
    readonly costType: 'staff' | 'material';
    readonly title: string;
    readonly cents: number;
    readonly priority?: number;
  },
): Need =>
  Need.parse({
    need: `need_${stem}-${month}`,
    campaign,
    month,
    costType: said.costType,
    title: said.title,
    neededCents: said.cents,
    priority: said.priority ?? 100,
  });

/** What has come until today; a demo never knows tomorrow. */
export const cameBy = (entries: readonly Entry[], now: Date): Entry[] =>
  entries.filter(({ day }) => day <= dayOf(now));

const counted = (day: Day) => countedOn(day, day, false);
const bookedAt = (day: Day) => Instant.parse(`${day}T17:00:00.000Z`);

/** Money a person notes by hand: a transfer from the account's statement, or cash from an event. */
export const noted = (
  campaign: string,
  day: Day,
  name: string,
  said: {
    readonly source: Source;
    readonly cents: number;
    readonly reason: string;
    readonly earmark?: Earmark;
  },
): Entry => {
  const entry = `manual:${campaign}-${day}-${name}`;
  return {
    ...notedEntry({
      name: entry,
      gift: entry,
      campaign,
      earmark: said.earmark ?? 'free',
      cents: cents(said.cents),
      counted: counted(day),
      author,
      bookedAt: bookedAt(day),
    }),
    source: said.source,
    reason: said.reason,
    ...(said.source === 'event' && { countedBy: 'Robin Beispiel' }),
  };
};

/** What each of so many members pays for a month on its first day. */
export const fees = (campaign: string, month: Month, members: number, each: number): Entry[] =>
  Array.from({ length: members }, (_, index) => {
    const day = dayIn(month, 1);
    const paid = { member: `M-${String(index + 1).padStart(3, '0')}`, month, day, cents: cents(each) };
    return feeEntries(paid, {
      campaign,
      earmark: 'free',
      counted: counted(day),
      author,
      bookedAt: bookedAt(day),
    });
  }).flat();

/** A grant of which all has come that was due until today, on the day it was due. */
export const granted = (
  campaign: string,
  grant: string,
  terms: GrantTerms,
  now: Date,
): { grant: Grant; entries: Entry[] } => {
  let standing: Grant = { campaign, grant, ...terms };
  const entries: Entry[] = [];
  for (const due of terms.tranches.filter(({ dueOn }) => dueOn <= dayOf(now))) {
    const { tranche, dueOn: day } = due;
    const receipt = { tranche, day, cents: trancheCents(due) };
    const received = receive(standing, receipt, { counted: counted(day), author, bookedAt: bookedAt(day) });
    standing = received.grant;
    entries.push(...received.entries);
  }
  return { grant: standing, entries };
};
