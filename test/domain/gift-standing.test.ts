import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Campaign } from '../../shared/domain/campaign.ts';
import { Carrier } from '../../shared/domain/carrier.ts';
import type { Fact } from '../../shared/domain/fact.ts';
import { evolve, type Gift, unknownGift } from '../../shared/domain/gift.ts';
import { type GiftStanding, standingOf } from '../../shared/domain/gift-standing.ts';
import { GiftTerms } from '../../shared/domain/gift-terms.ts';
import type { Entry } from '../../shared/domain/ledger.ts';
import { manualEntry, ManualEntry } from '../../shared/domain/manual-entry.ts';
import { cents } from '../../shared/domain/money.ts';
import { Day, Instant } from '../../shared/domain/month.ts';
import { after, card, debit, disputed, ours, refunded, told, world as booking } from './a-gift.ts';

const aCarrier = (carrier: string, receipts: Record<string, unknown> = {}): Carrier =>
  Carrier.parse({
    carrier,
    name: 'Solidarisches Zentrum e. V.',
    street: 'Beispielweg 1',
    postalCode: '04315',
    city: 'Leipzig',
    email: 'kasse@example.org',
    taxOffice: 'Leipzig II',
    taxNumber: '123/456/78901',
    taxNotice: { kind: 'exemptionNotice', issuedOn: '2025-05-01', assessmentYear: 2024 },
    purposes: ['des öffentlichen Gesundheitswesens'],
    receipts,
  });

const aCampaign = (campaign: string): Campaign =>
  Campaign.parse({
    campaign,
    title: 'Netzwerkarbeit',
    summary: 'Beispiel',
    carriers: [
      { carrier: 'leipzig', from: '2020-01-01' },
      { carrier: 'dachverband', from: '2027-01-01' },
    ],
    status: 'open',
  });

const world = {
  campaigns: new Map([['netzwerk', aCampaign('netzwerk')]]),
  carriers: new Map([
    ['leipzig', aCarrier('leipzig')],
    ['dachverband', aCarrier('dachverband')],
  ]),
  today: Day.parse('2027-03-01'),
};

const termsOf = (terms: Partial<GiftTerms>): GiftTerms =>
  GiftTerms.parse({ gift: 'pi_1', changedAt: '2027-01-10T10:00:00.000Z', ...terms });

const standing = (
  gift: Gift,
  terms?: GiftTerms,
  more: Partial<typeof world> = {},
): GiftStanding | undefined => standingOf('pi_1', gift, terms, { ...world, ...more });
const standingAfter = (facts: readonly Fact[], terms?: GiftTerms) => standing(after(facts).gift, terms);

const noted = (more: Record<string, unknown>, entry: Partial<Entry> = {}): Gift => {
  const note = ManualEntry.parse({
    reference: 'kontoauszug-1',
    campaign: 'netzwerk',
    day: '2026-12-30',
    source: 'donation',
    cents: 50_00,
    earmark: 'free',
    author: 'Kasse',
    reason: 'Überweisung',
    ...more,
  });
  return evolve(unknownGift, { entry: { ...manualEntry(note, unknownGift, booking.bookedAt), ...entry } });
};

const at = (instant: string) => ({ at: Instant.parse(instant) });

