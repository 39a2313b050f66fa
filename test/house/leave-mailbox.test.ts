import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaveMailbox, readLeaveMailbox } from '../../shared/house/leave-mailbox.ts';

const secret = 'a secret of this test, long enough';
const supporters = () => fc.uuid().map((id) => `sup_${id}`);
const addressOf = (supporter: string): string => `${leaveMailbox(supporter, secret)}@antwort.example.org`;

describe('the address by which somebody leaves', () => {
  it('comes back as it was, whatever a mail program makes of its letters', () => {
    fc.assert(
      fc.property(supporters(), (supporter) => {
        const address = addressOf(supporter);
        expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64);
        expect(address).toMatch(/^[a-z0-9+._-]+@antwort\.example\.org$/);
        expect(readLeaveMailbox(address, secret)).toBe(supporter);
        expect(readLeaveMailbox(` ${address.toUpperCase()} `, secret)).toBe(supporter);
      }),
    );
  });

  it('is nobody’s with one character altered', () => {
    const mailbox = leaveMailbox(`sup_${randomUUID()}`, secret) ?? '';
    for (let place = 0; place < mailbox.length; place += 1) {
      const other = mailbox[place] === '1' ? '2' : '1';
      expect(
        readLeaveMailbox(mailbox.slice(0, place) + other + mailbox.slice(place + 1), secret),
      ).toBeUndefined();
      expect(readLeaveMailbox(mailbox.slice(0, place) + mailbox.slice(place + 1), secret)).toBeUndefined();
    }
    for (const stranger of ['', '@', 'leave', 'leave+', 'leave+1.2@example.org', 'spenden@example.org'])
      expect(readLeaveMailbox(stranger, secret)).toBeUndefined();
  });

  it('is nobody’s where another secret holds', () => {
    const address = addressOf(`sup_${randomUUID()}`);
    expect(readLeaveMailbox(address, 'another secret, as long as the one')).toBeUndefined();
    expect(() => leaveMailbox(`sup_${randomUUID()}`, 'short')).toThrow('link-secret');
  });

  it('is not offered for an id that letters of one case cannot hold', () => {
    expect(leaveMailbox('sup_ABCDEFabcdef0123456789', secret)).toBeUndefined();
    expect(leaveMailbox(`sup_${'a'.repeat(37)}`, secret)).toBeUndefined();
    expect(leaveMailbox(`sup_${'a'.repeat(36)}`, secret)?.length).toBeLessThanOrEqual(64);
  });
});
