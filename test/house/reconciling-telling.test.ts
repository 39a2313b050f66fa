import { describe, expect, it, onTestFinished } from 'vitest';
import { BalanceTransaction } from '../../shared/stripe/balance-transaction.ts';
import { aTreasury, days } from './a-treasury.ts';

const open = async () => {
  const treasury = await aTreasury();
  onTestFinished(treasury.close);
  const alarms = () => treasury.lines.flatMap((line) => /"alarm":"([\w-]+)"/.exec(line)?.[1] ?? []);
  return { ...treasury, alarms };
};

describe('a person is told', () => {
  it('when more than a handful came without a webhook, not when one did', async () => {
    const house = await open();
    await house.card('told');
    await house.card('lost');
    await house.reconcile();
    expect(house.alarms()).toEqual([]);
    for (let count = 0; count < 6; count += 1) await house.card('lost');
    await house.reconcile();
    expect(house.alarms()).toEqual(['webhook-gaps']);
  });

  it('when Stripe has taken payments and told us nothing for three days', async () => {
    const house = await open();
    await house.card('told');
    await house.reconcile();
    await house.later(days(2));
    await house.card('lost');
    await house.reconcile();
    expect(house.alarms()).toEqual([]);
    await house.later(days(2));
    await house.card('undelivered');
    await house.reconcile();
    expect(house.alarms()).toEqual(['webhook-silent']);
    // What we fetch ourselves is not heard.
    await house.later(days(1));
    await house.card('undelivered');
    await house.reconcile();
    expect(house.alarms()).toEqual(['webhook-silent', 'webhook-silent']);
    await house.card('told');
    await house.reconcile();
    expect(house.alarms()).toHaveLength(2);
  });

  it('when nothing was given there is nothing to be told', async () => {
    const house = await open();
    await house.reconcile();
    await house.later(days(9));
    await expect(house.reconcile()).resolves.toMatchObject({ agrees: true });
    expect(house.alarms()).toEqual([]);
  });

  it('when undelivered events are of another API version: they wait in quarantine, and the money is booked', async () => {
    const house = await open();
    await house.card('undelivered');
    const { undelivered } = house.parts.account;
    house.parts.account.undelivered = async function* (since) {
      for await (const events of undelivered(since)) {
        yield events.map((event) => ({ ...Object(event), api_version: '2024-06-20' }));
      }
    };
    const proof = await house.reconcile();
    expect(proof).toMatchObject({ agrees: true, fetchedEvents: 1, booked: { entries: 1 } });
    expect(house.alarms()).toEqual(['unknown-event']);
    expect(await house.quarantined()).toMatchObject([{ state: 'UNKNOWN', reason: 'API version 2024-06-20' }]);
    expect((await house.progress()).totals.gifts).toBe(1);
  });

  it('of money in another currency, and of what cannot be read, by name', async () => {
    const house = await open();
    await house.card('told');
    const { transactions } = house.parts.account;
    const [known] = (await transactions(0, 2_000_000_000)) ?? [];
    if (!known) throw new Error('no transaction');
    house.parts.account.transactions = async (from, to) => [
      ...((await transactions(from, to)) ?? []),
      ...(known.created >= from && known.created < to
        ? [
            { ...known, id: 'txn_dollars', currency: 'usd' },
            { ...known, id: 'txn_odd', source: { id: 'ch_odd', object: 'charge', status: 'dreaming' } },
          ]
        : []),
    ];
    const proof = await house.reconcile();
    expect(proof).toMatchObject({
      agrees: false,
      differs: 2,
      differences: [
        { matter: 'other-currency', transaction: 'txn_dollars' },
        { matter: 'unreadable', transaction: 'txn_odd', stripeCents: 9825 },
      ],
      stripe: { payments: 10_000 },
    });
    expect(house.alarms()).toEqual(['books-differ']);
    expect(house.lines.join('\n')).not.toMatch(/example\.org|Muster|DE89/);
  });
});

