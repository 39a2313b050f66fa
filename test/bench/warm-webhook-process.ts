import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { handler as stripeWebhook } from '../../functions/stripe-webhook.ts';
import { contextOf } from '../../infra/local/gateway.ts';
import { signingSecrets } from '../../shared/house/hearing.ts';
import type { HttpEvent } from '../../shared/lambda/http.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { systemClock } from '../../shared/lambda/system-clock.ts';
import { openInbox } from '../../shared/store/inbox.ts';
import { openTable } from '../../shared/store/table.ts';
import { bareWebhook } from './bare-webhook.ts';
import { resultDescriptor } from './child-process.ts';
import { stubbedClient, stubSecrets } from './cloud-stub.ts';
import { aGift } from './gift-events.ts';
import { median } from './statistics.ts';
import { webhookCall } from './webhook-call.ts';

/**
 * Lets our webhook and the bare one take turns in one process, and compares the processor time of their turns.
 *
 * - `line`: both bundled as for Lambda, with the SDK's own client to a server in another process.
 * - `stub`: from the sources, with a client whose line is cut, so that not even sockets are counted.
 */
const [way, rounds, template, bundles = ''] = process.argv.slice(2);
const bodies: string[] = JSON.parse(template ?? '[]');
const secret = stubSecrets['stripe-webhook-secret'] ?? '';
const callsInATurn = 40;
const turnsForTheCompiler = 50;

type Handle = (event: HttpEvent) => Promise<{ statusCode?: number }>;

const context = contextOf('stripe-webhook');

const stubbed = (): { ours: Handle; bare: Handle } => {
  const nothing = Buffer.from('{}');
  const client = new DynamoDBClient(stubbedClient(() => nothing));
  const ours = stripeWebhook.in({
    clock: systemClock,
    // The line of log is made and goes nowhere.
    log: jsonLog(() => undefined),
    inbox: openInbox(openTable(client, 'tragwerk')),
    webhookSecrets: signingSecrets(async () => [secret]),
    livemode: false,
  });
  return { ours: async (event) => ours(event, context), bare: bareWebhook(client) };
};

const bundled = (): { ours: Handle; bare: Handle } => {
  const require = createRequire(import.meta.url);
  const { handler: ours }: { handler: typeof stripeWebhook } = require(
    join(bundles, 'ours/stripe-webhook/index.js'),
  );
  const { handler: bare }: { handler: Handle } = require(join(bundles, 'bare/bare-webhook/index.js'));
  return { ours: async (event) => ours(event, context), bare };
};

const microseconds = async (handle: Handle, calls: readonly HttpEvent[]): Promise<number> => {
  const before = process.cpuUsage();
  for (const call of calls) {
    const { statusCode } = await handle(call);
    if (statusCode !== 200) throw new Error(`the webhook answered ${statusCode}`);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls.length;
};

const { ours, bare } = way === 'line' ? bundled() : stubbed();
const turns: { ours: number; bare: number }[] = [];
for (let round = -turnsForTheCompiler; round < Number(rounds); round += 1) {
  const now = new Date();
  const calls = Array.from({ length: callsInATurn }, (_, index) =>
    webhookCall(aGift(bodies, `${round} ${index}`, now).bodies[0] ?? '', secret, now),
  );
  const oursFirst = round % 2 === 0 ? await microseconds(ours, calls) : undefined;
  const bareMicroseconds = await microseconds(bare, calls);
  const oursMicroseconds = oursFirst ?? (await microseconds(ours, calls));
  if (round >= 0) turns.push({ ours: oursMicroseconds, bare: bareMicroseconds });
}

writeSync(
  resultDescriptor,
  JSON.stringify({
    ratio: median(turns.map((turn) => turn.ours / turn.bare)),
    oursMicroseconds: median(turns.map((turn) => turn.ours)),
    bareMicroseconds: median(turns.map((turn) => turn.bare)),
  }),
);
process.exit();
