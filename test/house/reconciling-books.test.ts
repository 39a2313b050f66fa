import { describe, expect, it, onTestFinished } from 'vitest';
import { Entry, totalChanges } from '../../shared/domain/ledger.ts';
import { cents, negated } from '../../shared/domain/money.ts';
import { instantOf } from '../../shared/domain/month.ts';
import { itemOf } from '../../shared/store/changes.ts';
import { totalUpdate } from '../../shared/store/totals.ts';
import { aTreasury, days } from './a-treasury.ts';

const open = async () => {
  const treasury = await aTreasury();
  onTestFinished(treasury.close);
  return treasury;
};

/** A gift by card, a debit on its way, refunds, a dispute won, a promise that moved: every kind of entry there is. */
const everyKind = async () => {
  const house = await open();
  const { id } = await house.card('told');
  await house.refund('told', id, 2500);
  const { id: other } = await house.card('told', 4000, 'pm_card_refundFail');
  await house.refund('told', other, 1000);
  const { id: disputed } = await house.card('told', 6000, 'pm_card_createDispute');
  const [dispute] = (await house.stripe.disputes.list({ payment_intent: disputed })).data;
  await house.happening('told', () => house.lever(`/sandbox/disputes/${dispute?.id}/win`));
  await house.debit('told', 7000, 'DE08370400440532013003');
  await house.later(600);
  await house.promise('told');
  await house.happening('lost', () => house.lever('/sandbox/fee', { amount: '1,23' }));
  await expect(house.reconcile()).resolves.toMatchObject({ agrees: true });
  return house;
};

const sorted = (entries: readonly Entry[]) =>
  entries
    .map((entry) => ({ ...entry, event: '', bookedAt: '', at: '' }))
    .toSorted((one, other) => (one.entry < other.entry ? -1 : 1));

describe('an entry that somebody deleted', () => {
  it('is found and restored, whichever it is, and counts once', async () => {
    const house = await everyKind();
    const before = await house.entries();
    const kinds = new Set(before.map(({ movement }) => movement));
    expect([...kinds].toSorted()).toEqual([
      'expected',
      'fee',
      'moved-in',
      'moved-out',
      'received',
      'refund-failed',
      'refunded',
      'reinstated',
      'resolved',
      'withdrawn',
    ]);
    for (const entry of before.filter(({ cents: amount }) => amount !== 0)) {
      await house.remove(entry);
      const found = await house.reconcile();
      expect(found.agrees).toBe(false);
      const line = found.differences.find((difference) => difference.entry === entry.entry);
      expect([entry.entry, line?.matter]).toEqual([entry.entry, 'entry-gone']);
      expect(sorted(await house.entries())).toEqual(sorted(before));
      await expect(house.wrongTotals()).resolves.toEqual([]);
      await expect(house.reconcile()).resolves.toMatchObject({ agrees: true });
    }
    await expect(house.booksSay()).resolves.toEqual(await house.stripeSays());
    expect(house.lines.join('\n')).toContain('"alarm":"books-differ"');
  }, 120_000);

  it('comes back with its share of the total, if that was taken off, too', async () => {
    const house = await everyKind();
    const received = (await house.entries()).find(({ movement }) => movement === 'received');
    if (!received) throw new Error('no gift');
    await house.remove(received);
    const [total] = totalChanges([{ ...received, cents: negated(received.cents) }]);
    if (total) await house.table.update(totalUpdate(total));
    const proof = await house.reconcile();
    expect(proof.differences.map(({ matter }) => matter)).toEqual(['entry-gone']);
    await expect(house.wrongTotals()).resolves.toEqual([]);
    await expect(house.booksSay()).resolves.toEqual(await house.stripeSays());
  });

  it('counts once, too, if it vanished before the first proof ever saw it', async () => {
    const house = await open();
    await house.card('told');
    const [received] = await house.entries();
    if (!received) throw new Error('no gift');
    await house.remove(received);
    await expect(house.reconcile()).resolves.toMatchObject({ booked: { entries: 1 } });
    expect((await house.progress()).totals.receivedCents).toBe(10_000);
    await expect(house.wrongTotals()).resolves.toEqual([]);
  });
});

describe('the books', () => {
  it('differ by an entry whose money Stripe does not know, once it had two days to tell', async () => {
    const house = await open();
    const { id } = await house.card('told');
    const [real] = await house.entries();
    const forged = Entry.parse({ ...real, entry: `stripe:re_${id}`, line: `re_${id}`, cents: 5000 });
    await house.table.transact([itemOf({ entry: forged })], totalChanges([forged]).map(totalUpdate));
    await expect(house.reconcile()).resolves.toMatchObject({ agrees: true, waiting: 1 });
    await house.later(days(2));
    const proof = await house.reconcile();
    expect(proof).toMatchObject({
      agrees: false,
      differs: 1,
      differences: [{ matter: 'not-at-stripe', entry: forged.entry, ourCents: 5000 }],
    });
    expect(proof.differences[0]?.remedy.de).toContain('kennt Stripe nicht');
    // Until somebody books a correction of it.
    const correction = Entry.parse({
      ...forged,
      entry: 'manual:1',
      movement: 'noted',
      cents: -5000,
      corrects: forged.entry,
      author: 'Kim',
      reason: 'gibt es nicht',
    });
    await house.table.transact([itemOf({ entry: correction })], totalChanges([correction]).map(totalUpdate));
    await expect(house.reconcile()).resolves.toMatchObject({ agrees: true });
  });

  it('differ by an entry of another amount than Stripe’s', async () => {
    const house = await open();
    const { id } = await house.card('told');
    const [real] = await house.entries();
    if (!real) throw new Error('no gift');
    await house.remove(real);
    await house.table.put(itemOf({ entry: { ...real, cents: cents(12_345) } }));
    const proof = await house.reconcile();
    expect(proof.differences).toMatchObject([
      { matter: 'other-amount', entry: `stripe:${id}:received`, stripeCents: 10_000, ourCents: 12_345 },
      { matter: 'total', campaign: 'netzwerk', month: '2026-11' },
    ]);
    expect(proof.stripe.payments - proof.books.payments).toBe(-2345);
  });

  it('have their totals put right where they are not the sum of their entries', async () => {
    const house = await open();
    await house.card('told');
    const [real] = await house.entries();
    if (!real) throw new Error('no gift');
    for (const total of totalChanges([real])) await house.table.update(totalUpdate({ ...total, gifts: 3 }));
    expect((await house.progress()).totals.receivedCents).toBe(20_000);
    const proof = await house.reconcile();
    expect(proof.differences).toMatchObject([{ matter: 'total', campaign: 'netzwerk', month: '2026-11' }]);
    expect((await house.progress()).totals).toMatchObject({ receivedCents: 10_000, gifts: 1 });
    await expect(house.reconcile()).resolves.toMatchObject({ agrees: true });
  });

  it('keep a report of every proof, and where the next one begins', async () => {
    const house = await open();
    await house.card('told');
    const first = await house.reconcile();
    const second = await house.reconcile();
    expect(await house.reports()).toEqual([first, second]);
    expect(second.from).toBe(first.to);
    expect(first.to).toBe(instantOf(new Date(new Date(first.finishedAt).getTime() - 600_000)));
  });
});
