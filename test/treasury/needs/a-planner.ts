import { cents } from '../../../shared/domain/money.ts';
import { Day, Instant, Month } from '../../../shared/domain/month.ts';
import type { Earmark } from '../../../shared/domain/need.ts';
import type { History } from '../../../shared/routes/treasury/history.ts';
import type { PlannedNeed } from '../../../shared/routes/treasury/need-inputs.ts';
import { treasuryRoutes } from '../../../shared/routes/treasury.ts';
import { aDesk } from '../a-desk.ts';

const root = '/v1/treasury/campaigns/netzwerk';

/** The treasurer of Leipzig at the desk, on 22 November 2026: the demo's needs are there, twelve months of four. */
export const aPlanner = async () => {
  const desk = await aDesk();
  const treasurer = desk.as('treasurer:leipzig');
  return {
    desk,
    get: async (path: string) => treasurer.get(`${root}/${path}`),
    post: async (path: string, body: unknown) => treasurer.post(`${root}/${path}`, body),
    /** With the version that was read, or another. */
    put: async (path: string, body: unknown, version?: string) =>
      treasurer.put(`${root}/${path}`, body, version),
    needs: async (from: string, through = from): Promise<PlannedNeed[]> => {
      const { body } = await treasurer.get(`${root}/needs?from=${from}&through=${through}`);
      return treasuryRoutes.readNeeds.output.parse(body).needs;
    },
    history: async (need: string): Promise<History['changes']> => {
      const { body } = await treasurer.get(`${root}/needs/${need}/history`);
      return treasuryRoutes.readNeedHistory.output.parse(body).changes;
    },
    /** Money that came in today. */
    gives: async (amount: number, earmark: Earmark = 'free') => {
      const entry = {
        entry: `manual:${earmark}-${amount}`,
        movement: 'noted',
        account: 'received',
        line: `manual:${earmark}-${amount}`,
        gift: `manual:${earmark}-${amount}`,
        campaign: 'netzwerk',
        month: Month.parse('2026-11'),
        day: Day.parse('2026-11-22'),
        at: Instant.parse('2026-11-22T09:00:00.000Z'),
        source: 'donation',
        earmark,
        cents: cents(amount),
        event: 'manual',
        bookedAt: Instant.parse('2026-11-22T09:00:00.000Z'),
      } as const;
      if ((await desk.parts.ledger.book([{ entry }])) !== undefined) throw new Error('not booked');
    },
  };
};

export type Planner = Awaited<ReturnType<typeof aPlanner>>;
