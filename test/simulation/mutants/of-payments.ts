import type { Mutant } from './mutant.ts';

/** Mistakes about money that comes, or is on its way. */
export const paymentMutants: readonly Mutant[] = [
  {
    name: 'counts a debit when its page is completed, unpaid',
    file: 'stripe/tellers/payment.ts',
    find: "session.payment_status === 'paid' ? 'received' : 'pending'",
    replace: "session.payment_status === 'paid' ? 'received' : 'received'",
  },
  {
    name: 'counts a pending charge as received',
    file: 'stripe/events.ts',
    find: "'charge.pending': hears((all) => all.byCharge('pending')",
    replace: "'charge.pending': hears((all) => all.byCharge('received')",
  },
  {
    name: 'does not hear of pending debits',
    file: 'stripe/events.ts',
    find: "'charge.pending': hears((all) => all.byCharge('pending'), subscribed)",
    replace: "'charge.pending': nothing",
  },
  {
    name: 'leaves a debit pending when it has failed',
    file: 'domain/gift-payments.ts',
    find: "const entries = fact.method === 'card' && !onItsWay ? [] : notExpectedAnyMore(gift, fact, world);",
    replace: 'const entries: Change[] = [];',
  },
  {
    name: 'leaves a debit pending when it has arrived',
    file: 'domain/gift-payments.ts',
    find: 'isNew && !neverOnItsWay ? [...news, ...notExpectedAnyMore(gift, fact, world)] : news',
    replace: 'news',
  },
  {
    name: 'counts a debit as pending that is told of late',
    file: 'domain/gift-payments.ts',
    find: 'gift.lines.has(receivedLine(fact.gift)) || gift.lines.has(expectedLine(fact.gift))',
    replace: 'gift.lines.has(expectedLine(fact.gift)) && gift.resolved',
  },
  {
    name: 'takes a debit off the pending sum twice',
    file: 'domain/gift-payments.ts',
    find: 'entry: `stripe:${resolvedLine(fact.gift)}`',
    replace: 'entry: `stripe:${resolvedLine(fact.gift)}:${fact.event}`',
  },
  {
    name: 'books a payment once for each event that tells of it',
    file: 'domain/gift-payments.ts',
    find: `  const news = told(gift, fact, world, {
    line: receivedLine(fact.gift),`,
    replace: `  const news = told(gift, fact, world, {
    line: \`\${receivedLine(fact.gift)}:\${fact.event}\`,`,
  },
  {
    name: 'takes the charge for the gift, not its payment',
    file: 'stripe/tellers/payment.ts',
    find: 'gift: charge.payment_intent ?? charge.id',
    replace: 'gift: charge.id',
  },
  {
    name: 'counts months in UTC',
    file: 'domain/month.ts',
    find: "timeZone: 'Europe/Berlin',",
    replace: "timeZone: 'UTC',",
  },
  {
    name: 'counts months by a fixed offset, without summer time',
    file: 'domain/month.ts',
    find: "timeZone: 'Europe/Berlin',",
    replace: "timeZone: 'Etc/GMT-1',",
  },
  {
    name: 'counts a gift in the month it is booked',
    file: 'domain/gift-entries.ts',
    find: `  month: monthOf(at),
  day: dayOf(at),
  at,
  source`,
    replace: `  month: monthOf(world.bookedAt),
  day: dayOf(at),
  at,
  source`,
  },
  {
    name: 'forgets the earmark',
    file: 'domain/gift-entries.ts',
    find: "earmark: ours?.earmark ?? 'free',",
    replace: "earmark: 'free',",
  },
  {
    name: 'takes dollars for euros',
    file: 'house/subjects.ts',
    find: "if (currency === 'eur') return fact;",
    replace: "if (currency !== '') return fact;",
  },
  {
    name: 'books for campaigns nobody knows',
    file: 'domain/gift-entries.ts',
    find: 'attribution && world.campaigns.has(attribution.campaign) ? attribution : undefined',
    replace: 'attribution',
  },
  {
    name: 'leaves a payment of a promise where nobody has assigned it',
    file: 'domain/gift-entries.ts',
    find: 'if (place.campaign === unassigned) return [];',
    replace: "if (place.campaign !== '') return [];",
  },
  {
    name: 'moves a gift without taking it off its old place',
    file: 'domain/gift-entries.ts',
    find: 'return [{ entry: out }, { entry: into }];',
    replace: 'return [{ entry: into }];',
  },
  {
    name: 'leaves behind what was taken off the pending sum when a gift moves',
    file: 'domain/gift-entries.ts',
    find: '.filter(({ standing }) => standing.campaign === unassigned)',
    replace: '.filter(({ standing }) => standing.campaign === unassigned && standing.cents > 0)',
  },
  {
    name: 'relies on no link having come meanwhile, unchecked',
    file: 'house/subjects.ts',
    find: 'place ? [] : [missingLink(gift, before.invoice)]',
    replace: '[]',
  },
  {
    name: 'gives up when somebody else was faster',
    file: 'house/booking.ts',
    find: 'if (cancelled === undefined) return news;',
    replace: 'if (cancelled !== undefined || news >= 0) return news;',
  },
];
