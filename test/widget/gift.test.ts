import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feeOf } from '../../shared/domain/fee.ts';
import { cents } from '../../shared/domain/money.ts';
import { Day, Month } from '../../shared/domain/month.ts';
import { wordsIn } from '../../shared/words.ts';
import type { Form } from '../../web/widget/form.ts';
import { giftOf } from '../../web/widget/gift.ts';
import { euros } from '../../web/widget/said.ts';

const need = { need: 'need_travel-2026-11', costType: 'material', title: 'Fahrten' } as const;
const form: Form = {
  campaign: 'netzwerk',
  title: 'Netzwerk',
  open: true,
  language: 'de',
  formatTag: 'de-DE',
  direction: 'ltr',
  numbers: { decimal: ',', group: '.', euros: '{number} €', percent: '{number} %' },
  said: { month: 'November 2026', nextDebitOn: { month: '', quarter: '', year: '' }, people: '' },
  carrier: { name: 'Verein e.V.', city: 'Leipzig' },
  pageUrl: 'https://spenden.example.org/c/netzwerk',
  month: {
    month: Month.parse('2026-11'),
    neededCents: cents(280_00),
    coveredCents: cents(0),
    pendingCents: cents(0),
    returnedCents: cents(0),
    needs: [{ ...need, neededCents: cents(280_00), coveredCents: cents(0) }],
  },
  promised: { pledges: 0, monthlyCents: cents(0) },
  amounts: { suggestedCents: [cents(10_00)], leastCents: cents(1_00), mostCents: cents(10_000_00) },
  methods: [
    { method: 'card', fee: { basisPoints: 150, fixedCents: 25 } },
    { method: 'bank_transfer', fee: { basisPoints: 0, fixedCents: 0 } },
  ],
  nextDebitOn: {
    month: Day.parse('2026-12-22'),
    quarter: Day.parse('2027-02-22'),
    year: Day.parse('2027-11-22'),
  },
  newsletterVersion: '2026-11-22',
  words: wordsIn('de'),
};

describe('a gift as the form holds it', () => {
  it('leaves what was chosen, to the cent, when the fee is carried', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 10_000_00 }), (amountCents) => {
        const gift = giftOf(form, { amounts: `${amountCents}`, method: 'card', cover: 'on' });
        const fee = form.methods[0]?.fee ?? { basisPoints: 0, fixedCents: 0 };
        expect(gift.paidCents - feeOf(gift.paidCents, fee)).toBe(amountCents);
        expect(gift.asked).toMatchObject({ amountCents, coverFee: true });
      }),
    );
  });

  it('carries no fee where there is none, box or no box', () => {
    const gift = giftOf(form, { amounts: '2500', method: 'bank_transfer', cover: 'on' });
    expect(gift).toMatchObject({ paidCents: 2500, feeCents: 0, asked: { coverFee: false } });
  });

  it.each([
    [{}, 'amount.missing'],
    [{ amount: '  ' }, 'amount.missing'],
    [{ amount: '1.234' }, 'amount.ambiguous'],
    [{ amount: '0' }, 'amount.missing'],
    [{ amount: '0,50' }, 'amount.too-small'],
    [{ amounts: '2500' }, 'method.missing'],
    [
      { amounts: '2500', method: 'card', interval: 'year', earmark: need.need },
      'earmark.one-need-for-series',
    ],
    [{ amounts: '2500', method: 'card', show: 'on', wall: ' ' }, 'wall.name-missing'],
    [{ amounts: '2500', method: 'card', earmark: need.need }, undefined],
    [{ amounts: '2500', amount: '12,50', method: 'card' }, undefined],
  ] as const)('is refused for what is missing first: %j', (fields, code) => {
    expect(giftOf(form, fields).code || undefined).toBe(code);
  });

  it('says sums as the reader’s language writes them, for every cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_00 }), (amount) => {
        const written = new Intl.NumberFormat('de-DE', {
          style: 'currency',
          currency: 'EUR',
          trailingZeroDisplay: 'stripIfInteger',
        });
        expect(euros(form, amount)).toBe(written.format(amount / 100).replaceAll('\u00a0', ' '));
      }),
    );
  });

  it('is what was typed, whatever else is chosen', () => {
    expect(giftOf(form, { amounts: '2500', amount: '12,50' }).asked.amountCents).toBe(1250);
  });
});