/** A debit whose bank answers when the test says so, and otherwise than Stripe's double would let it. */
const onItsWay = async () => {
  const house = await open();
  await house.debit('lost', 4000);
  const { transactions, transaction } = house.parts.account;
  const charge = { status: 'pending' };
  const shown = (known: BalanceTransaction): BalanceTransaction =>
    typeof known.source === 'object' && known.source?.['object'] === 'charge'
      ? { ...known, source: { ...known.source, ...charge } }
      : known;
  house.parts.account.transactions = async (from, to) => (await transactions(from, to))?.map(shown);
  house.parts.account.transaction = async (id) => shown(await transaction(id));
  return { ...house, charge };
};

describe('a debit that Stripe shows before its bank has answered', () => {
  it('waits, and counts from the night on in which it is there', async () => {
    const house = await onItsWay();
    const first = await house.reconcile();
    expect(first).toMatchObject({ agrees: true, waiting: 1, stripe: { payments: 0 } });
    expect((await house.progress()).totals).toMatchObject({ receivedCents: 0, pendingCents: 4000 });
    await house.later(days(4));
    await expect(house.reconcile()).resolves.toMatchObject({ agrees: true, waiting: 1 });
    house.charge.status = 'succeeded';
    const second = await house.reconcile();
    expect(second).toMatchObject({ agrees: true, waiting: 0, booked: { entries: 1, cents: 4000 } });
    expect((await house.progress()).totals).toMatchObject({ receivedCents: 4000, pendingCents: 0 });
    await expect(house.reconcile()).resolves.toMatchObject({ agrees: true, waiting: 0, transactions: 0 });
  });

  it('comes to nothing if it fails: its two transactions cancel each other', async () => {
    const house = await onItsWay();
    await house.reconcile();
    house.charge.status = 'failed';
    const [known] = (await house.stripe.balanceTransactions.list({ expand: ['data.source'] })).data;
    const back = BalanceTransaction.parse({
      ...known,
      id: 'txn_back',
      amount: -4000,
      fee: 0,
      net: -4000,
      type: 'payment_failure_refund',
      reporting_category: 'charge_failure',
      created: Math.floor(house.now.at.getTime() / 1000) - 60,
    });
    const { transactions } = house.parts.account;
    house.parts.account.transactions = async (from, to) => [
      ...((await transactions(from, to)) ?? []),
      ...(back.created >= from && back.created < to
        ? [{ ...back, source: { ...Object(back.source), status: 'failed' } }]
        : []),
    ];
    const proof = await house.reconcile();
    expect(proof).toMatchObject({
      agrees: true,
      waiting: 0,
      transactions: 2,
      stripe: { payments: 0, returned: 0, fees: -35 },
    });
    expect((await house.progress()).totals.receivedCents).toBe(0);
  });

  it('that failed after it had arrived goes back in the month in which it failed', async () => {
    const house = await open();
    const { id } = await house.debit('told', 4000);
    const [known] = (await house.stripe.balanceTransactions.list({ expand: ['data.source'] })).data;
    const { transactions } = house.parts.account;
    await house.later(days(20));
    const created = Math.floor(house.now.at.getTime() / 1000) - 60;
    house.parts.account.transactions = async (from, to) => [
      ...((await transactions(from, to)) ?? []),
      ...(created >= from && created < to
        ? [
            BalanceTransaction.parse({
              ...known,
              id: 'txn_back',
              amount: -4000,
              fee: 0,
              net: -4000,
              created,
              type: 'payment_failure_refund',
              reporting_category: 'charge_failure',
              source: { ...Object(known?.source), status: 'failed' },
            }),
          ]
        : []),
    ];
    await expect(house.reconcile()).resolves.toMatchObject({
      agrees: true,
      stripe: { payments: 4000, returned: -4000 },
    });
    const back = (await house.entries()).find(({ line }) => line === 'txn_back:returned');
    expect(back).toMatchObject({
      gift: id,
      account: 'returned',
      cents: -4000,
      month: '2026-12',
      earmark: 'staff',
    });
  });
});
