import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualEntry } from '../../shared/domain/manual-entry.ts';
import { cents } from '../../shared/domain/money.ts';
import { Month } from '../../shared/domain/month.ts';
import { note } from '../../shared/house/noting.ts';
import { openNotes } from '../../shared/store/notes.ts';
import { openTotals } from '../../shared/store/totals.ts';
import { aTable } from '../a-table.ts';
import { aBookingOffice } from './a-booking-office.ts';
import { aChargeEvent } from './a-charge.ts';

/** A desk with the books on it, on 22 November 2026. */
const aDesk = async () => {
  const office = await aBookingOffice(await aTable());
  const parts = { ...office.parts, notes: openNotes(office.table) };
  return {
    ...office,
    note: async (said: Record<string, unknown> = {}, late = false) =>
      note(
        ManualEntry.parse({
          reference: 'kasse-7',
          campaign: 'netzwerk',
          day: '2026-11-20',
          source: 'event',
          cents: 412_50,
          earmark: 'free',
          author: 'Kim Beispiel',
          reason: 'Sommerfest, Kassenblatt 7',
          ...said,
        }),
        { late },
        parts,
      ),
    received: async (campaign = 'netzwerk', month = '2026-11') => {
      const books = await office.parts.campaigns.books(campaign);
      return books?.totals.find((total) => total.month === month)?.received ?? [];
    },
  };
};

const correction = { reference: 'kasse-7-b', corrects: 'manual:kasse-7', day: '2026-11-22', cents: -12_50 };

describe('money noted by hand', () => {
  it('counts in its month, under its own source, with who wrote it and why', async () => {
    const desk = await aDesk();
    const { entry, isNew } = await desk.note();
    expect(isNew).toBe(true);
    expect(entry).toMatchObject({
      entry: 'manual:kasse-7',
      at: '2026-11-20T12:00:00.000Z',
      month: '2026-11',
      author: 'Kim Beispiel',
      reason: 'Sommerfest, Kassenblatt 7',
    });
    expect(await desk.received()).toEqual([{ source: 'event', earmark: 'free', cents: 412_50 }]);
    expect(await desk.parts.ledger.entries('manual:kasse-7')).toEqual([entry]);
  });

  it('is written once, however often and however many at once say the very same', async () => {
    const desk = await aDesk();
    const notes = await Promise.all(Array.from({ length: 8 }, async () => desk.note()));
    expect(notes.filter(({ isNew }) => isNew)).toHaveLength(1);
    desk.now.at = new Date('2027-02-01T10:00:00Z');
    expect(await desk.note()).toMatchObject({ isNew: false });
    expect(await desk.received()).toEqual([{ source: 'event', earmark: 'free', cents: 412_50 }]);
  });

  it.each([
    ['another amount', { cents: 412_51 }],
    ['another day', { day: '2026-11-21' }],
    ['another author', { author: 'Toni Beispiel' }],
    ['another reason', { reason: 'Herbstfest' }],
    ['as a correction of something else', { corrects: 'manual:kasse-6', cents: -5_00 }],
  ])('never changes: its reference is refused with %s', async (_, other) => {
    const desk = await aDesk();
    await desk.note();
    await desk.note({ reference: 'kasse-6' });
    await expect(desk.note(other)).rejects.toMatchObject({ code: 'note.reference-taken' });
    expect(await desk.received()).toEqual([{ source: 'event', earmark: 'free', cents: 825_00 }]);
  });

  it('counts a gift for a donation, and none for cash from an event', async () => {
    const desk = await aDesk();
    await desk.note();
    await desk.note({ reference: 'bank-1', source: 'donation', cents: 50_00 });
    expect((await desk.progress()).totals).toMatchObject({ gifts: 1 });
  });

  it.each([
    ['tomorrow', { day: '2026-11-23' }, 'note.in-future'],
    ['a month that is over', { day: '2026-10-31' }, 'note.month-over'],
    ['a campaign nobody knows', { campaign: 'netzwrk' }, 'note.campaign-unknown'],
    ['money under no campaign', { campaign: 'unassigned' }, 'note.campaign-unknown'],
    ['a need nobody knows', { earmark: 'need_bikes-2026-11' }, 'note.need-unknown'],
    ['nothing', { cents: 0 }, 'note.not-positive'],
    ['less than nothing', { cents: -5_00 }, 'note.not-positive'],
  ])('is refused for %s', async (_, said, code) => {
    const desk = await aDesk();
    await expect(desk.note(said)).rejects.toMatchObject({ code });
    expect(await desk.received()).toEqual([]);
  });

  it('is today in Berlin, where the night is a day further', async () => {
    const desk = await aDesk();
    desk.now.at = new Date('2026-11-30T23:30:00Z');
    expect(await desk.note({ day: '2026-12-01' })).toMatchObject({ entry: { month: '2026-12' } });
    await expect(desk.note({ reference: 'kasse-8', day: '2026-11-30' })).rejects.toMatchObject({
      code: 'note.month-over',
    });
  });

  it('goes into a month that is over only for whoever says so', async () => {
    const desk = await aDesk();
    expect(await desk.note({ day: '2026-10-31' }, true)).toMatchObject({ entry: { month: '2026-10' } });
    expect(await desk.received('netzwerk', '2026-10')).toEqual([
      { source: 'event', earmark: 'free', cents: 412_50 },
    ]);
  });
});

