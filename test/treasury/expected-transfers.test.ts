import { describe, expect, it } from 'vitest';
import { cents } from '../../shared/domain/money.ts';
import { Day, Month } from '../../shared/domain/month.ts';
import { announceTransfer, giftReference } from '../../shared/house/transfers.ts';
import { openTransfers } from '../../shared/store/transfers.ts';
import { openTable } from '../../shared/store/table.ts';
import { localClient } from '../../infra/local/dynamodb.ts';
import { clientWithRights } from '../../infra/local/rights.ts';
import { functions } from '../../infra/functions.ts';
import { aTable } from '../a-table.ts';
import { dynamoDbEndpoint } from '../setup/dynamodb-endpoint.ts';

const anOffice = async () => {
  const { table, client } = await aTable();
  const now = { at: new Date('2026-11-22T10:00:00.000Z') };
  const transfers = openTransfers(table);
  const giving = { returnOrigins: ['https://spenden.example.org'] } as const;
  const clock = { now: () => now.at, pause: async () => undefined, random: () => 0.5 };
  const announce = async (donation: string, amount = 25_00, campaign = 'netzwerk') => {
    const order = {
      campaign: { campaign },
      earmark: 'free',
      interval: 'once',
      language: 'de',
      donation,
    } as const;
    await announceTransfer({ ...order, amountCents: cents(amount) }, { clock, transfers, giving });
    return giftReference(donation);
  };
  const expected = async (month = '2026-11') => transfers.expectedOf('netzwerk', Month.parse(month));
  return { client, table, now, transfers, announce, expected };
};

const today = Day.parse('2026-11-22');

describe('what is expected by bank transfer', () => {
  it('is the sum of what was announced, by month, until it arrives', async () => {
    const { announce, expected, now, transfers } = await anOffice();
    const first = await announce('don_1', 25_00);
    await announce('don_2', 12_50);
    await announce('don_3', 99_00, 'sprechstunde');
    now.at = new Date('2026-12-02T10:00:00.000Z');
    await announce('don_4', 40_00);
    expect(await expected('2026-12')).toEqual([
      { month: '2026-11', cents: 37_50, transfers: 2 },
      { month: '2026-12', cents: 40_00, transfers: 1 },
    ]);
    expect(await transfers.arrived(first, today)).toBe(true);
    expect(await expected('2026-12')).toEqual([
      { month: '2026-11', cents: 12_50, transfers: 1 },
      { month: '2026-12', cents: 40_00, transfers: 1 },
    ]);
  });

  it('is counted once, however often the form is sent, also eight times at once', async () => {
    const { announce, expected } = await anOffice();
    await Promise.all(Array.from({ length: 8 }, async () => announce('don_1')));
    await announce('don_1');
    expect(await expected()).toEqual([{ month: '2026-11', cents: 25_00, transfers: 1 }]);
  });

  it('is taken away once, however often it is said to have arrived', async () => {
    const { announce, expected, transfers } = await anOffice();
    const reference = await announce('don_1');
    await announce('don_2');
    await Promise.all(Array.from({ length: 8 }, async () => transfers.arrived(reference, today)));
    expect(await transfers.arrived(reference, today)).toBe(false);
    expect(await expected()).toEqual([{ month: '2026-11', cents: 25_00, transfers: 1 }]);
  });

  it('adds up when many announce at once', async () => {
    const { announce, expected } = await anOffice();
    await Promise.all(Array.from({ length: 20 }, async (_, index) => announce(`don_${index}`)));
    expect(await expected()).toEqual([{ month: '2026-11', cents: 500_00, transfers: 20 }]);
  });

  it('is forgotten after half a year, as the announcements are', async () => {
    const { announce, expected } = await anOffice();
    await announce('don_1');
    expect(await expected('2027-04')).toHaveLength(1);
    expect(await expected('2027-05')).toEqual([]);
  });

  it('is announced with the rights of those functions that people give through', async () => {
    const { announce, table, client } = await anOffice();
    const known = await openTransfers(table).find(await announce('don_1'));
    if (!known) throw new Error('nothing announced');
    const { accessKeyId } = await client.config.credentials();
    const config = localClient(await dynamoDbEndpoint(), accessKeyId);
    for (const plan of functions.filter(({ name }) => name === 'public-api' || name === 'site')) {
      const allowed = openTransfers(openTable(clientWithRights(config, plan), 'tragwerk'));
      const again = { ...known, reference: giftReference(plan.name), donation: plan.name };
      expect(await allowed.announce(again)).toEqual(again);
    }
  });
});
