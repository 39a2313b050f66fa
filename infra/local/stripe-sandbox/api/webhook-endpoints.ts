import type Stripe from 'stripe';
import type { Account } from '../account/account.ts';
import { endpointList, endpointUpdate } from './known-money-parameters.ts';
import { onlyExpand } from './known-parameters.ts';
import { listed } from './list.ts';
import type { ApiRequest } from './list.ts';
import { noSuch } from './stripe-error.ts';

/** The one endpoint there is: the address the sandbox was started with. Its secret is shown when it is made, never again. */
const shown = (account: Account): Stripe.WebhookEndpoint => {
  const { id, created, description, metadata } = account.endpoint;
  const { url, events, disabled } = account.webhook.endpoint();
  return {
    id,
    object: 'webhook_endpoint',
    api_version: account.apiVersion,
    application: null,
    created,
    description,
    enabled_events: [...events],
    livemode: false,
    metadata,
    status: disabled ? 'disabled' : 'enabled',
    url,
  };
};

const named = ({ account, id }: ApiRequest): void => {
  if (id !== account.endpoint.id) throw noSuch('webhook endpoint', id, 'webhook_endpoint');
};

export const webhookEndpoints = {
  list: (request: ApiRequest) => {
    request.fields.refuseUnknown(endpointList);
    return listed(request, [shown(request.account)]);
  },
  retrieve: (request: ApiRequest) => {
    request.fields.refuseUnknown(onlyExpand);
    named(request);
    return shown(request.account);
  },
  update: (request: ApiRequest) => {
    const { account, fields } = request;
    fields.refuseUnknown(endpointUpdate);
    named(request);
    const url = fields.url('url');
    const events = fields.texts('enabled_events');
    const disabled = fields.flag('disabled');
    account.endpoint.metadata = fields.metadataOver(account.endpoint.metadata);
    if (fields.has('description')) account.endpoint.description = fields.text('description');
    account.webhook.change({
      ...(url === null ? {} : { url }),
      ...(events === null ? {} : { events }),
      ...(disabled === null ? {} : { disabled }),
    });
    return shown(account);
  },
};
