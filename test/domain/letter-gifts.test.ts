import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../shared/domain/fact.ts';
import { broughtByLetters } from '../../shared/domain/letter-gifts.ts';
import { LetterName, letterName, letterNamed } from '../../shared/domain/letter-name.ts';
import { Instant } from '../../shared/domain/month.ts';
import { CampaignId } from '../../shared/domain/campaign.ts';
import { after, card, debit, disputed, donor, ours, refunded, told } from './a-gift.ts';

const by = 'netzwerk-2026-12';
const led = { ...ours, by };
const broughtBy = (facts: readonly Fact[]) => broughtByLetters(after(facts).entries);
const brought = (gifts: number, cents: number) => [{ topic: 'netzwerk', edition: '2026-12', gifts, cents }];

describe('the name of a letter', () => {
  it('says which letter it is, whatever the campaign is called', () => {
    const words = fc.constantFrom('hilfe', 'x', '2026', '12', '03', '2026-12', '2026-12-03', 'a1');
    const topics = fc
      .array(words, { minLength: 1, maxLength: 6 })
      .map((parts) => parts.join('-'))
      .filter((topic) => CampaignId.safeParse(topic).success);
    const editions = fc.constantFrom('2026-12', '2027-01', '2026-12-03');
    fc.assert(
      fc.property(topics, editions, (topic, edition) => {
        // A campaign called like the letter of another one would be taken for it; nobody calls one so.
        fc.pre(!/\d{4}-\d{2}/.test(topic));
        expect(letterNamed(LetterName.parse(letterName({ topic, edition })))).toEqual({ topic, edition });
      }),
    );
  });

  it('has no room for the name of a person', () => {
    for (const name of [
      'ada',
      'netzwerk-2026-12-sup_123',
      'netzwerk-2026-12?x=1',
      'sup_1-2026-12',
      '2026-12',
      '',
    ]) {
      expect(LetterName.safeParse(name).success).toBe(false);
    }
  });
});

describe('what came by a letter', () => {
  it('is counted when the money is there, and a refund takes it back', () => {
    expect(broughtBy([told('received', { ...card, attribution: led })])).toEqual(brought(1, 40_00));
    expect(broughtBy([told('received', { ...card, attribution: led }), refunded('re_1', 15_00)])).toEqual(
      brought(1, 25_00),
    );
  });

  it('is nothing while it is on its way, and nothing if it never comes', () => {
    const onItsWay = told('pending', { ...debit, attribution: led });
    expect(broughtBy([onItsWay])).toEqual([]);
    expect(broughtBy([onItsWay, told('failed', { ...debit, attribution: led })])).toEqual([]);
    expect(broughtBy([onItsWay, told('received', { method: 'sepa_debit' })])).toEqual(brought(1, 40_00));
  });

  it('is nothing of what came by no letter', () => {
    expect(broughtBy([told('received', card), refunded('re_1', 15_00)])).toEqual([]);
  });

  it('is the same whatever is told first, however often, and wherever the money waited meanwhile', () => {
    const facts: Fact[] = [
      told('received', { method: 'card', donor }),
      told('received', { ...card, attribution: led, at: Instant.parse('2026-10-31T12:00:00.000Z') }),
      refunded('re_1', 10_00),
      refunded('re_2', 5_00, 'failed'),
      disputed('lost', { cents: told('received').cents }),
      { fact: 'attributed', gift: 'pi_1', at: told('received').at, event: 'evt_place', attribution: led },
    ];
    const story = fc.shuffledSubarray([...facts, ...facts], { minLength: 2 * facts.length });
    fc.assert(
      fc.property(story, (told) => {
        expect(broughtBy(told)).toEqual(brought(1, -10_00));
      }),
    );
  });
});
