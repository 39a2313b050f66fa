import { existsSync, readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type Stripe from 'stripe';
import * as z from 'zod';
import { type Locale, preferredLocale } from '../../shared/domain/locale.ts';
import type { Clock } from '../../shared/house/clock.ts';
import { openStripeClient } from '../../shared/house/stripe-client.ts';
import { jsonLog, type Log } from '../../shared/lambda/log.ts';
import { once } from '../../shared/lambda/once.ts';
import { readParameters } from '../../shared/lambda/parameters.ts';
import { systemClock } from '../../shared/lambda/system-clock.ts';
import { openBookkeeping } from '../../shared/store/bookkeeping.ts';
import { openTable, type Table } from '../../shared/store/table.ts';
import { openStripeDesk } from '../../shared/stripe/checkout.ts';
import { localClient } from '../local/dynamodb.ts';
import { type Stage, stageOf } from '../stage.ts';

/** Where commands work: one house, with what it is made of. */
export interface Office {
  readonly stage: Pick<Stage, 'stage' | 'livemode' | 'mailFrom' | 'sendgridResidency' | 'leaveMailDomain'>;
  readonly locale: Locale;
  readonly clock: Clock;
  readonly log: Log;
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly table: Table;
  /** Where Stripe is to call; the output `WebhookUrl` of the deployment. */
  readonly webhookUrl: string | undefined;
  /** Undefined where no letter leaves the machine. */
  readonly sendGridUrl: string | undefined;
  /** A secret of the parameter store; undefined in a house that has none. */
  readonly secret: ((name: string) => Promise<string>) | undefined;
  readonly stripeKey: () => Promise<string>;
  readonly stripe: () => Promise<Stripe>;
}

const Environment = z.object({
  STAGE: z.string({ error: 'Say which house: export STAGE=local, STAGE=test or STAGE=production.' }),
  TABLE_NAME: z.string().optional(),
  WEBHOOK_URL: z.url().optional(),
  PORT: z.coerce.number().int().default(3000),
  LANG: z.string().default('de'),
});

/** @throws Error that says which variable is missing and where its value stands */
export const openOffice = async (variables: NodeJS.ProcessEnv): Promise<Office> => {
  const read = Environment.safeParse(variables);
  if (!read.success) throw new Error(read.error.issues.map(({ message }) => message).join('\n'));
  const { STAGE, TABLE_NAME, WEBHOOK_URL, PORT, LANG } = read.data;
  const common = { locale: preferredLocale(LANG.slice(0, 2)), log: alarmsOnly };
  if (STAGE === 'local') return { ...common, ...(await localOffice(`http://127.0.0.1:${PORT}`)) };
  if (!TABLE_NAME) {
    throw new Error(
      `Say which table: export TABLE_NAME=… (the output TableName of tragwerk-${STAGE}; cdk deploy prints it).`,
    );
  }
  const client = new DynamoDBClient();
  const stage = stageOf({ ...contextFile(), stage: STAGE });
  const secret = await parameterStore(client, `/tragwerk/${STAGE}`);
  const stripeKey = once(async () => secret('stripe-secret-key'));
  return {
    ...common,
    stage,
    clock: systemClock,
    client,
    tableName: TABLE_NAME,
    table: openTable(client, TABLE_NAME),
    webhookUrl: WEBHOOK_URL,
    sendGridUrl:
      stage.sendgridResidency === 'eu' ? 'https://api.eu.sendgrid.com' : 'https://api.sendgrid.com',
    secret,
    stripeKey,
    stripe: once(async () => openStripeClient(await stripeKey())),
  };
};

/** What books need, for commands that book. */
export const bookingParts = ({ clock, log, table, stripe }: Office) => ({
  clock,
  log,
  ...openBookkeeping(table),
  stripe: openStripeDesk(stripe),
});

/** Outcomes are told by the command itself; what a person must look at comes with its place in the code. */
const alarmsOnly: Log = { ...jsonLog((line) => console.error(line)), tell: () => undefined };

/** What the deployment was told, so that nobody has to say it twice. */
const contextFile = (): Record<string, unknown> =>
  existsSync('cdk.context.json')
    ? z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync('cdk.context.json', 'utf8')))
    : {};

/** Our reader of parameters takes its key from the environment, where Lambda puts it; here it may come from a login. */
const parameterStore = async (client: DynamoDBClient, prefix: string) => {
  const login = once(async () => {
    const { accessKeyId, secretAccessKey, sessionToken } = await client.config.credentials();
    process.env['AWS_REGION'] = await client.config.region();
    process.env['AWS_ACCESS_KEY_ID'] = accessKeyId;
    process.env['AWS_SECRET_ACCESS_KEY'] = secretAccessKey;
    if (sessionToken === undefined) delete process.env['AWS_SESSION_TOKEN'];
    else process.env['AWS_SESSION_TOKEN'] = sessionToken;
  });
  return async (name: string): Promise<string> => {
    await login();
    return (await readParameters(prefix, [name]))[name] ?? '';
  };
};

const Addresses = z.object({
  tableName: z.string(),
  dynamoDbEndpoint: z.string(),
  accessKeyId: z.string(),
  stripeUrl: z.string().optional(),
  webhookUrl: z.string(),
});
const LocalTime = z.object({ now: z.coerce.date() });

const localStripeKey = async (): Promise<string> => process.env['STRIPE_SECRET_KEY'] ?? 'sk_test_local';

/** The house of `npm start`, with its clock, which somebody may have moved ahead. */
const localOffice = async (origin: string) => {
  const ask = async (path: string): Promise<unknown> => {
    const answer = await fetch(`${origin}${path}`).catch(() => undefined);
    if (!answer?.ok) {
      throw new Error(
        `No house answers at ${origin}: start it with npm start, or say where it is with PORT=….`,
      );
    }
    return answer.json();
  };
  const addresses = Addresses.parse(await ask('/local/addresses'));
  const aheadMilliseconds =
    LocalTime.parse(await ask('/local/clock')).now.getTime() - systemClock.now().getTime();
  const client = new DynamoDBClient(localClient(addresses.dynamoDbEndpoint, addresses.accessKeyId));
  const { stripeUrl } = addresses;
  return {
    stage: { ...stageOf({ stage: 'local' }), mailFrom: 'danke@gesundheitszentrum.example.org' },
    clock: {
      ...systemClock,
      now: () => new Date(systemClock.now().getTime() + aheadMilliseconds),
    },
    client,
    tableName: addresses.tableName,
    table: openTable(client, addresses.tableName),
    webhookUrl: addresses.webhookUrl,
    sendGridUrl: undefined,
    secret: undefined,
    stripeKey: localStripeKey,
    stripe: once(async () =>
      openStripeClient(
        await localStripeKey(),
        stripeUrl === undefined ? {} : { host: '127.0.0.1', port: Number(new URL(stripeUrl).port) },
      ),
    ),
  };
};
