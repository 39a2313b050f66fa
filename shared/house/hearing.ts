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
  readonly webhookSecrets: SigningSecrets;
  /** Whether this stage takes real money. An event of the other kind does not belong here. */
  readonly livemode: boolean;
}

/** The endpoint's signing secret; two while one takes the place of the other. */
export interface SigningSecrets {
  /** As they were read last. */
  readonly known: () => Promise<readonly string[]>;
  /** Read anew, for a signature that fits none of the known ones; at most once a minute, whoever asks. */
  readonly again: (now: Date) => Promise<readonly string[]>;
}

const mostOftenMilliseconds = 60 * 1000;

/** @param read asks where the secrets are kept, such as the parameter store; it can change its answer */
export const signingSecrets = (read: () => Promise<readonly string[]>): SigningSecrets => {
  let known: readonly string[] | undefined;
  let reading: Promise<readonly string[]> | undefined;
  let readAt = 0;
  return {
    known: async () => {
      known ??= await read();
      return known;
    },
    again: async (now) => {
      if (!reading || now.getTime() - readAt >= mostOftenMilliseconds) {
        readAt = now.getTime();
        reading = read();
      }
      // A reading that fails leaves the known ones as they are: what they fit is still let in.
      known = await reading;
      return known;
    },
  };
};

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
  await verified(body, headers['stripe-signature'], parts);
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

/** A secret may have been rolled since this container started, so a wrong signature is held against the newest ones. */
const verified = async (
  body: Uint8Array,
  header: string | undefined,
  { clock, webhookSecrets }: HearingParts,
): Promise<void> => {
  const now = clock.now();
  try {
    verifySignature(body, header, await webhookSecrets.known(), now);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'signature.wrong')) throw error;
    verifySignature(body, header, await webhookSecrets.again(now), now);
  }
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

/** Why we cannot read an event; undefined if we can. */
export const whyUnknown = ({ type, api_version: version }: Envelope): string | undefined => {
  if (version !== stripeApiVersion) return `API version ${version ?? 'none'}`;
  return isHeard(type) ? undefined : 'unknown type';
};
