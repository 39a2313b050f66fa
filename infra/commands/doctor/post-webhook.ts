import * as z from 'zod';
import { routes } from '../../../shared/routes.ts';
import type { Office } from '../office.ts';
import { type Check, looked } from './check.ts';

/** What we hear of letters, by SendGrid's names for the settings. */
const heard = ['delivered', 'bounce', 'dropped', 'spam_report', 'unsubscribe', 'group_unsubscribe'] as const;
const superfluous = ['processed', 'deferred', 'open', 'click', 'group_resubscribe'] as const;

const flag = z.boolean().optional().catch(undefined);
const EventWebhook = z.object({
  enabled: flag,
  url: z.string(),
  /** There if what it tells is signed. */
  public_key: z.string().optional().catch(undefined),
  ...Object.fromEntries([...heard, ...superfluous].map((name) => [name, flag])),
});
type EventWebhook = z.infer<typeof EventWebhook> & Readonly<Record<string, unknown>>;
const EventWebhooks = z.object({ webhooks: z.array(EventWebhook) });
const InboundParse = z.object({ result: z.array(z.object({ hostname: z.string(), url: z.string() })) });

const guide = 'docs/deploy.md, SendGrid';

/** Whether what became of letters, and letters by which somebody leaves, reach us. */
export const postWebhookChecks = async ({
  sendGridUrl,
  secret,
  stage,
  webhookUrl,
}: Pick<Office, 'sendGridUrl' | 'secret' | 'stage' | 'webhookUrl'>): Promise<Check[]> => {
  if (sendGridUrl === undefined || !secret) return [];
  if (webhookUrl === undefined) {
    return [
      {
        name: 'event webhook',
        ok: undefined,
        detail: 'whose address is not known here',
        advice: `export WEBHOOK_URL=… (the output WebhookUrl of tragwerk-${stage.stage})`,
      },
    ];
  }
  const ask = async (path: string): Promise<Response> =>
    fetch(`${sendGridUrl}${path}`, {
      headers: { authorization: `Bearer ${await secret('sendgrid-api-key')}` },
      redirect: 'error',
      signal: AbortSignal.timeout(10_000),
    });
  const ours = { ask, secret, stage, at: (path: string) => new URL(path, webhookUrl).href };
  return [
    await looked('event webhook', `Look in SendGrid → Settings → Mail Settings (${guide}).`, () =>
      eventWebhook(ours),
    ),
    await looked('leaving by letter', `Look in SendGrid → Settings → Inbound Parse (${guide}).`, () =>
      inboundParse(ours),
    ),
  ];
};

interface Ours {
  readonly ask: (path: string) => Promise<Response>;
  readonly secret: NonNullable<Office['secret']>;
  readonly stage: Office['stage'];
  readonly at: (path: string) => string;
}

const keysOf = (value: string): string[] => value.split(',').map((one) => one.trim());

const eventWebhook = async ({ ask, secret, at }: Ours): Promise<Omit<Check, 'name'>> => {
  const answer = await ask('/v3/user/webhooks/event/settings/all');
  if (!answer.ok) return unseen(answer, 'the event webhook', 'Mail Settings → Event Notification: Read');
  const url = at(routes.hearSendGrid.path);
  const { webhooks } = EventWebhooks.parse(await answer.json());
  const webhook = webhooks.find((each) => each.url === url);
  if (!webhook)
    return { ok: false, detail: 'none calls us', advice: `Make one that calls ${url} (${guide}).` };
  return wrongWith(webhook, keysOf(await secret('sendgrid-webhook-key')));
};

const wrongWith = (webhook: EventWebhook, known: readonly string[]): Omit<Check, 'name'> => {
  const missing = heard.filter((name) => webhook[name] !== true);
  const tooMany = superfluous.filter((name) => webhook[name] === true);
  if (webhook.enabled !== true)
    return { ok: false, detail: 'is switched off', advice: `Switch it on (${guide}).` };
  if (webhook.public_key === undefined || webhook.public_key === '') {
    return {
      ok: false,
      detail: 'does not sign what it tells, and is refused',
      advice: `Switch on “Signed Event Webhook” and put its key in: secret sendgrid-webhook-key.`,
    };
  }
  if (!known.includes(webhook.public_key)) {
    return {
      ok: false,
      detail: 'signs with a key that we do not know, and is refused',
      advice: 'Put its verification key in: secret sendgrid-webhook-key.',
    };
  }
  if (missing.length > 0)
    return { ok: false, detail: `does not tell ${missing.join(', ')}`, advice: `Tick them (${guide}).` };
  return tooMany.length === 0
    ? { ok: true, detail: `calls us, signed, with exactly the ${heard.length} kinds we hear` }
    : {
        ok: undefined,
        detail: `calls us, signed, and tells ${tooMany.join(', ')} too`,
        advice: 'Nobody hears those here; untick them.',
      };
};

const inboundParse = async ({ ask, secret, stage, at }: Ours): Promise<Omit<Check, 'name'>> => {
  const domain = stage.leaveMailDomain;
  if (domain === '')
    return { ok: undefined, detail: 'is not offered: letters have links only (leaveMailDomain is not set)' };
  const answer = await ask('/v3/user/webhooks/parse/settings');
  if (!answer.ok) return unseen(answer, 'inbound parse', 'Inbound Parse: Read');
  const { result } = InboundParse.parse(await answer.json());
  const settings = result.filter(({ hostname }) => hostname === domain);
  if (settings.length === 0) {
    return {
      ok: false,
      detail: `nobody takes letters to ${domain}`,
      advice: `Add the host in SendGrid → Settings → Inbound Parse (${guide}).`,
    };
  }
  // The address holds a secret, so it is not shown.
  const keys = keysOf(await secret('sendgrid-inbound-key'));
  const right = new Set(keys.map((key) => at(routes.hearLeaving.path.replace('{key}', key))));
  return settings.some(({ url }) => right.has(url))
    ? { ok: true, detail: `letters to ${domain} are handed on to us` }
    : {
        ok: false,
        detail: `letters to ${domain} are handed on to another address, or with another key`,
        advice:
          'The address is the output SendGridInboundUrl, with the parameter sendgrid-inbound-key in it.',
      };
};

const unseen = ({ status }: Response, what: string, right: string): Omit<Check, 'name'> =>
  status === 401 || status === 403
    ? {
        ok: undefined,
        detail: `the key may not look at ${what}`,
        advice: `Look yourself (${guide}), or give the key “${right}”.`,
      }
    : { ok: false, detail: `SendGrid answers ${status}`, advice: `Look yourself (${guide}).` };
