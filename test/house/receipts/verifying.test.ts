import { describe, expect, it } from 'vitest';
import { keys } from '../../../shared/store/keys.ts';
import { anOffice, type Office } from './an-office.ts';

const number = 'LEIPZIG-2027-000002';

/** A register with three receipts, one of them withdrawn, and a copy. */
const aRegister = async (): Promise<Office> => {
  const office = await anOffice();
  for (const name of ['one', 'two', 'three']) {
    const email = `${name}@example.org`;
    await office.gives({ email });
    const donor = await office.isKnown({ email }, email);
    await office.wants({ donor });
    await office.works();
  }
  const [one, , three] = await office.receipts();
  await office.findsWrong(one?.receipt ?? '');
  await office.wantsCopy(three?.receipt ?? '');
  await office.works();
  return office;
};

/** Somebody who may write into the table changes what they should not. */
const changed = async ({ table }: Office, key: { pk: string; sk: string }, what: Record<string, unknown>) =>
  table.put({ ...(await table.get(key)), ...what });

const receiptKey = async (office: Office) =>
  keys.receipt((await office.receipts()).find((each) => each.number === number)?.receipt ?? '');

describe('a register', () => {
  it('is whole as it was written', async () => {
    const office = await aRegister();
    expect(await office.verified()).toMatchObject({ findings: [], lines: 5, issued: 3, documents: 4 });
    expect(await office.verified(2026)).toMatchObject({ findings: [], lines: 0, issued: 0 });
  });

  it.each<{ what: string; change: (office: Office) => Promise<unknown>; finding: string }>([
    {
      what: 'an amount in it',
      change: async (office) => changed(office, keys.registerEntry('leipzig', 2027, 2), { cents: 99_00 }),
      finding: 'was changed',
    },
    {
      what: 'a line and its hash',
      change: async (office) =>
        changed(office, keys.registerEntry('leipzig', 2027, 2), { hash: 'ab'.repeat(32) }),
      finding: 'line 3 does not follow the one before',
    },
    {
      what: 'its head',
      change: async (office) => changed(office, keys.registerHead('leipzig', 2027), { position: 7 }),
      finding: 'the head says 7 lines, there are 5',
    },
    {
      what: 'how many numbers were given',
      change: async (office) => changed(office, keys.registerHead('leipzig', 2027), { numbered: 4 }),
      finding: 'it was issued 0 times',
    },
    {
      what: 'what a receipt says',
      change: async (office) => {
        const key = await receiptKey(office);
        const { snapshot } = (await office.table.get(key)) ?? {};
        const { donor, ...said } = Object(snapshot);
        return changed(office, key, { snapshot: { ...said, donor: { ...donor, name: 'Kim Muster' } } });
      },
      finding: 'what it says is not what was issued',
    },
    {
      what: 'a receipt’s amount',
      change: async (office) => changed(office, await receiptKey(office), { totalCents: 99_00 }),
      finding: 'its amount is not the one in the register',
    },
    {
      what: 'a receipt’s state',
      change: async (office) => changed(office, await receiptKey(office), { state: 'withdrawn' }),
      finding: 'it is withdrawn, but the register says issued',
    },
    {
      what: 'that a receipt has any contents',
      change: async (office) => changed(office, await receiptKey(office), { snapshot: undefined }),
      finding: 'its contents are missing',
    },
    {
      what: 'a document',
      change: async (office) => office.archive.set(`receipts/leipzig/2027/${number}.pdf`, Buffer.from('x')),
      finding: 'its document is not the one that was issued',
    },
    {
      what: 'that a document is there',
      change: async (office) => office.archive.delete(`receipts/leipzig/2027/${number}.pdf`),
      finding: 'its document is not in the archive',
    },
    {
      what: 'a copy',
      change: async (office) =>
        office.archive.set('receipts/leipzig/2027/LEIPZIG-2027-000003-copy-1.pdf', Buffer.from('x')),
      finding: 'the copy of line 5 is not in the archive, or another',
    },
  ])('shows that somebody changed $what', async ({ change, finding }) => {
    const office = await aRegister();
    await change(office);
    const { findings } = await office.verified();
    expect(findings.map((each) => each.finding).join('\n')).toContain(finding);
  });

  it('shows a receipt that it does not name', async () => {
    const office = await aRegister();
    const [one] = await office.receipts();
    const item = await office.table.get(keys.receipt(one?.receipt ?? ''));
    await office.table.put({
      ...item,
      ...keys.receipt('rcpt_by_somebody'),
      receipt: 'rcpt_by_somebody',
      number: 'LEIPZIG-2027-000009',
      listedAt: 'LEIPZIG-2027-000009',
    });
    expect((await office.verified()).findings).toMatchObject([{ number: 'LEIPZIG-2027-000009' }]);
  });
});
