import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { type LocalHouse, type LocalOptions, openLocalHouse } from '../infra/local/house.ts';
import { jsonLog } from '../shared/lambda/log.ts';
import { CheckoutStarted } from '../shared/routes/checkout.ts';
import { CampaignProgress, RefusalBody } from '../shared/routes.ts';
import { prove } from './prove.ts';
import { dynamoDbEndpoint } from './setup/dynamodb-endpoint.ts';

/** The whole local house on free ports, with an empty database of its own. */
export const aHouse = async (options: Partial<LocalOptions> = {}) => {
  const lines: string[] = [];
  const house = await openLocalHouse({
    port: 0,
    sandboxPort: 0,
    signInPort: 0,
    dynamoDbEndpoint: await dynamoDbEndpoint(),
    accessKeyId: `test${randomBytes(8).toString('hex')}`,
    webhookSecret: 'whsec_test_of_this_house',
    log: jsonLog((line) => lines.push(line)),
    ...options,
  });
  return { ...house, lines, ...asAVisitor(house) };
};

/** What people outside can do, over HTTP and nothing else. */
const asAVisitor = ({ origin, sandbox }: LocalHouse) => {
  const read = async (campaign = 'netzwerk') =>
    CampaignProgress.parse(await (await fetch(`${origin}/v1/campaigns/${campaign}`)).json());
  const post = async (path: string, body: unknown) =>
    fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    read,
    post,
    idle: async () => {
      const answer = await post('/local/idle', {});
      if (!answer.ok) throw new Error(`not idle: ${await answer.text()}`);
    },
    letters: async () =>
      z
        .array(
          z.object({
            subject: z.string(),
            text: z.string(),
            html: z.string(),
            to: z.object({ email: z.string() }),
          }),
        )
        .parse(await (await fetch(`${origin}/local/inbox.json`)).json()),
    moveClock: async (move: { days?: number; hours?: number; minutes?: number }) => {
      const answer = await post('/local/clock', move);
      if (!answer.ok) throw new Error(`the clock did not move: ${await answer.text()}`);
    },
    /** From the page's button to Stripe's, paid with what Stripe's double offers. */
    give: async ({
      amountCents,
      method = 'card',
      interval = 'once',
      earmark = 'free',
      locale = 'de',
      email = 'ada@example.org',
      name = 'Ada Beispiel',
    }: {
      amountCents: number;
      method?: 'card' | 'card_declined' | 'card_fails_later' | 'sepa_debit' | 'sepa_debit_bounces' | 'paypal';
      interval?: 'once' | 'month' | 'quarter' | 'year';
      earmark?: string;
      locale?: 'de' | 'en';
      email?: string;
      name?: string;
    }) => {
      const wanted = {
        amountCents,
        interval,
        earmark,
        locale,
        idempotencyKey: randomBytes(12).toString('hex'),
      };
      const first = await post('/v1/campaigns/netzwerk/checkout', wanted);
      // All tests give from one address: as many would in an office, their browsers work for it.
      const answer =
        first.status === 428
          ? await post('/v1/campaigns/netzwerk/checkout', { ...wanted, proof: await proofFor(first) })
          : first;
      const started = CheckoutStarted.parse(await answer.json());
      const paid = await fetch(started.checkoutUrl, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ method, email, name }),
      });
      return { ...started, status: paid.status, location: paid.headers.get('location') };
    },
    /** What only Stripe's dashboard can do: refunds, disputes, returns. */
    lever: async (path: string, form: Readonly<Record<string, string>> = {}) => {
      const answer = await fetch(`${sandbox?.url}/sandbox/${path}`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams(form),
      });
      if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    },
  };
};

const proofFor = async (refused: Response): Promise<string> => {
  const { challenge } = RefusalBody.parse(await refused.json()).error;
  if (!challenge) throw new Error('nothing was asked for');
  return prove(challenge);
};
