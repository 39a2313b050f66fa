import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Edition } from '../../shared/domain/edition.ts';
import { Batch, Run } from '../../shared/domain/run.ts';
import { batchItem } from '../../shared/store/batches.ts';
import { editionItem } from '../../shared/store/editions.ts';
import { keys } from '../../shared/store/keys.ts';
import { letterOf } from '../../shared/store/outbox.ts';
import { runItem } from '../../shared/store/runs.ts';
import { countsUpdate } from '../../shared/store/supporter-counts.ts';
import { type ADesk, aDesk } from './a-desk.ts';
import { aLetter, aPixel } from './samples/updates.ts';

const letter = '/v1/treasury/updates/netzwerk/2026-12';

/** A desk on which December's letter of `netzwerk` waits. */
const aDraft = async (changes: Partial<Edition> = {}) => {
  const desk = await aDesk();
  await desk.table.put({ ...editionItem(aLetter('netzwerk', changes)), version: 1 });
  return { ...desk, editor: desk.as('editor:netzwerk') };
};

describe('an editor', () => {
  it('adds a paragraph, agrees to the letter, and has to agree again when something changes', async () => {
    const { editor, now } = await aDraft();
    const read = await editor.get(letter);
    expect(read.headers['etag']).toBe('"1"');
    expect(read.body).toMatchObject({ state: 'draft', texts: {}, version: 1 });
    const texts = { de: { paragraph: 'Die **Sprechstunde** bleibt offen.', nextStep: 'Komm vorbei!' } };
    const written = await editor.put(`${letter}/texts`, { texts }, '"1"');
    expect(written.body).toMatchObject({ state: 'draft', texts, version: 2 });
    now.at = new Date('2026-11-22T10:05:00.000Z');
    const agreed = await editor.post(`${letter}/approve`, { version: 2 });
    expect(agreed.body).toMatchObject({ state: 'approved', approved: { by: 'editor:netzwerk' }, version: 3 });
    now.at = new Date('2026-11-22T10:10:00.000Z');
    const later = await editor.put(`${letter}/texts`, { texts: { en: { nextStep: 'Come by!' } } }, '"3"');
    expect(later.body).toMatchObject({ state: 'draft', version: 4 });
    expect(later.body).not.toHaveProperty('approved');
    const { body } = await editor.get(`${letter}/history`);
    expect(body.changes.map((change: { done: string }) => change.done)).toEqual([
      'letter.written',
      'letter.approved',
      'letter.written',
    ]);
  });

  it('cannot agree to what somebody else has changed meanwhile, and sees both', async () => {
    const { editor, as } = await aDraft();
    await as('treasurer').put(`${letter}/texts`, { texts: { de: { paragraph: 'Anders.' } } }, '"1"');
    const { status, body } = await editor.post(`${letter}/approve`, { version: 1 });
    expect(status).toBe(409);
    expect(body.error).toMatchObject({
      code: 'version.changed',
      versions: { theirs: { texts: { de: { paragraph: 'Anders.' } } } },
    });
  });

  it('changes nothing that readers have or are about to have', async () => {
    for (const state of ['sending', 'paused', 'sent', 'cancelled', 'lapsed'] as const) {
      const { editor } = await aDraft({ state });
      const { status, body } = await editor.put(`${letter}/texts`, { texts: {} }, '"1"');
      expect([state, status, body.error.code]).toEqual([state, 409, 'edition.frozen']);
      const picture = await editor.put(`${letter}/picture`, { base64: aPixel }, '"1"');
      expect([state, picture.body.error.code]).toEqual([state, 'edition.frozen']);
    }
  });

  it('is told which field is too long, in a sentence', async () => {
    const { editor } = await aDraft();
    const texts = { de: { paragraph: 'x'.repeat(5001) } };
    const { status, body } = await editor.put(`${letter}/texts`, { texts }, '"1"');
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ field: 'texts.de.paragraph' });
    expect(body.error.message).toContain('5000');
  });
});

/** As large as one likes, and still a picture. */
const chunk = (bytes: number): Buffer => {
  const whole = Buffer.alloc(bytes + 12);
  whole.writeUInt32BE(bytes, 0);
  whole.write('sRGB', 4);
  return whole;
};
const padded = (bytes: number): Buffer =>
  Buffer.concat([Buffer.from(aPixel, 'base64').subarray(0, -12), chunk(bytes)]);

