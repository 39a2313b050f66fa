import * as z from 'zod';
import { type MonthTotal, Source } from '../domain/ledger.ts';
import { Cents, cents } from '../domain/money.ts';
import { Month } from '../domain/month.ts';
import { Earmark } from '../domain/need.ts';
import { keys } from './keys.ts';
import type { Item, Update } from './table.ts';

// DynamoDB adds to top-level attributes only, so each sum is an attribute of its own: `received#donation#free`.
const received = 'received#';

/** One write for all that a batch of entries adds to one month of one campaign. */
export const totalUpdate = (change: MonthTotal): Update => {
  const sums = new Map<string, number>([
    ['pendingCents', change.pendingCents],
    ['gifts', change.gifts],
    ...change.received.map(
      ({ source, earmark, cents: amount }) => [`${received}${source}#${earmark}`, Number(amount)] as const,
    ),
  ]);
  const changed = [...sums].filter(([, amount]) => amount !== 0);
  const constants = { kind: 'TOTAL', campaign: change.campaign, month: change.month };
  const fixed = Object.entries(constants);
  return {
    key: keys.total(change.campaign, change.month),
    expression: [
      `SET ${fixed.map((_, index) => `#c${index} = :c${index}`).join(', ')}`,
      changed.length > 0 ? `ADD ${changed.map((_, index) => `#s${index} :s${index}`).join(', ')}` : '',
    ].join(' '),
    names: Object.fromEntries([
      ...fixed.map(([name], index) => [`#c${index}`, name]),
      ...changed.map(([name], index) => [`#s${index}`, name]),
    ]),
    values: Object.fromEntries([
      ...fixed.map(([, value], index) => [`:c${index}`, value]),
      ...changed.map(([, amount], index) => [`:s${index}`, amount]),
    ]),
  };
};

/** Whether a change moves any sum; an announcement of nothing does not. */
export const movesASum = ({ pendingCents, gifts, received: lines }: MonthTotal): boolean =>
  pendingCents !== 0 || gifts !== 0 || lines.some((line) => line.cents !== 0);

const Kept = z.object({
  campaign: z.string(),
  month: Month,
  pendingCents: Cents.optional(),
  gifts: z.int().optional(),
});

export const totalOf = (item: Item): MonthTotal => {
  const { campaign, month, pendingCents, gifts } = Kept.parse(item);
  return {
    campaign,
    month,
    pendingCents: pendingCents ?? cents(0),
    gifts: gifts ?? 0,
    received: Object.entries(item)
      .filter(([name]) => name.startsWith(received))
      .map(([name, amount]) => {
        const [source, earmark] = name.slice(received.length).split('#');
        return { source: Source.parse(source), earmark: Earmark.parse(earmark), cents: Cents.parse(amount) };
      }),
  };
};
