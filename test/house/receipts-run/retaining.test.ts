import { describe, expect, it } from 'vitest';
import { removeExpired, removeExpiredReceipts } from '../../../shared/house/receipts/retaining.ts';
import { verifyRegister } from '../../../shared/house/receipts/verifying.ts';
import { aYearlyOffice } from './a-yearly-office.ts';

const late = new Date('2100-01-01T00:00:00Z');

/** An office that issued two receipts in 2027, one of them to be printed. */
const anOfficeOf2027 = async () => {
  const office = await aYearlyOffice();
  await office.donorWho('ada', { cents: 2500 });
  const kim = await office.writesDown('kim');
  await office.says({ gift: await office.gives({ cents: 4000 }), donor: kim });
  const { run } = await office.begin();
  await office.walk(run);
  await office.start(run);
  await office.walk(run);
  const parts = { ...office.parts, campaigns: { ...office.parts.campaigns, ...office.campaigns } };
  return { ...office, remove: async (until = late) => removeExpired(parts, until), removing: parts };
};

describe('receipts that nobody has to keep any longer', () => {
  it('lose their contents on the day after the last one, and the register says so', async () => {
    const office = await anOfficeOf2027();
    office.now.at = new Date('2037-12-31T22:30:00Z');
    await office.remove();
    expect((await office.receipts()).every(({ snapshot }) => snapshot)).toBe(true);
    expect(office.archive.size).toBe(4);

    // In Berlin the year is over.
    office.now.at = new Date('2037-12-31T23:30:00Z');
    await office.remove();
    const receipts = await office.receipts();
    expect(receipts.map(({ number, totalCents, state }) => [number, totalCents, state])).toEqual([
      ['LEIPZIG-2027-000001', expect.any(Number), 'issued'],
      ['LEIPZIG-2027-000002', expect.any(Number), 'issued'],
    ]);
    expect(JSON.stringify(receipts)).not.toContain('ada');
    expect([...office.archive.keys()]).toEqual([expect.stringMatching(/^signatures/)]);
    const { findings, lines } = await verifyRegister('leipzig', 2027, office.parts);
    expect(findings).toEqual([]);
    expect(lines).toBe(4);
    const told = office.lines.filter((line) => line.includes('receipt removed'));
    expect(told).toHaveLength(2);
    expect(told.join('\n')).not.toContain('ada');
  });

  it('are looked for once: where nothing is left nobody looks again', async () => {
    const office = await anOfficeOf2027();
    office.now.at = new Date('2038-02-01T10:00:00Z');
    await office.remove();
    let pages = 0;
    const { receipts } = office.removing;
    const counting = {
      ...office.removing,
      receipts: {
        ...receipts,
        page: async (...wanted: Parameters<typeof receipts.page>) => {
          pages += 1;
          return receipts.page(...wanted);
        },
      },
    };
    await removeExpired(counting, late);
    expect(pages).toBe(0);
    expect((await verifyRegister('leipzig', 2027, office.parts)).lines).toBe(4);
  });

  it('are removed in the end where whoever did it was killed, and never without a line in the register', async () => {
    const office = await anOfficeOf2027();
    office.now.at = new Date('2038-02-01T10:00:00Z');
    const { archive } = office.removing;
    let removed = 0;
    const killed = {
      ...office.removing,
      archive: {
        remove: async (name: string) => {
          removed += 1;
          if (removed === 2) throw new Error('killed');
          return archive.remove(name);
        },
      },
    };
    await removeExpiredReceipts(killed, late);
    expect(office.lines.join('\n')).toContain('"alarm":"receipts-not-removed"');
    expect((await office.receipts()).every(({ snapshot }) => snapshot)).toBe(true);
    await office.remove();
    expect((await office.receipts()).some(({ snapshot }) => snapshot)).toBe(false);
    expect((await verifyRegister('leipzig', 2027, office.parts)).findings).toEqual([]);
  });

  it('stay as long as their carrier chose when they were issued', async () => {
    const office = await aYearlyOffice();
    const carrier = await office.campaigns.carrier('leipzig');
    if (!carrier?.receipts) throw new Error('no carrier');
    await office.donorWho('ada', { cents: 2500 });
    await office.setCarrier({ ...carrier, receipts: { ...carrier.receipts, retainYears: 6 } });
    const { run } = await office.begin();
    await office.walk(run);
    await office.start(run);
    await office.walk(run);
    await office.setCarrier(carrier);
    const parts = { ...office.parts, campaigns: { ...office.parts.campaigns, ...office.campaigns } };
    office.now.at = new Date('2033-12-31T10:00:00Z');
    await removeExpired(parts, late);
    expect((await office.receipts())[0]?.snapshot).toBeDefined();
    office.now.at = new Date('2034-01-01T10:00:00Z');
    await removeExpired(parts, late);
    expect((await office.receipts())[0]?.snapshot).toBeUndefined();
  });
});
