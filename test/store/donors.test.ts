import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { donorItem, donorOf, donorReceiptItem, memberUpdates, sortedBy } from '../../shared/store/donors.ts';
import { aCertifier, aDonor } from './a-certifier.ts';

const ada = aDonor(donorOf('ada@example.org'), 'Ada Beispiel', { email: 'ada@example.org' });

describe('the donor of an address', () => {
  it('is the same however the address is written, and names nobody', () => {
    expect(donorOf('Ada@Example.org')).toBe(donorOf('ada@example.org'));
    expect(donorOf('ada@example.org')).not.toBe(donorOf('ada@example.com'));
    expect(donorOf('ada@example.org')).toMatch(/^donor_[\w-]{16,60}$/);
    expect(donorOf('ada@example.org')).not.toContain('ada');
  });
});

describe('what a donor has typed', () => {
  it('is read back as it was written, the very next moment', async () => {
    const { donors } = await aCertifier();
    expect(await donors.find(ada.donor)).toBeUndefined();
    expect(await donors.save(ada, undefined)).toBe(true);
    expect(await donors.find(ada.donor)).toEqual({ thing: ada, version: 1 });
  });

  it('is changed by whoever has read what is there, and by nobody who has not', async () => {
    const { donors } = await aCertifier();
    await donors.save(ada, undefined);
    const moved = { ...ada, address: { street: 'Neuer Weg 3', postalCode: '04109', city: 'Leipzig' } };
    expect(await donors.save(moved, undefined)).toBe(false);
    expect(await donors.save(moved, 1)).toBe(true);
    expect(await donors.save(ada, 1)).toBe(false);
    expect(await donors.find(ada.donor)).toEqual({ thing: moved, version: 2 });
  });

  it('is written by one of two who change it at the same time', async () => {
    const { donors } = await aCertifier();
    await donors.save(ada, undefined);
    const names = ['Ada B.', 'Ada C.', 'Ada D.'];
    const done = await Promise.all(names.map(async (name) => donors.save({ ...ada, name }, 1)));
    expect(done.filter(Boolean)).toHaveLength(1);
  });
});

const aList = async () => {
  const certifier = await aCertifier();
  const names = ['Zoë Ähre', 'Ägidius Ost', 'Ada Beispiel', 'Adam Muster', 'Öko & Söhne GmbH', 'Oda West'];
  for (const [place, name] of names.entries())
    await certifier.donors.save(aDonor(`donor_one-of-the-list-${place}`, name), undefined);
  const namesOf = async (beginning?: string, limit = 10) =>
    (await certifier.donors.page({ limit }, beginning)).donors.map(({ thing }) => thing.name);
  return { ...certifier, namesOf };
};

describe('the list of donors', () => {
  it('goes by name, as people look for one: accents and signs aside', async () => {
    expect(await (await aList()).namesOf()).toEqual([
      'Ada Beispiel',
      'Adam Muster',
      'Ägidius Ost',
      'Oda West',
      'Öko & Söhne GmbH',
      'Zoë Ähre',
    ]);
  });

  it('finds who begins so, however that is typed', async () => {
    const { namesOf } = await aList();
    expect(await namesOf('ada')).toEqual(['Ada Beispiel', 'Adam Muster']);
    expect(await namesOf('Ada B')).toEqual(['Ada Beispiel']);
    expect(await namesOf('OKO sohne')).toEqual(['Öko & Söhne GmbH']);
    expect(await namesOf('nobody')).toEqual([]);
  });

  it('is read page by page', async () => {
    const { donors } = await aList();
    const first = await donors.page({ limit: 4 });
    const second = await donors.page({ limit: 4, after: first.next });
    expect([first.donors.length, second.donors.length]).toEqual([4, 2]);
    expect(new Set([...first.donors, ...second.donors].map(({ thing }) => thing.donor)).size).toBe(6);
  });

  it('puts every name somewhere, and the same name always at the same place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
        const sorted = sortedBy(name);
        expect(sortedBy(sorted)).toBe(sorted);
        expect(sortedBy(` ${name.normalize('NFD')} `)).toBe(sorted);
      }),
    );
  });
});

describe('a donor’s book', () => {
  it('has the gifts of each year apart, each once', async () => {
    const { donors } = await aCertifier();
    for (const gift of ['pi_2', 'pi_1', 'pi_1']) await donors.gave(ada.donor, 2026, gift);
    await donors.gave(ada.donor, 2027, 'pi_3');
    expect((await donors.giftsOf(ada.donor, 2026)).toSorted()).toEqual(['pi_1', 'pi_2']);
    expect(await donors.giftsOf(ada.donor, 2027)).toEqual(['pi_3']);
    expect(await donors.giftsOf(ada.donor, 2025)).toEqual([]);
    expect(await donors.giftsOf(donorOf('ida@example.org'), 2026)).toEqual([]);
  });

  it('has gifts before anybody knows who the donor is, and says nothing of them then', async () => {
    const { donors } = await aCertifier();
    await donors.gave(ada.donor, 2026, 'manual:kontoauszug-1');
    expect(await donors.find(ada.donor)).toBeUndefined();
    expect(await donors.giftsOf(ada.donor, 2026)).toEqual(['manual:kontoauszug-1']);
  });

  it('has the receipts of a donor, the latest first', async () => {
    const { donors, table } = await aCertifier();
    for (const count of [1, 2, 10])
      await table.put(
        donorReceiptItem(ada.donor, `LEIPZIG-2026-${String(count).padStart(6, '0')}`, `rcpt_number-${count}`),
      );
    expect(await donors.receiptsOf(ada.donor)).toEqual(['rcpt_number-10', 'rcpt_number-2', 'rcpt_number-1']);
  });
});

const member = (number: string) => ({ campaign: 'netzwerk', member: number });
const ida = aDonor(donorOf('ida@example.org'), 'Ida Muster');
const desk = async () => {
  const certifier = await aCertifier();
  return {
    ...certifier,
    write: async (donor: typeof ada, before: Partial<typeof ada> = {}) =>
      certifier.table.transact([], memberUpdates(donor, before), { replaced: [donorItem(donor)] }),
  };
};

describe('the number of a member', () => {
  it('leads to one donor and to nobody else', async () => {
    const { donors, write } = await desk();
    expect(await write({ ...ada, members: [member('17')] })).toBeUndefined();
    expect(await donors.withMember('netzwerk', '17')).toBe(ada.donor);
    expect(await donors.withMember('anderswo', '17')).toBeUndefined();
    expect(await write({ ...ida, members: [member('17')] })).toBe('already-there');
    expect(await donors.withMember('netzwerk', '17')).toBe(ada.donor);
  });

  it('is free for somebody else once its donor gives it up, and stays with whoever only moves', async () => {
    const { donors, write } = await desk();
    await write({ ...ada, members: [member('17'), member('18')] });
    await write({ ...ada, members: [member('18')] }, { members: [member('17'), member('18')] });
    expect(await donors.withMember('netzwerk', '17')).toBeUndefined();
    expect(await donors.withMember('netzwerk', '18')).toBe(ada.donor);
    expect(await write({ ...ida, members: [member('17')] })).toBeUndefined();
    expect(await donors.withMember('netzwerk', '17')).toBe(ida.donor);
  });
});
