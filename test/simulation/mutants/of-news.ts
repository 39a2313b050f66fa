import type { Mutant } from './mutant.ts';

/** Mistakes about letters to supporters, and about what their readers agreed to. */
export const newsMutants: readonly Mutant[] = [
  {
    name: 'hands a batch over before it is claimed',
    file: 'house/updates/delivering.ts',
    find: '  const claimed = await runs.claim(batch, readers.length, clock.now());',
    replace: `  await parts.batchPost.sendBatch(envelope);
  const claimed = await runs.claim(batch, readers.length, clock.now());`,
    world: 'letters',
  },
  {
    name: 'does not mind who has claimed a batch',
    file: 'store/batches.ts',
    find: 'return ours ? claimed : undefined;',
    replace: 'return ours || !ours ? claimed : undefined;',
    world: 'letters',
  },
  {
    name: 'counts a batch as sent that the post did not take',
    file: 'house/updates/delivering.ts',
    find: "await runs.notSent(claimed, 'NEW', posted.reason);",
    replace: 'await runs.sent(claimed, clock.now());',
    world: 'letters',
  },
  {
    name: 'does not say that a batch is a copy',
    file: 'house/updates/delivering.ts',
    find: "copy: batch.copy === true || step === 'send-copy'",
    replace: 'copy: false',
    world: 'letters',
  },
  {
    name: 'sends letters that nobody has agreed to',
    file: 'domain/edition-calendar.ts',
    find: "if (edition.state !== 'draft' || !withoutApproval) return false;",
    replace: "if (edition.state !== 'draft') return false;",
    world: 'letters',
  },
  {
    name: 'keeps the address of whoever has left',
    file: 'domain/subscription.ts',
    find: '...(Object.keys(topics).length > 0 && email !== undefined && { email }),',
    replace: '...(email !== undefined && { email }),',
    world: 'letters',
  },
  {
    name: 'makes two supporters of one address',
    file: 'store/consents.ts',
    find: "condition: 'attribute_not_exists(pk) OR supporter = :supporter',",
    replace: '',
    world: 'letters',
  },
];
