import * as z from 'zod';

/** What every Stripe event has around its object, whatever its type and version. */
export const Envelope = z.object({
  id: z.string().regex(/^evt_[A-Za-z0-9_]{1,100}$/),
  object: z.literal('event'),
  type: z.string().min(1).max(120),
  api_version: z.string().max(40).nullable(),
  created: z.int().min(0),
  livemode: z.boolean(),
  data: z.object({ object: z.record(z.string(), z.unknown()) }),
});
export type Envelope = z.infer<typeof Envelope>;

const amounts = [
  'amount',
  'amount_captured',
  'amount_due',
  'amount_paid',
  'amount_received',
  'amount_refunded',
  'amount_total',
] as const;

/** Whether an event we cannot read speaks of money: then a person must look at it today. */
export const carriesMoney = ({ data }: Envelope): boolean =>
  amounts.some((name) => {
    const amount = data.object[name];
    return typeof amount === 'number' && amount !== 0;
  });
