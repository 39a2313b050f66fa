import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { handler as stripeWebhook } from '../../functions/stripe-webhook.ts';
import { contextOf } from '../../infra/local/gateway.ts';
import type { HttpEvent } from '../../shared/lambda/http.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { systemClock } from '../../shared/lambda/system-clock.ts';
import { openInbox } from '../../shared/store/inbox.ts';
import { openTable } from '../../shared/store/table.ts';
import { bareWebhook } from './bare-webhook.ts';
import { stubbedClient } from './cloud-stub.ts';
import { aGift } from './gift-events.ts';
import { median } from './statistics.ts';
import { webhookCall } from './webhook-call.ts';

/**
 * Lets our webhook and the bare one take turns in one process. The table is a stub that answers at once, so that
 * what is counted is our own work and the SDK's, and neither the line nor the database.
 */
const rounds = Number(process.argv[2]);
const template: string[] = JSON.parse(process.argv[3] ?? '[]');
const secret = 'whsec_bench';
const callsInATurn = 40;

const nothing = Buffer.from('{}');
const client = new DynamoDBClient(stubbedClient(() => nothing));
let logged = 0;
const ours = stripeWebhook.in({
  clock: systemClock,
  // A line is made, as in Lambda, and goes nowhere.
  log: jsonLog((line) => {
    logged += line.length;
  }),
  inbox: openInbox(openTable(client, 'tragwerk')),
  webhookSecrets: [secret],
  livemode: false,
});
const bare = bareWebhook(client, 'tragwerk', secret);
const context = contextOf('stripe-webhook');

type Handle = (event: HttpEvent) => Promise<{ statusCode?: number }>;

const microseconds = async (handle: Handle, calls: readonly HttpEvent[]): Promise<number> => {
  const before = process.cpuUsage();
  for (const call of calls) {
    const { statusCode } = await handle(call);
    if (statusCode !== 200) throw new Error(`the webhook answered ${statusCode}`);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls.length;
};

const callsOf = (turn: string): HttpEvent[] => {
  const now = new Date();
  return Array.from({ length: callsInATurn }, (_, index) =>
    webhookCall(aGift(template, `${turn} ${index}`, now).bodies[0] ?? '', secret, now),
  );
};

const oursOnly: Handle = async (event) => ours(event, context);
const turns: { ours: number; bare: number }[] = [];
for (let round = 0; round < rounds + 20; round += 1) {
  const calls = callsOf(`round ${round}`);
  const first = round % 2 === 0 ? await microseconds(oursOnly, calls) : undefined;
  const bareMicroseconds = await microseconds(bare, calls);
  const oursMicroseconds = first ?? (await microseconds(oursOnly, calls));
  // The first rounds are for the compiler.
  if (round >= 20) turns.push({ ours: oursMicroseconds, bare: bareMicroseconds });
}
if (logged === 0) throw new Error('nothing was logged');

process.stdout.write(
  JSON.stringify({
    ratio: median(turns.map((turn) => turn.ours / turn.bare)),
    oursMicroseconds: median(turns.map((turn) => turn.ours)),
    bareMicroseconds: median(turns.map((turn) => turn.bare)),
  }),
);
