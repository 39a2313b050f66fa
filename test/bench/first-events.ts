import { hourOf } from '../../shared/store/keys.ts';
import { type Image, stubSecrets } from './cloud-stub.ts';
import { aGift, type GiftTemplates } from './gift-events.ts';
import { streamEvent } from './stream-event.ts';
import type { stubbedHouse } from './stubbed-house.ts';
import { gatewayEvent, webhookCall } from './webhook-call.ts';

/** The first event a fresh function gets. */
export interface FirstEvent {
  readonly figure: string;
  /** The folder of its bundle. */
  readonly name: string;
  readonly event: unknown;
  /** Stands in an answer that shows that the work was done. */
  readonly answer: string;
  /** How many letters reach the post; the answer does not tell. */
  readonly letters: 0 | 1;
  readonly atMost: number;
}

/** Where the sweep stands an hour ago, as it does every hour: this hour and the one before are left to walk. */
export const sweptRecently = (now: Date): Image => ({
  pk: { S: 'SWEEP' },
  sk: { S: 'CURSOR' },
  kind: { S: 'SWEEP' },
  sweptThrough: { S: hourOf(new Date(now.getTime() - 2 * 60 * 60 * 1000).toISOString()) },
});

export const firstEvents = async (
  templates: GiftTemplates,
  house: Awaited<ReturnType<typeof stubbedHouse>>,
): Promise<FirstEvent[]> => {
  const now = new Date();
  const body = aGift(templates.card, 'first', now).bodies[0] ?? '';
  const { events, letters } = await house.hearAndBook(body);
  return [
    {
      figure: 'stripe-webhook',
      name: 'stripe-webhook',
      event: webhookCall(body, stubSecrets['stripe-webhook-secret'] ?? '', now),
      answer: 'kept',
      letters: 0,
      atMost: 5.5,
    },
    {
      figure: 'book',
      name: 'book',
      event: streamEvent(events),
      answer: '"batchItemFailures":[]',
      letters: 0,
      atMost: 8,
    },
    {
      figure: 'send-letters',
      name: 'send-letters',
      event: streamEvent(letters),
      answer: '"batchItemFailures":[]',
      letters: 1,
      atMost: 8,
    },
    {
      figure: 'public-api, campaign read',
      name: 'public-api',
      event: gatewayEvent({
        method: 'GET',
        path: '/v1/campaigns/netzwerk',
        routePath: '/v1/campaigns/{campaign}',
        parameters: { campaign: 'netzwerk' },
      }),
      answer: 'coveredCents',
      letters: 0,
      atMost: 8,
    },
    {
      figure: 'public-api, checkout started',
      name: 'public-api',
      event: gatewayEvent({
        method: 'POST',
        path: '/v1/campaigns/netzwerk/checkout',
        routePath: '/v1/campaigns/{campaign}/checkout',
        parameters: { campaign: 'netzwerk' },
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          amountCents: 2500,
          earmark: 'free',
          locale: 'de',
          idempotencyKey: 'bench-first-event-0001',
        }),
      }),
      answer: 'checkoutUrl',
      letters: 0,
      atMost: 8,
    },
    {
      figure: 'site, campaign page',
      name: 'site',
      event: gatewayEvent({
        method: 'GET',
        path: '/c/netzwerk',
        routePath: '/c/{campaign}',
        parameters: { campaign: 'netzwerk' },
        headers: { 'accept-language': 'de' },
      }),
      answer: 'Überregionale Netzwerkarbeit',
      letters: 0,
      atMost: 8,
    },
    { figure: 'sweep', name: 'sweep', event: {}, answer: '', letters: 0, atMost: 8 },
  ];
};
