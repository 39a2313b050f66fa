import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Entry, Source } from '../../shared/domain/ledger.ts';
import { cents } from '../../shared/domain/money.ts';
import { Day, instantOf, Month } from '../../shared/domain/month.ts';
import { plannedNeeds } from '../../shared/domain/need-template.ts';
import { openCampaigns } from '../../shared/store/campaigns.ts';
import { openLedger } from '../../shared/store/ledger.ts';
import { aTable } from '../a-table.ts';
import { aBookingOffice } from '../house/a-booking-office.ts';

const Queried = z.object({ Items: z.array(z.unknown()), ConsumedCapacity: z.unknown().optional() });

/** A campaign with twelve months and as many gifts, booked for real. */
const aYearWith = async (gifts: number) => {
  const place = await aTable();
  const office = await aBookingOffice(place);
  const rent = {
    template: 'need_rent',
    campaign: 'netzwerk',
    costType: 'material',
    title: 'Miete',
    neededCents: cents(100_00),
    priority: 1,
    from: Month.parse('2026-01'),
    through: Month.parse('2026-12'),
  } as const;
  for (const need of plannedNeeds(rent, rent.from)) await office.parts.campaigns.saveNeed(need);
  const entries = Array.from({ length: gifts }, (_, gift): Entry => {
    const month = Month.parse(`2026-${String((gift % 12) + 1).padStart(2, '0')}`);
    const at = instantOf(new Date(`${month}-15T12:00:00Z`));
    return {
      entry: `stripe:pi_${gift}:received`,
      movement: 'received',
      account: 'received',
      line: `pi_${gift}:received`,
      gift: `pi_${gift}`,
      campaign: 'netzwerk',
      month,
      day: Day.parse(`${month}-15`),
      at,
      source: Source.enum.donation,
      earmark: gift % 3 === 0 ? 'staff' : 'free',
      cents: cents(10_00),
      event: 'evt',
      bookedAt: at,
    };
  });
  const ledger = openLedger(place.table);
  const batches = [];
  for (let start = 0; start < gifts; start += 80) batches.push(entries.slice(start, start + 80));
  for (const batch of batches) expect(await ledger.book(batch.map((entry) => ({ entry })))).toBeUndefined();
  return place;
};

const readOf = async ({ client, table }: Awaited<ReturnType<typeof aTable>>) => {
  const read = { items: 0, calls: 0 };
  client.middlewareStack.add(
    (next) => async (call) => {
      const answer = await next(call);
      read.items += Queried.parse(answer.output).Items.length;
      read.calls += 1;
      return answer;
    },
    { step: 'initialize' },
  );
  const books = await openCampaigns(table).books('netzwerk');
  return { gifts: books?.totals.reduce((sum, total) => sum + total.gifts, 0), ...read };
};

describe('a campaign page', () => {
  it('reads as many items at 2,000 gifts as at 12: the campaign, one a need and one a month', async () => {
    // The campaign, 13 needs, 12 months.
    expect(await readOf(await aYearWith(12))).toEqual({ gifts: 12, items: 26, calls: 1 });
    expect(await readOf(await aYearWith(2_000))).toEqual({ gifts: 2_000, items: 26, calls: 1 });
  });
});
