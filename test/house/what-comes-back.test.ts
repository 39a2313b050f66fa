import { describe, expect, it } from 'vitest';
import { Batch } from '../../shared/domain/run.ts';
import { Instant } from '../../shared/domain/month.ts';
import { Letter } from '../../shared/domain/letter.ts';
import { batchItem } from '../../shared/store/batches.ts';
import { letterItem } from '../../shared/store/changes.ts';
import { openOutbox } from '../../shared/store/outbox.ts';
import { openTasks } from '../../shared/store/tasks.ts';
import { hours, minutes } from './a-post-office.ts';
import { aKey, aTellingPost } from './a-telling-post.ts';
import { aSupporter } from './some-supporters.ts';

const delivered = { event: 'delivered', response: '250 OK' };
const bounced = { event: 'bounce', type: 'bounce', status: '5.1.1', reason: '550 5.1.1 ada@example.org' };
const blocked = { event: 'bounce', type: 'blocked', status: '4.2.2', reason: '452 full' };
const spam = { event: 'spamreport' };

describe('a letter of which nobody knows', () => {
  it('is out as soon as the post says so, and no copy follows', async () => {
    const office = await aTellingPost();
    const letter = await office.aLetterToSend();
    office.post.next = async () => ({ outcome: 'unknown', reason: 'no answer from SendGrid' });
    await office.ring([letter]);
    expect(await office.letterNow(letter)).toMatchObject({ state: 'UNKNOWN' });
    office.later(minutes(3));
    expect(await office.tell(office.eventOf(letter, delivered))).toMatchObject({
      status: 200,
      body: { received: true, outcome: '1 delivered (not known before)' },
    });
    expect(await office.letterNow(letter)).toMatchObject({
      state: 'SENT',
      sentAt: '2026-11-22T10:08:00.000Z',
    });
    for (let hour = 1; hour <= 30; hour += 1) {
      office.later(hours(1));
      await office.sweep();
    }
    expect(office.post.taken).toHaveLength(1);
    expect(await office.states()).toEqual([]);
  });

  it('stays settled when its sender comes back late', async () => {
    const office = await aTellingPost();
    const letter = await office.aLetterToSend();
    const outbox = openOutbox(office.table);
    const claimed = await outbox.claim(letter, office.now.at);
    await office.tell(office.eventOf(letter, delivered));
    expect(await office.letterNow(letter)).toMatchObject({ state: 'SENT' });
    if (claimed) await outbox.notSent(claimed, 'UNKNOWN', 'the line broke');
    if (claimed) await outbox.sent(claimed, new Date(office.now.at.getTime() + minutes(5)));
    expect(await office.letterNow(letter)).toMatchObject({
      state: 'SENT',
      sentAt: '2026-11-22T10:05:00.000Z',
    });
  });

  it('is left as it is by what is only under way', async () => {
    const office = await aTellingPost();
    const letter = await office.aLetterToSend();
    office.post.next = async () => ({ outcome: 'unknown', reason: 'no answer' });
    await office.ring([letter]);
    const before = await office.letterNow(letter);
    for (const event of ['processed', 'deferred', 'open', 'click', 'something new'])
      expect(await office.tell(office.eventOf(letter, { event }))).toMatchObject({
        status: 200,
        body: { outcome: 'nothing of ours' },
      });
    expect(await office.letterNow(letter)).toEqual(before);
  });
});

/** A post office whose thank-you letter the post has. */
const sent = async () => {
  const office = await aTellingPost();
  const letter = await office.aLetterToSend();
  await office.ring([letter]);
  return { ...office, letter };
};

