import type { Office } from './office.ts';

export type Print = (line: string) => void;

/** What follows `npm run tragwerk --`. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` prints. */
  readonly usage: string;
  /** @returns false if something is not as it should be; the command then ends with 1 */
  readonly run: (words: readonly string[], open: () => Promise<Office>, print: Print) => Promise<boolean>;
}
