import { describe, expect, it } from 'vitest';
import { Campaign } from '../../shared/domain/campaign.ts';
import { ManualEntry } from '../../shared/domain/manual-entry.ts';
import { Instant } from '../../shared/domain/month.ts';
import { sumCents } from '../../shared/domain/money.ts';
import { note } from '../../shared/house/noting.ts';
import { openNotes } from '../../shared/store/notes.ts';
import { openPages } from '../../shared/store/pages.ts';
import { type GiftWithTerms, openReceiptGifts } from '../../shared/store/receipt-gifts.ts';
import { openReceipts } from '../../shared/store/receipts.ts';
import { aTable } from '../a-table.ts';
import { aBookingOffice } from './a-booking-office.ts';
import { aChargeEvent } from './a-charge.ts';
import { aRefundEvent } from './a-refund.ts';

const claimedAt = Instant.parse('2026-11-22T10:05:00.000Z');
const refundedAt = '2026-11-22T10:01:00Z';

/** The books beside whoever certifies, on one table. */
const anOffice = async () => {
  const { client, table } = await aTable();
  const office = await aBookingOffice({ client, table });
  const gifts = openReceiptGifts(table);
  const receipts = openReceipts(table, openPages(client, 'tragwerk'));
  const claim = async (receipt: string, ...names: readonly string[]) => {
    const read = await Promise.all(names.map(async (name) => gifts.of(name)));
    // A claim that is there stays until its receipt lets go, and one that was let go stays so: what was read holds.
    if (read.some(({ gift: { claimed } }) => claimed.receipt !== undefined)) return 'already-there';
    const counted = read.map(({ name, gift: { claimed } }) => ({ gift: name, count: claimed.count }));
    return gifts.claim(receipt, counted, claimedAt);
  };
  return {
    ...office,
    gifts,
    receipts,
    claim,
    given: async (...names: readonly string[]) =>
      office.book(await office.keep(names.map((gift) => aChargeEvent({ gift, amountCents: 40_00 })))),
    refund: async (gift: string, amountCents = 10_00, more: Parameters<typeof office.book>[1] = {}) =>
      office.book(await office.keep([aRefundEvent({ gift, amountCents, at: refundedAt })]), more),
    /** What whoever looks after receipts finds to do. */
    work: async () => {
      const found = [];
      for await (const handful of receipts.waiting('~')) found.push(...handful);
      return found;
    },
  };
};

const leftOf = ({ gift }: GiftWithTerms): number =>
  sumCents(
    [...gift.lines.values()]
      .filter(({ standing }) => standing.account === 'received' || standing.account === 'returned')
      .map(({ standing }) => standing.cents),
  );

