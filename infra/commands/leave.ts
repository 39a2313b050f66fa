import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { type AttributeValue, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { bodyOf, KeptEvent } from '../../shared/store/inbox.ts';

const usage = `Prints everything a table holds, one JSON object a line, Stripe's events as Stripe sent them.

  npm run --silent leave -- --table tragwerk-production > everything.jsonl

It reads the whole table once: about 0.03 $ for 100,000 gifts. Nothing is changed. Among it are the names and addresses of
donors who have official receipts. The receipts themselves lie in the archive (the output ArchiveBucket):

  aws s3 sync s3://… documents/`;

const { values } = parseArgs({ options: { table: { type: 'string' } } });

/** An item as somebody reads it who has left us: no bytes, no packing. */
const readable = (item: Record<string, unknown>): Record<string, unknown> => {
  const kept = KeptEvent.safeParse(item);
  if (!kept.success) return item;
  const { dictionary: _packing, ...event } = item;
  return { ...event, body: JSON.parse(bodyOf(kept.data)) };
};

const printAll = async (tableName: string): Promise<void> => {
  const client = new DynamoDBClient();
  let from: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: tableName, ExclusiveStartKey: from }));
    for (const item of page.Items ?? []) {
      // Wait for a slow disk instead of filling the memory.
      if (!process.stdout.write(`${JSON.stringify(readable(unmarshall(item)))}\n`))
        await once(process.stdout, 'drain');
    }
    from = page.LastEvaluatedKey;
  } while (from);
};

if (values.table) await printAll(values.table);
else console.log(usage);
