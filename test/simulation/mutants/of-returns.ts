import type { Mutant } from './mutant.ts';

/** Mistakes about money that goes back, and about promises. */
export const returnMutants: readonly Mutant[] = [
  {
    name: 'books refunds by the gift: the last one wins',
    file: 'domain/gift-returns.ts',
    find: 'const away = { line: fact.refund,',
    replace: 'const away = { line: `${fact.gift}:refund`,',
  },
  {
    name: 'books a refund again at each of its events',
    file: 'domain/gift-returns.ts',
    find: 'const away = { line: fact.refund,',
    replace: 'const away = { line: `${fact.refund}:${fact.event}`,',
  },
  {
    name: 'books a refund that only waits',
    file: 'stripe/tellers/return.ts',
    find: "outcome: failed ? 'failed' : sent ? 'sent' : 'waiting'",
    replace: "outcome: failed ? 'failed' : 'sent'",
  },
  {
    name: 'does not hear of refunds that fail',
    file: 'stripe/tellers/return.ts',
    find: "outcome: failed ? 'failed' : sent ? 'sent' : 'waiting'",
    replace: "outcome: sent ? 'sent' : 'waiting'",
  },
  {
    name: 'takes a failed refund back that never moved',
    file: 'domain/gift-returns.ts',
    find: 'return told(gift, fact, world, { ...back, cents: cents(0) });',
    replace: 'return told(gift, fact, world, { ...back, cents: fact.cents });',
  },
  {
    name: 'counts a refund in the month its last event came',
    file: 'domain/gift-returns.ts',
    find: 'cents: negated(fact.cents), at: fact.madeAt',
    replace: 'cents: negated(fact.cents), at: fact.at',
  },
  {
    name: 'adds refunds instead of taking them off',
    file: 'domain/gift-returns.ts',
    find: 'cents: negated(fact.cents), at: fact.madeAt',
    replace: 'cents: fact.cents, at: fact.madeAt',
  },
  {
    name: 'does not give back what a won dispute gives back',
    file: 'domain/gift-returns.ts',
    find: 'if (movement.cents !== 0) {',
    replace: 'if (movement.cents < 0) {',
  },
  {
    name: 'takes the money of an inquiry in which none moved',
    file: 'stripe/tellers/return.ts',
    find: 'movements: listed.length === 0 && withdrawn ? [told] : listed',
    replace: 'movements: listed.length === 0 ? [told] : listed',
  },
  {
    name: 'forgets the fee of a dispute',
    file: 'domain/gift-returns.ts',
    find: 'movement.transaction !== undefined && movement.feeCents !== 0',
    replace: 'movement.transaction === undefined && movement.feeCents !== 0',
  },
  {
    name: 'takes fees off the gift',
    file: 'domain/gift-returns.ts',
    find: "account: 'fees',",
    replace: "account: 'returned',",
  },
  {
    name: 'tells the treasurer of no dispute',
    file: 'domain/gift-duties.ts',
    find: 'owed.push({ ...about, task: `dispute:${dispute}`,',
    replace: 'if (gift.disputes.length === 0) owed.push({ ...about, task: `dispute:${dispute}`,',
  },
  {
    name: 'never ends what a bank asked to end',
    file: 'domain/gift-duties.ts',
    find: "const ends: ReadonlySet<ReturnAction> = new Set(['new-account', 'stop', 'silence', 'ask-person']);",
    replace: 'const ends: ReadonlySet<ReturnAction> = new Set([]);',
  },
  {
    name: 'lets the last heard state of a promise win',
    file: 'domain/pledging.ts',
    find: 'if (before && !isLater(fact, before)) return [];',
    replace: 'if (before && fact.event === before.event) return [];',
  },
  {
    name: 'lets a promise that ended begin again',
    file: 'domain/pledging.ts',
    find: "[status === 'ended' ? 1 : 0, at,",
    replace: "[status === 'ended' ? 0 : 1, at,",
  },
  {
    name: 'counts a promise again with each of its states',
    file: 'domain/pledge.ts',
    find: '...(before ? [{ pledge: before, sign: -1 }] : [])',
    replace: '...(before ? [] : [])',
  },
  {
    name: 'counts promises as money received',
    file: 'store/pledged.ts',
    find: 'cents#${status}#${interval}',
    replace: 'received#donation#${interval}',
  },
];