describe('a refund of a gift that a receipt has taken', () => {
  it('makes the receipt stale, in the same transaction, and wakes whoever looks after receipts', async () => {
    const office = await anOffice();
    await office.given('pi_1');
    await office.claim('rcpt_first-one', 'pi_1');
    await office.refund('pi_1');
    expect(await office.receipts.stale('rcpt_first-one')).toEqual({
      receipt: 'rcpt_first-one',
      gift: 'pi_1',
      because: 'refunded',
      replace: true,
      at: '2026-11-22T10:05:00.000Z',
    });
    expect(await office.work()).toEqual([{ work: 'stale', receipt: 'rcpt_first-one' }]);
  });

  it('says so once when it is told five times at once', async () => {
    const office = await anOffice();
    await office.given('pi_1');
    await office.claim('rcpt_first-one', 'pi_1');
    const events = await office.keep([aRefundEvent({ gift: 'pi_1', amountCents: 10_00, at: refundedAt })]);
    await Promise.all(Array.from({ length: 5 }, async () => office.book(events)));
    expect(await office.work()).toEqual([{ work: 'stale', receipt: 'rcpt_first-one' }]);
    expect(leftOf(await office.gifts.of('pi_1'))).toBe(30_00);
  });

  it('is booked together with refunds of other gifts of the same receipt, and of none', async () => {
    const office = await anOffice();
    await office.given('pi_1', 'pi_2', 'pi_3');
    await office.claim('rcpt_of-two-gifts', 'pi_1', 'pi_2');
    const events = ['pi_1', 'pi_2', 'pi_3'].map((gift) =>
      aRefundEvent({ gift, amountCents: 10_00, at: refundedAt }),
    );
    expect(await office.book(await office.keep(events))).toMatchObject({ gifts: 3 });
    expect(await office.work()).toEqual([{ work: 'stale', receipt: 'rcpt_of-two-gifts' }]);
    for (const gift of ['pi_1', 'pi_2', 'pi_3']) expect(leftOf(await office.gifts.of(gift))).toBe(30_00);
  });

  it('tells the receipt that has the gift now, and not the withdrawn one that had it before', async () => {
    const office = await anOffice();
    await office.given('pi_1');
    await office.claim('rcpt_withdrawn-one', 'pi_1');
    await office.gifts.release('pi_1', 1, 'rcpt_withdrawn-one', claimedAt);
    await office.claim('rcpt_second-one', 'pi_1');
    await office.refund('pi_1');
    expect(await office.work()).toEqual([{ work: 'stale', receipt: 'rcpt_second-one' }]);
  });

  it('concerns no receipt while none has the gift', async () => {
    const office = await anOffice();
    await office.given('pi_1', 'pi_2');
    await office.claim('rcpt_withdrawn-one', 'pi_2');
    await office.gifts.release('pi_2', 1, 'rcpt_withdrawn-one', claimedAt);
    await office.refund('pi_1');
    await office.refund('pi_2');
    expect(await office.work()).toEqual([]);
  });
});

describe('a refund and a receipt that want the same gift at the same time', () => {
  it('when the receipt takes it after the refund was decided, the refund is decided anew and sees it', async () => {
    const office = await anOffice();
    await office.given('pi_1');
    let claimed = false;
    const { ledger } = office.parts;
    await office.refund('pi_1', 10_00, {
      ledger: {
        ...ledger,
        book: async (changes, free) => {
          if (!claimed) await office.claim('rcpt_just-between', 'pi_1');
          claimed = true;
          return ledger.book(changes, free);
        },
      },
    });
    expect(await office.work()).toEqual([{ work: 'stale', receipt: 'rcpt_just-between' }]);
    expect(leftOf(await office.gifts.of('pi_1'))).toBe(30_00);
  });

  it('when the receipt lets it go after the refund was decided, it is told for nothing, which does no harm', async () => {
    const office = await anOffice();
    await office.given('pi_1');
    await office.claim('rcpt_on-its-way-out', 'pi_1');
    const { ledger } = office.parts;
    await office.refund('pi_1', 10_00, {
      ledger: {
        ...ledger,
        book: async (changes, free) => {
          await office.gifts.release('pi_1', 1, 'rcpt_on-its-way-out', claimedAt);
          return ledger.book(changes, free);
        },
      },
    });
    expect(leftOf(await office.gifts.of('pi_1'))).toBe(30_00);
    expect(await office.work()).toEqual([{ work: 'stale', receipt: 'rcpt_on-its-way-out' }]);
  });

  it('when the refund was first, whoever takes the gift and looks again sees what is left', async () => {
    const office = await anOffice();
    await office.given('pi_1');
    await office.refund('pi_1');
    expect(await office.claim('rcpt_came-later', 'pi_1')).toBeUndefined();
    expect(leftOf(await office.gifts.of('pi_1'))).toBe(30_00);
    expect(await office.work()).toEqual([]);
  });

  it('never misses each other: whoever certifies sees the refund, or the refund sees the receipt', async () => {
    const office = await anOffice();
    const names = Array.from({ length: 24 }, (_, index) => `pi_race${index}`);
    await office.given(...names);
    const seen = { byReceipt: 0, byRefund: 0 };
    for (const gift of names) {
      const receipt = `rcpt_of-${gift}`;
      const taken = async () => {
        // A transaction meets another one now and then, and then it is tried again: as whoever issues does.
        for (let round = 0; (await office.claim(receipt, gift)) !== undefined; round += 1)
          if (round > 50) throw new Error('never taken');
        return leftOf(await office.gifts.of(gift));
      };
      const [left] = await Promise.all([taken(), office.refund(gift)]);
      const stale = (await office.receipts.stale(receipt)) !== undefined;
      if (left === 30_00) seen.byReceipt += 1;
      if (stale) seen.byRefund += 1;
      expect({ gift, seen: left === 30_00 || stale }).toEqual({ gift, seen: true });
      expect(leftOf(await office.gifts.of(gift))).toBe(30_00);
    }
    expect(seen.byReceipt + seen.byRefund).toBeGreaterThanOrEqual(names.length);
  });

  it('never has two receipts with one gift, however many want it at once', async () => {
    const office = await anOffice();
    await office.given('pi_1', 'pi_2');
    const wanted = Array.from({ length: 8 }, (_, index) => `rcpt_wants-it-${index}`);
    const answers = await Promise.all(wanted.map(async (receipt) => office.claim(receipt, 'pi_1', 'pi_2')));
    const takers = wanted.filter((_, index) => answers[index] === undefined);
    expect(takers).toHaveLength(1);
    for (const gift of ['pi_1', 'pi_2'])
      expect((await office.gifts.of(gift)).gift.claimed).toEqual({ count: 1, receipt: takers[0] });
  });
});

