import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { itemBytes, type StoredItem } from './bench/item-size.ts';

const Stored = z.custom<StoredItem>((value) => typeof value === 'object' && value !== null);
const Read = z.object({
  Item: Stored.optional(),
  Items: z.array(Stored).optional(),
  Responses: z.record(z.string(), z.array(Stored)).optional(),
});

/** Read units by DynamoDB's rules of reads that need not be consistent: half of one for each four kilobytes begun. */
const unitsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / 4096)) / 2;

/** Sees what every call of a client reads, and what it costs. */
export const readUnits = (client: DynamoDBClient) => {
  let seen = { calls: 0, items: 0, units: 0 };
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        const answer = await next(call);
        const { Item, Items, Responses } = Read.parse(answer.output);
        if (commandName === 'QueryCommand' && Items) {
          seen.calls += 1;
          seen.items += Items.length;
          seen.units += unitsOf(Items.reduce((sum, item) => sum + itemBytes(item), 0));
        }
        // Each item of a batch is a read of its own.
        const single = [...(Item ? [Item] : []), ...Object.values(Responses ?? {}).flat()];
        if (single.length > 0) seen.calls += 1;
        seen.items += single.length;
        seen.units += single.reduce((sum, item) => sum + unitsOf(itemBytes(item)), 0);
        return answer;
      },
    { step: 'initialize', name: 'readUnits' },
  );
  return {
    /** Since it was last asked. */
    take: () => {
      const taken = seen;
      seen = { calls: 0, items: 0, units: 0 };
      return taken;
    },
  };
};
