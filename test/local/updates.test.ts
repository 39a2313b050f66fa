import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendAtOf } from '../../shared/domain/edition-calendar.ts';
import { dayOf, instantOf, monthOf, nextMonth } from '../../shared/domain/month.ts';
import { aHouse } from '../a-house.ts';
import { aSupporter } from '../house/some-supporters.ts';

let house: Awaited<ReturnType<typeof aHouse>>;
beforeAll(async () => {
  house = await aHouse();
}, 60_000);
afterAll(async () => house.close());

const moveTo = async (instant: string) => {
  const answer = await house.post('/local/clock', { now: instant });
  if (!answer.ok) throw new Error(`the clock did not move: ${await answer.text()}`);
};

describe('the letter of a month in the whole house', () => {
  it('is drafted, approved, and lies in the mailbox on the first at nine, with a way to leave of one’s own', async () => {
    const { parts } = house;
    const consents = parts.supporters;
    await aSupporter({ consents }, { email: 'ada@example.org', topics: { netzwerk: 'monthly' } });
    await aSupporter({ consents }, { email: 'bea@example.org', language: 'en' });
    const now = house.clock.now();
    const month = nextMonth(monthOf(now));
    const drafting = `${monthOf(now)}-25T11:00:00.000Z`;
    await moveTo(drafting > instantOf(now) ? drafting : instantOf(new Date(now.getTime() + 3_600_000)));
    await house.idle();
    const draft = await parts.editions.find('netzwerk', month);
    if (!draft) throw new Error('no draft');
    const approved = { by: 'Redaktion', at: instantOf(house.clock.now()) };
    await parts.editions.change({ ...draft.edition, state: 'approved', approved }, draft.version);
    const sendAt = sendAtOf(month);
    await moveTo(sendAt > instantOf(house.clock.now()) ? sendAt : instantOf(house.clock.now()));
    await house.schedules.runNow('write-progress');
    await house.idle();
    const letters = house.mailbox
      .letters()
      .filter(({ customArgs }) => customArgs['about'] === `RUN#netzwerk.${month}`);
    expect(letters.map(({ to }) => to.email).toSorted()).toEqual(['ada@example.org', 'bea@example.org']);
    for (const { html, text, headers } of letters) {
      expect(`${html}${text}`).not.toContain('-reader-token-');
      const [leave = ''] = /https?:[^>]+\/u\/[\w.~-]+/.exec(headers['List-Unsubscribe'] ?? '') ?? [];
      expect(leave).toContain(house.origin);
      expect(html).toContain(leave);
      expect(text).toContain(leave);
    }
    const editors = house.mailbox
      .letters()
      .filter(({ customArgs }) => customArgs['about']?.startsWith('EDITOR#'));
    expect(editors.map(({ to }) => to.email)).toContain('netzwerk@gesundheitszentrum.example.org');
    expect(editors.every(({ html }) => html.includes(`${house.origin}/treasury/updates/`))).toBe(true);
    expect(await parts.editions.find('netzwerk', month)).toMatchObject({
      edition: { state: 'sent', lettersSent: 2, sentAt: expect.stringContaining(dayOf(sendAt)) },
    });
  }, 60_000);
});
