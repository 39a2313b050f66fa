import { describe, expect, it } from 'vitest';
import { aNewsroom, days, hours, idsOf, minutes, type Newsroom } from './a-newsroom.ts';

/** The morning of the 12th: two campaigns of two centres, each with something to pay for. */
const aMorning = async () => {
  const room = await aNewsroom({ at: '2026-11-12T06:00:00.000Z' });
  await room.save('netzwerk', { centre: 'leipzig' });
  await room.save('koeln', { centre: 'koeln' });
  await room.need('2026-11', 'staff', 1000_00);
  await room.need('2026-11', 'staff', 1000_00, 'koeln');
  await room.tick();
  return room;
};

const editionsOf = async (room: Newsroom, topic: string) =>
  (await room.parts.editions.of(topic, { limit: 20 })).editions.map(({ edition }) => edition);

describe('a milestone', () => {
  it('that held for an hour is drafted at ten, for its campaign and for all, and the editor is told', async () => {
    const room = await aMorning();
    await room.supporters(1, { topics: { netzwerk: 'milestones' } });
    await room.gift(600_00);
    await room.ticksUntil('2026-11-12T08:45:00.000Z');
    expect(await editionsOf(room, 'netzwerk')).toEqual([]);
    await room.ticksUntil('2026-11-12T09:00:00.000Z');
    const milestones = [
      { milestone: 'half', campaign: 'netzwerk', month: '2026-11', costType: 'staff' },
      { milestone: 'first-gift', campaign: 'netzwerk', centre: 'leipzig' },
    ];
    expect(await room.edition('netzwerk', '2026-11-12')).toMatchObject({
      occasion: 'milestones',
      state: 'draft',
      month: '2026-11',
      milestones,
      sendAt: '2026-11-12T09:00:00.000Z',
    });
    expect(await room.edition('federation', '2026-11-12')).toMatchObject({ milestones, signedFor: 'koeln' });
    expect(await room.edition('koeln', '2026-11-12')).toBeUndefined();
    expect(await room.notices('netzwerk', '2026-11-12')).toHaveLength(1);
    room.to('2026-11-13T08:45:00.000Z');
    await room.ticksUntil('2026-11-13T09:15:00.000Z');
    expect(await editionsOf(room, 'netzwerk')).toHaveLength(1);
  });

  it('that a refund took back within the hour is never told', async () => {
    const room = await aMorning();
    await room.ticksUntil('2026-11-12T08:15:00.000Z');
    await room.gift(1000_00);
    await room.ticksUntil('2026-11-12T09:00:00.000Z');
    await room.gift(-1000_00);
    await room.ticksUntil('2026-11-12T12:00:00.000Z');
    expect(await editionsOf(room, 'netzwerk')).toEqual([]);
    expect(await editionsOf(room, 'federation')).toEqual([]);
  });

  it('is told once ever, though it falls and comes again', async () => {
    const room = await aMorning();
    await room.gift(1000_00);
    await room.ticksUntil('2026-11-12T09:00:00.000Z');
    await room.gift(-1000_00);
    await room.ticksUntil('2026-11-12T11:00:00.000Z');
    await room.gift(1000_00);
    await room.ticksUntil('2026-11-12T12:30:00.000Z');
    room.to('2026-11-13T08:45:00.000Z');
    await room.ticksUntil('2026-11-13T09:15:00.000Z');
    expect(await editionsOf(room, 'netzwerk')).toHaveLength(1);
  });

  it('of several topics comes as one letter to who reads several, and to nobody twice a day', async () => {
    const room = await aMorning();
    const [both] = await room.supporters(1, { topics: { netzwerk: 'milestones', koeln: 'milestones' } });
    const [one] = await room.supporters(1, { topics: { koeln: 'milestones' } });
    const [all] = await room.supporters(1, { topics: { federation: 'milestones', netzwerk: 'monthly' } });
    await room.gift(1000_00);
    await room.gift(1000_00, 'koeln');
    await room.ticksUntil('2026-11-12T09:00:00.000Z');
    await room.approve('netzwerk', '2026-11-12');
    await room.approve('koeln', '2026-11-12');
    await room.tick();
    if (!both || !one || !all) throw new Error('nobody reads');
    expect(room.got()).toEqual(idsOf([both, one]));
    const letter = room.post.taken.find(({ readers }) => readers[0]?.letter.endsWith(both.supporter));
    expect(letter?.html).toContain('Kampagne netzwerk');
    expect(letter?.html).toContain('Kampagne koeln');
    expect(letter?.html).toContain('/c/koeln?by=koeln-2026-11-12');
    expect(await room.edition('koeln', '2026-11-12')).toMatchObject({ state: 'sent', lettersSent: 2 });
    // Agreed to when today's run is over: it waits for tomorrow at ten.
    await room.approve('federation', '2026-11-12');
    await room.ticksUntil('2026-11-12T10:00:00.000Z');
    room.to('2026-11-13T08:45:00.000Z');
    await room.tick();
    expect(room.got()).toEqual(idsOf([both, one]));
    room.later(minutes(15));
    await room.tick();
    expect(room.got()).toEqual(idsOf([both, one, all]));
  });

  it('goes out without approval where the campaign says so, and is old news after a week', async () => {
    const room = await aMorning();
    await room.save('netzwerk', { centre: 'leipzig', updates: { withoutApproval: true } });
    const [reader] = await room.supporters(1, {
      topics: { netzwerk: 'milestones', federation: 'milestones' },
    });
    await room.gift(1000_00);
    await room.ticksUntil('2026-11-12T09:00:00.000Z');
    expect(room.got()).toEqual([reader?.supporter]);
    room.later(days(7) + hours(1));
    await room.tick();
    expect(await room.edition('federation', '2026-11-12')).toMatchObject({ state: 'lapsed' });
    expect(room.got()).toHaveLength(1);
  });

  it('stands in the next letter of the month, with those that nobody agreed to send', async () => {
    const room = await aMorning();
    await room.supporters(1);
    await room.gift(1000_00);
    await room.ticksUntil('2026-11-12T09:00:00.000Z');
    room.to('2026-11-25T08:00:00.000Z');
    await room.tick();
    await room.approve('netzwerk', '2026-12');
    await room.need('2026-11', 'material', 100_00);
    await room.gift(100_00);
    await room.ticksUntil('2026-11-25T10:00:00.000Z');
    room.to('2026-12-01T08:00:00.000Z');
    await room.tick();
    expect((await room.edition('netzwerk', '2026-12'))?.milestones.map((each) => each.milestone)).toEqual([
      'covered',
      'first-gift',
      'covered',
    ]);
  });
});

it('is told by one of two who look at the same time', async () => {
  const room = await aMorning();
  await room.gift(1000_00);
  await room.ticksUntil('2026-11-12T08:45:00.000Z');
  room.later(minutes(15));
  await Promise.all([room.tick(), room.tick(), room.tick()]);
  await room.tick();
  expect(await editionsOf(room, 'netzwerk')).toHaveLength(1);
  expect(await editionsOf(room, 'federation')).toHaveLength(1);
});