describe('a picture', () => {
  it('is kept apart, shown, needs a description, and goes when it is taken away', async () => {
    const { editor } = await aDraft();
    const kept = await editor.put(`${letter}/picture`, { base64: aPixel }, '"1"');
    expect(kept.body.picture).toMatchObject({ type: 'image/png', widthPixels: 1, heightPixels: 1 });
    expect((await editor.get(`${letter}/picture`)).body.picture.base64).toBe(aPixel);
    const refused = await editor.post(`${letter}/approve`, { version: 2 });
    expect(refused.body.error).toMatchObject({
      code: 'edition.picture-undescribed',
      field: 'pictureAlternative',
    });
    const texts = { de: { pictureAlternative: 'Ein heller Raum' } };
    await editor.put(`${letter}/texts`, { texts: { ...texts, en: { nextStep: 'Come!' } } }, '"2"');
    const half = await editor.post(`${letter}/approve`, { version: 3 });
    expect(half.body.error.code).toBe('edition.picture-undescribed');
    await editor.put(`${letter}/texts`, { texts }, '"3"');
    expect((await editor.post(`${letter}/approve`, { version: 4 })).status).toBe(200);
    const gone = await editor.put(`${letter}/picture`, {}, '"5"');
    expect(gone.body).toMatchObject({ state: 'draft' });
    expect(gone.body).not.toHaveProperty('picture');
    expect((await editor.get(`${letter}/picture`)).body).toEqual({});
  });

  it('is refused in a sentence if it is no picture, or too large', async () => {
    const { editor } = await aDraft();
    const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
    for (const [content, code] of [
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'), 'picture.unreadable'],
      [gif, 'picture.unreadable'],
      [Buffer.from('Hallo'), 'picture.unreadable'],
      [padded(299_990), 'picture.too-large'],
    ] as const) {
      const sent = { base64: content.toString('base64') };
      const { status, body } = await editor.put(`${letter}/picture`, sent, '"1"');
      expect([status, body.error.code, body.error.field]).toEqual([400, code, 'base64']);
    }
    const largest = await editor.put(
      `${letter}/picture`,
      { base64: padded(299_900).toString('base64') },
      '"1"',
    );
    expect(largest.status).toBe(200);
    expect((await editor.put(`${letter}/picture`, { base64: 'kein Base64!' }, '"2"')).status).toBe(400);
  });
});

describe('a preview', () => {
  it('shows what has not been saved, with the figures of now, and writes nothing', async () => {
    const { editor } = await aDraft();
    const text = { paragraph: 'Noch nicht gespeichert: **danke**!' };
    const { status, body } = await editor.post(`${letter}/preview`, { language: 'de', text });
    expect(status).toBe(200);
    expect(body.html).toContain('<strong>danke</strong>');
    expect(body.text).toContain('Noch nicht gespeichert');
    expect(body.text).toContain('https://spenden.example.org/c/netzwerk?by=netzwerk-2026-12');
    expect(body.bytes).toBeLessThan(100_000);
    expect(body.html).not.toContain('-reader-token-');
    expect((await editor.get(letter)).body).toMatchObject({ version: 1, texts: {} });
  });

  it('is there in every language, of the federation too', async () => {
    const desk = await aDesk();
    await desk.table.put({ ...editionItem(aLetter('federation')), version: 1 });
    const path = '/v1/treasury/updates/federation/2026-12/preview';
    for (const language of ['de', 'en', 'tr', 'ar', 'uk', 'de-simple']) {
      const { status, body } = await desk.as('treasurer').post(path, { language });
      expect([language, status]).toEqual([language, 200]);
      expect(body.html).toContain(`lang="${language === 'de-simple' ? 'de' : language}`);
    }
  });
});

const testsOf = async ({ table }: ADesk) =>
  Array.fromAsync(table.query(keys.letterToEditor('netzwerk', '2026-12')));

