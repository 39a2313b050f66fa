import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { handler as book } from '../../functions/book.ts';
import { handler as issueReceipts } from '../../functions/issue-receipts.ts';
import { handler as publicApi } from '../../functions/public-api.ts';
import { handler as reconcile } from '../../functions/reconcile.ts';
import { handler as sendGridWebhook } from '../../functions/sendgrid-webhook.ts';
import { handler as sendLetters } from '../../functions/send-letters.ts';
import { handler as site } from '../../functions/site.ts';
import { handler as stripeWebhook } from '../../functions/stripe-webhook.ts';
import { handler as sweep } from '../../functions/sweep.ts';
import { handler as treasuryApi } from '../../functions/treasury-api.ts';
import { handler as writeProgress } from '../../functions/write-progress.ts';
import { openStripeClient } from '../../shared/house/stripe-client.ts';
import type { Log } from '../../shared/lambda/log.ts';
import { openPaper } from '../../shared/paper/pdf-paper.ts';
import { openPages } from '../../shared/store/pages.ts';
import { routes } from '../../shared/routes.ts';
import { openTable } from '../../shared/store/table.ts';
import { subscribedEvents } from '../../shared/stripe/events.ts';
import { stripeApiVersion } from '../../shared/stripe/version.ts';
import { type FunctionPlan, functions } from '../functions.ts';
import { openLocalArchive } from './archive.ts';
import { builtAssets } from './assets.ts';
import { houseClock } from './clock.ts';
import { saveDemo } from './demo-books.ts';
import { saveDemoReceipts } from './demo-donors.ts';
import { createTable, localClient } from './dynamodb.ts';
import { gateway } from './gateway.ts';
import { createMailbox } from './mailbox/mailbox.ts';
import { openTelling } from './mailbox/telling.ts';
import { localPages } from './pages/pages.ts';
import { houseParts } from './parts.ts';
import { archiveWithRights, clientWithRights } from './rights.ts';
import { scheduler } from './schedules.ts';
import { jwtAuthorizer } from './sign-in/authorizer.ts';
import { startIssuer } from './sign-in/issuer.ts';
import { startStripeSandbox } from './stripe-sandbox/sandbox.ts';
import { pumpStream } from './streams.ts';
import { treasurySite } from './treasury-site.ts';

export interface LocalOptions {
  /** 0 takes any free one. */
  readonly port: number;
  readonly sandboxPort: number;
  readonly signInPort: number;
  readonly dynamoDbEndpoint: string;
  /** Each key sees a database of its own in DynamoDB Local. */
  readonly accessKeyId: string;
  /** Where documents are kept; without it in a folder that is gone when the house closes. */
  readonly archiveFolder?: string;
  readonly log: Log;
  readonly webhookSecret: string;
  /** With a test key of Stripe's the real Stripe is asked, and no sandbox is started. */
  readonly stripeSecretKey?: string;
  /** With it letters really go out through SendGrid; without it they stay in the mailbox. */
  readonly sendGridApiKey?: string;
  /** With what the demo's treasurer has written down so far: a year of one campaign, and grants. */
  readonly books?: boolean;
  /** Whom the sandbox tells besides what we subscribe to; `*` tells everything. */
  readonly webhookEvents?: readonly string[];
}

const tableName = 'tragwerk';
/** As the package has them; the bundler puts the same files beside the function. */
const fonts = join(import.meta.dirname, '../../node_modules/@expo-google-fonts/noto-sans');

