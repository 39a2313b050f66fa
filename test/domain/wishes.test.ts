import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../shared/domain/change.ts';
import type { Fact } from '../../shared/domain/fact.ts';
import { Instant } from '../../shared/domain/month.ts';
import { after, card, debit, donor, ours, refunded, told } from './a-gift.ts';

const wishing = { ...ours, wishes: true } as const;
const wishesIn = (changes: readonly Change[]) =>
  changes.flatMap((change) => ('wish' in change ? [change.wish] : []));

const given = { donation: 'don_1', gift: 'pi_1', givenAt: '2026-11-20T12:00:00.000Z' };

describe('a wish that came with a gift', () => {
  it('learns of the money once it is there, and the letter says that there is one', () => {
    const { changes, letters } = after([told('received', { ...card, attribution: wishing })]);
    expect(wishesIn(changes)).toEqual([given]);
    expect(letters).toMatchObject([{ about: { kind: 'acknowledgement', wishes: true } }]);
  });

  it('costs a gift without one nothing', () => {
    const { changes, letters } = after([told('received', card)]);
    expect(wishesIn(changes)).toEqual([]);
    expect(letters[0]?.about).toHaveProperty('wishes', undefined);
  });

  it('waits while a debit is on its way, also if whoever tells of its arrival knows nothing of wishes', () => {
    const announced = told('pending', { ...debit, attribution: wishing });
    expect(wishesIn(after([announced]).changes)).toEqual([]);
    const settled = after([announced, told('received', { method: 'sepa_debit' })]);
    expect(wishesIn(settled.changes)).toEqual([given]);
    expect(settled.letters).toMatchObject([{ about: { wishes: true } }]);
  });

  it('is kept until the gift finds its place in the books', () => {
    const nowhere = told('received', { method: 'card', donor });
    expect(wishesIn(after([nowhere]).changes)).toEqual([]);
    const found = told('received', { attribution: wishing, event: 'evt_later' });
    expect(wishesIn(after([nowhere, found]).changes)).toEqual([given]);
  });

  it('never learns of money that did not come', () => {
    const failed = after([
      told('pending', { ...debit, attribution: wishing }),
      told('failed', { ...debit, attribution: wishing }),
    ]);
    expect(wishesIn(failed.changes)).toEqual([]);
  });

  it('hears of its gift exactly once, in any order, however often each of them is told', () => {
    const earlier = Instant.parse('2026-10-31T12:00:00.000Z');
    const facts: Fact[] = [
      told('pending', { ...debit, attribution: wishing }),
      told('received', { method: 'sepa_debit', event: 'evt_without' }),
      told('received', { ...debit, attribution: wishing }),
      told('received', { ...debit, attribution: wishing, at: earlier, event: 'evt_earlier' }),
      refunded('re_1', 10_00),
      { fact: 'attributed', gift: 'pi_1', at: earlier, event: 'evt_place', attribution: wishing },
    ];
    const story = fc.shuffledSubarray([...facts, ...facts], { minLength: 2 * facts.length });
    fc.assert(
      fc.property(story, (told) => {
        expect(wishesIn(after(told).changes)).toMatchObject([{ donation: 'don_1', gift: 'pi_1' }]);
      }),
    );
  });
});
