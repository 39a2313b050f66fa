import { expect } from 'vitest';
import type { Door, StripeEvent } from './a-door.ts';

const places = ['netzwerk', 'wahljahr', 'unassigned'] as const;

/** What one telling changes, in the books and in the letter box. */
export const telling = (door: () => Door) => async (event: StripeEvent) => {
  const totals = async () => Promise.all(places.map(async (place) => (await door().read(place)).totals));
  const before = await totals();
  const lettersBefore = door().mailbox.letters().length;
  expect((await door().tell(event)).status).toBe(200);
  await door().idle();
  const after = await totals();
  const moved = places.flatMap((place, index) => {
    const cents = (after[index]?.receivedCents ?? 0) - (before[index]?.receivedCents ?? 0);
    const pending = (after[index]?.pendingCents ?? 0) - (before[index]?.pendingCents ?? 0);
    return cents === 0 && pending === 0 ? [] : [{ place, cents, pending }];
  });
  return { moved, letters: door().mailbox.letters().slice(lettersBefore) };
};

export const inNetzwerk = [{ place: 'netzwerk', cents: 25_00, pending: 0 }];