/** The whole house on this machine: the same functions, with servers of our own around them instead of the cloud's. */
export const openLocalHouse = async (options: LocalOptions) => {
  const clock = houseClock();
  const config = localClient(options.dynamoDbEndpoint, options.accessKeyId);
  const client = new DynamoDBClient(config);
  await createTable(client, tableName);
  const table = openTable(client, tableName);
  await saveDemo(table, clock.now(), { books: options.books ?? false });

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      options.log.alarm('local', 'The local house itself failed.', { error: String(error) });
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const origin = await listening(server, options.port);
  // What SendGrid's event webhook is signed with, and what stands in the address of its inbound parse.
  const postKey = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const inboundKey = randomBytes(24).toString('base64url');
  const telling = openTelling({
    now: clock.now,
    eventsUrl: `${origin}${routes.hearSendGrid.path}`,
    inboundUrl: `${origin}${routes.hearLeaving.path.replace('{key}', inboundKey)}`,
    privateKey: postKey.privateKey,
  });
  const mailbox = createMailbox({ now: clock.now, telling });
  const sandbox = options.stripeSecretKey
    ? undefined
    : await startStripeSandbox({
        port: options.sandboxPort,
        now: clock.now,
        apiVersion: stripeApiVersion,
        webhook: {
          url: `${origin}/v1/webhooks/stripe`,
          secret: options.webhookSecret,
          events: options.webhookEvents ?? subscribedEvents,
        },
      });
  const signIn = await startIssuer({ port: options.signInPort, origin });
  const treasury = await treasurySite(signIn.config);
  const stripeAddress = sandbox && { host: '127.0.0.1', port: Number(new URL(sandbox.url).port) };
  // The table begins anew with each start, and so do its links.
  const linkSecret = randomBytes(32).toString('base64url');
  const assets = await builtAssets();
  const stripeClient = openStripeClient(options.stripeSecretKey ?? 'sk_test_local', stripeAddress);

  const { archive, close: closeArchive } = await openLocalArchive(options.archiveFolder);
  if (options.books) {
    await saveDemoReceipts({ table, pages: openPages(client, tableName), archive }, clock.now());
  }
  const partsOn = houseParts({
    clock,
    log: options.log,
    origin,
    webhookSecret: options.webhookSecret,
    stripeClient,
    linkSecret,
    assets,
    sendGridApiKey: options.sendGridApiKey,
    postKey: postKey.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    inboundKey,
    paper: openPaper({ fonts, origin }),
  });
  /** What a function of that name works with: it can do what the manifest says, and nothing else. */
  const partsOf = (name: string) => {
    const allowed = clientWithRights(config, planOf(name));
    return partsOn(
      openTable(allowed, tableName),
      openPages(allowed, tableName),
      archiveWithRights(archive, planOf(name)),
    );
  };
  const woken = [
    { name: 'book', kind: kindOf('book'), handler: book.in(partsOf('book')) },
    { name: 'send-letters', kind: kindOf('send-letters'), handler: sendLetters.in(partsOf('send-letters')) },
    {
      name: 'issue-receipts',
      kind: kindOf('issue-receipts'),
      handler: issueReceipts.in(partsOf('issue-receipts')),
    },
  ];
  const pump = await pumpStream(client, config, tableName, woken, options.log);
  const scheduled = {
    sweep: sweep.in(partsOf('sweep')),
    reconcile: reconcile.in(partsOf('reconcile')),
    'write-progress': writeProgress.in(partsOf('write-progress')),
  };
  const schedules = scheduler(clock, scheduled, () => sandbox?.settleDue());

  const throughGateway = gateway(
    {
      'stripe-webhook': stripeWebhook.in(partsOf('stripe-webhook')),
      'sendgrid-webhook': sendGridWebhook.in(partsOf('sendgrid-webhook')),
      'public-api': publicApi.in(partsOf('public-api')),
      site: site.in(partsOf('site')),
      'treasury-api': treasuryApi.in(partsOf('treasury-api')),
    },
    jwtAuthorizer(signIn),
  );
  const pages = localPages({
    origin,
    clock,
    sandbox,
    schedules,
    pump,
    mailbox,
    telling,
    addresses: {
      tableName,
      dynamoDbEndpoint: options.dynamoDbEndpoint,
      accessKeyId: options.accessKeyId,
      stripeUrl: sandbox?.url,
      webhookUrl: `${origin}/v1/webhooks/stripe`,
    },
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (await throughGateway(request, response)) return;
    if (treasury(request, response)) return;
    if (await mailbox.handle(request, response)) return;
    if (await pages(request, response)) return;
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('There is nothing here. Everything the house shows is linked at /.\n');
  };

  return {
    origin,
    clock,
    table,
    client,
    /** The same parts with every right, for whoever looks on. */
    parts: partsOn(table, openPages(client, tableName), archive),
    mailbox,
    telling,
    sandbox,
    signIn,
    pump,
    schedules,
    close: async (): Promise<void> => {
      await schedules.stop();
      await pump.stop();
      await telling.close();
      await sandbox?.close();
      await signIn.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      client.destroy();
      await closeArchive();
    },
  };
};

export type LocalHouse = Awaited<ReturnType<typeof openLocalHouse>>;

const planOf = (name: string): FunctionPlan => {
  const plan = functions.find((candidate) => candidate.name === name);
  if (!plan) throw new Error(`${name} is not in the manifest`);
  return plan;
};

/** Which new items wake a function, by the manifest. */
const kindOf = (name: string): string => {
  const { trigger } = planOf(name);
  if (!('stream' in trigger)) throw new Error(`${name} is not woken by the stream`);
  return trigger.stream.kind;
};

const listening = async (server: ReturnType<typeof createServer>, port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(`http://127.0.0.1:${address.port}`);
    });
  });