describe('a correction', () => {
  it('is an entry of its own, with its own sign, beside the one it puts right', async () => {
    const desk = await aDesk();
    await desk.note();
    await desk.note(correction);
    expect(await desk.received()).toEqual([{ source: 'event', earmark: 'free', cents: 400_00 }]);
    const entries = await desk.parts.ledger.entries('manual:kasse-7');
    expect(entries.map(({ entry, cents }) => [entry, cents])).toEqual([
      ['manual:kasse-7', 412_50],
      ['manual:kasse-7-b', -12_50],
    ]);
    expect(await desk.note(correction)).toMatchObject({ isNew: false });
  });

  it.each([
    ['an entry that is not there', { corrects: 'manual:kasse-9' }, 'note.corrects-nothing'],
    ['another correction', { corrects: 'manual:kasse-7-a' }, 'note.corrects-nothing'],
    ['another campaign', { campaign: 'unassigned' }, 'note.corrects-elsewhere'],
    ['another source', { source: 'grant' }, 'note.corrects-elsewhere'],
    ['another earmark', { earmark: 'staff' }, 'note.corrects-elsewhere'],
    ['more than is left', { cents: -400_01 }, 'note.corrects-too-much'],
    ['nothing', { cents: 0 }, 'note.corrects-by-zero'],
  ])('is refused for %s', async (_, said, code) => {
    const desk = await aDesk();
    await desk.note();
    await desk.note({ ...correction, reference: 'kasse-7-a' });
    await expect(desk.note({ ...correction, ...said })).rejects.toMatchObject({ code });
    expect(await desk.received()).toEqual([{ source: 'event', earmark: 'free', cents: 400_00 }]);
  });

  it('never takes more than there is, in any order and all at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.integer({ min: -60_00, max: 30_00 }).filter((cents) => cents !== 0),
          {
            minLength: 2,
            maxLength: 6,
          },
        ),
        async (sums) => {
          const desk = await aDesk();
          await desk.note({ cents: 100_00 });
          const done = await Promise.allSettled(
            sums.map(async (cents, index) => desk.note({ ...correction, reference: `c-${index}`, cents })),
          );
          const left = (await desk.received())[0]?.cents;
          const taken = sums.filter((_, index) => done[index]?.status === 'fulfilled');
          expect(left).toBe(taken.reduce((sum, cents) => sum + cents, 100_00));
          expect(left).toBeGreaterThanOrEqual(0);
          for (const one of done) {
            if (one.status === 'rejected')
              expect(one.reason).toMatchObject({ code: 'note.corrects-too-much' });
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it('of a gift through Stripe moves along when its place becomes known', async () => {
    const desk = await aDesk();
    await desk.book(await desk.keep([aChargeEvent({ gift: 'pi_late', metadata: {} })]));
    await desk.note({
      ...correction,
      campaign: 'unassigned',
      source: 'donation',
      corrects: 'stripe:pi_late:received',
      cents: -5_00,
    });
    expect(await desk.received('unassigned')).toMatchObject([{ cents: 20_00 }]);
    const knowing = { ...aChargeEvent({ gift: 'pi_late' }), id: 'evt_who_knows_the_campaign' };
    await desk.book(await desk.keep([knowing]));
    expect(await desk.received('unassigned')).toMatchObject([{ cents: 0 }]);
    expect(await desk.received()).toEqual([{ source: 'donation', earmark: 'free', cents: 20_00 }]);

    const again = { ...correction, source: 'donation', cents: -20_01 };
    await expect(
      desk.note({ ...again, reference: 'x-1', corrects: 'stripe:pi_late:received' }),
    ).rejects.toThrow('stripe:pi_late:received:moved:1:in');
    await expect(
      desk.note({ ...again, reference: 'x-2', corrects: 'stripe:pi_late:received:moved:1:in' }),
    ).rejects.toMatchObject({ code: 'note.corrects-too-much' });
  });

  it('of a gift leaves what was paid back untouched, and one of a refund never makes money of it', async () => {
    const desk = await aDesk();
    await desk.book(await desk.keep([aChargeEvent({ gift: 'pi_back' })]));
    const received = (await desk.parts.ledger.entries('pi_back')).find(
      ({ movement }) => movement === 'received',
    );
    if (!received) throw new Error('the gift is not booked');
    const refund = {
      ...received,
      entry: 'stripe:re_1',
      line: 're_1',
      movement: 'refunded' as const,
      account: 'returned' as const,
      cents: cents(-20_00),
    };
    await desk.parts.ledger.book([{ entry: refund }]);
    const said = { ...correction, source: 'donation', corrects: 'stripe:pi_back:received' };
    await expect(desk.note({ ...said, cents: -5_01 })).rejects.toThrow('€5.00 of stripe:pi_back:received');
    await desk.note({ ...said, cents: -5_00 });

    const ofRefund = { ...said, reference: 'back-1', corrects: 'stripe:re_1' };
    await expect(desk.note({ ...ofRefund, cents: 20_00 })).rejects.toThrow('which payment it belongs to');
    const named = { ...ofRefund, gift: 'pi_back' };
    await expect(desk.note({ ...named, cents: 20_01 })).rejects.toMatchObject({
      code: 'note.corrects-too-much',
    });
    await desk.note({ ...named, cents: 20_00 });
    const total = await openTotals(desk.table).of('netzwerk', Month.parse('2026-11'));
    expect(total).toMatchObject({ returnedCents: 0, gifts: 1 });
    expect(await desk.received()).toEqual([{ source: 'donation', earmark: 'free', cents: 20_00 }]);
  });

  it('keeps totals and entries the same sum', async () => {
    const desk = await aDesk();
    await desk.note();
    await desk.note(correction);
    const total = await openTotals(desk.table).of('netzwerk', Month.parse('2026-11'));
    const entries = await desk.parts.ledger.entries('manual:kasse-7');
    const sum = entries.reduce((before, { cents }) => before + cents, 0);
    expect(total?.received).toEqual([{ source: 'event', earmark: 'free', cents: sum }]);
  });
});