describe('a thank-you letter that comes back', () => {
  it.each([
    ['an address that takes no letters', bounced, 'bounce, 5.1.1'],
    ['a letter that was turned away this once', blocked, 'blocked, 4.2.2'],
    ['a letter not even tried', { event: 'dropped', reason: 'Bounced Address' }, 'dropped, Bounced Address'],
    ['a reader who calls it spam', spam, 'spamreport'],
  ])('is a task for a person: %s', async (_, words, reason) => {
    const { letter, tell, eventOf, letterNow, tasks, lines } = await sent();
    await tell(eventOf(letter, delivered));
    await tell(eventOf(letter, words));
    expect(await letterNow(letter)).toMatchObject({ state: 'BOUNCED', reason });
    const [task, ...others] = await tasks();
    expect(others).toEqual([]);
    expect(task).toMatchObject({
      task: `letter-bounced:${letter.letter}`,
      matter: 'letter-bounced',
      campaign: 'netzwerk',
      gift: 'gift' in letter.about ? letter.about.gift : '',
      reason,
    });
    expect(JSON.stringify([task, lines])).not.toMatch(/ada|@/i);
  });

  it('is one task however often, in whatever order it is told, and stays done', async () => {
    const { letter, tell, eventOf, letterNow, tasks, table, now, later, sweep, post } = await sent();
    const [first] = await Promise.all([
      tell(eventOf(letter, bounced), eventOf(letter, bounced)),
      tell(eventOf(letter, bounced)),
      tell(eventOf(letter, spam)),
    ]);
    expect(first.status).toBe(200);
    const [task] = await tasks();
    expect(await tasks()).toHaveLength(1);
    const item = await letterNow(letter);
    if (task) await openTasks(table).done(task, 'A', now.at);
    for (const words of [bounced, delivered, spam, blocked]) await tell(eventOf(letter, words));
    expect(await tasks()).toEqual([]);
    expect(await letterNow(letter)).toEqual(item);
    later(hours(30));
    await sweep();
    expect(post.taken).toHaveLength(1);
    expect(await letterNow(letter)).toEqual(item);
  });

  it('is looked for no more by those who look after letters', async () => {
    const office = await aTellingPost();
    const letter = await office.aLetterToSend();
    office.post.next = async () => ({ outcome: 'unknown', reason: 'no answer' });
    await office.ring([letter]);
    await office.tell(office.eventOf(letter, bounced));
    office.later(hours(25));
    await office.sweep();
    expect(await office.states()).toEqual([]);
    expect(office.post.taken).toHaveLength(1);
  });

  it('is no task if nobody is owed it', async () => {
    const { table, tell, tasks, letterNow, eventOf, now } = await sent();
    const asked = Letter.parse({
      letter: 'ask_0123456789abcdef.news-confirmation',
      to: { email: 'mistyped@example.org' },
      locale: 'de',
      about: {
        kind: 'news-confirmation',
        ask: 'ask_0123456789abcdef',
        topic: 'netzwerk',
        campaign: 'netzwerk',
        day: '2026-11-22',
      },
      state: 'SENT',
      writtenAt: now.at.toISOString(),
    });
    await table.put(letterItem(asked));
    await tell(eventOf(asked, bounced));
    expect(await letterNow(asked)).toMatchObject({ state: 'BOUNCED' });
    expect(await tasks()).toEqual([]);
  });

  it('of which nobody knows where it lies, or that is another house’s, changes nothing', async () => {
    const { letter, tell, eventOf, tasks, lines, letterNow } = await sent();
    const before = await letterNow(letter);
    const { about: _, ...unplaced } = eventOf(letter, bounced);
    expect(await tell(unplaced)).toMatchObject({ status: 200, body: { outcome: '1 bounced (unplaced)' } });
    expect(lines.join('\n')).toContain('nobody knows where it lies');
    const elsewhere = eventOf(letter, { ...bounced, about: 'GIFT#pi_of_another_stage' });
    expect(await tell(elsewhere, { ...elsewhere, ...delivered })).toMatchObject({ status: 200 });
    expect(await letterNow(letter)).toEqual(before);
    expect(await tasks()).toEqual([]);
  });
});

