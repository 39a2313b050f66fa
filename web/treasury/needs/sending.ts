import { answered, api } from '../api/client.ts';
import { type ChunkParams, RowsOnTheirWay } from '../parts/rows-on-their-way.ts';
import type { SheetRow } from './sheet.ts';

/** As many as the house writes at once. */
const rowsAtOnce = 90;

/** Needs of a sheet on their way to the house. */
export class Sending extends RowsOnTheirWay<SheetRow['row']> {
  added = 0;
  changed = 0;
  unchanged = 0;

  constructor(campaign: string, rows: readonly SheetRow[]) {
    const chunks = Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, at) =>
      rows.slice(at * rowsAtOnce, (at + 1) * rowsAtOnce).map(({ row }) => row),
    );
    super(campaign, chunks);
  }

  async send(rows: readonly SheetRow['row'][], params: ChunkParams): Promise<void> {
    const { added, changed, unchanged } = await answered(
      api.POST('/v1/treasury/campaigns/{campaign}/needs/paste', { params, body: { rows: [...rows] } }),
    );
    this.added += added.length;
    this.changed += changed.length;
    this.unchanged += unchanged.length;
  }
}