describe('a test letter', () => {
  const wanted = { language: 'uk', email: 'redaktion@example.org' };

  it('waits for the post like every letter, and forgets its address after a month', async () => {
    const desk = await aDraft();
    const key = { 'idempotency-key': randomUUID() };
    const sent = await desk.editor.post(`${letter}/test`, wanted, key);
    expect([sent.status, sent.body]).toEqual([202, { leftToday: 19 }]);
    await desk.editor.post(`${letter}/test`, wanted, key);
    const [item, ...more] = await testsOf(desk);
    expect(more).toEqual([]);
    expect(item).toMatchObject({ kind: 'LETTER', list: 'OUTBOX#2026-11-22T10' });
    expect(letterOf(item ?? {})).toMatchObject({
      letter: 'netzwerk.2026-12.test.2026-11-22.01',
      to: { email: 'redaktion@example.org' },
      locale: 'de',
      state: 'NEW',
      about: { kind: 'edition-test', language: 'uk', campaign: 'netzwerk' },
    });
    expect(Number(item?.['expiresAt']) * 1000).toBe(Date.parse('2026-12-22T10:00:00.000Z'));
    const { body } = await desk.as('treasurer').get('/v1/treasury/audit/2026-11');
    expect(JSON.stringify(body)).not.toContain('redaktion@example.org');
    expect(desk.lines.join('\n')).not.toContain('redaktion@example.org');
  });

  it('goes out twenty times a day and no more, also when all are asked for at once', async () => {
    const desk = await aDraft();
    const asked = await Promise.all(
      Array.from({ length: 24 }, async () => desk.editor.post(`${letter}/test`, wanted)),
    );
    const counted = Map.groupBy(asked, ({ status }) => status);
    expect([counted.get(202)?.length, counted.get(429)?.length]).toEqual([20, 4]);
    expect(await testsOf(desk)).toHaveLength(20);
    desk.now.at = new Date('2026-11-23T10:00:00.000Z');
    expect((await desk.editor.post(`${letter}/test`, wanted)).body).toEqual({ leftToday: 19 });
  });
});

/** Milestones of two campaigns on their way together, one batch out, one not. */
const onItsWay = async () => {
  const desk = await aDesk();
  const startedAt = '2026-11-22T09:00:00.000Z';
  const run = 'milestones.2026-11-22';
  const editions = ['netzwerk', 'sprechstunde'].map((topic) => ({ topic, edition: '2026-11-22' }));
  for (const { topic, edition } of editions) {
    const changes = { edition, occasion: 'milestones', month: '2026-11', state: 'sending', run } as const;
    const frozen = { asOf: startedAt, campaigns: [] };
    await desk.table.put({
      ...editionItem(Edition.parse({ ...aLetter(topic), ...changes, frozen })),
      version: 1,
    });
  }
  const begun = Run.parse({
    run,
    editions,
    frequency: 'milestones',
    cutoff: startedAt,
    planned: true,
    batches: 2,
    state: 'sending',
    startedAt,
    version: 1,
  });
  await desk.table.put(runItem(begun));
  const batch = (number: number, rest: Partial<Batch>, about = editions): Batch =>
    Batch.parse({
      batch: `${run}.000${number}`,
      run,
      editions: about,
      language: 'de',
      frequency: 'milestones',
      readers: ['sup_0123456789abcdef'],
      state: 'NEW',
      writtenAt: startedAt,
      ...rest,
    });
  return { ...desk, run, batch, one: '/v1/treasury/updates/netzwerk/2026-11-22' };
};

describe('a letter on its way', () => {
  it('says how far it is', async () => {
    const { as, table, batch, one } = await onItsWay();
    await table.put(batchItem(batch(1, { state: 'SENT', sent: 7 })));
    await table.put(batchItem(batch(2, { state: 'UNKNOWN', sent: 5 })));
    await table.put(
      batchItem(batch(3, { state: 'SENT', sent: 3 }, [{ topic: 'sprechstunde', edition: '2026-11-22' }])),
    );
    const { body } = await as('reader').get(one);
    expect(body.progress).toEqual({ state: 'sending', sent: 7, stuck: 1, merged: true });
    expect(body).not.toHaveProperty('frozen');
    expect(body.frozenAt).toBe('2026-11-22T09:00:00.000Z');
  });

  it('stops with all that go out together, for those who may decide about all', async () => {
    const { as, parts, run, one } = await onItsWay();
    const refused = await as('editor:netzwerk').post(`${one}/pause`, { version: 1 });
    expect([refused.status, refused.body.error.code]).toEqual([403, 'edition.together']);
    expect(await parts.runs.find(run)).toMatchObject({ state: 'sending', version: 1 });
    expect((await as('treasurer').post(`${one}/pause`, { version: 1 })).body.state).toBe('paused');
    expect(await parts.runs.find(run)).toMatchObject({ state: 'paused', version: 2 });
    expect((await parts.editions.find('sprechstunde', '2026-11-22'))?.edition.state).toBe('paused');
    expect((await as('treasurer').post(`${one}/resume`, { version: 2 })).body.state).toBe('sending');
    expect(await parts.runs.find(run)).toMatchObject({ state: 'sending', version: 3 });
  });

  it('is not stopped half: whoever walks on meanwhile is waited for', async () => {
    const { as, parts, run, one } = await onItsWay();
    const { commit } = parts.desk;
    let walked = false;
    parts.desk.commit = async (...given) => {
      const before = walked ? undefined : await parts.runs.find(run);
      walked = true;
      if (before) await parts.runs.change({ ...before, batches: 3 });
      return commit(...given);
    };
    expect((await as('treasurer').post(`${one}/pause`, { version: 1 })).status).toBe(200);
    expect(await parts.runs.find(run)).toMatchObject({ state: 'paused', batches: 3 });
  });

  it('that is cancelled stays readable if somebody has it, and says how many', async () => {
    const { as, table, parts, run, batch, one } = await onItsWay();
    await table.put(batchItem(batch(1, { state: 'SENT', sent: 7 })));
    await table.put(batchItem(batch(2, {})));
    const { body } = await as('treasurer').post(`${one}/cancel`, { version: 1 });
    expect(body).toMatchObject({ state: 'sent', lettersSent: 7, cancelled: { by: 'treasurer' } });
    expect(await parts.runs.find(run)).toMatchObject({ state: 'cancelled' });
    expect(await parts.runs.open()).toEqual([]);
    const other = await parts.editions.find('sprechstunde', '2026-11-22');
    expect(other?.edition).toMatchObject({ state: 'sent', lettersSent: 7 });
  });

  it('that is cancelled before anybody has it was never there', async () => {
    const { as, table, batch, one } = await onItsWay();
    await table.put(batchItem(batch(1, {})));
    const { body } = await as('treasurer').post(`${one}/cancel`, { version: 1 });
    expect(body.state).toBe('cancelled');
    const again = await as('treasurer').post(`${one}/reopen`, { version: 2 });
    expect(again.body.error.code).toBe('edition.not-cancelled');
  });
});

