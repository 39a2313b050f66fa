import { beforeAll, describe, expect, it } from 'vitest';
import { openBookkeeping } from '../../shared/store/bookkeeping.ts';
import { instantOf } from '../../shared/domain/month.ts';
import { cents, negated } from '../../shared/domain/money.ts';
import { type ADesk, aDesk } from './a-desk.ts';
import { anEntry, bookAll, itsFee, itsRefund, settle } from './some-books.ts';

describe('one gift’s whole life', () => {
  const at = '2026-11-02T09:00:00.000Z';
  // It came without a place, was moved to Leipzig’s campaign, and a part went back.
  const lost = anEntry(1, { at, campaign: 'unassigned', cents: 5000 });
  const move = { ...lost, move: 1, bookedAt: instantOf(new Date('2026-11-05T09:00:00.000Z')) };
  const out = {
    ...move,
    entry: `stripe:${lost.line}:moved:1:out`,
    movement: 'moved-out' as const,
    cents: negated(lost.cents),
  };
  const into = {
    ...move,
    entry: `stripe:${lost.line}:moved:1:in`,
    movement: 'moved-in' as const,
    campaign: 'netzwerk',
    earmark: 'staff' as const,
  };
  const standing = { ...lost, campaign: 'netzwerk' };
  const fee = itsFee(standing, 145);
  const refund = itsRefund(standing, 1000, '2026-11-08T09:00:00.000Z');
  const { gift } = lost;

  let desk: ADesk;
  beforeAll(async () => {
    desk = await aDesk();
    await bookAll(desk, [lost, out, into, fee, refund]);
    await settle(desk, lost, 145);
    const instant = instantOf(new Date(at));
    const cancelled = await openBookkeeping(desk.table).ledger.book([
      { failure: { gift, charge: 'ch_first', reason: 'insufficient_funds', at: instant } },
      { dispute: { gift, dispute: 'du_1', status: 'needs_response', cents: cents(4000), at: instant } },
      {
        task: {
          task: 'dispute:du_1',
          matter: 'dispute',
          campaign: 'netzwerk',
          gift,
          cents: cents(4000),
          writtenAt: instant,
        },
      },
      { donor: { gift, donor: { email: 'kim@example.org', name: 'Kim Beispiel' }, locale: 'de' } },
      {
        letter: {
          letter: `${gift}.acknowledgement`,
          to: { email: 'kim@example.org', name: 'Kim Beispiel' },
          locale: 'de',
          about: {
            kind: 'acknowledgement',
            gift,
            campaign: 'netzwerk',
            earmark: 'staff',
            cents: lost.cents,
            day: lost.day,
          },
          state: 'SENT',
          writtenAt: instant,
        },
      },
    ]);
    if (cancelled) throw new Error(cancelled);
  });

  it('tells everything that happened, in order', async () => {
    const { body } = await desk.as('treasurer').get(`/v1/treasury/gifts/${gift}`);
    expect(body.entries.map(({ entry }: { entry: string }) => entry)).toEqual([
      lost.entry,
      into.entry,
      out.entry,
      fee.entry,
      refund.entry,
    ]);
    expect(body).toMatchObject({
      gift,
      donation: lost.donation,
      entriesElsewhere: 0,
      sums: { cameInCents: 5000, returnedCents: -1000, receivedCents: 4000, feeCents: -145, from: 'entries' },
      balances: [{ amountCents: 5000, feeCents: 145, netCents: 4855 }],
      failures: [{ charge: 'ch_first', reason: 'insufficient_funds' }],
      disputes: [{ dispute: 'du_1', status: 'needs_response' }],
      tasks: [{ task: 'dispute:du_1', matter: 'dispute' }],
      letters: [{ kind: 'acknowledgement', state: 'SENT' }],
    });
    expect(body.entries[0]).toMatchObject({ grossCents: 5000, feeCents: 145, netCents: 4855 });
    expect(body.standing).toContainEqual({
      line: lost.line,
      campaign: 'netzwerk',
      month: '2026-11',
      earmark: 'staff',
      account: 'received',
      cents: 5000,
    });
  });

  it('shows nothing of its giver', async () => {
    const { text } = await desk.as('treasurer').get(`/v1/treasury/gifts/${gift}`);
    expect(text).not.toMatch(/kim|beispiel|example\.org/i);
  });

  it('shows a centre what of it lies in its own campaigns, and another centre nothing', async () => {
    const { body } = await desk.as('treasurer:leipzig').get(`/v1/treasury/gifts/${gift}`);
    expect(body.entriesElsewhere).toBe(2);
    expect(body.entries.map(({ entry }: { entry: string }) => entry)).toEqual([
      into.entry,
      fee.entry,
      refund.entry,
    ]);
    const elsewhere = await desk.as('treasurer:koeln').get(`/v1/treasury/gifts/${gift}`);
    expect(elsewhere.status).toBe(403);
    expect(elsewhere.text).not.toContain('5000');
  });

  it('knows gifts that a person noted, and says which it does not know', async () => {
    const cash = anEntry(9, { gift: 'manual:kasse-7', entry: 'manual:kasse-7', line: 'manual:kasse-7' });
    await bookAll(desk, [cash]);
    const { body } = await desk.as('reader').get('/v1/treasury/gifts/manual:kasse-7');
    expect(body.entries).toHaveLength(1);
    const unknown = await desk.as('reader').get('/v1/treasury/gifts/pi_never');
    expect(unknown.status).toBe(404);
    expect(unknown.body.error.code).toBe('gift.unknown');
  });
});
