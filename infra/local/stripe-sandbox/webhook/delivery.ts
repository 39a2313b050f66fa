import { createHmac } from 'node:crypto';
import type Stripe from 'stripe';
import type { Endpoint } from '../account/account.ts';
import { shuffled } from './shuffle.ts';

export interface Webhook {
  url: string;
  secret: string;
  events: readonly string[];
}

export interface Delivery {
  readonly event: Stripe.Event;
  state: 'queued' | 'in flight' | 'waiting' | 'delivered' | 'failed' | 'dropped';
  tries: number;
  /** What the receiver last said: a status, or why no connection came about. */
  lastAnswer: string;
}

const inFlightAtMost = 8;
const triesAtMost = 20;
const holdMilliseconds = 120;
const answerWithinMilliseconds = 20_000;

const backOffMilliseconds = (tries: number): number => Math.min(50 * 2 ** (tries - 1), 2000);

/** `Stripe-Signature` as Stripe writes it: the time is signed too, so that an old body cannot be sent again. */
const signature = (secret: string, seconds: number, body: string): string =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;

/**
 * Brings events to the webhook, at least once. Nothing is dropped silently: what is not acknowledged is tried again, ever
 * later, and in the end shown as failed.
 */
export const aPostman = (options: {
  webhook: Webhook;
  now: () => Date;
  pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}) => {
  let { webhook } = options;
  let disabled = false;
  const acknowledged = new Set<string>();
  const switches = { duplicate: false, reorder: false, dropNext: 0 };
  const deliveries: Delivery[] = [];
  const queue: Delivery[] = [];
  let held: Delivery[] = [];
  let inFlight = 0;
  let open = 0;
  let shuffles = 0;
  const closing = new AbortController();
  const settled = new Map<Delivery, () => void>();

  const isSubscribed = (type: string): boolean =>
    !disabled && (webhook.events.includes('*') || webhook.events.includes(type));

  const finish = (delivery: Delivery, state: 'delivered' | 'failed'): void => {
    delivery.state = state;
    if (state === 'delivered') acknowledged.add(delivery.event.id);
    open -= 1;
    settled.get(delivery)?.();
    settled.delete(delivery);
  };

  const sent = async (delivery: Delivery): Promise<boolean> => {
    const body = JSON.stringify(delivery.event, null, 2);
    const seconds = Math.floor(options.now().getTime() / 1000);
    try {
      const response = await fetch(webhook.url, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
          'stripe-signature': signature(webhook.secret, seconds, body),
        },
        body,
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(answerWithinMilliseconds)]),
      });
      await response.arrayBuffer();
      delivery.lastAnswer = String(response.status);
      return response.ok;
    } catch (error) {
      const cause = error instanceof Error ? (error.cause ?? error) : error;
      delivery.lastAnswer = cause instanceof Error ? cause.message : String(cause);
      return false;
    }
  };

  const bring = async (delivery: Delivery): Promise<void> => {
    delivery.state = 'in flight';
    delivery.tries += 1;
    inFlight += 1;
    const isTaken = await sent(delivery);
    inFlight -= 1;
    pump();
    if (closing.signal.aborted) return;
    if (isTaken) return finish(delivery, 'delivered');
    if (delivery.tries >= triesAtMost) return finish(delivery, 'failed');
    delivery.state = 'waiting';
    await options.pause(backOffMilliseconds(delivery.tries), closing.signal);
    if (closing.signal.aborted) return;
    enqueue(delivery);
  };

  /** Sends in order, up to eight at a time, and waits for none before it sends the next. */
  const pump = (): void => {
    if (!webhook.url || closing.signal.aborted) return;
    for (const next of queue.splice(0, Math.max(0, inFlightAtMost - inFlight))) void bring(next);
  };

  const enqueue = (delivery: Delivery): void => {
    delivery.state = 'queued';
    queue.push(delivery);
    pump();
  };

  const release = async (): Promise<void> => {
    await options.pause(holdMilliseconds, closing.signal);
    const together = held;
    held = [];
    shuffles += 1;
    for (const delivery of shuffled(together, String(shuffles))) enqueue(delivery);
  };

  const hand = (event: Stripe.Event): Delivery[] => {
    const copies = Array.from({ length: switches.duplicate ? 2 : 1 }, (): Delivery => ({
      event,
      state: 'queued',
      tries: 0,
      lastAnswer: '',
    }));
    deliveries.push(...copies);
    open += copies.length;
    if (switches.reorder) {
      held.push(...copies);
      if (held.length === copies.length) void release();
    } else for (const copy of copies) enqueue(copy);
    return copies;
  };

  return {
    switches,
    deliveries,
    isSubscribed,
    outstanding: (): number => open,
    deliver: (event: Stripe.Event): void => {
      if (!isSubscribed(event.type)) return;
      if (switches.dropNext > 0) {
        switches.dropNext -= 1;
        deliveries.push({ event, state: 'dropped', tries: 0, lastAnswer: '' });
      } else hand(event);
    },
    /** An event that was subscribed to when it happened, and that nobody has acknowledged. */
    isUndelivered: (event: Stripe.Event): boolean =>
      event.pending_webhooks > 0 && !acknowledged.has(event.id),
    endpoint: (): Endpoint => ({ url: webhook.url, events: webhook.events, disabled }),
    changeEndpoint: (next: Partial<Endpoint>): void => {
      disabled = next.disabled ?? disabled;
      webhook = { ...webhook, url: next.url ?? webhook.url, events: next.events ?? webhook.events };
      pump();
    },
    /** Resolves when every copy has been acknowledged, or given up. */
    deliverAgain: async (events: readonly Stripe.Event[]): Promise<void> => {
      const again = events.filter((event) => isSubscribed(event.type)).flatMap(hand);
      await Promise.all(
        again.map(
          (delivery) =>
            new Promise<void>((resolve) => {
              if (delivery.state === 'delivered' || delivery.state === 'failed' || closing.signal.aborted)
                resolve();
              else settled.set(delivery, resolve);
            }),
        ),
      );
    },
    setWebhook: (next: Webhook): void => {
      webhook = next;
      pump();
    },
    close: (): void => {
      closing.abort();
      for (const resolve of settled.values()) resolve();
      settled.clear();
    },
  };
};
