import { describe, expect, it } from 'vitest';
import { readerTokenOf } from '../../shared/house/reader-link.ts';
import { keys } from '../../shared/store/keys.ts';
import { aSupporter } from '../house/some-supporters.ts';
import { ada, aReader } from './a-reader.ts';

const yearSeconds = 365 * 24 * 60 * 60;

const aReaderOf = async (topics: Readonly<Record<string, 'monthly' | 'milestones'>>) => {
  const house = await aReader();
  const { supporter } = await aSupporter(house.parts, { email: ada, topics });
  return { ...house, supporter };
};

describe('one click to leave', () => {
  it.each([
    {
      how: 'as multipart',
      body: () => {
        const form = new FormData();
        form.set('List-Unsubscribe', 'One-Click');
        return form;
      },
    },
    { how: 'as a plain form', body: () => new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) },
  ])(
    'is a mail provider’s POST $how: no cookie, no redirect, no page, and twice is fine',
    async ({ body }) => {
      const house = await aReaderOf({ netzwerk: 'monthly', wahljahr: 'milestones' });
      const address = `${house.origin}/u/${house.tokenOf(house.supporter)}`;
      for (let time = 1; time <= 2; time += 1) {
        const answer = await fetch(address, { method: 'POST', body: body(), redirect: 'manual' });
        expect(answer.status).toBe(200);
        expect(answer.headers.get('set-cookie')).toBeNull();
        expect(answer.headers.get('location')).toBeNull();
        expect(answer.headers.get('cache-control')).toBe('no-store');
        expect(await answer.text()).toBe('unsubscribed\n');
      }
      const known = await house.known();
      expect(known?.supporter).toMatchObject({ email: ada, topics: { wahljahr: 'milestones' } });
      expect(known?.proofs.find(({ topic }) => topic === 'netzwerk')).toMatchObject({ endedBy: 'reader' });
      expect(known?.proofs.find(({ topic }) => topic === 'wahljahr')?.endedAt).toBeUndefined();
      expect(await house.counts()).toMatchObject({ confirmed: 1, left: 1 });
    },
  );

  it('is not made by looking, and says on its page what it is for', async () => {
    const house = await aReaderOf({ netzwerk: 'monthly' });
    const path = `/u/${house.tokenOf(house.supporter)}`;
    for (const method of ['GET', 'HEAD', 'OPTIONS']) await fetch(`${house.origin}${path}`, { method });
    const page = await house.show(`${path}?lang=en`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Überregionale Netzwerkarbeit');
    expect(page.text).toContain('Stop them now');
    expect(page.text).not.toContain(ada);
    expect(page.headers.get('set-cookie')).toBeNull();
    expect((await house.known())?.supporter.topics).toEqual({ netzwerk: 'monthly' });
  });

  it('by our own page takes the address with the last topic, and keeps the proof three years', async () => {
    const house = await aReaderOf({ netzwerk: 'monthly' });
    const left = await house.post(`/u/${house.tokenOf(house.supporter)}?lang=de`, { by: 'page' });
    expect(left.text).toContain('Diese Briefe kommen nicht mehr');
    const now = house.clock.now().getTime() / 1000;
    const item = await house.table.get(keys.supporter(house.supporter), { consistent: true });
    expect(JSON.stringify(item)).not.toContain(ada);
    expect(item).not.toHaveProperty('list');
    const known = await house.parts.consents.known(house.supporter);
    expect(known?.proofs).toHaveLength(1);
    for (const kept of [
      item,
      await house.addressItem(),
      await house.table.get(keys.consent(house.supporter, known?.proofs[0]?.ask ?? '')),
    ]) {
      expect(Number(kept?.['expiresAt']) - now).toBeGreaterThan(3 * yearSeconds - 60);
      expect(Number(kept?.['expiresAt']) - now).toBeLessThan(3 * yearSeconds + 3 * 86_400);
    }
  });

  it('is refused to whoever makes up a link, or changes one', async () => {
    const house = await aReaderOf({ netzwerk: 'monthly' });
    const token = house.tokenOf(house.supporter);
    const [payload = '', signature = ''] = token.split('.');
    const said = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const other = Buffer.from(JSON.stringify({ ...said, topics: ['wahljahr'] })).toString('base64url');
    const elsewhere = readerTokenOf(
      { supporter: house.supporter, topics: ['netzwerk'] },
      'another secret of this test, too',
      house.clock.now(),
    );
    for (const forged of [`${token}x`, `${other}.${signature}`, 'x', elsewhere])
      expect((await house.post(`/u/${forged}`, {})).status).toBe(400);
    expect((await house.known())?.supporter.topics).toEqual({ netzwerk: 'monthly' });
    await house.moveClock({ days: 3700 });
    expect((await house.post(`/u/${token}`, {})).status).toBe(410);
  });

  it('leads nobody back in, and whoever comes back begins anew', async () => {
    const house = await aReader();
    await house.ask();
    const [link] = await house.links();
    await house.confirm(link);
    const before = await house.known();
    await house.post(`/u/${house.tokenOf(before?.supporter.supporter ?? '')}`, {});
    const again = await house.confirm(link);
    expect(again.status).toBe(410);
    expect(again.text).toContain('schon benutzt');
    expect((await house.known())?.supporter.email).toBeUndefined();
    await house.moveClock({ hours: 1 });
    await house.ask();
    await house.confirm((await house.links())[1]);
    const known = await house.known();
    expect(known?.supporter).toMatchObject({ email: ada, topics: { netzwerk: 'monthly' } });
    expect(known?.supporter.supporter).toBe(before?.supporter.supporter);
    expect(Date.parse(known?.supporter.confirmedAt ?? '')).toBeGreaterThan(
      Date.parse(before?.supporter.confirmedAt ?? ''),
    );
    expect(known?.proofs).toHaveLength(2);
    expect(await house.addressItem()).not.toHaveProperty('expiresAt');
    expect(await house.table.get(keys.supporter(known?.supporter.supporter ?? ''))).not.toHaveProperty(
      'expiresAt',
    );
    expect(await house.counts()).toEqual({ asked: 2, confirmed: 2, left: 1, bounced: 0 });
  });
});

