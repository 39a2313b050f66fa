import * as z from 'zod';
import { type MonthTotal, Source } from '../domain/ledger.ts';
import { Cents, cents } from '../domain/money.ts';
import { Month } from '../domain/month.ts';
import { Earmark } from '../domain/need.ts';
import { keys } from './keys.ts';
import { addingTo } from './sums.ts';
import type { Item, Table, Update } from './table.ts';

// A sum for each source and earmark: `received#donation#free`.
const received = 'received#';

const sumsOf = (total: MonthTotal) =>
  new Map<string, number>([
    ['pendingCents', total.pendingCents],
    ['returnedCents', total.returnedCents],
    ['feeCents', total.feeCents],
    ['gifts', total.gifts],
    ...total.received.map(
      ({ source, earmark, cents: amount }) => [`${received}${source}#${earmark}`, Number(amount)] as const,
    ),
  ]);

/** One write for all that a batch of entries adds to one month of one campaign. */
export const totalUpdate = (change: MonthTotal): Update => {
  const { campaign, month } = change;
  return addingTo(keys.total(campaign, month), { kind: 'TOTAL', campaign, month }, sumsOf(change));
};

/** Whether a change moves any sum; an announcement of nothing does not. */
export const movesASum = ({
  pendingCents,
  returnedCents,
  feeCents,
  gifts,
  received: lines,
}: MonthTotal): boolean =>
  [pendingCents, returnedCents, feeCents, gifts].some((sum) => sum !== 0) ||
  lines.some((line) => line.cents !== 0);

const Kept = z.object({
  campaign: z.string(),
  month: Month,
  pendingCents: Cents.optional(),
  returnedCents: Cents.optional(),
  feeCents: Cents.optional(),
  gifts: z.int().optional(),
});

export const totalOf = (item: Item): MonthTotal => {
  const { campaign, month, pendingCents, returnedCents, feeCents, gifts } = Kept.parse(item);
  return {
    campaign,
    month,
    pendingCents: pendingCents ?? cents(0),
    returnedCents: returnedCents ?? cents(0),
    feeCents: feeCents ?? cents(0),
    gifts: gifts ?? 0,
    received: Object.entries(item)
      .filter(([name]) => name.startsWith(received))
      .map(([name, amount]) => {
        const [source, earmark] = name.slice(received.length).split('#');
        return { source: Source.parse(source), earmark: Earmark.parse(earmark), cents: Cents.parse(amount) };
      }),
  };
};

const was = (place: string): string => `:was${place.slice(2)}`;

/** The kept sums, read and put right by the proof that they are what their entries add up to. */
export const openTotals = (table: Table) => ({
  of: async (campaign: string, month: Month): Promise<MonthTotal | undefined> => {
    const item = await table.get(keys.total(campaign, month), { consistent: true });
    return item && totalOf(item);
  },

  /**
   * Adds what is missing, unless somebody books into one of the same sums meanwhile.
   *
   * @param kept the sums as they were read when it was found out that something is missing
   * @returns false if they have changed since; nothing is done then
   */
  putRight: async (kept: MonthTotal | undefined, missing: MonthTotal): Promise<boolean> => {
    const update = totalUpdate(missing);
    const were = kept ? sumsOf(kept) : new Map<string, number>();
    const sums = Object.entries(update.names ?? {}).filter(([place]) => place.startsWith('#s'));
    const unchanged = sums.map(([place, name]) => {
      const same = `${place} = ${was(place)}`;
      // A sum that nobody has added to yet is not there at all.
      return were.get(name) ? same : `(attribute_not_exists(${place}) OR ${same})`;
    });
    return table.update({
      ...update,
      condition: unchanged.join(' AND '),
      values: {
        ...update.values,
        ...Object.fromEntries(sums.map(([place, name]) => [was(place), were.get(name) ?? 0])),
      },
    });
  },
});

export type Totals = ReturnType<typeof openTotals>;
