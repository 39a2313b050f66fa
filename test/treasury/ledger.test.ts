import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Entry } from '../../shared/domain/ledger.ts';
import { cents } from '../../shared/domain/money.ts';
import { readUnits } from '../read-units.ts';
import { type ADesk, aDesk } from './a-desk.ts';
import { anEntry, bookAll, itsFee, itsRefund, settle } from './some-books.ts';

interface Row {
  readonly entry: string;
  readonly account: Entry['account'];
  readonly cents: number;
}

/** All pages of a filter, as somebody reads them who goes on and on. */
const allRows = async (desk: ADesk, query: string, ...groups: string[]): Promise<Row[]> => {
  const rows: Row[] = [];
  let after = '';
  do {
    const { body, status } = await desk.as(...groups).get(`/v1/treasury/ledger?${query}${after}`);
    expect(status).toBe(200);
    rows.push(...body.rows);
    after = body.next === undefined ? '' : `&after=${encodeURIComponent(body.next)}`;
  } while (after !== '');
  return rows;
};

const minute = (number: number) => new Date(Date.UTC(2026, 10, 1, 0, number)).toISOString();

const sumOf = (rows: readonly Row[], ...accounts: Entry['account'][]): number =>
  rows.filter(({ account }) => accounts.includes(account)).reduce((sum, row) => sum + row.cents, 0);

