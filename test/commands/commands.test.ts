import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { createTable, localClient } from '../../infra/local/dynamodb.ts';
import { campaignItem } from '../../shared/store/campaigns.ts';
import { keys } from '../../shared/store/keys.ts';
import { openTable } from '../../shared/store/table.ts';
import { aBookingOffice } from '../house/a-booking-office.ts';
import { aChargeEvent } from '../house/a-charge.ts';
import { dynamoDbEndpoint } from '../setup/dynamodb-endpoint.ts';

const run = async (accessKeyId: string, command: string, ...words: string[]) =>
  promisify(execFile)(process.execPath, [`infra/commands/${command}.ts`, ...words], {
    env: {
      ...process.env,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_ENDPOINT_URL_DYNAMODB: await dynamoDbEndpoint(),
    },
  });

const aDeployedTable = async () => {
  const key = `test${randomBytes(8).toString('hex')}`;
  const client = new DynamoDBClient(localClient(await dynamoDbEndpoint(), key));
  await createTable(client, 'tragwerk-test');
  return { key, client, table: openTable(client, 'tragwerk-test') };
};

const aFile = async (content: string): Promise<string> => {
  const file = join(await mkdtemp(join(tmpdir(), 'federation-')), 'federation.json');
  await writeFile(file, content);
  return file;
};

describe('the way in and the way out', () => {
  it('takes the example it prints, as often as one likes, and leaves money alone', async () => {
    const { key, client, table } = await aDeployedTable();
    const office = await aBookingOffice({ client, table });
    await office.book(await office.keep([aChargeEvent()]));
    const example = await aFile((await run(key, 'federation', '--example')).stdout);
    for (let time = 0; time < 2; time += 1) {
      const { stdout } = await run(key, 'federation', '--table', 'tragwerk-test', example);
      expect(stdout).toContain('2 campaigns, 48 needs');
    }
    expect(await office.progress()).toMatchObject({
      title: 'Überregionale Netzwerkarbeit',
      totals: { gifts: 1 },
    });
  });

  it('says what it left because somebody changed it in the dashboard, until it is told to replace that', async () => {
    const { key, client, table } = await aDeployedTable();
    const office = await aBookingOffice({ client, table });
    const example = await aFile((await run(key, 'federation', '--example')).stdout);
    const [network] = JSON.parse(await readFile(example, 'utf8')).campaigns;
    await table.put({ ...campaignItem({ ...network, title: 'Im Dashboard geändert' }), version: 3 });
    const first = await run(key, 'federation', '--table', 'tragwerk-test', example);
    expect(first.stdout).toMatch(/Left as it is[^]*--replace[^]*\n {2}campaign netzwerk\n/);
    expect(await office.progress()).toMatchObject({ title: 'Im Dashboard geändert' });
    const second = await run(key, 'federation', '--table', 'tragwerk-test', '--replace', example);
    expect(second.stdout).not.toContain('Left as it is');
    expect(await table.get(keys.campaign('netzwerk'))).toMatchObject({ title: network.title, version: 4 });
  });

  it('says what is wrong with a file and writes nothing of it', async () => {
    const { key, table } = await aDeployedTable();
    const example = JSON.parse((await run(key, 'federation', '--example')).stdout);
    const broken = {
      ...example,
      campaigns: [{ ...example.campaigns[0], carriers: [{ carrier: 'nobody', from: '2026-01-01' }] }],
    };
    await expect(
      run(key, 'federation', '--table', 'tragwerk-test', await aFile(JSON.stringify(broken))),
    ).rejects.toThrow('names the carrier nobody');
    const negative = { ...example, templates: [{ ...example.templates[0], neededCents: -5 }] };
    await expect(
      run(key, 'federation', '--table', 'tragwerk-test', await aFile(JSON.stringify(negative))),
    ).rejects.toThrow(/a need is never negative[\s\S]*templates\[0\]\.neededCents/);
    expect(await table.get({ pk: 'FEDERATION', sk: 'CARRIER#leipzig' })).toBeUndefined();
  });

  it('prints everything somebody takes along who leaves, in words', async () => {
    const { key, client, table } = await aDeployedTable();
    const office = await aBookingOffice({ client, table });
    const event = aChargeEvent();
    await office.book(await office.keep([event]));
    const { stdout } = await run(key, 'leave', '--table', 'tragwerk-test');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ kind }) => String(kind)).toSorted((one, other) => (one < other ? -1 : 1))).toEqual([
      'CAMPAIGN',
      'ENTRY',
      'EVENT',
      'LETTER',
      'NEED',
      'TOTAL',
    ]);
    expect(lines.find(({ kind }) => kind === 'EVENT').body).toEqual(event);
    expect(lines.find(({ kind }) => kind === 'ENTRY')).toMatchObject({ cents: 25_00, campaign: 'netzwerk' });
  });
});