const say = (said: Record<string, unknown>) =>
  ManualEntry.parse({
    reference: 'auszug-1',
    campaign: 'netzwerk',
    day: '2026-11-20',
    source: 'donation',
    cents: 50_00,
    earmark: 'free',
    author: 'Kasse',
    reason: 'Überweisung',
    ...said,
  });

const aDesk = async () => {
  const office = await anOffice();
  await office.parts.campaigns.saveCampaign(
    Campaign.parse({
      campaign: 'netzwerk',
      title: 'Netzwerkarbeit',
      summary: 'Beispiel',
      carriers: [{ carrier: 'leipzig', from: '2020-01-01' }],
      status: 'open',
    }),
  );
  const notes = openNotes(office.table);
  const putRight = say({ reference: 'auszug-1-b', corrects: 'manual:auszug-1', cents: -5_00 });
  return {
    ...office,
    notes,
    note: async (said: ManualEntry) => note(said, { late: false }, { ...office.parts, notes }),
    say,
    putRight,
  };
};

describe('a person who wants to put a certified gift right', () => {
  it('is told to withdraw the receipt first, and nothing is changed', async () => {
    const desk = await aDesk();
    await desk.note(desk.say({}));
    await desk.claim('rcpt_of-a-transfer', 'manual:auszug-1');
    await expect(desk.note(desk.putRight)).rejects.toMatchObject({ status: 409, code: 'gift.receipted' });
    expect(leftOf(await desk.gifts.of('manual:auszug-1'))).toBe(50_00);
  });

  it('is told so as well when a receipt took it while they were deciding', async () => {
    const desk = await aDesk();
    await desk.note(desk.say({}));
    const before = await desk.parts.ledger.gift('manual:auszug-1');
    const counted = { corrections: before.corrections, claims: before.claimed.count };
    await desk.claim('rcpt_just-between', 'manual:auszug-1');
    const { entry } = await desk.note(desk.say({ reference: 'auszug-2' }));
    const late = {
      ...entry,
      entry: 'manual:auszug-1-b',
      corrects: 'manual:auszug-1',
      gift: 'manual:auszug-1',
    };
    expect(await desk.notes.write(late, counted)).toBe('already-there');
    expect(leftOf(await desk.gifts.of('manual:auszug-1'))).toBe(50_00);
  });

  it('may do so once the receipt is withdrawn', async () => {
    const desk = await aDesk();
    await desk.note(desk.say({}));
    await desk.claim('rcpt_of-a-transfer', 'manual:auszug-1');
    await desk.gifts.release('manual:auszug-1', 1, 'rcpt_of-a-transfer', claimedAt);
    await desk.note(desk.putRight);
    expect(leftOf(await desk.gifts.of('manual:auszug-1'))).toBe(45_00);
  });
});