describe('the ledger', () => {
  const october = anEntry(1, { at: '2026-10-31T22:30:00.000Z', cents: 5000, earmark: 'staff' });
  const november = anEntry(2, { at: '2026-11-02T09:00:00.000Z', cents: 2500, method: 'sepa_debit' });
  const elsewhere = anEntry(3, { at: '2026-11-03T09:00:00.000Z', campaign: 'sprechstunde', cents: 700 });
  const lost = anEntry(4, { at: '2026-11-04T09:00:00.000Z', campaign: 'unassigned', cents: 300 });
  const cash = anEntry(5, {
    at: '2026-11-05T12:00:00.000Z',
    gift: 'manual:kasse-2026-11-05',
    entry: 'manual:kasse-2026-11-05',
    movement: 'noted',
    source: 'event',
    cents: 12_345,
    author: 'A. Beispiel',
    reason: 'Kasse vom Sommerfest',
  });
  const refund = itsRefund(november, 500, '2026-11-06T09:00:00.000Z');
  const books = [october, november, itsFee(november, 55), elsewhere, lost, cash, refund];

  let desk: ADesk;
  beforeAll(async () => {
    desk = await aDesk();
    await bookAll(desk, books);
    await settle(desk, november, 55);
    await desk.parts.payouts.savePart({
      payout: 'po_1',
      transaction: `txn_${november.gift}`,
      type: 'charge',
      cents: november.cents,
      feeCents: cents(55),
      netCents: cents(2445),
      gift: november.gift,
      entry: november.entry,
    });
  });

  it('shows this year’s entries, the newest first, with what Stripe kept and the payout that brought it', async () => {
    const { body } = await desk.as('treasurer').get('/v1/treasury/ledger');
    expect(body).toMatchObject({ from: '2026-01', through: '2026-11' });
    expect(body.next).toBeUndefined();
    expect(body.rows.map(({ entry }: Row) => entry)).toEqual([
      refund.entry,
      cash.entry,
      lost.entry,
      elsewhere.entry,
      itsFee(november, 55).entry,
      november.entry,
      october.entry,
    ]);
    const shown = body.rows.find(({ entry }: Row) => entry === november.entry);
    expect(shown).toMatchObject({
      day: '2026-11-02',
      gift: november.gift,
      reference: november.charge,
      cents: 2500,
      grossCents: 2500,
      feeCents: 55,
      netCents: 2445,
      payout: 'po_1',
    });
    // The fee is said once: a column adds up to what Stripe moved.
    const fee = body.rows.find(({ account }: Row) => account === 'fees');
    expect(fee).not.toHaveProperty('grossCents');
    expect(body.rows.find(({ entry }: Row) => entry === cash.entry)).toMatchObject({
      reference: 'kasse-2026-11-05',
      author: 'A. Beispiel',
      reason: 'Kasse vom Sommerfest',
    });
  });

  it('says what the whole filter adds up to, to the cent', async () => {
    const { body } = await desk.as('treasurer').get('/v1/treasury/ledger?limit=1');
    expect(body.rows).toHaveLength(1);
    expect(body.sums).toEqual({
      cameInCents: 20_845,
      returnedCents: -500,
      receivedCents: 20_345,
      pendingCents: 0,
      feeCents: -55,
      from: 'totals',
    });
    const november = await desk.as('treasurer').get('/v1/treasury/ledger?from=2026-11&campaign=netzwerk');
    expect(november.body.sums).toMatchObject({ cameInCents: 14_845, receivedCents: 14_345 });
    const fees = await desk.as('treasurer').get('/v1/treasury/ledger?account=fees&limit=1');
    expect(fees.body.sums).toMatchObject({ receivedCents: 0, feeCents: -55, from: 'totals' });
  });

  it('counts what is not kept when all of it is on the page, and else says no sum at all', async () => {
    const whole = await desk.as('treasurer').get('/v1/treasury/ledger?method=card');
    expect(whole.body.sums).toMatchObject({ from: 'entries', cameInCents: 18_345 });
    const part = await desk.as('treasurer').get('/v1/treasury/ledger?method=card&limit=1');
    expect(part.body.sums).toEqual({ from: 'unknown' });
    const staff = await desk.as('treasurer').get('/v1/treasury/ledger?source=donation&limit=1');
    expect(staff.body.sums).toEqual({ receivedCents: 8000, from: 'unknown' });
    const text = await desk.as('treasurer').get('/v1/treasury/ledger?text=sommerfest');
    expect(text.body.rows.map(({ entry }: Row) => entry)).toEqual([cash.entry]);
    expect(text.body.sums).toMatchObject({ cameInCents: 12_345, from: 'entries' });
  });

  it('shows a centre only what is its own, page and sums', async () => {
    const { body } = await desk.as('treasurer:koeln').get('/v1/treasury/ledger');
    expect(body.rows.map(({ entry }: Row) => entry)).toEqual([elsewhere.entry]);
    expect(body.sums).toMatchObject({ receivedCents: 700, from: 'totals' });
    const nowhere = await desk.as('treasurer:hamburg').get('/v1/treasury/ledger');
    expect(nowhere.body).toMatchObject({ rows: [], sums: { receivedCents: 0 } });
    for (const campaign of ['netzwerk', 'unassigned']) {
      const refused = await desk.as('treasurer:koeln').get(`/v1/treasury/ledger?campaign=${campaign}`);
      expect(refused.status).toBe(403);
    }
    const unknown = await desk.as('reader').get('/v1/treasury/ledger?campaign=gibts-nicht');
    expect(unknown.body.error).toMatchObject({ code: 'campaign.unknown' });
  });

  it('says what is wrong with months, filters and places in the list', async () => {
    const { get } = desk.as('treasurer');
    const asked = async (query: string) => (await get(`/v1/treasury/ledger?${query}`)).body.error;
    expect(await asked('from=2026-13')).toMatchObject({ code: 'input.invalid', field: 'from' });
    expect(await asked('source=lottery')).toMatchObject({ field: 'source' });
    expect(await asked('from=2026-11&through=2026-10')).toMatchObject({ code: 'period.reversed' });
    expect(await asked('from=1990-01')).toMatchObject({ code: 'period.too-long' });
    expect(await asked('after=nonsense')).toMatchObject({ code: 'page.unknown' });
    expect(await asked('from=2026-11&after=2026-10')).toMatchObject({ code: 'page.unknown' });
    expect(await asked('limit=101')).toMatchObject({ field: 'limit' });
  });
});

