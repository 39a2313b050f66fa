import type { IssuingParts } from '../../../shared/house/receipts/parts.ts';

export class Killed extends Error {}

/**
 * The same parts for a worker that dies before its n-th call to anything outside: whatever it began by then may still
 * come to its end, and nothing else does.
 */
export const killedAt = (parts: IssuingParts, calls: number): IssuingParts => {
  let left = calls;
  const dying = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get: (target, name, receiver) => {
        const value: unknown = Reflect.get(target, name, receiver);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          left -= 1;
          if (left < 0) return Promise.reject(new Killed());
          return Reflect.apply(value, target, given);
        };
      },
    });
  return {
    ...parts,
    donors: dying(parts.donors),
    receiptGifts: dying(parts.receiptGifts),
    receipts: dying(parts.receipts),
    receiptRuns: dying(parts.receiptRuns),
    register: dying(parts.register),
    ledgerPages: dying(parts.ledgerPages),
    archive: dying(parts.archive),
    paper: dying(parts.paper),
  };
};
