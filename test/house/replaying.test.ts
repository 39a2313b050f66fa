import { describe, expect, it } from 'vitest';
import { replay, replayOne } from '../../shared/house/replaying.ts';
import { stripeApiVersion } from '../../shared/stripe/version.ts';
import { aTable } from '../a-table.ts';
import { aBookingOffice } from './a-booking-office.ts';
import { type AChargeEvent, aChargeEvent } from './a-charge.ts';

const anOffice = async () => {
  const office = await aBookingOffice(await aTable());
  return {
    ...office,
    /** Keeps an event as one we could not read when it came. */
    keepUnknown: async (event: AChargeEvent, unknown = 'API version 2031-01-01.next'): Promise<void> => {
      const body = Buffer.from(JSON.stringify(event, null, 2));
      await office.parts.inbox.keep({ event: event.id, type: event.type, body, unknown }, office.now.at);
    },
    /** Keeps an event and lets the booking set it aside. */
    setAside: async (event: AChargeEvent, reason: string): Promise<void> => {
      await office.keep([event]);
      await office.parts.inbox.quarantine(event.id, reason);
    },
  };
};

const throttled = async () => {
  throw Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
};

const laptopCloses = async () => {
  throw new Error('the laptop was closed');
};

describe('replaying the quarantine', () => {
  it('books what can be read by now, once, and takes it out', async () => {
    const office = await anOffice();
    const events = [aChargeEvent(), aChargeEvent()];
    for (const event of events) await office.keepUnknown(event, `API version ${stripeApiVersion}`);
    const [mended] = [aChargeEvent()];
    await office.setAside(mended, 'campaign netzwerk is gone');
    expect(await replay(office.parts)).toMatchObject({ remaining: [] });
    expect(await office.quarantined()).toEqual([]);
    expect((await office.progress()).totals).toMatchObject({ receivedCents: 75_00, gifts: 3 });
    expect(await office.letters()).toHaveLength(3);
    expect(await replay(office.parts)).toEqual({ booked: [], remaining: [] });
    expect(await office.letters()).toHaveLength(3);
  });

  it('leaves an event of another API version and one of an unknown type where they are, unread', async () => {
    const office = await anOffice();
    const newer = aChargeEvent({ apiVersion: '2031-01-01.next' });
    const strange = aChargeEvent({ type: 'charge.teleported' });
    await office.keepUnknown(newer);
    await office.keepUnknown(strange, 'unknown type');
    const { booked, remaining } = await replay(office.parts);
    expect(booked).toEqual([]);
    expect(new Map(remaining.map(({ event, reason, because }) => [event, `${because}: ${reason}`]))).toEqual(
      new Map([
        [newer.id, 'unknown: API version 2031-01-01.next'],
        [strange.id, 'unknown: unknown type'],
      ]),
    );
    expect(await office.quarantined()).toHaveLength(2);
    expect((await office.progress()).totals.gifts).toBe(0);
  });

  it('keeps what still cannot be booked, with the newest reason, beside what can', async () => {
    const office = await anOffice();
    const poison = aChargeEvent();
    const broken = { ...poison, data: { object: { ...poison.data.object, amount: Number.NaN } } };
    await office.setAside(broken, 'an old reason');
    const good = aChargeEvent();
    await office.setAside(good, 'an old reason');
    const { booked, remaining } = await replay(office.parts);
    expect(booked).toEqual([good.id]);
    expect(remaining).toMatchObject([{ event: poison.id, because: 'failed' }]);
    expect(remaining[0]?.reason).toContain('amount');
    expect(await office.quarantined()).toMatchObject([{ event: poison.id, state: 'QUARANTINED' }]);
  });

  it('says so when something it needs is away, and loses nothing', async () => {
    const office = await anOffice();
    const event = aChargeEvent();
    await office.setAside(event, 'campaign netzwerk is gone');
    const parts = { ...office.parts, ledger: { ...office.parts.ledger, book: throttled } };
    expect(await replay(parts)).toMatchObject({ booked: [], remaining: [{ because: 'away' }] });
    expect(await office.quarantined()).toHaveLength(1);
    expect(await replay(office.parts)).toMatchObject({ booked: [event.id] });
  });

  it('survives dying between booking and taking out: the event is there to be looked at, and booked once', async () => {
    const office = await anOffice();
    await office.setAside(aChargeEvent(), 'campaign netzwerk is gone');
    const parts = { ...office.parts, inbox: { ...office.parts.inbox, release: laptopCloses } };
    await expect(replay(parts)).rejects.toThrow('the laptop was closed');
    expect(await office.quarantined()).toHaveLength(1);
    await replay(office.parts);
    expect(await office.quarantined()).toEqual([]);
    expect((await office.progress()).totals.gifts).toBe(1);
    expect(await office.letters()).toHaveLength(1);
  });

  it('takes one event alone, and knows none that is not in the quarantine', async () => {
    const office = await anOffice();
    const [one, other, fine] = [aChargeEvent(), aChargeEvent(), aChargeEvent()];
    await office.setAside(one, 'some reason');
    await office.setAside(other, 'some reason');
    await office.keep([fine]);
    expect(await replayOne(one.id, office.parts)).toMatchObject({ booked: [one.id] });
    expect(await office.quarantined()).toMatchObject([{ event: other.id }]);
    expect(await replayOne(fine.id, office.parts)).toBeUndefined();
    expect(await replayOne('evt_nothing', office.parts)).toBeUndefined();
  });
});
