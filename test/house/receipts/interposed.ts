import type { IssuingParts } from '../../../shared/house/receipts/parts.ts';
import type { Archive } from '../../../shared/store/archive.ts';
import { openCertifying } from '../../../shared/store/certifying.ts';
import { openPages } from '../../../shared/store/pages.ts';
import type { Table } from '../../../shared/store/table.ts';
import type { Office } from './an-office.ts';

export class Killed extends Error {}

/** What happens before a call of the table, the archive or the paper; that is after the one before. */
export interface Happening {
  readonly at: number;
  readonly happens: () => Promise<void>;
}

/**
 * The parts of an office in which something happens at one of the calls to the outside, counted from 1.
 *
 * @returns also how many calls there were
 */
export const interposed = (office: Office, { at, happens }: Happening) => {
  const made = { calls: 0 };
  const around = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    made.calls += 1;
    if (made.calls === at) await happens();
    return call();
  };
  const { table, client, calm } = office;
  const watched: Table = {
    ...table,
    get: async (...said) => around(async () => table.get(...said)),
    put: async (...said) => around(async () => table.put(...said)),
    update: async (...said) => around(async () => table.update(...said)),
    transact: async (...said) => around(async () => table.transact(...said)),
    query: async function* (...said) {
      const items = await around(async () => Array.fromAsync(table.query(...said)));
      yield* items;
    },
  };
  const archive: Archive = {
    ...calm.archive,
    put: async (...said) => around(async () => calm.archive.put(...said)),
    get: async (...said) => around(async () => calm.archive.get(...said)),
  };
  const parts: IssuingParts = {
    ...calm,
    ...openCertifying(watched, openPages(client, 'tragwerk')),
    archive,
    paper: { ...calm.paper, receipt: async (sheet) => around(async () => calm.paper.receipt(sheet)) },
  };
  return { parts, made };
};

/** Dies at this call, and does nothing any more. */
export const killedAt = (office: Office, at: number) => {
  const dead = { is: false };
  const { parts, made } = interposed(office, {
    at,
    happens: async () => {
      dead.is = true;
      throw new Killed('killed');
    },
  });
  return { parts, made, dead };
};
