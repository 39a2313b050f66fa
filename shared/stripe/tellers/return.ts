import * as z from 'zod';
import { DisputeStatus } from '../../domain/dispute.ts';
import { cents } from '../../domain/money.ts';
import { cleanedLine } from '../../domain/text.ts';
import { at, heardIn, reads, Reference, type Teller } from './telling.ts';

const Refund = z.object({
  id: z.string(),
  amount: z.int().min(0),
  currency: z.string(),
  created: z.int().min(0),
  charge: Reference.nullish(),
  payment_intent: Reference.nullish(),
  status: z.string().nullish(),
  balance_transaction: Reference.nullish(),
  failure_balance_transaction: Reference.nullish(),
});

const Dispute = z.object({
  id: z.string(),
  amount: z.int().min(0),
  currency: z.string(),
  charge: Reference,
  payment_intent: Reference.nullish(),
  status: DisputeStatus,
  reason: z.string().nullish(),
  network_reason_code: z.string().nullish(),
  evidence_details: z.object({ due_by: z.int().nullish() }).nullish(),
  balance_transactions: z
    .array(
      z.object({ id: z.string(), amount: z.int(), fee: z.int(), created: z.int(), currency: z.string() }),
    )
    .nullish(),
});

/**
 * A refund, from our own call or from Stripe's dashboard: the same object, the same key. It counts once its money
 * has left the balance, which Stripe shows by its balance transaction, before the giver's bank has it.
 */
export const byRefund: Teller = reads(Refund, (refund, event) => {
  const gift = refund.payment_intent ?? refund.charge;
  if (!gift || refund.amount === 0) return [];
  const failed = refund.status === 'failed' || refund.status === 'canceled';
  const moved = Boolean(refund.balance_transaction ?? refund.failure_balance_transaction);
  const sent = moved || refund.status === 'succeeded';
  return [
    {
      ...heardIn(event),
      fact: 'refund',
      gift,
      refund: refund.id,
      cents: cents(refund.amount),
      currency: refund.currency,
      balanceTransaction: refund.balance_transaction ?? undefined,
      outcome: failed ? 'failed' : sent ? 'sent' : 'waiting',
      madeAt: at(refund.created),
      moved,
    },
  ];
});

/**
 * A dispute or a bank return: Stripe takes the money, and gives it back if the dispute is won. What moved, and each
 * fee, stands in the dispute's own balance transactions, in whichever of its events.
 *
 * @param withdrawn whether the event's type alone says that money was taken, for a dispute that does not list it
 */
export const byDispute = ({ withdrawn = false } = {}): Teller =>
  reads(Dispute, (dispute, event) => {
    const listed = (dispute.balance_transactions ?? [])
      .toSorted((one, other) => one.created - other.created || other.amount - one.amount)
      .map((transaction) => ({
        cents: cents(transaction.amount),
        feeCents: cents(transaction.fee),
        at: at(transaction.created),
        transaction: transaction.id,
      }));
    const told = { cents: cents(-dispute.amount), feeCents: cents(0), at: at(event.created) };
    const due = dispute.evidence_details?.due_by;
    return [
      {
        ...heardIn(event),
        fact: 'dispute',
        gift: dispute.payment_intent ?? dispute.charge,
        dispute: dispute.id,
        status: dispute.status,
        cents: cents(dispute.amount),
        // What moved is listed in the currency of our balance; only what is not listed needs to be converted.
        currency: listed.length === 0 && withdrawn ? dispute.currency : 'eur',
        reason: cleanedLine(
          /^[A-Z]{2}\d{2}$/.test(dispute.network_reason_code ?? '')
            ? dispute.network_reason_code
            : dispute.reason,
          80,
        ),
        dueAt: due ? at(due) : undefined,
        movements: listed.length === 0 && withdrawn ? [told] : listed,
      },
    ];
  });
