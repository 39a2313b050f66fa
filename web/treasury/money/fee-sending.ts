import { answered, api } from '../api/client.ts';
import { monthsThrough } from '../months.ts';
import { type ChunkParams, RowsOnTheirWay } from '../parts/rows-on-their-way.ts';
import type { FeePaid } from './fee-sheet.ts';

/** As many monthly fees as the house writes at once, from as many months of receipt as fit beside them. */
const feesAtOnce = 40;
const receiptMonthsAtOnce = 12;

/** What is the same for all fees of a sheet. */
interface SheetTerms {
  readonly earmark: string;
  readonly late: boolean;
}

/** A fee for several months is one entry for each. */
const monthsOf = ({ month, through = month }: FeePaid): number => monthsThrough(month, through).length;

const chunked = (rows: readonly FeePaid[]): FeePaid[][] => {
  const chunks: FeePaid[][] = [];
  let fees = Infinity;
  let receipts = new Set<string>();
  for (const row of rows) {
    const receipt = row.day.slice(0, 7);
    const isFull =
      fees + monthsOf(row) > feesAtOnce || (receipts.size === receiptMonthsAtOnce && !receipts.has(receipt));
    if (isFull) {
      chunks.push([]);
      [fees, receipts] = [0, new Set()];
    }
    chunks.at(-1)?.push(row);
    fees += monthsOf(row);
    receipts.add(receipt);
  }
  return chunks;
};

/** Membership fees of a sheet on their way to the house. */
export class FeeSending extends RowsOnTheirWay<FeePaid> {
  readonly terms: SheetTerms;
  cents = 0;

  constructor(campaign: string, rows: readonly FeePaid[], terms: SheetTerms) {
    super(campaign, chunked(rows));
    this.terms = terms;
  }

  async send(rows: readonly FeePaid[], params: ChunkParams): Promise<void> {
    const body = { rows: [...rows], ...this.terms };
    const { cents } = await answered(
      api.POST('/v1/treasury/campaigns/{campaign}/membership-fees/upload', { params, body }),
    );
    this.cents += cents;
  }
}
