import type Stripe from 'stripe';
import { subscribedEvents } from '../../../shared/stripe/events.ts';
import { stripeApiVersion } from '../../../shared/stripe/version.ts';
import type { Office } from '../office.ts';
import { type Check, looked } from './check.ts';

/** The endpoint in Stripe against what the house hears. */
export const webhookChecks = async ({ stripe, webhookUrl, stage }: Office): Promise<Check[]> => {
  if (webhookUrl === undefined) {
    return [
      {
        name: 'endpoint',
        ok: undefined,
        detail: 'whose address is not known here',
        advice: `export WEBHOOK_URL=… (the output WebhookUrl of tragwerk-${stage.stage})`,
      },
    ];
  }
  const found: Stripe.WebhookEndpoint[] = [];
  const listed = await looked(
    'endpoint',
    'Give the key the right to read webhook endpoints (docs/deploy.md, Secrets), or look in Stripe → Webhooks.',
    async () => {
      const client = await stripe();
      for await (const endpoint of client.webhookEndpoints.list({ limit: 100 })) {
        if (endpoint.url === webhookUrl) found.push(endpoint);
      }
      return found.length === 0
        ? {
            ok: false,
            detail: 'none calls us',
            advice: `Make one in Stripe with the address ${webhookUrl} (docs/deploy.md, Tell Stripe where to call).`,
          }
        : { ok: true, detail: `${found.length === 1 ? 'one calls' : `${found.length} call`} ${webhookUrl}` };
    },
  );
  // While one version follows another there are two; the one that we can read is the one to look at.
  const ours = found.find(({ api_version: version }) => version === stripeApiVersion) ?? found[0];
  return ours ? [listed, ...others(found, ours), switchedOn(ours), version(ours), events(ours)] : [listed];
};

const others = (found: readonly Stripe.WebhookEndpoint[], ours: Stripe.WebhookEndpoint): Check[] =>
  found
    .filter((endpoint) => endpoint !== ours && endpoint.status === 'enabled')
    .map(({ id, api_version: version }) => ({
      name: `endpoint ${id}`,
      ok: undefined,
      detail: `calls us too, with ${version ?? 'the version of the account'}`,
      advice: 'Once the upgrade is done, switch it off in Stripe (docs/deploy.md, A new API version).',
    }));

const switchedOn = ({ status }: Stripe.WebhookEndpoint): Check => ({
  name: 'endpoint status',
  ok: status === 'enabled',
  detail: status,
  ...(status === 'enabled'
    ? {}
    : {
        advice:
          'Stripe → Webhooks → our endpoint → Enable. Stripe switches an endpoint off that failed for days; reconcile books what it did not tell.',
      }),
});

const version = ({ api_version: version }: Stripe.WebhookEndpoint): Check => ({
  name: 'endpoint API version',
  ok: version === stripeApiVersion,
  detail: version ?? 'that of the account',
  ...(version === stripeApiVersion
    ? {}
    : {
        advice: `We read ${stripeApiVersion}; other events wait in the quarantine. Make an endpoint with it (docs/deploy.md, A new API version).`,
      }),
});

const events = ({ enabled_events: enabled }: Stripe.WebhookEndpoint): Check => {
  const missing = enabled.includes('*') ? [] : subscribedEvents.filter((type) => !enabled.includes(type));
  const superfluous = enabled.filter((type) => !subscribedEvents.includes(type));
  const said = [
    missing.length > 0 && `missing ${missing.join(', ')}`,
    superfluous.length > 0 && `superfluous ${superfluous.join(', ')}`,
  ].filter((part) => part !== false);
  const name = 'endpoint events';
  if (said.length === 0) return { name, ok: true, detail: `exactly the ${subscribedEvents.length} we hear` };
  return missing.length > 0
    ? {
        name,
        ok: false,
        detail: said.join('; '),
        advice: 'Stripe → Webhooks → our endpoint → Edit: exactly the events of the output StripeEvents.',
      }
    : {
        name,
        ok: undefined,
        detail: said.join('; '),
        advice: 'They cost and tell nothing new; take them off the endpoint.',
      };
};
