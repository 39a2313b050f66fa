import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../shared/domain/change.ts';
import { decide } from '../../shared/domain/donation.ts';
import type { Fact } from '../../shared/domain/fact.ts';
import { evolve, type Gift } from '../../shared/domain/gift.ts';
import { returnsIn } from '../../shared/domain/gift-receipts.ts';
import { movesTo } from '../../shared/domain/gift-entries.ts';
import { cents, sumCents } from '../../shared/domain/money.ts';
import { Instant } from '../../shared/domain/month.ts';
import { after, card, debit, disputed, ours, refunded, told, world } from './a-gift.ts';

const receipt = 'rcpt_of-this-gift';
const paid = told('received', card);

/** What facts add to a gift that stands in a receipt already. */
const afterReceipt = (facts: readonly Fact[], before: readonly Fact[] = [paid]): Change[] => {
  let gift: Gift = { ...after(before).gift, claimed: { count: 1, receipt } };
  const changes: Change[] = [];
  for (const fact of facts) {
    const news = decide(gift, fact, world);
    gift = news.reduce(evolve, gift);
    changes.push(...news);
  }
  return changes;
};
const staleIn = (changes: readonly Change[]) =>
  changes.flatMap((change) => ('stale' in change ? [change.stale] : []));

describe('a receipt is not true any more', () => {
  it.each([
    ['all of it was sent back', [refunded('re_1', 40_00)], 'refunded'],
    ['some of it was sent back', [refunded('re_1', 1)], 'refunded'],
    ['its giver disputes it and the money is gone', [disputed('needs_response')], 'returned'],
    [
      'its giver’s bank took the debit back',
      [
        {
          fact: 'returned',
          gift: 'pi_1',
          transaction: 'txn_1',
          cents: cents(-40_00),
          at: Instant.parse('2026-12-03T08:00:00.000Z'),
          event: 'evt_returned',
        },
      ],
      'returned',
    ],
  ] satisfies [string, Fact[], string][])('when %s', (_what, facts, because) => {
    expect(staleIn(afterReceipt(facts))).toEqual([
      { receipt, gift: 'pi_1', because, replace: true, at: world.bookedAt },
    ]);
  });

  it('when money that had gone came back: then it certifies too little', () => {
    const changes = afterReceipt([refunded('re_1', 15_00, 'failed')], [paid, refunded('re_1', 15_00)]);
    expect(staleIn(changes)).toMatchObject([{ because: 'refunded' }]);
  });

  it('when a second teller knows that the money came in the month before, which may be the year before', () => {
    const first = told('received', { ...card, at: Instant.parse('2026-12-31T23:00:01.000Z') });
    const second = told('received', {
      ...card,
      event: 'evt_second',
      at: Instant.parse('2026-12-31T22:59:59.000Z'),
    });
    expect(staleIn(afterReceipt([second], [first]))).toMatchObject([{ receipt, because: 'corrected' }]);
  });

  it('once for each further return, so that whoever withdrew it already hears of the next one too', () => {
    const changes = afterReceipt([refunded('re_1', 10_00), refunded('re_2', 10_00)]);
    expect(staleIn(changes)).toHaveLength(2);
  });
});

describe('a receipt stays true', () => {
  it.each([
    ['a refund is only planned', [refunded('re_1', 40_00, 'waiting')]],
    ['a refund failed before any money moved', [refunded('re_1', 40_00, 'failed', { moved: false })]],
    ['a bank asks a question, and no money moved', [disputed('warning_needs_response')]],
    [
      'Stripe keeps its fee: certified is what was given',
      [
        {
          fact: 'fee',
          gift: 'pi_1',
          transaction: 'txn_fee',
          cents: cents(87),
          at: Instant.parse('2026-11-21T08:00:00.000Z'),
          event: 'evt_fee',
        },
      ],
    ],
    ['the payment is told once more', [{ ...paid, event: 'evt_again' }]],
    [
      'a later teller names a later month',
      [{ ...paid, event: 'evt_late', at: Instant.parse('2026-12-01T12:00:00.000Z') }],
    ],
  ] satisfies [string, Fact[]][])('when %s', (_what, facts) => {
    expect(staleIn(afterReceipt(facts))).toEqual([]);
  });

  it('when a refund that was booked is told again', () => {
    const sent = refunded('re_1', 15_00);
    expect(staleIn(afterReceipt([{ ...sent, event: 'evt_again' }], [paid, sent]))).toEqual([]);
  });

  it('when a gift moves to another earmark', () => {
    const { gift } = after([paid, refunded('re_1', 15_00)]);
    const because = { event: 'manual', bookedAt: world.bookedAt, author: 'Kasse', reason: 'Wunsch' };
    const moves = movesTo(gift, { campaign: 'netzwerk', earmark: 'material' }, because);
    expect(moves.length).toBeGreaterThan(0);
    expect(returnsIn(moves)).toEqual([]);
  });

  it('and a gift in no receipt makes none stale', () => {
    expect(staleIn(after([paid, refunded('re_1', 40_00), disputed('lost')]).changes)).toEqual([]);
  });
});

/** What a receipt of this gift would say. */
const saidOf = (gift: Gift) =>
  sumCents(
    [...gift.lines.values()]
      .map(({ standing }) => standing)
      .filter(({ account }) => account === 'received' || account === 'returned')
      .map((entry) => entry.cents),
  );

describe('whatever happens to a certified gift, in whichever order it is told', () => {
  const later: readonly Fact[] = [
    refunded('re_1', 10_00),
    refunded('re_1', 10_00, 'failed'),
    refunded('re_2', 5_00),
    disputed('warning_needs_response'),
    disputed('needs_response'),
    disputed('won'),
    told('failed', { ...debit, event: 'evt_failed' }),
    told('received', { ...card, event: 'evt_again' }),
    told('pending', { ...debit, event: 'evt_late' }),
    {
      fact: 'attributed',
      gift: 'pi_1',
      at: Instant.parse('2026-12-03T08:00:00.000Z'),
      event: 'evt_place',
      attribution: ours,
    },
  ];
  const stories = fc.shuffledSubarray([...later, ...later], { minLength: 1 });

  it('no step changes what the receipt says without making it stale, and none makes it stale for nothing', () => {
    fc.assert(
      fc.property(stories, (facts) => {
        let gift: Gift = { ...after([paid]).gift, claimed: { count: 1, receipt } };
        for (const fact of facts) {
          const before = gift;
          const news = decide(gift, fact, world);
          gift = news.reduce(evolve, gift);
          const booked = news.some((change) => 'entry' in change && change.entry.account === 'returned');
          if (saidOf(gift) !== saidOf(before)) expect(staleIn(news)).toHaveLength(1);
          if (!booked) expect(staleIn(news)).toEqual([]);
        }
      }),
    );
  });
});
