import * as z from 'zod';
import { DonorId } from './donor.ts';
import { Day, Instant } from './month.ts';

/** Why a gift has no receipt at all, whoever gave it: nobody but its receiver certifies it, and nobody what was paid for. */
export const NotReceiptable = z.enum([
  /** Given to a platform, which has received it and certifies it itself. */
  'platform',
  /** Something was given in return: a ticket, a prize, advertising. */
  'return-service',
]);
export type NotReceiptable = z.infer<typeof NotReceiptable>;

/** What a person has to say of a gift before it can stand in a receipt. Nothing for the ordinary gift. */
export const GiftTerms = z
  .strictObject({
    gift: z.string().min(1).max(120),
    /** Who gave it, where its payment does not say, or says it of somebody else. */
    donor: DonorId.optional(),
    /** The giver had a claim to the money and waived it (§ 10b (3) sentences 5 and 6 EStG). */
    expenseWaiver: z.literal(true).optional(),
    notReceiptable: NotReceiptable.optional(),
    /** The day it was given, where the books say another: money that was noted late. */
    givenOn: Day.optional(),
    changedAt: Instant,
  })
  .meta({ id: 'GiftTerms' });
export type GiftTerms = z.infer<typeof GiftTerms>;
