import { describe, expect, it } from 'vitest';
import { decide } from '../../shared/domain/donation.ts';
import { cents } from '../../shared/domain/money.ts';
import { Day, Instant, instantOf } from '../../shared/domain/month.ts';
import { openInbox } from '../../shared/store/inbox.ts';
import { openFates } from '../../shared/store/fates.ts';
import { openOutbox } from '../../shared/store/outbox.ts';
import { type ADesk, aDesk } from './a-desk.ts';
import { aDeskWithStripe } from './a-desk-with-stripe.ts';
import { done, listed, namesOf } from './reading-tasks.ts';
import { adrift, aGift, book } from './some-corrections.ts';

/** The thank-you for the gift `pi_1`, written and taken to the post, from where it did not go out. */
const thanksNotSent = async (desk: ADesk, state: 'UNKNOWN' | 'REFUSED', reason: string): Promise<void> => {
  const outbox = openOutbox(desk.table);
  const letter = {
    letter: 'pi_1.acknowledgement',
    to: { email: 'ada@example.org', name: 'Ada Beispiel' },
    locale: 'de' as const,
    about: {
      kind: 'acknowledgement' as const,
      gift: 'pi_1',
      campaign: 'netzwerk',
      earmark: 'free' as const,
      cents: aGift({ gift: 'pi_1' }).cents,
      day: Day.parse('2026-11-20'),
    },
    state: 'NEW' as const,
    writtenAt: Instant.parse('2026-11-20T10:00:00.000Z'),
  };
  await desk.parts.ledger.book([{ letter }]);
  const claimed = await outbox.claim(letter, desk.now.at);
  if (!claimed) throw new Error('somebody else took it to the post');
  await outbox.notSent(claimed, state, reason);
};

