import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Campaign } from '../../shared/domain/campaign.ts';
import type { Cents } from '../../shared/domain/money.ts';
import { Need } from '../../shared/domain/need.ts';
import { progressOf } from '../../shared/domain/progress.ts';
import { bookEvents } from '../../shared/house/booking.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { openBookkeeping } from '../../shared/store/bookkeeping.ts';
import { openCampaigns } from '../../shared/store/campaigns.ts';
import { type KeptEvent } from '../../shared/store/inbox.ts';
import { openOutbox } from '../../shared/store/outbox.ts';
import type { Telling } from '../../shared/stripe/tellers/telling.ts';
import type { Table } from '../../shared/store/table.ts';

/** The booking side of the house on a table, with one campaign, without servers and without waiting. */
export const aBookingOffice = async ({ client, table }: { client: DynamoDBClient; table: Table }) => {
  const campaigns = openCampaigns(table);
  await campaigns.saveCampaign(
    Campaign.parse({
      campaign: 'netzwerk',
      title: 'Netzwerkarbeit',
      summary: 'Beispiel',
      carriers: [{ carrier: 'leipzig', from: '2020-01-01' }],
      status: 'open',
    }),
  );
  await campaigns.saveNeed(
    Need.parse({
      need: 'need_coordination-2026-11',
      campaign: 'netzwerk',
      month: '2026-11',
      costType: 'staff',
      title: 'Koordination',
      neededCents: 1000_00,
    }),
  );
  const lines: string[] = [];
  const ended: string[] = [];
  const now = { at: new Date('2026-11-22T10:05:00Z') };
  const parts = {
    clock: { now: () => now.at, pause: async () => undefined, random: () => 0.5 },
    log: jsonLog((line) => lines.push(line)),
    ...openBookkeeping(table),
    outbox: openOutbox(table),
    campaigns,
    stripe: {
      creditedCents: async (): Promise<Cents> => {
        throw new Error('nobody asked Stripe in this test');
      },
      settledCents: async (): Promise<Cents> => {
        throw new Error('nobody asked Stripe in this test');
      },
      /** What Stripe knows when it is asked whose payment this is. */
      invoiceOf: async (_gift: string, _event: string): Promise<Telling[]> => [],
      endPledge: async (pledge: string, reason: string): Promise<void> => {
        ended.push(`${pledge} ${reason}`);
      },
    },
  };
  return {
    client,
    table,
    parts,
    lines,
    /** Promises ended at Stripe, with the reason. */
    ended,
    now,
    /** Puts events into the inbox, each once, and hands back what lies there. */
    keep: async (events: readonly { readonly id: string; readonly type: string }[]): Promise<KeptEvent[]> => {
      for (const event of events) {
        const body = Buffer.from(JSON.stringify(event, null, 2));
        await parts.inbox.keep({ event: event.id, type: event.type, body }, now.at);
      }
      const kept: KeptEvent[] = [];
      for await (const handful of parts.inbox.arrivedIn(now.at.toISOString().slice(0, 13), now.at)) {
        kept.push(...handful.filter(({ event }) => events.some(({ id }) => id === event)));
      }
      return kept;
    },
    book: async (events: readonly KeptEvent[], more: Partial<typeof parts> = {}) =>
      bookEvents(events, { ...parts, ...more }),
    progress: async (campaign = 'netzwerk') => {
      const books = await campaigns.books(campaign);
      if (!books) throw new Error('no campaign');
      return progressOf(books.campaign, books.needs, books.totals, books.pledged);
    },
    letters: async () => {
      const letters = [];
      for await (const handful of parts.outbox.writtenIn(now.at.toISOString().slice(0, 13), now.at)) {
        letters.push(...handful);
      }
      return letters;
    },
    quarantined: async () => {
      const events = [];
      for await (const handful of parts.inbox.quarantined(now.at)) events.push(...handful);
      return events;
    },
  };
};
