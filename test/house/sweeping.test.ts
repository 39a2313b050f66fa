import { describe, expect, it } from 'vitest';
import { aChargeEvent } from './a-charge.ts';
import { aPostOffice, hours, minutes } from './a-post-office.ts';

describe('the sweep', () => {
  it('books and thanks when the bell was lost', async () => {
    const office = await aPostOffice();
    await office.keep([aChargeEvent(), aChargeEvent()]);
    office.later(hours(1));
    await office.sweep();
    expect((await office.progress()).totals.gifts).toBe(2);
    expect(office.lines.join('\n')).toContain('"alarm":"bell-lost"');
    // The letters it wrote itself ring their own bell; if that is lost too, the next round sends them.
    office.later(hours(1));
    await office.sweep();
    expect(office.post.taken).toHaveLength(2);
  });

  it('leaves alone what arrived a moment ago', async () => {
    const office = await aPostOffice();
    await office.keep([aChargeEvent()]);
    office.later(minutes(4));
    await office.sweep();
    expect((await office.progress()).totals.gifts).toBe(0);
    office.later(minutes(2));
    await office.sweep();
    expect((await office.progress()).totals.gifts).toBe(1);
  });

  it('changes nothing, and alarms nobody, where everything is booked', async () => {
    const office = await aPostOffice();
    await office.ring([await office.aLetterToSend()]);
    const before = await office.progress();
    for (let round = 0; round < 3; round += 1) {
      office.later(hours(1));
      await office.sweep();
    }
    expect(await office.progress()).toEqual(before);
    expect(office.post.taken).toHaveLength(1);
    expect(office.lines.join('\n')).not.toContain('alarm');
  });

  it('walks an hour that is over only once', async () => {
    const office = await aPostOffice();
    await office.ring([await office.aLetterToSend()]);
    office.later(hours(2));
    await office.sweep();
    let queries = 0;
    office.client.middlewareStack.add(
      (next, context) => async (call) => {
        if (context.commandName === 'QueryCommand') queries += 1;
        return next(call);
      },
      { step: 'initialize' },
    );
    await office.sweep();
    // The orders to end promises, givers who agreed to news, work on receipts, the campaigns and what of their carrier
    // waits, the unsent letters, and the inbox and outbox of the one hour that is not over yet.
    expect(queries).toBe(8);
  });

  it('goes on where it stopped for want of time', async () => {
    const office = await aPostOffice();
    office.later(hours(-3));
    await office.keep([aChargeEvent()]);
    office.later(hours(3));
    const { sweep } = await import('../../shared/house/sweeping.ts');
    await sweep(office.parts, new Date(office.now.at.getTime() - 1));
    expect((await office.progress()).totals.gifts).toBe(0);
    expect(office.lines.join('\n')).toContain('goes on next time');
    await office.sweep();
    expect((await office.progress()).totals.gifts).toBe(1);
  });

  it('does not leave an hour behind while something in it must be tried again', async () => {
    const office = await aPostOffice();
    await office.keep([aChargeEvent({ currency: 'usd' })]);
    const away = Object.assign(new Error('away'), { type: 'StripeConnectionError' });
    const asked = office.parts.stripe.creditedCents;
    office.parts.stripe.creditedCents = async () => {
      throw away;
    };
    office.later(hours(5));
    await office.sweep();
    office.parts.stripe.creditedCents = asked;
    const { cents } = await import('../../shared/domain/money.ts');
    office.parts.stripe.creditedCents = async () => cents(23_00);
    office.later(hours(5));
    await office.sweep();
    expect((await office.progress()).totals.receivedCents).toBe(23_00);
  });
});