describe('the day of a gift for its giver’s taxes', () => {
  it.each([
    ['a card', told('received', { ...card, ...at('2026-11-20T12:00:00.000Z') }), '2026-11-20'],
    [
      'PayPal',
      told('received', { ...card, method: 'paypal', ...at('2026-11-20T12:00:00.000Z') }),
      '2026-11-20',
    ],
    [
      'the last second of the year in Berlin',
      told('received', { ...card, ...at('2026-12-31T22:59:59.000Z') }),
      '2026-12-31',
    ],
    [
      'the first second of the next',
      told('received', { ...card, ...at('2026-12-31T23:00:00.000Z') }),
      '2027-01-01',
    ],
    [
      'the last second of a day in summer',
      told('received', { ...card, ...at('2026-06-30T21:59:59.000Z') }),
      '2026-06-30',
    ],
    [
      'the first of the next day',
      told('received', { ...card, ...at('2026-06-30T22:00:00.000Z') }),
      '2026-07-01',
    ],
  ])('of %s is the day of its capture in Berlin, and not that of the payout', (_what, fact, day) => {
    expect(standingAfter([fact])?.givenOn).toBe(day);
  });

  it('of a debit is the day it is known to have succeeded; around the turn of the year both days are shown', () => {
    const facts = [
      told('pending', { ...debit, ...at('2026-12-29T10:00:00.000Z') }),
      told('received', { ...debit, ...at('2027-01-04T10:00:00.000Z') }),
    ];
    expect(standingAfter(facts)).toMatchObject({
      givenOn: '2027-01-04',
      debitedOn: '2026-12-29',
      // Eight weeks after the account was debited.
      returnableUntil: '2027-02-23',
    });
  });

  it('of a transfer is the day the bank booked it, as a person noted it', () => {
    expect(standingOf('kontoauszug-1', noted({}), undefined, world)).toMatchObject({
      givenOn: '2026-12-30',
      standing: 'receiptable',
    });
  });

  it('of money noted after its month was over is the day it came and not the one it counts on', () => {
    const gift = noted({ day: '2027-01-08' }, { cameOn: Day.parse('2026-12-30') });
    expect(standingOf('kontoauszug-1', gift, undefined, world)).toMatchObject({
      givenOn: '2026-12-30',
      carrier: 'leipzig',
    });
  });

  it('is what a person says who knows better', () => {
    expect(
      standingAfter([told('received', card)], termsOf({ givenOn: Day.parse('2026-11-18') }))?.givenOn,
    ).toBe('2026-11-18');
  });
});

describe('who certifies a gift', () => {
  it.each([
    ['2026-12-31T22:59:59.000Z', 'leipzig'],
    ['2026-12-31T23:00:00.000Z', 'dachverband'],
  ])('is whoever received it on its day: of %s %s', (instant, carrier) => {
    expect(standingAfter([told('received', { ...card, ...at(instant) })])?.carrier).toBe(carrier);
  });

  it('is nobody while it names no campaign', () => {
    const lost = told('received', { ...card, attribution: undefined });
    expect(standingAfter([lost])).toMatchObject({ standing: 'blocked', block: 'unassigned', cents: 40_00 });
    expect(standingAfter([lost])?.carrier).toBeUndefined();
  });

  it('is the carrier of the campaign that somebody assigned it to', () => {
    const lost = told('received', { ...card, attribution: undefined });
    const placed: Fact = {
      fact: 'attributed',
      gift: 'pi_1',
      event: 'manual',
      attribution: ours,
      ...at('2026-12-02T10:00:00.000Z'),
    };
    expect(standingAfter([lost, placed])).toMatchObject({ standing: 'receiptable', carrier: 'leipzig' });
  });
});

