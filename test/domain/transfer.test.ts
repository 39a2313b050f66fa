import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditorReference, ownReferencesIn } from '../../shared/domain/creditor-reference.ts';
import { isSameTransfer, Transfer } from '../../shared/domain/transfer.ts';
import { giftReference, needReference } from '../../shared/house/transfers.ts';

const transfer = Transfer.parse({
  reference: creditorReference('TWACDFHJKMPQRT'),
  campaign: 'netzwerk',
  donation: 'don_0123456789abcdef01234567',
  earmark: 'free',
  interval: 'once',
  cents: 25_00,
  language: 'tr',
  announcedAt: '2026-11-22T09:30:00.000Z',
});

describe('an announced transfer', () => {
  it.each([
    ['a reference with a typing error', { reference: 'RF00TWACDFHJKMPQRT' }],
    ['no money', { cents: 0 }],
    ['an unknown rhythm', { interval: 'week' }],
    ['an address nobody can write to', { donor: { email: 'ada' } }],
  ])('never has %s', (_, wrong) => {
    expect(Transfer.safeParse({ ...transfer, ...wrong }).success).toBe(false);
  });

  it('is the same one whenever and in whatever language it is said, and another with any other choice', () => {
    const again = { language: 'de', announcedAt: '2026-11-23T09:30:00.000Z' };
    expect(isSameTransfer(transfer, Transfer.parse({ ...transfer, ...again }))).toBe(true);
    for (const other of [{ cents: 26_00 }, { interval: 'month' }, { earmark: 'staff' }, { campaign: 'b' }]) {
      expect(isSameTransfer(transfer, Transfer.parse({ ...transfer, ...other }))).toBe(false);
    }
  });
});

describe('the reference of a gift or a need', () => {
  it('is always the same for the same, and readable as ours', () => {
    expect(giftReference(transfer.donation)).toBe(giftReference(transfer.donation));
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(ownReferencesIn(giftReference(one))).toEqual([giftReference(one)]);
        expect(ownReferencesIn(needReference(one, other))).toEqual([needReference(one, other)]);
        expect(needReference(one, other)).not.toBe(giftReference(`${one} ${other}`));
      }),
    );
  });

  // Printed posters hang for months: whoever changes how they are made, makes money arrive that nobody can place.
  it('stays what is printed already', () => {
    expect(giftReference('don_0123456789abcdef01234567')).toBe('RF88TWAHVDHCDWXDPY');
    expect(needReference('netzwerk', 'need_coordination-2026-11')).toBe('RF02TWNXRCCXHAYHDK');
  });
});
