import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { digestOf, treasuryDocument } from '../../../infra/commands/client.ts';

it('the pages’ client is of the API as it is: otherwise run npm run client', async () => {
  const written = await readFile(new URL('../../../web/treasury/api/schema.d.ts', import.meta.url), 'utf8');
  expect(written.split('\n')[0]).toContain(digestOf(await treasuryDocument()));
});