describe('what is certified', () => {
  const paid = told('received', card);

  it('is all that was given: what Stripe keeps is the carrier’s expense', () => {
    const fee: Fact = {
      fact: 'fee',
      gift: 'pi_1',
      transaction: 'txn_fee',
      cents: cents(87),
      event: 'evt_fee',
      ...at('2026-11-21T08:00:00.000Z'),
    };
    expect(standingAfter([paid, fee])?.cents).toBe(40_00);
  });

  it('is the rest after a part was sent back, and nothing after all of it was', () => {
    expect(standingAfter([paid, refunded('re_1', 15_00)])?.cents).toBe(25_00);
    expect(standingAfter([paid, refunded('re_1', 40_00)])).toBeUndefined();
    expect(standingAfter([paid, refunded('re_1', 40_00, 'failed')])?.cents).toBe(40_00);
  });

  it('is nothing of money on its way, of a debit that bounced, or of money that only came back', () => {
    const pending = told('pending', debit);
    const failed = told('failed', { ...debit, event: 'evt_failed' });
    expect(standingAfter([pending])).toBeUndefined();
    expect(standingAfter([pending, failed])).toBeUndefined();
    const cameBack: Fact = {
      fact: 'returned',
      gift: 'pi_1',
      transaction: 'txn_back',
      cents: cents(40_00),
      event: 'evt_back',
      ...at('2026-12-21T08:00:00.000Z'),
    };
    expect(standingAfter([cameBack])).toBeUndefined();
  });

  it.each(['grant', 'event'])('is nothing of %s money: it is no gift of anybody', (source) => {
    expect(standingOf('kontoauszug-1', noted({ source }), undefined, world)).toBeUndefined();
  });

  it('is what is right after a mistake was put right', () => {
    const gift = noted({});
    const corrected = ManualEntry.parse({
      reference: 'kontoauszug-1-richtig',
      campaign: 'netzwerk',
      day: '2026-12-31',
      source: 'donation',
      cents: -5_00,
      earmark: 'free',
      author: 'Kasse',
      reason: 'Zahlendreher',
      corrects: 'manual:kontoauszug-1',
    });
    const entry = manualEntry(corrected, gift, booking.bookedAt);
    expect(standingOf('kontoauszug-1', evolve(gift, { entry }), undefined, world)).toMatchObject({
      cents: 45_00,
      givenOn: '2026-12-30',
    });
  });
});

describe('a gift that is disputed', () => {
  const paid = told('received', card);

  it.each(['warning_needs_response', 'warning_under_review'] as const)(
    'waits while its bank only asks: %s',
    (status) => {
      expect(standingAfter([paid, disputed(status)])).toMatchObject({
        standing: 'blocked',
        block: 'disputed',
      });
    },
  );

  it('has nothing to certify while its money is gone, whether that is lost or not yet', () => {
    for (const status of ['needs_response', 'under_review', 'lost'] as const)
      expect(standingAfter([paid, disputed(status)])).toBeUndefined();
  });

  it('is certified once its money came back, or the bank asks no longer', () => {
    expect(standingAfter([paid, disputed('needs_response'), disputed('won')])?.standing).toBe('receiptable');
    expect(
      standingAfter([paid, disputed('warning_needs_response'), disputed('warning_closed')])?.standing,
    ).toBe('receiptable');
  });

  it('waits again when the lost case is taken up once more', () => {
    const partly = disputed('lost', {
      movements: [{ cents: cents(-10_00), feeCents: cents(0), ...at('2026-12-03T08:00:00.000Z') }],
    });
    const appealed = disputed('appeal_needs_response', { movements: partly.movements });
    expect(standingAfter([paid, partly])).toMatchObject({ standing: 'receiptable', cents: 30_00 });
    expect(standingAfter([paid, partly, appealed])).toMatchObject({ standing: 'blocked', block: 'disputed' });
  });
});

describe('a fee of a member', () => {
  const fee = noted({ source: 'membership' }, { member: '17' });

  it('is certified as one where it can be deducted, as it can for public health', () => {
    expect(standingOf('kontoauszug-1', fee, undefined, world)).toMatchObject({
      kind: 'membership',
      standing: 'receiptable',
    });
  });

  it('is left out where it cannot', () => {
    const carriers = new Map([['leipzig', aCarrier('leipzig', { membershipFeesDeductible: false })]]);
    expect(standingOf('kontoauszug-1', fee, undefined, { ...world, carriers })).toMatchObject({
      standing: 'excluded',
      exclusion: 'fee-not-deductible',
    });
  });
});

describe('what a person says of a gift', () => {
  const paid = told('received', card);

  it.each(['platform', 'return-service'] as const)('leaves it out: %s', (notReceiptable) => {
    expect(standingAfter([paid], termsOf({ notReceiptable }))).toMatchObject({
      standing: 'excluded',
      exclusion: notReceiptable,
    });
  });

  it('marks it as a waived expense', () => {
    expect(standingAfter([paid])?.expenseWaiver).toBe(false);
    expect(standingAfter([paid], termsOf({ expenseWaiver: true }))).toMatchObject({
      standing: 'receiptable',
      expenseWaiver: true,
    });
  });
});

