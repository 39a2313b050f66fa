import { describe, expect, it } from 'vitest';
import { aTable } from '../a-table.ts';
import { aBookingOffice } from './a-booking-office.ts';
import { aRenewal } from './a-promise.ts';

type AnEvent = ReturnType<typeof aRenewal>['charge'];

/** Every order of a handful of events. */
const permutations = <One>(list: readonly One[]): One[][] =>
  list.length === 0
    ? [[]]
    : list.flatMap((one, index) => permutations(list.toSpliced(index, 1)).map((rest) => [one, ...rest]));

const anOffice = async () => aBookingOffice(await aTable());

/** What the books, the outbox and the promises say after these events came one by one. */
const afterOneByOne = async (events: readonly AnEvent[]) => {
  const office = await anOffice();
  for (const event of events) await office.book(await office.keep([event]));
  return stateOf(office);
};

const stateOf = async (office: Awaited<ReturnType<typeof anOffice>>) => {
  const { months, totals } = await office.progress();
  const nowhere = await office.progress('unassigned');
  const letters = await office.letters();
  return {
    received: months.map(({ month, receivedCents }) => [month, receivedCents.donation]),
    pendingCents: totals.pendingCents,
    gifts: totals.gifts,
    unassigned: [nowhere.totals.receivedCents, nowhere.totals.pendingCents, nowhere.totals.gifts],
    pledged: (await office.parts.campaigns.books('netzwerk'))?.pledged,
    letters: letters.map(({ letter }) => letter).toSorted(),
    quarantined: (await office.quarantined()).length,
  };
};

const booked = {
  received: [['2026-11', 25_00]],
  pendingCents: 0,
  gifts: 1,
  unassigned: [0, 0, 0],
  pledged: [{ status: 'active', interval: 'month', pledges: 1, cents: 25_00 }],
  letters: ['pi_renewal2.acknowledgement'],
  quarantined: 0,
};

describe('a renewal, whose charge knows nothing of us', () => {
  const { charge, link, paid, stands } = aRenewal();
  // Every fourth order: all of them, and those of more events, are the simulation's (test/simulation).
  const orders = permutations([charge, link, paid, stands('active')]).filter((_, index) => index % 4 === 0);

  it.each(orders.map((order) => [order.map(({ type }) => type).join(', '), order] as const))(
    'finds its campaign and earmark after %s',
    async (_, order) => {
      expect(await afterOneByOne(order)).toEqual(booked);
    },
  );

  it('finds them in one batch, and eight times at once', async () => {
    const office = await anOffice();
    const kept = await office.keep([charge, stands('active'), paid, link]);
    await office.book(kept);
    expect(await stateOf(office)).toEqual(booked);
    const other = await anOffice();
    const again = await other.keep([charge, stands('active'), paid, link]);
    await Promise.all(
      Array.from({ length: 8 }, async (_, turn) => other.book([...again.slice(turn % 4), ...again])),
    );
    expect(await stateOf(other)).toEqual(booked);
  });

  it('finds them when each is told by a function of its own, at the same moment', async () => {
    for (let round = 0; round < 6; round += 1) {
      const office = await anOffice();
      const kept = await office.keep([charge, link, paid, stands('active')]);
      await Promise.all(kept.map(async (event) => office.book([event])));
      expect(await stateOf(office)).toEqual(booked);
    }
  });

  it('by SEPA debit is pending until it is there, for its campaign, because Stripe is asked whose it is', async () => {
    const debit = aRenewal({ method: 'sepa_debit' });
    const office = await anOffice();
    office.parts.stripe.invoiceOf = debit.whenAsked;
    await office.book(await office.keep([debit.stands('active'), debit.pending]));
    expect(await stateOf(office)).toMatchObject({ pendingCents: 25_00, unassigned: [0, 0, 0] });
    await office.book(await office.keep([debit.charge, debit.link, debit.paid]));
    expect(await stateOf(office)).toEqual(booked);
  });

  it('by SEPA debit is pending under unassigned while Stripe is away, and finds its place all the same', async () => {
    const debit = aRenewal({ method: 'sepa_debit' });
    const office = await anOffice();
    office.parts.stripe.invoiceOf = async () => {
      throw Object.assign(new Error('away'), { type: 'StripeConnectionError' });
    };
    const kept = await office.keep([debit.stands('active'), debit.pending]);
    const { again } = await office.book(kept);
    expect([...again]).toEqual([debit.pending.id]);
    expect(await stateOf(office)).toMatchObject({ pendingCents: 0, unassigned: [0, 25_00, 0] });
    office.parts.stripe.invoiceOf = debit.whenAsked;
    await office.book(kept);
    expect(await stateOf(office)).toMatchObject({ pendingCents: 25_00, unassigned: [0, 0, 0] });
  });

  it('and its refund follow it, in any order', async () => {
    const { refund } = aRenewal();
    const given = permutations([charge, link, paid, refund('re_1', 10_00)]);
    for (const order of given.filter((_, index) => index % 5 === 0)) {
      const office = await anOffice();
      for (const event of order) await office.book(await office.keep([event]));
      const { months } = await office.progress();
      expect(months.map(({ month, receivedCents }) => [month, receivedCents.donation])).toEqual([
        ['2026-11', 25_00],
        ['2026-12', -10_00],
      ]);
      expect((await office.progress('unassigned')).totals.receivedCents).toBe(0);
      expect((await office.letters()).map(({ letter }) => letter).toSorted()).toEqual([
        'pi_renewal2.acknowledgement',
        're_1.refund',
      ]);
    }
  });
});

describe('a renewal that fails', () => {
  it('is one letter, whatever came first, and the reason is found when it is asked for', async () => {
    const { stands, refusal, failed, pending, whenAsked } = aRenewal({ method: 'sepa_debit' });
    const events = [stands('past_due'), refusal('AC04'), failed(1), pending];
    for (const order of permutations(events).filter((_, index) => index % 5 === 0)) {
      const office = await anOffice();
      office.parts.stripe.invoiceOf = whenAsked;
      for (const event of order) await office.book(await office.keep([event]));
      expect((await office.letters()).map(({ letter }) => letter)).toEqual(['in_renewal2.renewal-failed']);
      expect(await office.parts.pledges.failureReason('in_renewal2')).toBe('AC04');
    }
  });

  it('for an account that is closed leaves an order to end the promise', async () => {
    const { stands, refusal, failed, pending, whenAsked } = aRenewal({ method: 'sepa_debit' });
    const office = await anOffice();
    office.parts.stripe.invoiceOf = whenAsked;
    await office.book(await office.keep([stands('past_due'), pending, refusal('AC04'), failed(1)]));
    const orders = [];
    for await (const handful of office.parts.pledges.stops(office.now.at)) orders.push(...handful);
    expect(orders).toMatchObject([{ pledge: 'sub_1', reason: 'AC04' }]);
    if (orders[0]) await office.parts.pledges.stopped(orders[0], orders[0].at);
    const left = [];
    for await (const handful of office.parts.pledges.stops(office.now.at)) left.push(...handful);
    expect(left).toEqual([]);
  });
});
