/** As many rows as the house writes at once, under the key they are sent with. */
interface Chunk<Row> {
  readonly key: string;
  readonly rows: readonly Row[];
}

/**
 * Rows on their way to the house, some at a time. What is broken off goes on with the request it was broken at: that one
 * keeps its key, so it is done once even if only its answer was lost.
 */
export abstract class RowsOnTheirWay<Row = unknown> {
  readonly campaign: string;
  readonly all: number;
  readonly chunks: readonly Chunk<Row>[];
  at = 0;
  done = 0;

  constructor(campaign: string, chunks: readonly (readonly Row[])[]) {
    this.campaign = campaign;
    this.all = chunks.reduce((sum, { length }) => sum + length, 0);
    this.chunks = chunks.map((rows) => ({ key: crypto.randomUUID(), rows }));
  }

  /** Sends one chunk, and counts what became of its rows. */
  abstract send(rows: readonly Row[], params: ChunkParams): Promise<void>;

  get isDone(): boolean {
    return this.at === this.chunks.length;
  }

  /** Sends what is left. @param progress called after each answer @throws Refused where it is broken off */
  async goOn(progress: () => void): Promise<void> {
    for (let chunk = this.chunks[this.at]; chunk; chunk = this.chunks[this.at]) {
      const { key, rows } = chunk;
      await this.send(rows, { path: { campaign: this.campaign }, header: { 'Idempotency-Key': key } });
      this.done += rows.length;
      this.at += 1;
      progress();
    }
  }
}

export interface ChunkParams {
  readonly path: { readonly campaign: string };
  readonly header: { readonly 'Idempotency-Key': string };
}
