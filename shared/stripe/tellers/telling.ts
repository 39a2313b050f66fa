import { domainToASCII } from 'node:url';
import * as z from 'zod';
import { Attribution } from '../../domain/attribution.ts';
import type { Fact } from '../../domain/fact.ts';
import { Recipient } from '../../domain/letter.ts';
import { type Instant, instantOf } from '../../domain/month.ts';
import type { PledgeFact } from '../../domain/pledge.ts';
import { cleanedLine } from '../../domain/text.ts';
import type { Envelope } from '../envelope.ts';

/** A fact about a gift, still in the currency it was paid in. */
export type GiftTelling = Fact & {
  /** Stripe's lower-case code. Other than `eur`, Stripe must be asked what it credited or debited. */
  readonly currency: string;
  /** The balance transaction that knows the amount in euros, where the teller names one. */
  readonly balanceTransaction?: string | undefined;
};

/** A payment belongs to an invoice. Only this says so: neither the charge nor the invoice names the other. */
export interface Linked {
  readonly fact: 'linked';
  readonly gift: string;
  readonly invoice: string;
  readonly event: string;
}

/** Where the payments of an invoice belong: what our page wrote on the promise, as Stripe copied it to the invoice. */
export interface Billing {
  readonly fact: 'billing';
  readonly invoice: string;
  readonly attribution: Attribution;
  readonly event: string;
}

export type Telling = GiftTelling | Linked | Billing | PledgeFact;

/** Reads an event; what it cannot read it throws. */
export type Teller = (event: Envelope) => Telling[];

export const reads =
  <Schema extends z.ZodType>(
    schema: Schema,
    tell: (object: z.infer<Schema>, event: Envelope) => Telling[],
  ): Teller =>
  (event) =>
    tell(schema.parse(event.data.object), event);

export const at = (seconds: number): Instant => instantOf(new Date(seconds * 1000));

export const heardIn = (event: Envelope) => ({ event: event.id, at: at(event.created) });

/** Stripe shows a reference as an id, or as the whole object if somebody asked for it. */
export const Reference = z
  .union([z.string(), z.object({ id: z.string() })])
  .transform((reference) => (typeof reference === 'string' ? reference : reference.id));

export const Metadata = z.record(z.string(), z.string()).nullish();

/** What our checkout wrote into the metadata; a payment from elsewhere has none of it. */
export const attributionIn = (metadata: z.infer<typeof Metadata>): Attribution | undefined => {
  const fields = Attribution.shape;
  const campaign = fields.campaign.safeParse(metadata?.['campaign']);
  if (!campaign.success) return undefined;
  const donation = fields.donation.safeParse(metadata?.['donation']);
  const earmark = fields.earmark.safeParse(metadata?.['earmark']);
  const locale = fields.locale.safeParse(metadata?.['locale']);
  const by = fields.by.safeParse(metadata?.['by']);
  return {
    campaign: campaign.data,
    donation: donation.success ? donation.data : undefined,
    earmark: earmark.success ? earmark.data : 'free',
    locale: locale.success ? locale.data : 'de',
    wishes: metadata?.['wishes'] === 'yes' ? true : undefined,
    by: by.data,
  };
};

export const donorIn = (
  person: { email?: string | null | undefined; name?: string | null | undefined } | null | undefined,
): Recipient | undefined => {
  const [local = '', domain = ''] = (person?.email ?? '').trim().split(/@(?=[^@]*$)/u);
  const donor = Recipient.safeParse({
    email: `${local}@${domainToASCII(domain)}`,
    name: cleanedLine(person?.name, 120),
  });
  return donor.success ? donor.data : undefined;
};
