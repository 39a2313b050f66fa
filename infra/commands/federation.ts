import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { monthOf } from '../../shared/domain/month.ts';
import { openCampaigns } from '../../shared/store/campaigns.ts';
import { Federation, saveFederation } from '../../shared/store/federation.ts';
import { openTable } from '../../shared/store/table.ts';
import { demoFederation } from '../local/demo.ts';

const usage = `Writes carriers, centres, campaigns and needs into a deployed table.

  npm run federation -- --example > federation.json      a file to start from
  npm run federation -- --table tragwerk-test federation.json

Run it again after each change. Months that are over and money stay as they are, and so does what somebody has made or
changed in the dashboard: that is listed. To write what the file says over it, add --replace.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    table: { type: 'string' },
    example: { type: 'boolean', default: false },
    replace: { type: 'boolean', default: false },
  },
});

const save = async (tableName: string, file: string): Promise<void> => {
  const read = Federation.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new Error(`${file} is not complete:\n${z.prettifyError(read.error)}`);
  const campaigns = openCampaigns(openTable(new DynamoDBClient(), tableName));
  const { needs, kept } = await saveFederation(campaigns, read.data, monthOf(new Date()), {
    replace: values.replace,
  });
  console.log(`Saved: ${read.data.campaigns.length} campaigns, ${needs} needs.`);
  if (kept.length > 0) {
    console.log(
      `Left as it is in the dashboard, because somebody changed it there (--replace writes the file over it):\n${kept.map((what) => `  ${what}`).join('\n')}`,
    );
  }
};

const [file] = positionals;
try {
  if (values.example) console.log(JSON.stringify(demoFederation(new Date()), null, 2));
  else if (values.table && file) await save(values.table, file);
  else console.log(usage);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