describe('a task that is found by looking', () => {
  it('is money nobody has assigned; it leaves by itself when somebody does', async () => {
    const desk = await aDesk();
    await book(desk, [adrift('pi_adrift')]);
    expect((await listed(desk)).tasks).toMatchObject([
      { task: 'unassigned:pi_adrift', matter: 'unassigned-money', gift: 'pi_adrift', cents: 50_00 },
    ]);
    await desk.as('treasurer').post('/v1/treasury/gifts/pi_adrift/assign', {
      campaign: 'netzwerk',
      earmark: 'free',
      reason: 'Anruf',
    });
    expect(await namesOf(desk)).toEqual([]);
    expect(await desk.parts.waiting.unassigned(10)).toEqual({ some: [], more: false });
  });

  it('is no money that a later word of Stripe’s brought to its campaign, nor what Stripe bills for itself', async () => {
    const { house, desk, adrift: gift } = await aDeskWithStripe();
    const id = await gift();
    await house.happening('lost', () => house.lever('/sandbox/fee', { amount: '1,23' }));
    await house.reconcile();
    expect(await namesOf(desk)).toEqual([`unassigned:${id}`]);
    const at = instantOf(house.now.at);
    const attribution = { campaign: 'netzwerk', earmark: 'free', locale: 'de' } as const;
    const known = await desk.parts.ledger.gift(id);
    const late = { fact: 'attributed', gift: id, at, event: 'evt_late', attribution } as const;
    await desk.parts.ledger.book(decide(known, late, { bookedAt: at, campaigns: new Set(['netzwerk']) }));
    expect(await desk.parts.waiting.unassigned(10)).toEqual({ some: [], more: false });
  });

  it('nags nobody twice: once done, it does not come back with its cause', async () => {
    const desk = await aDesk('2026-11-26T10:00:00.000Z');
    await book(desk, [adrift('pi_adrift')]);
    const before = await namesOf(desk);
    expect(before).toEqual(['unassigned:pi_adrift', 'gap:netzwerk:2026-11']);
    for (const task of before) expect((await done(desk, task)).status).toBe(200);
    for (const day of ['2026-11-27', '2026-11-30', '2026-12-01', '2026-12-15']) {
      desk.now.at = new Date(`${day}T10:00:00.000Z`);
      expect(await namesOf(desk)).toEqual([]);
    }
    desk.now.at = new Date('2026-12-26T10:00:00.000Z');
    expect(await namesOf(desk)).toEqual(['gap:netzwerk:2026-12']);
  });

  it('is the gap of a month, until the money is there', async () => {
    const desk = await aDesk('2026-11-26T10:00:00.000Z');
    const [gap] = (await listed(desk, ['editor:netzwerk'])).tasks;
    if (!gap) throw new Error('no gap');
    expect(gap).toMatchObject({ task: 'gap:netzwerk:2026-11', month: '2026-11', mayBeDone: false });
    expect(gap.says).toMatch(/^Überregionale Netzwerkarbeit: im November 2026 fehlen 3\.265,50\s€\.$/);
    await book(desk, [aGift({ gift: 'pi_1', cents: cents(gap.cents) })]);
    expect(await namesOf(desk)).toEqual([]);
  });

  it('is a notice that runs out, for all whose campaigns the carrier receives money for', async () => {
    const desk = await aDesk('2030-04-20T10:00:00.000Z');
    const carrier = await desk.parts.campaigns.carrier('leipzig');
    if (!carrier) throw new Error('no carrier');
    const notice = {
      kind: 'exemptionNotice' as const,
      issuedOn: Day.parse('2025-05-12'),
      assessmentYear: 2023,
    };
    await desk.parts.campaigns.saveCarrier({ ...carrier, taxNotice: notice }, true);
    const notices = async (...groups: string[]) =>
      (await namesOf(desk, groups)).filter((task) => task.startsWith('tax-notice'));
    expect(await notices('treasurer')).toEqual(['tax-notice:leipzig:2030-05-12:30']);
    // It also receives what is given in Köln.
    expect(await notices('treasurer:koeln')).toEqual(['tax-notice:leipzig:2030-05-12:30']);
    await done(desk, 'tax-notice:leipzig:2030-05-12:30', ['treasurer:koeln']);
    expect(await notices('treasurer')).toEqual([]);
    desk.now.at = new Date('2030-05-13T10:00:00.000Z');
    expect(await notices('treasurer')).toEqual(['tax-notice:leipzig:2030-05-12:0']);
  });

  it('is an event that could not be booked, until it is', async () => {
    const desk = await aDesk();
    const inbox = openInbox(desk.table);
    await inbox.keep({ event: 'evt_1', type: 'charge.succeeded', body: Buffer.from('{}') }, desk.now.at);
    await inbox.quarantine('evt_1', 'unreadable: amount invalid_type');
    expect((await listed(desk)).tasks).toMatchObject([
      { task: 'event:evt_1', matter: 'event-quarantined', event: 'evt_1' },
    ]);
    expect(await namesOf(desk, ['treasurer:leipzig'])).toEqual([]);
    const kept = await inbox.find('evt_1');
    if (kept) await inbox.release(kept);
    expect(await namesOf(desk)).toEqual([]);
  });

  it('is a letter the post refused, without a word about its reader', async () => {
    const desk = await aDesk();
    await thanksNotSent(desk, 'REFUSED', '400 does not contain a valid address');
    const { tasks } = await listed(desk, ['treasurer:leipzig']);
    expect(tasks).toMatchObject([
      { task: 'letter:pi_1.acknowledgement', gift: 'pi_1', campaign: 'netzwerk' },
    ]);
    expect(JSON.stringify(tasks)).not.toMatch(/ada/i);
    expect((await done(desk, 'letter:pi_1.acknowledgement', ['treasurer:leipzig'])).status).toBe(200);
  });

  it('is a letter that came back, once, until somebody has written in another way', async () => {
    const desk = await aDesk();
    const fates = openFates(desk.table);
    const place = { about: 'GIFT#pi_1', letter: 'pi_1.acknowledgement' };
    await thanksNotSent(desk, 'UNKNOWN', 'no answer');
    expect(await fates.cameBack(place, 'bounce, 5.1.1', desk.now.at)).toBe('noted');
    // Written two days ago: it is not told of as one that has not gone out, too.
    const { tasks } = await listed(desk, ['treasurer:leipzig']);
    expect(tasks).toMatchObject([
      {
        task: 'letter-bounced:pi_1.acknowledgement',
        matter: 'letter-bounced',
        gift: 'pi_1',
        campaign: 'netzwerk',
        says: 'Ein Brief kam nicht an: Die Adresse nimmt keine an (bounce, 5.1.1).',
      },
    ]);
    expect(JSON.stringify(tasks)).not.toMatch(/ada/i);
    const name = 'letter-bounced:pi_1.acknowledgement';
    expect((await done(desk, name, ['treasurer:leipzig'])).status).toBe(200);
    expect(await fates.cameBack(place, 'spamreport', desk.now.at)).toBe('known');
    expect(await namesOf(desk)).toEqual([]);
    await desk.as('treasurer').post(`/v1/treasury/tasks/${name}/reopen`, {});
    expect(await namesOf(desk)).toEqual([name]);
  });

  it('is the report on a grant, until it is handed in', async () => {
    const desk = await aDesk();
    const input = {
      grant: 'grant_selbsthilfe-2026',
      programme: 'Selbsthilfe 2026',
      funders: [{ name: 'Stiftung (Beispiel)' }],
      decidedOn: '2026-01-15',
      purpose: 'Ein Projekt.',
      financing: 'fixed',
      grantedCents: 5_088_92,
      approval: { from: '2026-01-01', through: '2026-12-31' },
      costPlan: [{ costType: 'material', title: 'Sachkosten', cents: 5_088_92 }],
      tranches: [
        { tranche: 'rate-1', dueOn: '2026-12-01', split: [{ earmark: 'material', cents: 5_088_92 }] },
      ],
      reportDueOn: '2027-01-10',
      retainUntil: '2036-12-31',
    };
    const added = await desk.as('treasurer').post('/v1/treasury/campaigns/netzwerk/grants', input);
    expect(added.status).toBe(201);
    const reports = async () => (await namesOf(desk)).filter((task) => task.startsWith('grant-report'));
    expect(await reports()).toEqual(['grant-report:netzwerk:grant_selbsthilfe-2026:2027-01-10']);
    await done(desk, 'grant-report:netzwerk:grant_selbsthilfe-2026:2027-01-10');
    expect(await reports()).toEqual([]);
  });

  it('is none that only a decision ends', async () => {
    const desk = await aDesk();
    await book(desk, [aGift({ gift: 'pi_1' })]);
    await desk
      .as('treasurer')
      .post('/v1/treasury/gifts/pi_1/refunds', { cents: 200_00, reason: 'auf Wunsch' });
    expect((await done(desk, 'refund:pi_1.refund-1')).body.error.code).toBe('task.needs-decision');
  });
});

/** How many calls of DynamoDB the list takes with so many gifts that name no campaign. */
const callsWith = async (gifts: number): Promise<number> => {
  const desk = await aDesk();
  for (let start = 0; start < gifts; start += 20) {
    await book(
      desk,
      Array.from({ length: 20 }, (_, index) => adrift(`pi_${start + index}`)),
    );
  }
  let calls = 0;
  desk.client.middlewareStack.add((next) => async (call) => {
    calls += 1;
    return next(call);
  });
  await listed(desk);
  return calls;
};

it('reads as much at a thousand gifts without a campaign as at sixty', async () => {
  expect(await callsWith(1000)).toBe(await callsWith(60));
});
