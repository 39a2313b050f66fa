import { describe, expect, it } from 'vitest';
import type { ReceiptWork } from '../../../shared/domain/receipt-work.ts';
import { doWork } from '../../../shared/house/receipts/working.ts';
import { keys, lists } from '../../../shared/store/keys.ts';
import { anOffice, type Office, sumOf } from './an-office.ts';
import { interposed, Killed, killedAt } from './interposed.ts';

/** More calls to the outside than any work makes. */
const mostCalls = 80;

/** A donor of their own for each time, so that one register sees all of them. */
const aDonor = async (office: Office, name: string) => {
  const email = `${name}@example.org`;
  const gifts = [await office.gives({ email, cents: 25_00 }), await office.gives({ email, cents: 15_00 })];
  const donor = await office.isKnown({ email }, email);
  const [order] = await office.wants({ donor });
  if (!order) throw new Error('nothing to order');
  return { email, gifts, donor, receipt: order.receipt };
};

const receiptsOf = async (office: Office, donor: string) => {
  const all = await office.receipts();
  return all.filter(({ snapshot }) => snapshot?.donor.donor === donor);
};
const validOf = async (office: Office, donor: string) =>
  (await receiptsOf(office, donor)).filter(({ state }) => state === 'issued');

const lettersOf = async (office: Office, receipt: string) => {
  const letters = [];
  for await (const item of office.table.query(keys.receipt(receipt).pk, { prefix: 'LETTER#' }))
    letters.push(item);
  return letters;
};

/** Does a work again and again, each time something else goes wrong one call later, until nothing is left to go wrong. */
const atEachCall = async (attempt: (at: number) => Promise<boolean>): Promise<number> => {
  for (let at = 1; at <= mostCalls; at += 1) {
    if (!(await attempt(at))) return at;
  }
  throw new Error('work without end');
};

const tried = async (work: ReceiptWork, parts: Parameters<typeof doWork>[1]): Promise<void> => {
  await doWork(work, parts).catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error;
  });
};

describe('whoever issues receipts', () => {
  it('is killed at any call, and all is as if it had not been', async () => {
    const office = await anOffice();
    const calls = await atEachCall(async (at) => {
      const { donor, receipt } = await aDonor(office, `issue-${at}`);
      const { parts, dead } = killedAt(office, at);
      await tried({ work: 'order', receipt }, parts);
      await office.works();
      const [issued, ...more] = await receiptsOf(office, donor);
      expect(more).toEqual([]);
      expect(issued).toMatchObject({ receipt, state: 'issued', totalCents: 40_00 });
      expect(await lettersOf(office, receipt)).toHaveLength(1);
      expect(office.archive.has(`receipts/leipzig/2027/${issued?.number}.pdf`)).toBe(true);
      return dead.is;
    });
    expect(calls).toBeGreaterThan(12);
    expect(await office.listed(lists.receiptWork)).toEqual([]);
    expect((await office.verified()).findings).toEqual([]);
  }, 300_000);

  it('is killed while it withdraws and replaces', async () => {
    const office = await anOffice();
    const calls = await atEachCall(async (at) => {
      const { donor, receipt, gifts } = await aDonor(office, `withdraw-${at}`);
      await office.works();
      await office.refunds(gifts[0] ?? '', 5_00);
      const { parts, dead } = killedAt(office, at);
      await tried({ work: 'stale', receipt }, parts);
      await office.works();
      const [old, replacing, ...more] = await receiptsOf(office, donor);
      expect(more).toEqual([]);
      expect(old).toMatchObject({ state: 'replaced', replacedBy: replacing?.number });
      expect(replacing).toMatchObject({ state: 'issued', totalCents: 35_00 });
      expect((await lettersOf(office, receipt)).map(({ letter }) => letter)).toEqual([
        `${receipt}.receipt`,
        `${receipt}.withdrawn`,
      ]);
      return dead.is;
    });
    expect(calls).toBeGreaterThan(10);
    expect((await office.verified()).findings).toEqual([]);
  }, 300_000);

  it('is killed while it makes a copy', async () => {
    const office = await anOffice();
    const { receipt } = await aDonor(office, 'copied');
    await office.works();
    await atEachCall(async (at) => {
      const copy = await office.wantsCopy(receipt);
      const { parts, dead } = killedAt(office, at);
      await tried({ work: 'copy', receipt, copy }, parts);
      await office.works();
      expect((await office.acts()).filter((act) => act.startsWith('copied'))).toHaveLength(copy);
      expect(await lettersOf(office, receipt)).toHaveLength(1 + copy);
      return dead.is;
    });
    expect((await office.verified()).findings).toEqual([]);
  }, 300_000);
});

describe('two who do the same work', () => {
  it.each(['order', 'stale'] as const)(
    'come to the same, wherever one waits while the other works: %s',
    async (kind) => {
      const office = await anOffice();
      await atEachCall(async (at) => {
        const { donor, receipt, gifts } = await aDonor(office, `twice-${at}`);
        if (kind === 'stale') {
          await office.works();
          await office.refunds(gifts[0] ?? '', 5_00);
        }
        const happened = { has: false };
        const { parts } = interposed(office, {
          at,
          happens: async () => {
            happened.has = true;
            await doWork({ work: kind, receipt }, office.calm);
          },
        });
        await doWork({ work: kind, receipt }, parts);
        await office.works();
        const valid = await validOf(office, donor);
        expect(valid).toHaveLength(1);
        expect(sumOf(valid)).toBe(kind === 'stale' ? 35_00 : 40_00);
        expect(await receiptsOf(office, donor)).toHaveLength(kind === 'stale' ? 2 : 1);
        // Nobody orders the same correction once more.
        expect(await office.calm.receipts.order(`${receipt}.3`)).toBeUndefined();
        expect(await lettersOf(office, receipt)).toHaveLength(kind === 'stale' ? 2 : 1);
        return happened.has;
      });
      expect((await office.verified()).findings).toEqual([]);
    },
    300_000,
  );
});

describe('money that goes back while its receipt is issued', () => {
  it.each([
    { part: 'of a gift', cents: 10_00, left: 30_00 },
    { part: 'a whole gift', cents: 25_00, left: 15_00 },
  ])(
    'is in no valid receipt at the end, whenever it goes: $part',
    async ({ cents, left }) => {
      const office = await anOffice();
      await atEachCall(async (at) => {
        const { donor, receipt, gifts } = await aDonor(office, `back-${at}`);
        const happened = { has: false, receiptsBefore: 0 };
        const { parts } = interposed(office, {
          at,
          happens: async () => {
            happened.has = true;
            happened.receiptsBefore = (await receiptsOf(office, donor)).length;
            await office.refunds(gifts[0] ?? '', cents);
          },
        });
        await doWork({ work: 'order', receipt }, parts);
        await office.works();
        const valid = await validOf(office, donor);
        if (happened.has) expect(sumOf(valid)).toBe(left);
        // What was known to have gone back is never certified, not even to be withdrawn at once.
        if (happened.receiptsBefore === 0) expect(await receiptsOf(office, donor)).toHaveLength(1);
        expect(valid).toHaveLength(1);
        return happened.has;
      });
      expect((await office.verified()).findings).toEqual([]);
    },
    300_000,
  );
});
