import { describe, expect, it } from 'vitest';
import { GiftTerms } from '../../shared/domain/gift-terms.ts';
import { cents } from '../../shared/domain/money.ts';
import { openLedger } from '../../shared/store/ledger.ts';
import { mostClaims, releaseUpdate, termsItem } from '../../shared/store/receipt-gifts.ts';
import { after, card, told } from '../domain/a-gift.ts';
import { aCertifier, now } from './a-certifier.ts';

/** A table with one gift of 40 € in its books. */
const withAGift = async () => {
  const certifier = await aCertifier();
  const { changes } = after([told('received', card)]);
  expect(await openLedger(certifier.table).book(changes)).toBeUndefined();
  const { receiptGifts } = certifier;
  return {
    ...certifier,
    claimed: async (gift = 'pi_1') => (await receiptGifts.of(gift)).gift.claimed,
  };
};

describe('a gift, as whoever certifies reads it', () => {
  it('has its money, what a person said of it, and the receipt that has it, in one query', async () => {
    const { receiptGifts, table } = await withAGift();
    const terms = GiftTerms.parse({ gift: 'pi_1', expenseWaiver: true, changedAt: now });
    await table.put({ ...termsItem(terms), version: 3 });
    await receiptGifts.claim('rcpt_first-one', [{ gift: 'pi_1', count: 0 }], now);
    const { name, gift, terms: said } = await receiptGifts.of('pi_1');
    expect(name).toBe('pi_1');
    expect(gift.lines.get('pi_1:received')?.standing.cents).toBe(cents(40_00));
    expect(gift.wroteTo?.donor.email).toBe('ada@example.org');
    expect(gift.claimed).toEqual({ count: 1, receipt: 'rcpt_first-one' });
    expect(said).toEqual({ thing: terms, version: 3 });
  });

  it('is the same that the books know', async () => {
    const { receiptGifts, table } = await withAGift();
    await receiptGifts.claim('rcpt_first-one', [{ gift: 'pi_1', count: 0 }], now);
    expect((await receiptGifts.of('pi_1')).gift).toEqual(await openLedger(table).gift('pi_1'));
  });

  it('is nothing where nothing was given', async () => {
    const { gift, terms } = await (await aCertifier()).receiptGifts.of('pi_nobody');
    expect([gift.lines.size, gift.claimed, terms]).toEqual([0, { count: 0 }, undefined]);
  });
});

describe('a receipt takes gifts', () => {
  it('all of them or none', async () => {
    const { receiptGifts, claimed } = await withAGift();
    await receiptGifts.claim('rcpt_first-one', [{ gift: 'pi_2', count: 0 }], now);
    const both = ['pi_1', 'pi_2'].map((gift) => ({ gift, count: 0 }));
    expect(await receiptGifts.claim('rcpt_second-one', both, now)).toBe('already-there');
    expect(await claimed('pi_1')).toEqual({ count: 0 });
    expect(await claimed('pi_2')).toEqual({ count: 1, receipt: 'rcpt_first-one' });
  });

  it('as many at once as a transaction holds', async () => {
    const { receiptGifts, claimed } = await aCertifier().then((certifier) => ({
      ...certifier,
      claimed: async (gift: string) => (await certifier.receiptGifts.of(gift)).gift.claimed.receipt,
    }));
    const gifts = Array.from({ length: mostClaims }, (_, place) => ({ gift: `pi_${place}`, count: 0 }));
    expect(await receiptGifts.claim('rcpt_of-many-gifts', gifts, now)).toBeUndefined();
    expect(await claimed('pi_0')).toBe('rcpt_of-many-gifts');
    expect(await claimed(`pi_${mostClaims - 1}`)).toBe('rcpt_of-many-gifts');
  });

  it('only as they were read: one that was taken and let go meanwhile is read again first', async () => {
    const { receiptGifts, claimed } = await withAGift();
    await receiptGifts.claim('rcpt_first-one', [{ gift: 'pi_1', count: 0 }], now);
    await receiptGifts.release('pi_1', 1, 'rcpt_first-one', now);
    expect(await receiptGifts.claim('rcpt_second-one', [{ gift: 'pi_1', count: 0 }], now)).toBe(
      'already-there',
    );
    expect(await claimed()).toEqual({ count: 1 });
    expect(await receiptGifts.claim('rcpt_second-one', [{ gift: 'pi_1', count: 1 }], now)).toBeUndefined();
    expect(await claimed()).toEqual({ count: 2, receipt: 'rcpt_second-one' });
  });

  it('one of eight that want it at the same time', async () => {
    const { receiptGifts, claimed } = await withAGift();
    const wanted = Array.from({ length: 8 }, (_, place) => `rcpt_wants-it-${place}`);
    const answers = await Promise.all(
      wanted.map(async (receipt) => receiptGifts.claim(receipt, [{ gift: 'pi_1', count: 0 }], now)),
    );
    const takers = wanted.filter((_, place) => answers[place] === undefined);
    expect(takers).toHaveLength(1);
    expect(await claimed()).toEqual({ count: 1, receipt: takers[0] });
  });
});

describe('a receipt lets a gift go', () => {
  it('for good: said again, or by another receipt, it changes nothing', async () => {
    const { receiptGifts, claimed, table } = await withAGift();
    await receiptGifts.claim('rcpt_first-one', [{ gift: 'pi_1', count: 0 }], now);
    await receiptGifts.release('pi_1', 1, 'rcpt_another-one', now);
    expect(await claimed()).toEqual({ count: 1, receipt: 'rcpt_first-one' });
    await receiptGifts.release('pi_1', 1, 'rcpt_first-one', now);
    await receiptGifts.release('pi_1', 1, 'rcpt_first-one', now);
    expect(await claimed()).toEqual({ count: 1 });
    const taken = { gift: 'pi_1', count: 1, receipt: 'rcpt_first-one' };
    expect(await table.transact([], [releaseUpdate(taken, now)])).toBe('already-there');
  });

  it('that it never had, and nothing appears', async () => {
    const { receiptGifts, claimed } = await withAGift();
    await receiptGifts.release('pi_1', 1, 'rcpt_first-one', now);
    expect(await claimed()).toEqual({ count: 0 });
  });
});
