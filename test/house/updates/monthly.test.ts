import { describe, expect, it } from 'vitest';
import { Instant } from '../../../shared/domain/month.ts';
import { readReaderToken } from '../../../shared/house/reader-link.ts';
import { pictureUpdate } from '../../../shared/store/pictures.ts';
import { aNewsroom, hours, idsOf, minutes } from './a-newsroom.ts';

describe('the letter of a month', () => {
  it('is there on the 25th, for each open campaign and for all together', async () => {
    const room = await aNewsroom({ at: '2026-11-24T22:45:00.000Z' });
    await room.save('alt', { status: 'closed' });
    await room.tick();
    expect(await room.edition('netzwerk', '2026-12')).toBeUndefined();
    room.later(minutes(15));
    await room.tick();
    expect(await room.edition('netzwerk', '2026-12')).toMatchObject({
      state: 'draft',
      occasion: 'month',
      month: '2026-12',
      sendAt: '2026-12-01T08:00:00.000Z',
      signedFor: 'netzwerk',
    });
    expect(await room.edition('federation', '2026-12')).toMatchObject({ state: 'draft' });
    expect(await room.edition('alt', '2026-12')).toBeUndefined();
  });

  it('tells its editor at once, two days before and on the day, each once, while nobody has agreed', async () => {
    const room = await aNewsroom({ at: '2026-11-25T08:00:00.000Z' });
    await room.save('netzwerk', {
      updates: { withoutApproval: false, editorEmail: 'redaktion@example.org' },
    });
    await room.supporters(1);
    await room.tick();
    await room.ticksUntil('2026-11-25T12:00:00.000Z');
    const told = async (topic: string) =>
      (await room.notices(topic, '2026-12')).map(({ to, letter }) => [to.email, letter.split('-').at(-1)]);
    expect(await told('netzwerk')).toEqual([['redaktion@example.org', 'drafted']]);
    expect(await told('federation')).toEqual([['verein@example.org', 'drafted']]);
    await room.approve('federation', '2026-12');
    for (const time of ['2026-11-29T06:00:00.000Z', '2026-11-30T06:00:00.000Z', '2026-12-01T00:00:00.000Z']) {
      room.to(time);
      await room.tick();
      await room.tick();
    }
    expect(new Set((await told('netzwerk')).map(([, notice]) => notice))).toEqual(
      new Set(['drafted', 'soon', 'today']),
    );
    expect(await told('netzwerk')).toHaveLength(3);
    expect(await told('federation')).toHaveLength(1);
  });

  it('goes out on the first at nine in Berlin if somebody agreed, to each who reads it monthly', async () => {
    const room = await aNewsroom({ at: '2026-11-25T08:00:00.000Z' });
    const monthly = await room.supporters(3);
    await room.supporters(1, { topics: { netzwerk: 'milestones' } });
    await room.supporters(1, { topics: { federation: 'monthly' } });
    const late = await room.supporters(1, { confirmedAt: '2026-12-01T08:00:00.000Z' });
    await room.tick();
    await room.approve('netzwerk', '2026-12');
    room.to('2026-12-01T07:45:00.000Z');
    await room.tick();
    expect(room.got()).toEqual([]);
    room.later(minutes(15));
    await room.tick();
    expect(room.got()).toEqual(idsOf(monthly));
    expect(await room.edition('netzwerk', '2026-12')).toMatchObject({
      state: 'sent',
      sentAt: '2026-12-01T08:00:00.000Z',
      lettersSent: 3,
      run: 'netzwerk.2026-12',
    });
    expect(await room.edition('federation', '2026-12')).toMatchObject({ state: 'draft' });
    await room.ticksUntil('2026-12-01T10:00:00.000Z');
    expect(room.got()).toEqual(idsOf(monthly));
    // Whoever confirmed as it went out begins with the next one.
    room.to('2026-12-25T08:00:00.000Z');
    await room.tick();
    await room.approve('netzwerk', '2027-01');
    room.to('2027-01-01T08:00:00.000Z');
    await room.tick();
    expect(room.got()).toEqual(idsOf([...monthly, ...monthly, ...late]));
  });

  it.each([
    ['2027-03-25T09:00:00.000Z', '2027-04', '2027-04-01T07:00:00.000Z'],
    ['2027-10-25T09:00:00.000Z', '2027-11', '2027-11-01T08:00:00.000Z'],
  ])('drafted on %s keeps to the clock on the wall after a clock change', async (at, month, nine) => {
    const room = await aNewsroom({ at });
    const [reader] = await room.supporters(1);
    await room.tick();
    await room.approve('netzwerk', month);
    room.to(new Date(Date.parse(nine) - minutes(15)).toISOString());
    await room.tick();
    expect(room.got()).toEqual([]);
    room.to(nine);
    await room.tick();
    expect(room.got()).toEqual([reader?.supporter]);
  });

  it('goes out without approval if the campaign says so then; about all campaigns, never', async () => {
    const room = await aNewsroom({ at: '2026-11-25T08:00:00.000Z' });
    const [reader] = await room.supporters(1, { topics: { netzwerk: 'monthly', federation: 'monthly' } });
    await room.tick();
    await room.save('netzwerk', { updates: { withoutApproval: true } });
    room.to('2026-12-01T08:00:00.000Z');
    await room.tick();
    expect(room.got()).toEqual([reader?.supporter]);
    expect(await room.edition('federation', '2026-12')).toMatchObject({ state: 'draft' });
  });

  it('approved later in its month goes out at once; never agreed to, it lapses with the month', async () => {
    const room = await aNewsroom({ at: '2026-11-25T08:00:00.000Z' });
    const [reader] = await room.supporters(1);
    await room.tick();
    room.to('2026-12-11T15:00:00.000Z');
    await room.tick();
    expect(room.got()).toEqual([]);
    await room.approve('netzwerk', '2026-12');
    await room.tick();
    expect(room.got()).toEqual([reader?.supporter]);
    room.to('2026-12-31T23:00:00.000Z');
    await room.tick();
    expect(await room.edition('federation', '2026-12')).toMatchObject({ state: 'lapsed' });
  });

  it('cancelled before it goes out, nobody gets it', async () => {
    const room = await aNewsroom({ at: '2026-11-25T08:00:00.000Z' });
    await room.supporters(1);
    await room.tick();
    await room.approve('netzwerk', '2026-12');
    await room.change('netzwerk', '2026-12', { state: 'cancelled' });
    await room.ticksUntil('2026-11-25T09:00:00.000Z');
    room.to('2026-12-01T08:00:00.000Z');
    await room.tick();
    expect(room.got()).toEqual([]);
  });

  it('of a campaign without needs, gifts or readers comes to its end, too', async () => {
    const room = await aNewsroom({ at: '2026-11-25T08:00:00.000Z' });
    await room.tick();
    await room.approve('netzwerk', '2026-12');
    room.to('2026-12-01T08:00:00.000Z');
    await room.tick();
    expect(await room.edition('netzwerk', '2026-12')).toMatchObject({ state: 'sent', lettersSent: 0 });
    expect((await room.parts.runs.find('netzwerk.2026-12'))?.state).toBe('sent');
  });

  it('names each reader’s own ways to leave, the letter’s own give link, and whom to answer', async () => {
    const room = await aNewsroom({ at: '2026-11-25T08:00:00.000Z' });
    await room.need('2026-12', 'staff', 1000_00);
    await room.save('netzwerk', { contactEmail: 'netzwerk@example.org' });
    const [reader] = await room.supporters(1, { email: 'ada@example.org', language: 'tr' });
    await room.tick();
    await room.approve('netzwerk', '2026-12');
    room.to('2026-12-01T08:00:00.000Z');
    await room.tick();
    const [envelope] = room.post.taken;
    expect(envelope).toMatchObject({
      about: 'RUN#netzwerk.2026-12',
      from: { email: 'danke@example.org', name: 'Gesundheitszentrum Beispielstadt e.V.' },
      replyTo: 'netzwerk@example.org',
    });
    expect(envelope?.html).toContain('lang="tr"');
    expect(envelope?.html).toContain('https://tragwerk.example/c/netzwerk?by=netzwerk-2026-12');
    expect(envelope?.text).toContain('https://tragwerk.example/u/-reader-token-');
    const [to] = envelope?.readers ?? [];
    expect(to?.letter).toBe(`netzwerk.2026-12.0001.${reader?.supporter}`);
    const token = to?.substitutions['-reader-token-'] ?? '';
    expect(readReaderToken(token, room.parts.pledgeLinks.secret, room.now.at)).toMatchObject({
      supporter: reader?.supporter,
      topics: ['netzwerk'],
    });
    expect(to?.headers).toEqual({
      'List-Unsubscribe': expect.stringMatching(
        /^<https:\/\/tragwerk\.example\/u\/[\w.~-]+>, <mailto:leave\+[a-z0-9_-]+\.[0-9a-f]{20}@antwort\.example\.org\?subject=netzwerk>$/,
      ),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    expect(to?.headers['List-Unsubscribe']).toContain(`/u/${token}>`);
    expect(JSON.stringify(room.lines)).not.toContain('ada@');
  });

  it('offers no address to leave by where nobody reads it', async () => {
    const room = await aNewsroom({ at: '2026-11-25T08:00:00.000Z' });
    await room.supporters(1);
    await room.tick();
    await room.approve('netzwerk', '2026-12');
    room.to('2026-12-01T08:00:00.000Z');
    await room.tick({ leaveMailDomain: '' });
    const [to] = room.post.taken[0]?.readers ?? [];
    expect(to?.headers['List-Unsubscribe']).toMatch(/^<https:[^>]+>$/);
  });

  it('says what it says from when it begins: nobody edits it on its way, and money that comes later is not in it', async () => {
    const room = await aNewsroom({ at: '2026-11-25T08:00:00.000Z', lettersAnHour: 4 });
    await room.need('2026-12', 'staff', 1000_00);
    await room.supporters(2);
    await room.tick();
    await room.approve('netzwerk', '2026-12');
    const read = await room.parts.editions.find('netzwerk', '2026-12');
    room.to('2026-12-01T08:00:00.000Z');
    await room.gift(300_00);
    await room.tick();
    if (!read) throw new Error('no draft');
    const edited = { ...read.edition, texts: { de: { paragraph: 'Zu spät.' } } };
    expect(await room.parts.editions.change(edited, read.version)).toBe(false);
    await room.gift(500_00);
    room.later(minutes(15));
    await room.tick();
    const [first, second] = room.post.taken;
    expect(room.post.taken).toHaveLength(2);
    expect(second?.html).toBe(first?.html);
    expect((await room.edition('netzwerk', '2026-12'))?.frozen?.campaigns[0]?.thisMonth?.coveredCents).toBe(
      300_00,
    );
  });
});

it('brings its picture along, to be shown where the letter says', async () => {
  const room = await aNewsroom({ at: '2026-11-25T08:00:00.000Z' });
  await room.supporters(1);
  await room.tick();
  const content = new Uint8Array([137, 80, 78, 71]);
  await room.table.update(
    pictureUpdate('netzwerk', '2026-12', { type: 'image/png', digest: 'abc', content }),
  );
  await room.change('netzwerk', '2026-12', {
    picture: { type: 'image/png', widthPixels: 10, heightPixels: 10, bytes: 4, digest: 'abc' },
    texts: { de: { pictureAlternative: 'Drei Menschen an einem Tisch' } },
    state: 'approved',
    approved: { by: 'Redaktion', at: Instant.parse('2026-11-25T08:00:00.000Z') },
  });
  room.to('2026-12-01T08:00:00.000Z');
  await room.tick();
  expect(room.post.taken[0]?.picture).toEqual({ id: 'picture', type: 'image/png', content });
  expect(room.post.taken[0]?.html).toContain('cid:picture');
});

it('is not begun twice, however many work at it, and an old clock that wakes up late loses nothing', async () => {
  const room = await aNewsroom({ at: '2026-11-25T08:00:00.000Z' });
  const readers = await room.supporters(2);
  await Promise.all([room.tick(), room.tick()]);
  await room.approve('netzwerk', '2026-12');
  room.to('2026-12-04T08:00:00.000Z');
  await Promise.all([room.tick(), room.tick(), room.tick()]);
  room.later(hours(1));
  await room.tick();
  expect(room.got()).toEqual(idsOf(readers));
});
