import { Refusal } from '../domain/refusal.ts';
import type { HttpAnswer, HttpRequest } from '../lambda/http.ts';
import type { Log } from '../lambda/log.ts';
import type { Inbox } from '../store/inbox.ts';
import { carriesMoney, Envelope } from '../stripe/envelope.ts';
import { isHeard } from '../stripe/events.ts';
import { verifySignature } from '../stripe/signature.ts';
import { stripeApiVersion } from '../stripe/version.ts';
import type { Clock } from './clock.ts';

export interface HearingParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly inbox: Pick<Inbox, 'keep'>;
  /** The endpoint's signing secret; two while one replaces the other. */
  readonly webhookSecrets: readonly string[];
  /** Whether this stage takes real money. An event of the other kind does not belong here. */
  readonly livemode: boolean;
}

/** Stripe's events are a few kilobytes; what is longer than this is not one, or would not fit into the table. */
const mostBytes = 1024 * 1024;

/**
 * Stripe tells us what happened. We believe it only if it is signed, keep it once, and answer at once; what it
 * means is found out later, where nobody waits for us.
 */
export const hearStripe = async (request: HttpRequest, parts: HearingParts): Promise<HttpAnswer> => {
  const { clock, log, inbox, livemode } = parts;
  const { body, headers } = request;
  if (body.length > mostBytes) {
    throw new Refusal(413, 'event.too-large', {
      de: 'Das Ereignis ist größer als 1 MB.',
      en: 'The event is larger than 1 MB.',
    });
  }
  verifySignature(body, headers['stripe-signature'], parts.webhookSecrets, clock.now());
  const event = envelopeIn(body, log);
  const ids = { event: event.id, type: event.type };
  if (event.livemode !== livemode) {
    log.alarm('livemode', 'An event of the other mode reached this stage and was refused.', ids);
    throw new Refusal(400, 'event.other-livemode', {
      de: `Diese Stufe nimmt nur Ereignisse mit livemode ${livemode}: Bitte den Endpunkt in Stripe prüfen.`,
      en: `This stage takes only events with livemode ${livemode}: check the endpoint in Stripe.`,
    });
  }
  const unknown = whyUnknown(event);
  const kept = await inbox.keep({ event: event.id, type: event.type, body, unknown }, clock.now());
  if (kept && unknown !== undefined && carriesMoney(event)) {
    log.alarm('unknown-event', 'An event with money in it is of a kind we have not learned.', {
      ...ids,
      reason: unknown,
    });
  }
  const outcome = kept ? 'kept' : 'known already';
  return {
    status: 200,
    body: { received: true, outcome },
    told: `${event.type} ${event.id} ${outcome}${unknown === undefined ? '' : `, ${unknown}`}`,
  };
};

const envelopeIn = (body: Uint8Array, log: Log): Envelope => {
  try {
    return Envelope.parse(JSON.parse(Buffer.from(body).toString('utf8')));
  } catch {
    // Only Stripe can have signed it, so nobody will tell us but the alarm.
    log.alarm(
      'event-unreadable',
      'Stripe signed something that is no event we can read: check the endpoint in Stripe.',
    );
    throw new Refusal(400, 'event.unreadable', {
      de: 'Das ist kein Stripe-Ereignis (Snapshot-Format).',
      en: 'This is not a Stripe event (snapshot format).',
    });
  }
};

const whyUnknown = ({ type, api_version: version }: Envelope): string | undefined => {
  if (version !== stripeApiVersion) return `API version ${version ?? 'none'}`;
  return isHeard(type) ? undefined : 'unknown type';
};
