import { createHmac } from 'node:crypto';
import { chanceOf } from './chance.ts';
import type { Staff } from './house/staff.ts';
import type { Timeline } from './timeline.ts';
import { minutes, type StripeEvent } from './world/stage.ts';

/** When Stripe tries again, after how many minutes; then it gives up. */
const retryMinutes = [1, 5, 30, 120, 300, 600, 600, 600, 600, 600] as const;

export interface Habits {
  /** The share of events that is delivered more than once. */
  readonly duplicates: number;
  /** The share that is never delivered. */
  readonly dropped: number;
  /** Whether each delivery is there within seconds. */
  readonly isPunctual: boolean;
}

export const usualHabits: Habits = { duplicates: 0.4, dropped: 0.01, isPunctual: false };

interface Sending {
  readonly event: StripeEvent;
  readonly body: Buffer;
  isHeard: boolean;
}

/** Stripe's side of the webhook: signs, sends, repeats, sends late and out of order, and forgets one in a hundred. */
export class StripeSide {
  deliveries = 0;
  duplicates = 0;
  dropped = 0;
  /** Events nobody will tell of by itself. */
  readonly undelivered = new Map<string, Sending>();
  /** What Stripe signs with. */
  secret = 'whsec_first';
  /** What happened, for whoever reads a short failing run. */
  readonly log: string[] = [];
  keepsLog = false;
  readonly #timeline: Timeline;
  readonly #staff: () => Staff;
  readonly #seed: number;
  readonly #habits: Habits;

  constructor(timeline: Timeline, staff: () => Staff, seed: number, habits: Habits) {
    this.#timeline = timeline;
    this.#staff = staff;
    this.#seed = seed;
    this.#habits = habits;
  }

  emit(event: StripeEvent): void {
    const sending: Sending = { event, body: bodyOf(event), isHeard: false };
    const chance = (what: string) => chanceOf(this.#seed, `${what} ${event.id}`);
    if (event.fate === 'NEW' && chance('dropped') < this.#habits.dropped) {
      this.dropped += 1;
      this.undelivered.set(event.id, sending);
      return;
    }
    const late = (copy: string) =>
      lateness(this.#habits.isPunctual ? 0 : chance(`late ${copy}`), chance(`how late ${copy}`));
    this.#send(sending, late('a'), 'a', 0);
    const copies = chance('copies') / this.#habits.duplicates;
    if (copies > 1) return;
    for (const copy of copies < 0.1 ? ['b', 'c', 'd'] : ['b']) {
      this.duplicates += 1;
      this.#send(sending, late(copy), copy, 0);
    }
  }

  /** Tells what was never told, as a person or the nightly reconciliation does. */
  recover(): void {
    for (const sending of this.undelivered.values()) this.#send(sending, 0, 'recovered', 0);
    this.undelivered.clear();
  }

  #send(sending: Sending, after: number, copy: string, attempt: number): void {
    this.#timeline.at(this.#timeline.now + after, () => this.#deliver(sending, copy, attempt));
  }

  #deliver(sending: Sending, copy: string, attempt: number): void {
    const { event, body } = sending;
    this.deliveries += 1;
    if (this.keepsLog) {
      const time = new Date(this.#timeline.now).toISOString();
      this.log.push(`${time} ${event.type} ${event.id} ${copy}${attempt > 0 ? ` again ${attempt}` : ''}`);
    }
    const request = {
      method: 'POST',
      path: '/v1/stripe/webhook',
      parameters: {},
      query: {},
      headers: { 'stripe-signature': this.#signature(body) },
      body,
      sourceAddress: '192.0.2.1',
      locale: 'de',
    } as const;
    this.#staff().start(
      'hear',
      `hear ${event.id} ${copy}${attempt}`,
      (container) => container.hear(request),
      (outcome) => {
        if (outcome.ended === 'answered' && outcome.answer.status === 200) sending.isHeard = true;
        else this.#tryAgain(sending, copy, attempt);
      },
    );
  }

  #tryAgain(sending: Sending, copy: string, attempt: number): void {
    const wait = retryMinutes[attempt];
    if (sending.event.fate === 'refused' && attempt > 0) return;
    if (wait !== undefined) this.#send(sending, minutes(wait), copy, attempt + 1);
    else if (!sending.isHeard) this.undelivered.set(sending.event.id, sending);
  }

  #signature(body: Buffer): string {
    const timestamp = Math.floor(this.#timeline.now / 1000);
    const hmac = createHmac('sha256', this.secret).update(`${timestamp}.`).update(body).digest('hex');
    return `t=${timestamp},v1=${hmac}`;
  }
}

/** Many in the same moment, most within seconds, some within minutes or hours, a few up to three days late. */
const lateness = (share: number, chance: number): number => {
  if (share < 0.4) return chance * 40;
  if (share < 0.75) return chance * 4000;
  if (share < 0.9) return chance * minutes(10);
  if (share < 0.97) return chance * minutes(600);
  return chance * minutes(3 * 24 * 60);
};

/** The body as Stripe sends it. */
export const bodyOf = ({ id, type, created, apiVersion, livemode, object }: StripeEvent): Buffer =>
  Buffer.from(
    JSON.stringify({
      id,
      object: 'event',
      api_version: apiVersion,
      created,
      data: { object },
      livemode,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
    }),
  );
