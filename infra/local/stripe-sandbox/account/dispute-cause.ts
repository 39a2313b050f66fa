import type { Afterwards } from './test-numbers.ts';

export interface DisputeCause {
  kind: 'chargeback' | 'inquiry' | 'return';
  /** Stripe's word. */
  reason: string;
  /** The network's code for it: Visa's, or ISO 20022 for banks. */
  networkReasonCode: string | null;
}

/** Why a bank takes back a debit that was paid, by ISO 20022 external return reason code. */
export const returnCauses: Readonly<Record<string, DisputeCause>> = {
  AC04: { kind: 'return', reason: 'bank_cannot_process', networkReasonCode: 'AC04' },
  AM04: { kind: 'return', reason: 'insufficient_funds', networkReasonCode: 'AM04' },
  MD01: { kind: 'return', reason: 'debit_not_authorized', networkReasonCode: 'MD01' },
  MD06: { kind: 'return', reason: 'customer_initiated', networkReasonCode: 'MD06' },
  MD07: { kind: 'return', reason: 'bank_cannot_process', networkReasonCode: 'MD07' },
  MS03: { kind: 'return', reason: 'general', networkReasonCode: 'MS03' },
};

export const fraudulent: DisputeCause = {
  kind: 'chargeback',
  reason: 'fraudulent',
  networkReasonCode: '10.4',
};

export const inquiry: DisputeCause = { kind: 'inquiry', reason: 'fraudulent', networkReasonCode: '10' };

/** What the test numbers of disputes stand for. */
export const causeAfter: Readonly<Partial<Record<Afterwards, DisputeCause>>> = {
  'disputed as fraudulent': fraudulent,
  'disputed as not received': {
    kind: 'chargeback',
    reason: 'product_not_received',
    networkReasonCode: '13.1',
  },
  'inquired about': inquiry,
  'returned by the bank': { kind: 'return', reason: 'debit_not_authorized', networkReasonCode: 'MD01' },
};
