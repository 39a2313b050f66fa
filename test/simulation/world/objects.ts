import type { Payment } from './stage.ts';

/** Stripe's objects in version 2026-10-28.endive: the fields somebody of ours reads, and those around them. */

export const charge = (
  { gift, charge: id, cents, method, currency, metadata, person, customer }: Payment,
  status: 'succeeded' | 'pending' | 'failed',
  failure: { code?: string; networkCode?: string } = {},
) => ({
  id,
  object: 'charge',
  amount: cents,
  amount_captured: status === 'succeeded' ? cents : 0,
  amount_refunded: 0,
  balance_transaction: status === 'succeeded' ? `txn_${id}` : null,
  billing_details: { email: person.email, name: person.name },
  captured: status !== 'failed',
  currency,
  customer: customer ?? null,
  failure_code: failure.code ?? null,
  metadata,
  outcome: failure.networkCode
    ? { network_decline_code: failure.networkCode, reason: null, type: 'issuer_declined' }
    : { network_decline_code: null, reason: null, type: 'authorized' },
  payment_intent: gift,
  payment_method_details:
    method === 'sepa_debit'
      ? { type: method, sepa_debit: { last4: '3000', country: 'DE' } }
      : { type: method },
  status,
});

export const paymentIntent = (
  { gift, cents, method, currency, metadata, customer }: Payment,
  status: 'succeeded' | 'processing' | 'requires_payment_method',
) => ({
  id: gift,
  object: 'payment_intent',
  amount: cents,
  amount_received: status === 'succeeded' ? cents : 0,
  currency,
  customer: customer ?? null,
  last_payment_error: status === 'requires_payment_method' ? { payment_method: { type: method } } : null,
  metadata,
  payment_method_types: [method],
  status,
});

export const session = (
  { gift, cents, currency, metadata, person }: Payment,
  paymentStatus: 'paid' | 'unpaid',
) => ({
  id: `cs_${gift}`,
  object: 'checkout.session',
  amount_total: cents,
  currency,
  customer_details: { email: person.email, name: person.name },
  metadata,
  mode: 'payment',
  payment_intent: gift,
  payment_status: paymentStatus,
  status: 'complete',
});

export interface RefundTruth {
  readonly refund: string;
  readonly cents: number;
  readonly created: number;
  readonly status: 'pending' | 'succeeded' | 'failed' | 'canceled';
  /** Money left our balance. */
  readonly moved: boolean;
  /** And came back. */
  readonly cameBack?: boolean;
}

export const refund = (
  { gift, charge: chargeId, currency }: Payment,
  { refund: id, cents, created, status, moved, cameBack = false }: RefundTruth,
) => ({
  id,
  object: 'refund',
  amount: cents,
  balance_transaction: moved ? `txn_${id}` : null,
  charge: chargeId,
  created,
  currency,
  failure_balance_transaction: cameBack ? `txn_${id}_back` : null,
  metadata: {},
  payment_intent: gift,
  reason: 'requested_by_customer',
  status,
});

export interface DisputeTruth {
  readonly dispute: string;
  readonly cents: number;
  readonly status: string;
  readonly reason: string;
  readonly networkCode?: string;
  readonly dueBy: number | null;
  readonly moved: readonly { cents: number; fee: number; created: number }[];
}

export const dispute = ({ gift, charge: chargeId, method }: Payment, truth: DisputeTruth) => ({
  id: truth.dispute,
  object: 'dispute',
  amount: truth.cents,
  balance_transactions: truth.moved.map(({ cents, fee, created }, index) => ({
    id: `txn_${truth.dispute}_${index}`,
    object: 'balance_transaction',
    amount: cents,
    created,
    currency: 'eur',
    fee,
    net: cents - fee,
  })),
  charge: chargeId,
  currency: 'eur',
  evidence_details: { due_by: truth.dueBy, has_evidence: false },
  network_reason_code: truth.networkCode ?? null,
  payment_intent: gift,
  payment_method_details: { type: method },
  reason: truth.reason,
  status: truth.status,
});
