import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { jsonLog } from '../../shared/lambda/log.ts';
import { startDynamoDb } from './dynamodb.ts';
import { openLocalHouse } from './house.ts';
import { freePort } from './ports.ts';

const usage = `Usage: npm start -- [--keep FOLDER] [--send-real-mail] [--log]

  --keep FOLDER      keep the database and the documents in FOLDER from one start to the next
  --send-real-mail   really send letters, with SENDGRID_API_KEY
  --log              print the functions' log lines

  PORT                    where the house listens on 127.0.0.1 (default 3000; Stripe's double and the sign-in on the next two)
  STRIPE_SECRET_KEY       sk_test_…: ask the real Stripe instead of the double
  STRIPE_WEBHOOK_SECRET   whsec_…: the signing secret of events`;

const start = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      keep: { type: 'string' },
      'send-real-mail': { type: 'boolean', default: false },
      log: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const port = Number(process.env['PORT'] ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_533)
    throw new Error('PORT must be a number from 0 to 65533.');
  const stripeSecretKey = process.env['STRIPE_SECRET_KEY'];
  if (stripeSecretKey && !/^[rs]k_test_/.test(stripeSecretKey)) {
    throw new Error(
      'STRIPE_SECRET_KEY must be a test key (sk_test_…): this house is no place for real money.',
    );
  }
  const webhookSecret = process.env['STRIPE_WEBHOOK_SECRET'];
  if (stripeSecretKey && !webhookSecret) {
    throw new Error('With the real Stripe set STRIPE_WEBHOOK_SECRET too: `stripe listen` prints it.');
  }
  const sendGridApiKey = process.env['SENDGRID_API_KEY'];
  if (values['send-real-mail'] && !sendGridApiKey) {
    throw new Error('--send-real-mail needs SENDGRID_API_KEY.');
  }

  const dynamoDb = await startDynamoDb({
    port: await freePort(),
    ...(values.keep && { folder: values.keep }),
  });
  const house = await openLocalHouse({
    port,
    sandboxPort: port === 0 ? 0 : port + 1,
    signInPort: port === 0 ? 0 : port + 2,
    dynamoDbEndpoint: dynamoDb.endpoint,
    accessKeyId: 'tragwerk',
    books: true,
    log: jsonLog((line) => (values.log ? console.log(line) : undefined)),
    webhookSecret: webhookSecret ?? `whsec_${randomBytes(24).toString('base64url')}`,
    ...(values.keep && { archiveFolder: join(values.keep, 'archive') }),
    ...(stripeSecretKey && { stripeSecretKey }),
    ...(values['send-real-mail'] && sendGridApiKey && { sendGridApiKey }),
  });

  const letters = values['send-real-mail'] ? 'real mail, through SendGrid' : `${house.origin}/local/inbox`;
  console.log(
    [
      '',
      'The house is open (127.0.0.1 only). Everything is linked on the start page.',
      '',
      `  Start page       ${house.origin}/`,
      `  Give something   ${house.origin}/c/netzwerk`,
      `  Widget           ${house.origin}/local/host`,
      `  Letters          ${letters}`,
      `  Treasury         ${house.origin}/treasury/ (sign in as anybody you like)`,
      `  Stripe           ${house.sandbox ? `${house.sandbox.url}/ (a double; nothing is charged)` : 'the real one, test mode'}`,
      `  API              ${house.origin}/v1/openapi.json`,
      `  Webhook          ${house.origin}/v1/webhooks/stripe`,
      `  Data             ${values.keep ? `kept in ${values.keep}` : 'gone when you stop (keep it with: npm start -- --keep FOLDER)'}`,
      '',
    ].join('\n'),
  );

  let closing = false;
  const close = (): void => {
    if (closing) return;
    closing = true;
    void house.close().finally(() => {
      dynamoDb.stop();
      process.exit(0);
    });
  };
  process.once('SIGINT', close);
  process.once('SIGTERM', close);
};

try {
  await start();
} catch (error) {
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(
    inUse
      ? 'The port is in use. Choose another one: PORT=4000 npm start'
      : error instanceof Error
        ? error.message
        : String(error),
  );
  process.exit(1);
}