describe('a gift that stands in a receipt', () => {
  const claimed = {
    ...after([told('received', card)]).gift,
    claimed: { count: 1, receipt: 'rcpt_has-it-now' },
  };

  it('stands in no other one, whatever else is said of it', () => {
    expect(standing(claimed)).toMatchObject({ standing: 'receipted', receipt: 'rcpt_has-it-now' });
    expect(standing(claimed, termsOf({ notReceiptable: 'platform' }))?.standing).toBe('receipted');
  });

  it('is free once that one is withdrawn', () => {
    expect(standing({ ...claimed, claimed: { count: 1 } })?.standing).toBe('receiptable');
  });
});

const returnable = (facts: readonly Fact[]) => standingAfter(facts)?.returnableUntil;
const pending = (more = {}) => told('pending', { ...debit, ...at('2026-11-16T10:00:00.000Z'), ...more });
const received = (more = {}) => told('received', { ...debit, ...at('2026-11-20T12:00:00.000Z'), ...more });

describe('how long a debit may be taken back', () => {
  it('is eight weeks from the day its giver’s account was debited', () => {
    expect(returnable([pending(), received()])).toBe('2027-01-11');
  });

  it('is counted from the day it came where nobody heard that it was on its way, and so never too short', () => {
    expect(returnable([received()])).toBe('2027-01-15');
    expect(returnable([received(), pending()])).toBe('2027-01-15');
  });

  it('is known although the teller heard first does not know by which means it came', () => {
    const unknown = { method: undefined };
    expect(returnable([pending(unknown), received()])).toBe('2027-01-11');
    expect(returnable([pending(), received(unknown)])).toBe('2027-01-11');
    expect(returnable([pending(unknown), received(unknown)])).toBe('2027-01-11');
  });

  it('is no question for cards and PayPal', () => {
    expect(returnable([told('received', card)])).toBeUndefined();
    expect(returnable([pending({ method: 'paypal' }), received({ method: 'paypal' })])).toBeUndefined();
  });
});

/** By which means, and since when it was on its way, is not told by everyone: see above. */
const saidOf = (facts: readonly Fact[]) => {
  const found = standingAfter(facts);
  return found && { ...found, debitedOn: '', returnableUntil: '' };
};

it('stands the same in whichever order its facts are told, and however often', () => {
  const of = {
    attribution: fc.constantFrom(ours, undefined),
    event: fc.constantFrom('evt_1', 'evt_2', 'evt_3'),
  };
  const payments = fc
    .record({
      ...of,
      fact: fc.constantFrom('received', 'received', 'failed'),
      method: fc.constantFrom('sepa_debit', undefined),
      // Tellers of one payment agree on the day; only around midnight of a month's end the books ask which is earlier.
      at: fc.constantFrom(
        Instant.parse('2026-12-31T22:59:59.000Z'),
        Instant.parse('2026-12-31T23:00:01.000Z'),
      ),
    })
    .map(({ fact, ...more }) => told(fact, more));
  const later = fc.constantFrom<Fact>(
    refunded('re_1', 10_00),
    refunded('re_1', 10_00, 'failed'),
    refunded('re_2', 30_00),
    disputed('warning_needs_response'),
    disputed('warning_closed'),
    disputed('needs_response'),
    disputed('won'),
    {
      fact: 'fee',
      gift: 'pi_1',
      transaction: 'txn_1',
      cents: cents(35),
      event: 'evt_fee',
      ...at('2027-01-03T10:00:00.000Z'),
    },
  );
  const stories = fc.array(fc.oneof(payments, later), { minLength: 1, maxLength: 8 }).chain((facts) =>
    fc.record({
      facts: fc.constant(facts),
      again: fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 }),
    }),
  );
  let certified = 0;
  fc.assert(
    fc.property(stories, ({ facts, again }) => {
      const said = saidOf(facts);
      expect(saidOf(again)).toEqual(said);
      if (said?.standing === 'receiptable') certified += 1;
    }),
    { numRuns: 2000 },
  );
  expect(certified).toBeGreaterThan(200);
});
