import { expect, it } from 'vitest';
import { challengeFor, readProof } from '../../shared/house/checkout/proof-of-work.ts';
import { prove } from '../../web/widget/proof.ts';

const now = new Date('2026-11-22T10:00:00Z');
const form = { campaign: 'netzwerk', idempotencyKey: 'a-key-of-some-form' };

it.each([1, 499, 500, 501, 20_000])('finds what the house asks for, with %i numbers to try', async (work) => {
  const task = { work, nth: 1, until: new Date(now.getTime() + 600_000) };
  const proof = await prove(challengeFor(form, task, 'secret'));
  expect(readProof(proof ?? '', form, 'secret', now)?.work).toBe(work);
});

it('comes to an end where there is nothing to find', async () => {
  const challenge = challengeFor(form, { work: 700, nth: 1, until: now }, 'secret');
  expect(await prove({ ...challenge, challenge: 'f'.repeat(64) })).toBeUndefined();
});
