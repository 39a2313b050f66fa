import { describe, expect, it, onTestFinished } from 'vitest';
import { leaveMailbox } from '../../shared/house/leave-mailbox.ts';
import { readerTokenOf } from '../../shared/house/reader-link.ts';
import { openConsents } from '../../shared/store/consents.ts';
import { openTasks } from '../../shared/store/tasks.ts';
import { aHouse } from '../a-house.ts';
import { aSupporter } from '../house/some-supporters.ts';

const anOpenHouse = async () => {
  const house = await aHouse();
  onTestFinished(house.close);
  const consents = openConsents(house.table);
  return {
    ...house,
    consents,
    /** What a button of the mailbox's page does with its newest letter. */
    press: async (done: string): Promise<string> => {
      const newest = house.mailbox.letters().at(-1);
      const answer = await fetch(`${house.origin}/local/inbox/do`, {
        method: 'POST',
        body: new URLSearchParams({ letter: String(newest?.id), done }),
      });
      expect(answer.status).toBe(200);
      return (await answer.text()).replaceAll('&quot;', '"');
    },
    openTasks: async () => {
      const tasks = [];
      for await (const handful of openTasks(house.table).open()) tasks.push(...handful);
      return tasks;
    },
    /** A letter of consent as a run sends it, to one reader. */
    sendsTo: async (supporter: string) => {
      const { secret } = house.parts.pledgeLinks;
      const token = readerTokenOf({ supporter, topics: ['netzwerk'] }, secret, house.clock.now());
      const answer = await fetch(`${house.origin}/v3/mail/send`, {
        method: 'POST',
        headers: { authorization: 'Bearer SG.local', 'content-type': 'application/json' },
        body: JSON.stringify({
          personalizations: [
            {
              to: [{ email: 'reader@example.org' }],
              headers: {
                'List-Unsubscribe': `<${house.origin}/u/${token}>, <mailto:${leaveMailbox(supporter, secret)}@antwort.example.org?subject=netzwerk>`,
                'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
              },
              custom_args: { letter: `netzwerk.2026-12.0001.${supporter}`, about: 'RUN#netzwerk.2026-12' },
            },
          ],
          from: { email: 'danke@example.org' },
          subject: 'Dezember',
          content: [{ type: 'text/plain', value: 'Dezember' }],
        }),
      });
      expect(answer.status).toBe(202);
    },
  };
};

describe('the house on this machine', () => {
  it('hears that a thank-you letter arrived, and makes a task of one that came back', async () => {
    const house = await anOpenHouse();
    await house.give({ amountCents: 25_00 });
    await house.idle();
    expect(house.lines.join('\n')).toContain('the post told: 1 delivered');
    expect(await house.openTasks()).toEqual([]);
    expect(await house.press('bounce')).toContain('1 bounced (noted)');
    expect(await house.openTasks()).toMatchObject([{ matter: 'letter-bounced', campaign: 'netzwerk' }]);
    expect(await house.press('bounce')).toContain('1 bounced (known)');
    expect(await house.openTasks()).toHaveLength(1);
    const alarms = house.lines.filter((line) => line.includes('"alarm"'));
    expect(alarms).toEqual([]);
  });

  it.each([
    ['letter', 'left 1 by letter', 'reader'],
    ['spamreport', '1 spam-report (a reader less)', 'spam-report'],
    ['bounce', '1 bounced (a reader less)', 'bounce'],
    ['unsubscribe', '1 unsubscribed (a reader less)', 'reader'],
    ['one-click', '200', 'reader'],
  ])('lets a reader go by the mailbox’s button “%s”', async (done, said, by) => {
    const house = await anOpenHouse();
    const reader = await aSupporter(house, { topics: { netzwerk: 'monthly' } });
    await house.sendsTo(reader.supporter);
    await house.idle();
    expect(await house.consents.find(reader.supporter)).toEqual(reader);
    expect(await house.press(done)).toContain(said);
    expect(await house.consents.find(reader.supporter)).toMatchObject({ topics: {} });
    expect(await house.consents.proofs(reader.supporter)).toMatchObject([{ endedBy: by }]);
    // A second time it is as before.
    await house.press(done);
    expect(await house.consents.proofs(reader.supporter)).toMatchObject([{ endedBy: by }]);
    expect(house.lines.join('\n')).not.toMatch(/"alarm"|reader@example\.org/);
  });
});