describe('a page of the ledger', () => {
  it('costs the same at the thousandth entry as at the first, whatever there is', async () => {
    const desk = await aDesk();
    const meter = readUnits(desk.client);
    const firstPage = async (query: string) => {
      meter.take();
      const { body } = await desk.as('treasurer').get(`/v1/treasury/ledger?${query}`);
      return { units: meter.take(), body };
    };
    const gifts = Array.from({ length: 1100 }, (_, number) => anEntry(number, { at: minute(number) }));
    await bookAll(desk, gifts.slice(0, 100));
    const early = await firstPage('limit=10');
    await bookAll(desk, gifts.slice(100));
    const first = await firstPage('limit=10');
    let { body } = await firstPage('limit=100');
    for (let page = 2; page <= 10; page += 1) {
      ({ body } = await firstPage(`limit=100&after=${body.next}`));
    }
    const thousandth = await firstPage(`limit=10&after=${body.next}`);
    expect(thousandth.body.rows[0].entry).toBe(gifts.at(-1001)?.entry);
    expect(thousandth.body.rows).toHaveLength(10);
    expect(first.units).toEqual(early.units);
    expect(thousandth.units).toEqual(first.units);
  });

  it('looks at no more than five hundred entries, however rare what is looked for', async () => {
    const desk = await aDesk();
    const gifts = Array.from({ length: 700 }, (_, number) =>
      anEntry(number, { at: minute(number), method: number === 0 ? 'paypal' : 'card' }),
    );
    await bookAll(desk, gifts);
    const meter = readUnits(desk.client);
    const { body } = await desk.as('treasurer').get('/v1/treasury/ledger?method=paypal');
    expect(body.rows).toEqual([]);
    expect(meter.take().items).toBeLessThanOrEqual(2 * 500 + 20);
    expect((await allRows(desk, 'method=paypal', 'treasurer')).map(({ entry }) => entry)).toEqual([
      gifts[0]?.entry,
    ]);
  });

  it('shows each entry of a filter exactly once, in order, whatever the filter and the size of the page', async () => {
    const desk = await aDesk();
    const methods = ['card', 'sepa_debit', 'paypal'];
    const campaigns = ['netzwerk', 'sprechstunde', 'unassigned'];
    const entries = Array.from({ length: 90 }, (_, number) =>
      anEntry(number, {
        // Some at the very same second.
        at: new Date(Date.UTC(2026, 5 + (number % 4), 1 + (number % 7), 10)).toISOString(),
        cents: 100 + number,
        method: methods[number % 3] ?? '',
        campaign: campaigns[number % 3 === 0 ? 0 : number % 2] ?? '',
        earmark: number % 5 === 0 ? 'staff' : 'free',
        ...(number % 4 === 0 ? { movement: 'refunded', account: 'returned', cents: -50 } : {}),
      }),
    );
    await bookAll(desk, entries);
    const filters = fc.record({
      method: fc.option(fc.constantFrom(...methods)),
      campaign: fc.option(fc.constantFrom('netzwerk', 'sprechstunde')),
      earmark: fc.option(fc.constantFrom('staff', 'free')),
      account: fc.option(fc.constantFrom('received', 'returned')),
      order: fc.constantFrom('newest', 'oldest'),
      limit: fc.integer({ min: 7, max: 100 }),
    });
    await fc.assert(
      fc.asyncProperty(filters, async ({ limit, order, ...filter }) => {
        const given = Object.entries(filter).flatMap(([name, value]) =>
          value === null ? [] : [[name, value]],
        );
        const query = new URLSearchParams([...given, ['order', order], ['limit', String(limit)]]).toString();
        const rows = await allRows(desk, query, 'treasurer');
        const wanted = entries.filter((entry) =>
          given.every(([name, value]) =>
            Object.entries(entry).some(([key, is]) => key === name && is === value),
          ),
        );
        expect(rows.map(({ entry }) => entry).toSorted()).toEqual(
          wanted.map(({ entry }) => entry).toSorted(),
        );
        const times = rows.map(({ entry }) => wanted.find((one) => one.entry === entry)?.at ?? '');
        expect(times).toEqual(order === 'oldest' ? times.toSorted() : times.toSorted().toReversed());
        const { body } = await desk.as('treasurer').get(`/v1/treasury/ledger?${query}`);
        const { from: _from, ...sums } = body.sums;
        // A sum that is said is the sum of all pages.
        expect({
          cameInCents: sumOf(rows, 'received'),
          returnedCents: sumOf(rows, 'returned'),
          receivedCents: sumOf(rows, 'received', 'returned'),
          pendingCents: 0,
          feeCents: 0,
        }).toMatchObject(sums);
      }),
      { numRuns: 25 },
    );
  });
});
