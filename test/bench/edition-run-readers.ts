import {
  BatchWriteItemCommand,
  type BatchWriteItemCommandOutput,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type { Language } from '../../shared/domain/language.ts';
import { Instant } from '../../shared/domain/month.ts';
import { supporterItem } from '../../shared/store/consents.ts';
import { toItem } from '../../shared/store/table.ts';

/** Most read German, some English, a few the others; in no order. */
const languages: readonly Language[] = ['de', 'de', 'de', 'en', 'de', 'de', 'tr', 'de', 'de', 'ar'];
const begin = Date.parse('2026-01-01T00:00:00.000Z');
const atOnce = 16;

/** Supporters who read about one campaign each month. */
export const fillReaders = async (client: DynamoDBClient, from: number, to: number): Promise<void> => {
  let next = from;
  const write = async (): Promise<void> => {
    for (;;) {
      const first = next;
      next += 25;
      if (first >= to) return;
      const requests = Array.from({ length: Math.min(25, to - first) }, (_, index) => ({
        PutRequest: { Item: toItem(readerItem(first + index)) },
      }));
      let open: BatchWriteItemCommandOutput['UnprocessedItems'] = { tragwerk: requests };
      while (open && Object.keys(open).length > 0) {
        const { UnprocessedItems }: BatchWriteItemCommandOutput = await client.send(
          new BatchWriteItemCommand({ RequestItems: open }),
        );
        open = UnprocessedItems;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, write));
};

const readerItem = (index: number) =>
  supporterItem({
    supporter: `sup_${String(index).padStart(8, '0')}-0000-4000-8000-000000000000`,
    email: `reader-${index}@example.org`,
    language: languages[index % languages.length] ?? 'de',
    topics: { netzwerk: 'monthly' },
    confirmedAt: Instant.parse(new Date(begin + index * 60_000).toISOString()),
    version: 1,
  });
