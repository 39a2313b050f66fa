import type { Mutant } from './mutant.ts';

/** Mistakes about letters, and about what must survive a crash. */
export const letterMutants: readonly Mutant[] = [
  {
    name: 'hands a letter over before it is claimed',
    file: 'house/posting.ts',
    find: `  const claimed = await outbox.claim(letter, clock.now());
  if (!claimed) {`,
    replace: `  await parts.post.send(prepared.envelope);
  const claimed = await outbox.claim(letter, clock.now());
  if (!claimed) {`,
  },
  {
    name: 'does not mind who has claimed a letter',
    file: 'store/outbox.ts',
    find: 'return ours ? claimed : undefined;',
    replace: 'return ours || !ours ? claimed : undefined;',
  },
  {
    name: 'sends a letter of unknown fate again at once',
    file: 'domain/letter.ts',
    find: "sinceMilliseconds >= copyAfterMilliseconds ? 'send-copy' : 'wait'",
    replace: "'send-copy'",
  },
  {
    name: 'does not say that a copy is one',
    file: 'house/posting.ts',
    find: "copy: letter.copy === true || step === 'send-copy'",
    replace: 'copy: false',
  },
  {
    name: 'counts a letter as sent that the post did not take',
    file: 'house/posting.ts',
    find: "await outbox.notSent(claimed, 'NEW', posted.reason);",
    replace: 'await outbox.sent(claimed, clock.now());',
  },
  {
    name: 'lets a sender that died keep its letter',
    file: 'domain/letter.ts',
    find: "sinceMilliseconds >= senderLostAfterMilliseconds ? 'mark-unknown' : 'wait'",
    replace: "'wait'",
  },
  {
    name: 'forgets letters that were not out when their hour ended',
    file: 'house/sweeping.ts',
    find: "if (letter.state !== 'SENT') await parts.outbox.setAside(letter);",
    replace: '',
  },
  {
    name: 'thanks for money that is on its way',
    file: 'domain/gift-letters.ts',
    find: "if (movement === 'received') {",
    replace: "if (movement === 'received' || movement === 'expected') {",
  },
  {
    name: 'writes no letter for a refund',
    file: 'domain/gift-letters.ts',
    find: "if (movement !== 'refunded') return undefined;",
    replace: "if (movement !== 'noted') return undefined;",
  },
  {
    name: 'writes one letter for all refunds of a gift',
    file: 'domain/gift-letters.ts',
    find: '? `${about.refund}.refund`',
    replace: '? `${fact.gift}.refund`',
  },
  {
    name: 'forgets whom to write to when the campaign is known late',
    file: 'domain/gift-letters.ts',
    find: 'return donor && !gift.donor && !gift.wroteTo ? [{ donor }] : [];',
    replace: 'return donor && gift.donor && !gift.wroteTo ? [{ donor }] : [];',
  },
  {
    name: 'writes the address of a reader into the log',
    file: 'house/posting.ts',
    find: "log.tell('letter sent', ids);",
    replace: "log.tell('letter sent', { ...ids, to: letter.to.email });",
  },
  {
    name: 'leaves an hour behind while something in it must be tried again',
    file: 'house/sweeping.ts',
    find: 'return waiting === 0 ? payments',
    replace: 'return waiting >= 0 ? payments',
  },
  {
    name: 'never sweeps up what no bell rang for',
    file: 'house/sweeping.ts',
    find: 'const { gifts, again } = await bookEvents(events, parts);',
    replace: 'const { gifts, again } = await bookEvents(events.slice(0, 0), parts);',
  },
  {
    name: 'sets events aside when the table is slow',
    file: 'house/booking.ts',
    find: '/^(?:Throttling|',
    replace: '/^(?:',
  },
  {
    name: 'forgets events of another API version',
    file: 'house/hearing.ts',
    find: "if (version !== stripeApiVersion) return `API version ${version ?? 'none'}`;",
    replace: '',
  },
  {
    name: 'takes events of the other mode',
    file: 'house/hearing.ts',
    find: 'if (event.livemode !== livemode) {',
    replace: 'if (event.livemode === undefined) {',
  },
  {
    name: 'does not take the new webhook secret while both are valid',
    file: 'stripe/signature.ts',
    find: 'const wanted = secrets.map((secret) =>',
    replace: 'const wanted = secrets.slice(1).map((secret) =>',
  },
];
