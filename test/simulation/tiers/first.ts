import { setImmediate as nextTurn } from 'node:timers/promises';
import { outsideTable } from '../house/outside-table.ts';
import { memoryTable } from '../memory/memory-table.ts';
import type { BuildGround } from './ground.ts';

/** Tier 1: everything in memory, behind the house's own functions. For breadth. */
export const firstTier: BuildGround = ({ store, outside, stripe, post }) => {
  const table = memoryTable(store);
  return {
    reach: (run) => ({
      table: outsideTable(table, outside(), run),
      stripe: stripe.desk(outside(), run),
      post: post.at(outside(), run),
    }),
    table,
    items: async () => store.items(),
    look: async () => undefined,
    settled: async () => nextTurn(),
    close: () => undefined,
  };
};
