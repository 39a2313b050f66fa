import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents } from '../../shared/domain/money.ts';
import { aTable } from '../a-table.ts';
import { aBookingOffice } from './a-booking-office.ts';
import { aChargeEvent } from './a-charge.ts';

const anOffice = async () => aBookingOffice(await aTable());

describe('booking a batch', () => {
  it('writes many gifts of one month in one transaction with one change of its total', async () => {
    const office = await anOffice();
    const sent: { puts: number; updates: number }[] = [];
    office.client.middlewareStack.add(
      (next, context) => async (call) => {
        if (context.commandName === 'TransactWriteItemsCommand') {
          const items = JSON.stringify(call.input);
          sent.push({ puts: items.split('"Put"').length - 1, updates: items.split('"Update"').length - 1 });
        }
        return next(call);
      },
      { step: 'initialize' },
    );
    const events = await office.keep(Array.from({ length: 25 }, () => aChargeEvent({ amountCents: 10_00 })));
    expect(await office.book(events)).toMatchObject({ gifts: 25 });
    expect(sent).toEqual([{ puts: 50, updates: 1 }]);
    expect((await office.progress()).totals).toMatchObject({ receivedCents: 250_00, gifts: 25 });
    expect(await office.letters()).toHaveLength(25);
  });

  it('changes nothing when the same batch comes again, even five times at once', async () => {
    const office = await anOffice();
    const events = await office.keep([aChargeEvent(), aChargeEvent(), aChargeEvent()]);
    await Promise.all(Array.from({ length: 5 }, async () => office.book(events)));
    await office.book(events);
    expect((await office.progress()).totals).toMatchObject({ receivedCents: 75_00, gifts: 3 });
    expect(await office.letters()).toHaveLength(3);
  });

  it('books a batch too large for one transaction in several', async () => {
    const office = await anOffice();
    const pending = Array.from({ length: 45 }, (_, index) =>
      aChargeEvent({ type: 'charge.pending', gift: `pi_many${index}`, method: 'sepa_debit' }),
    );
    await office.book(await office.keep(pending));
    const settled = Array.from({ length: 45 }, (_, index) =>
      aChargeEvent({ gift: `pi_many${index}`, method: 'sepa_debit' }),
    );
    expect(await office.book(await office.keep(settled))).toMatchObject({ gifts: 45 });
    expect((await office.progress()).totals).toMatchObject({
      receivedCents: 45 * 25_00,
      pendingCents: 0,
      gifts: 45,
    });
  });

  it('folds all that is told of one gift in one batch', async () => {
    const office = await anOffice();
    const events = await office.keep([
      aChargeEvent({ type: 'charge.pending', gift: 'pi_fold', method: 'sepa_debit' }),
      aChargeEvent({ gift: 'pi_fold', method: 'sepa_debit' }),
    ]);
    await office.book(events);
    expect((await office.progress()).totals).toMatchObject({
      receivedCents: 25_00,
      pendingCents: 0,
      gifts: 1,
    });
    expect(await office.letters()).toHaveLength(1);
  });

  it('sets a poisonous event aside with its reason and books the others', async () => {
    const office = await anOffice();
    const poison = aChargeEvent();
    const broken = {
      ...poison,
      data: { object: { ...poison.data.object, amount: 'a lot', id: 'ada@example.org' } },
    };
    const events = await office.keep([aChargeEvent(), aChargeEvent()]);
    const body = Buffer.from(JSON.stringify(broken));
    await office.parts.inbox.keep({ event: poison.id, type: poison.type, body }, office.now.at);
    const { again } = await office.book([...events, ...(await office.keep([poison]))]);
    expect([...again]).toEqual([]);
    expect((await office.progress()).totals.gifts).toBe(2);
    const [aside] = await office.quarantined();
    expect(aside).toMatchObject({ event: poison.id, state: 'QUARANTINED' });
    expect(aside?.reason).toContain('amount');
    expect(office.lines.join('\n')).toContain('"alarm":"quarantined"');
    expect(office.lines.join('\n') + String(aside?.reason)).not.toContain('ada@');
  });

  it('sets an event aside that contradicts what is booked', async () => {
    const office = await anOffice();
    await office.book(await office.keep([aChargeEvent({ gift: 'pi_same', amountCents: 25_00 })]));
    const other = { ...aChargeEvent({ gift: 'pi_same', amountCents: 26_00 }), id: 'evt_contradiction' };
    await office.book(await office.keep([other]));
    expect(await office.quarantined()).toMatchObject([{ event: 'evt_contradiction' }]);
    expect((await office.progress()).totals.receivedCents).toBe(25_00);
  });

  it('books what Stripe credited for money in another currency', async () => {
    const office = await anOffice();
    const events = await office.keep([aChargeEvent({ currency: 'usd', amountCents: 30_00 })]);
    await office.book(events, {
      stripe: { ...office.parts.stripe, creditedCents: async () => cents(27_41) },
    });
    expect((await office.progress()).totals.receivedCents).toBe(27_41);
  });

  it('asks again later when Stripe is away, and keeps the others', async () => {
    const office = await anOffice();
    const foreign = aChargeEvent({ currency: 'usd' });
    const away = Object.assign(new Error('away'), { type: 'StripeConnectionError' });
    const events = await office.keep([foreign, aChargeEvent()]);
    const { again } = await office.book(events, {
      stripe: {
        ...office.parts.stripe,
        creditedCents: async () => {
          throw away;
        },
      },
    });
    expect([...again]).toEqual([foreign.id]);
    expect((await office.progress()).totals.gifts).toBe(1);
    expect(await office.quarantined()).toEqual([]);
  });

  it('never reads an event of another API version, also one that was kept before an upgrade', async () => {
    const office = await anOffice();
    await office.book(await office.keep([aChargeEvent({ apiVersion: '2025-01-01.older' })]));
    expect((await office.progress()).totals.gifts).toBe(0);
    expect(await office.quarantined()).toMatchObject([{ reason: 'API version 2025-01-01.older' }]);
  });

  it('books money that carries nothing of ours under unassigned, and writes to nobody', async () => {
    const office = await anOffice();
    await office.book(
      await office.keep([
        aChargeEvent({ metadata: {} }),
        aChargeEvent({ metadata: { campaign: 'nowhere' } }),
      ]),
    );
    expect((await office.progress('unassigned')).totals).toMatchObject({ receivedCents: 50_00, gifts: 2 });
    expect((await office.progress()).totals.gifts).toBe(0);
    expect(await office.letters()).toEqual([]);
  });

  it('counts a gift in the month of Berlin it was received in', async () => {
    const office = await anOffice();
    await office.book(
      await office.keep([
        aChargeEvent({ at: '2026-10-31T22:59:59Z' }),
        aChargeEvent({ at: '2026-10-31T23:00:00Z', amountCents: 30_00 }),
      ]),
    );
    expect(
      (await office.progress()).months.map(({ month, receivedCents }) => [month, receivedCents.donation]),
    ).toEqual([
      ['2026-10', 25_00],
      ['2026-11', 30_00],
    ]);
  });

  it('adds up to the same for any order and any repetition of the same events, in any batches', async () => {
    const gifts = ['pi_a', 'pi_b', 'pi_c'];
    const told = [
      aChargeEvent({ gift: 'pi_a', method: 'sepa_debit', type: 'charge.pending' }),
      aChargeEvent({ gift: 'pi_a', method: 'sepa_debit' }),
      aChargeEvent({ gift: 'pi_b', method: 'sepa_debit', type: 'charge.pending' }),
      aChargeEvent({ gift: 'pi_b', method: 'sepa_debit', type: 'charge.failed' }),
      aChargeEvent({ gift: 'pi_c' }),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...told, ...told], { minLength: told.length * 2 }),
        fc.integer({ min: 1, max: 10 }),
        async (order, batchSize) => {
          const office = await anOffice();
          const kept = new Map((await office.keep(told)).map((event) => [event.event, event]));
          const batches = [];
          for (let start = 0; start < order.length; start += batchSize) {
            batches.push(order.slice(start, start + batchSize).flatMap(({ id }) => kept.get(id) ?? []));
          }
          // Two at a time, as two shards or the stream and the sweep would.
          for (let at = 0; at < batches.length; at += 2) {
            await Promise.all(batches.slice(at, at + 2).map(async (batch) => office.book(batch)));
          }
          expect((await office.progress()).totals).toMatchObject({
            receivedCents: 50_00,
            pendingCents: 0,
            gifts: 2,
          });
          expect((await office.letters()).map(({ letter }) => letter).toSorted()).toEqual([
            'pi_a.acknowledgement',
            'pi_c.acknowledgement',
          ]);
          const entries = await Promise.all(gifts.map(async (gift) => office.parts.ledger.entries(gift)));
          expect(
            entries
              .flat()
              .filter(({ account }) => account === 'pending')
              .reduce((sum, entry) => sum + entry.cents, 0),
          ).toBe(0);
        },
      ),
      { numRuns: 15 },
    );
  });
});