describe('the figures', () => {
  it('say how many read, and what a letter would come to', async () => {
    const { table, editor } = await aDraft();
    await table.update(
      countsUpdate('netzwerk', { asked: 41_000, confirmed: 40_000, left: 900, bounced: 100 }),
    );
    const { body } = await editor.get('/v1/treasury/supporters/netzwerk');
    expect(body).toEqual({
      counts: { asked: 41_000, confirmed: 40_000, left: 900, bounced: 100 },
      letters: [],
    });
    const plan = await editor.get(`${letter}/plan`);
    expect(plan.body).toMatchObject({ letters: 39_000, calls: 39, hours: 1.75 });
  });

  it('show each what they may see, and the letters that wait there', async () => {
    const { as, table } = await aDraft();
    await table.put({ ...editionItem(aLetter('sprechstunde')), version: 1 });
    await table.put({ ...editionItem(aLetter('federation')), version: 1 });
    const topicsFor = async (group: string) => {
      const { body } = await as(group).get('/v1/treasury/updates');
      return body.topics
        .filter(({ editions }: { editions: unknown[] }) => editions.length > 0)
        .map(({ topic }: { topic: string }) => topic);
    };
    expect(await topicsFor('editor:netzwerk')).toEqual(['netzwerk']);
    expect(await topicsFor('treasurer:koeln')).toEqual(['sprechstunde']);
    expect(await topicsFor('reader')).toEqual(['federation', 'netzwerk', 'sprechstunde']);
  });

  it('of a letter that is not there are a plain no', async () => {
    const { editor } = await aDraft();
    const missing = await editor.get('/v1/treasury/updates/netzwerk/2027-01');
    expect([missing.status, missing.body.error.code]).toEqual([404, 'edition.unknown']);
    const nowhere = await editor.get('/v1/treasury/updates/gibtesnicht/2027-01');
    expect([nowhere.status, nowhere.body.error.code]).toEqual([404, 'campaign.unknown']);
  });
});

describe('a campaign’s settings', () => {
  const settings = '/v1/treasury/campaigns/netzwerk/settings';
  const texts = { title: 'Netzwerk', summary: 'Was die Zentren zusammen tun.' };

  it('say whether letters go out without approval, and who hears of drafts', async () => {
    const { as, parts } = await aDesk();
    const updates = { withoutApproval: true, editorEmail: 'redaktion@example.org' };
    const { status, body } = await as('editor:netzwerk').put(settings, { ...texts, updates }, '"0"');
    expect(status).toBe(200);
    expect(body.updates).toEqual(updates);
    expect((await parts.campaigns.find('netzwerk'))?.updates).toEqual(updates);
    await as('editor:netzwerk').put(settings, texts, '"1"');
    expect((await parts.campaigns.find('netzwerk'))?.updates).toBeUndefined();
  });
});