describe('what a reader chooses', () => {
  it('is read and changed by the link in their letters, with a proof of each new yes', async () => {
    const house = await aReaderOf({ netzwerk: 'monthly', wahljahr: 'monthly' });
    const path = `/news/${house.tokenOf(house.supporter)}?lang=de`;
    const page = await house.show(path);
    expect(page.text).toContain('Meine Briefe');
    expect(page.text).toContain('Was Sie uns erlaubt haben');
    expect(page.text).toContain('https://spenden.example.org/c/netzwerk/news');
    expect(page.text).not.toContain(ada);
    const saved = await house.post(path, {
      do: 'save',
      'read-netzwerk': 'milestones',
      'read-wahljahr': 'none',
      'version-milestones': '2026-11-22',
      language: 'tr',
    });
    expect(saved.text).toContain('Gespeichert');
    const known = await house.known();
    expect(known?.supporter).toMatchObject({ language: 'tr', topics: { netzwerk: 'milestones' } });
    expect(known?.proofs.filter(({ endedAt }) => endedAt === undefined)).toEqual([
      expect.objectContaining({
        topic: 'netzwerk',
        frequency: 'milestones',
        from: 'letter',
        consent: expect.objectContaining({ language: 'de', page: `${house.origin}/news` }),
      }),
    ]);
    expect(await house.counts('wahljahr')).toMatchObject({ left: 1 });
    expect(await house.counts()).toMatchObject({ confirmed: 1, left: 0 });
  });

  it('adds nothing that nobody agreed to: no other topic, no sentence of another version', async () => {
    const house = await aReaderOf({ netzwerk: 'monthly' });
    const path = `/news/${house.tokenOf(house.supporter)}`;
    await house.post(path, {
      'read-wahljahr': 'monthly',
      'read-netzwerk': 'milestones',
      'version-milestones': '2020-01-01',
    });
    const known = await house.known();
    expect(known?.supporter.topics).toEqual({ netzwerk: 'monthly' });
    expect(known?.proofs).toHaveLength(1);
  });

  it('can be to have everything erased, and then no letter and no item knows the address', async () => {
    const house = await aReader();
    await house.ask();
    const [link] = await house.links();
    await house.confirm(link);
    const known = await house.known();
    const supporter = known?.supporter.supporter ?? '';
    const ask = known?.proofs[0]?.ask ?? '';
    const letter = keys.letter(keys.ask(ask).pk, `${ask}.news-confirmation`);
    expect(JSON.stringify(await house.table.get(letter))).toContain(ada);
    const erased = await house.post(`/news/${house.tokenOf(supporter)}?lang=de`, { do: 'erase' });
    expect(erased.text).toContain('Ihre Adresse ist gelöscht');
    expect(erased.text).toContain('Was Sie uns erlaubt haben');
    for (const key of [letter, keys.ask(ask), keys.supporter(supporter), keys.consent(supporter, ask)])
      expect(JSON.stringify(await house.table.get(key, { consistent: true }))).not.toContain(ada);
    expect((await house.parts.consents.proofs(supporter))[0]).toMatchObject({ endedBy: 'erasure' });
    await house.moveClock({ hours: 2 });
    await house.idle();
    expect(house.lines.filter((line) => line.includes('"alarm"'))).toEqual([]);
    const page = await house.show(`/news/${house.tokenOf(supporter)}?lang=de`);
    expect(page.text).toContain('An Sie gehen keine Briefe von uns');
  });

  it('can be to leave everything at once', async () => {
    const house = await aReaderOf({ netzwerk: 'monthly', wahljahr: 'milestones' });
    await house.post(`/news/${house.tokenOf(house.supporter)}`, { do: 'leave' });
    expect((await house.known())?.supporter).not.toHaveProperty('email');
  });
});
