import type { SupporterCounts } from '../domain/supporter.ts';
import { keys } from './keys.ts';
import type { Update } from './table.ts';

/** One more of a topic, or one fewer. */
export const countsUpdate = (topic: string, added: Partial<SupporterCounts>): Update => {
  const names = Object.keys(added);
  return {
    key: keys.supporterCounts(topic),
    expression: `ADD ${names.map((name) => `#${name} :${name}`).join(', ')} SET kind = :kind`,
    names: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    values: {
      ':kind': 'SUPPORTERS',
      ...Object.fromEntries(Object.entries(added).map(([name, count]) => [`:${name}`, count])),
    },
  };
};