describe('a letter of consent that comes back', () => {
  const batch = 'netzwerk.2026-11.0001';

  it.each([
    ['bounced', bounced, 'bounce', { bounced: 1 }],
    ['not even tried', { event: 'dropped', reason: 'Bounced Address' }, 'bounce', { bounced: 1 }],
    ['called spam', spam, 'spam-report', { bounced: 1 }],
    ['left by SendGrid’s way', { event: 'unsubscribe' }, 'reader', { left: 1 }],
    ['left by a group', { event: 'group_unsubscribe', asm_group_id: 1 }, 'reader', { left: 1 }],
    ['held back by SendGrid', { event: 'dropped', reason: 'Unsubscribed Address' }, 'post', { bounced: 1 }],
  ])('ends all that its reader reads: %s', async (_, words, by, counted) => {
    const office = await aTellingPost();
    const topics = { netzwerk: 'monthly', federation: 'milestones' } as const;
    const reader = await aSupporter(office, { topics });
    const other = await aSupporter(office);
    await office.tell(office.eventOfBatch(batch, reader.supporter, words));
    expect(await office.consents.find(reader.supporter)).toMatchObject({ topics: {} });
    expect((await office.consents.find(reader.supporter))?.email).toBeUndefined();
    const proofs = await office.consents.proofs(reader.supporter);
    expect(proofs.map(({ endedBy }) => endedBy)).toEqual([by, by]);
    expect(await office.consents.find(other.supporter)).toMatchObject({ topics: { netzwerk: 'monthly' } });
    const counts = await office.table.get({ pk: 'UPDATES#netzwerk', sk: 'SUPPORTERS' });
    expect(counts).toMatchObject(counted);
    // Told again, and by all other ways.
    for (const again of [words, bounced, spam, { event: 'unsubscribe' }])
      await office.tell(office.eventOfBatch(batch, reader.supporter, again));
    expect(await office.consents.proofs(reader.supporter)).toEqual(proofs);
    expect(await office.table.get({ pk: 'UPDATES#netzwerk', sk: 'SUPPORTERS' })).toEqual(counts);
  });

  it('ends nothing if only this one did not arrive', async () => {
    const office = await aTellingPost();
    const reader = await aSupporter(office);
    await office.tell(office.eventOfBatch(batch, reader.supporter, blocked));
    await office.tell(office.eventOfBatch(batch, reader.supporter, delivered));
    expect(office.lines.join('\n')).not.toContain('alarm');
    await office.tell(
      office.eventOfBatch(batch, reader.supporter, {
        event: 'dropped',
        reason: 'Recipient List over Package Quota',
      }),
    );
    expect(office.lines.join('\n')).toContain('"alarm":"letters-given-up"');
    expect(await office.consents.find(reader.supporter)).toEqual(reader);
  });

  it('ends nothing for whoever agreed anew since, however late it is repeated', async () => {
    const office = await aTellingPost();
    const email = 'ada@example.org';
    const before = await aSupporter(office, { email });
    const told = office.eventOfBatch(batch, before.supporter, bounced);
    await office.tell(told);
    office.later(hours(2));
    const again = await aSupporter(office, { email, confirmedAt: office.now.at.toISOString() });
    expect(again.topics).toEqual({ netzwerk: 'monthly' });
    office.later(hours(20));
    await office.tell({ ...told, letter: `${batch}.${again.supporter}` });
    expect(await office.consents.find(again.supporter)).toEqual(again);
    await office.tell(office.eventOfBatch(batch, again.supporter, bounced));
    expect(await office.consents.find(again.supporter)).toMatchObject({ topics: {} });
  });

  it('settles its batch, whatever became of itself: the post had the call', async () => {
    for (const words of [delivered, bounced, blocked, spam]) {
      const office = await aTellingPost();
      const reader = await aSupporter(office);
      const unknown = Batch.parse({
        batch,
        run: 'netzwerk.2026-11',
        editions: [{ topic: 'netzwerk', edition: '2026-11' }],
        language: 'de',
        frequency: 'monthly',
        readers: [reader.supporter],
        state: 'UNKNOWN',
        writtenAt: Instant.parse('2026-11-22T09:00:00.000Z'),
        sendingSince: Instant.parse('2026-11-22T09:01:00.000Z'),
      });
      await office.table.put(batchItem(unknown));
      await office.tell(office.eventOfBatch(batch, reader.supporter, words));
      const [settled] = await Array.fromAsync(office.hearing.runs.batchesOf('netzwerk.2026-11'));
      expect(settled).toMatchObject({ state: 'SENT', sentAt: '2026-11-22T10:05:00.000Z' });
    }
  });

  it('is told again if somebody keeps changing the same', async () => {
    const office = await aTellingPost();
    const reader = await aSupporter(office);
    const busy = { ...office.hearing.supporters, end: async () => 'contended' as const };
    const told = `${JSON.stringify([office.eventOfBatch(batch, reader.supporter, bounced)])}\r\n`;
    expect((await office.tellRaw(told, { supporters: busy })).status).toBe(500);
    expect((await office.tellRaw(told)).status).toBe(200);
    expect(await office.consents.find(reader.supporter)).toMatchObject({ topics: {} });
  });
});

describe('the post’s door', () => {
  it('believes nobody who does not sign', async () => {
    const office = await aTellingPost();
    const letter = await office.aLetterToSend();
    await office.ring([letter]);
    const told = `${JSON.stringify([office.eventOf(letter, bounced)])}\r\n`;
    const stranger = await office.tellRaw(told, { signedBy: aKey().privateKey });
    expect(stranger).toMatchObject({ status: 400, body: { error: { code: 'signature.wrong' } } });
    const old = await office.tellRaw(told, { at: new Date(office.now.at.getTime() - hours(27)) });
    expect(old).toMatchObject({ status: 400, body: { error: { code: 'signature.too-old' } } });
    expect(await office.tasks()).toEqual([]);
    expect(await office.letterNow(letter)).toMatchObject({ state: 'SENT' });
  });

  it('learns of a new key without a restart', async () => {
    const office = await aTellingPost();
    const next = aKey();
    expect((await office.tellRaw('[]\r\n')).status).toBe(200);
    office.configured.keys = [office.key.written, next.written];
    office.later(minutes(2));
    expect((await office.tellRaw('[]\r\n', { signedBy: next.privateKey })).status).toBe(200);
    expect((await office.tellRaw('[]\r\n')).status).toBe(200);
  });

  it('calls for a person when something signed is no JSON, and takes no more than the post sends', async () => {
    const office = await aTellingPost();
    expect(await office.tellRaw('<html>')).toMatchObject({
      status: 400,
      body: { error: { code: 'reports.unreadable' } },
    });
    expect(office.lines.join('\n')).toContain('"alarm":"reports-unreadable"');
    expect((await office.tellRaw(' '.repeat(2 * 1024 * 1024 + 1))).status).toBe(413);
  });
});
