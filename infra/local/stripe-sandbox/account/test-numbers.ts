import type { DebitFailure } from './debit.ts';
import type { Decline } from './decline.ts';

/** How a test payment method behaves: decided by its number, as in Stripe's own test mode. */
export type Behaviour =
  | {
      type: 'card' | 'paypal';
      decline: Decline | null;
      offSession?: Decline;
      authenticates?: boolean;
      afterwards?: Afterwards;
    }
  | {
      type: 'sepa_debit';
      outcome: 'settles' | 'bounces';
      delaySeconds: number;
      failure?: DebitFailure;
      afterwards?: Afterwards;
    };

export interface TestCard {
  brand: 'visa' | 'mastercard';
  last4: string;
  decline: Decline | null;
  /** Pays while the donor looks on, and is refused when Stripe charges it later, by itself. */
  offSession?: Decline;
  /** The bank wants to hear from the donor first (3D Secure). The sandbox plays the question, not the answer. */
  authenticates?: boolean;
  afterwards?: Afterwards;
}

/** What becomes of the money once it is there, for the numbers that stand for it. */
export type Afterwards =
  | 'available at once'
  | 'disputed as fraudulent'
  | 'disputed as not received'
  | 'inquired about'
  | 'refund succeeds later'
  | 'refund fails later'
  | 'returned by the bank';

export const declined: Decline = {
  code: 'card_declined',
  declineCode: 'generic_decline',
  networkCode: '01',
  message: 'Your card was declined.',
};
export const insufficientFunds: Decline = {
  code: 'card_declined',
  declineCode: 'insufficient_funds',
  networkCode: '51',
  message: 'Your card has insufficient funds.',
};

const visa: TestCard = { brand: 'visa', last4: '4242', decline: null };
const refusing: TestCard = { brand: 'visa', last4: '0002', decline: declined };
const empty: TestCard = { brand: 'visa', last4: '9995', decline: insufficientFunds };
const refusingLater: TestCard = { brand: 'visa', last4: '0341', decline: null, offSession: declined };
const asking: TestCard = { brand: 'visa', last4: '3184', decline: null, authenticates: true };
const mastercard: TestCard = { brand: 'mastercard', last4: '4444', decline: null };

/** A visa that pays, and what comes after it. */
const followed = (last4: string, afterwards: Afterwards): TestCard => ({ ...visa, last4, afterwards });
const disputed = followed('0259', 'disputed as fraudulent');
const notReceived = followed('2685', 'disputed as not received');
const inquired = followed('1976', 'inquired about');
const refundedLater = followed('7726', 'refund succeeds later');
const refusingRefunds = followed('5126', 'refund fails later');
const availableAtOnce = followed('0077', 'available at once');

/** A card number, a token (`tok_…`) or a ready payment method (`pm_card_…`), as Stripe documents them for tests. */
const cards: ReadonlyMap<string, TestCard> = new Map([
  ['4242424242424242', visa],
  ['tok_visa', visa],
  ['pm_card_visa', visa],
  ['5555555555554444', mastercard],
  ['tok_mastercard', mastercard],
  ['pm_card_mastercard', mastercard],
  ['4000000000000002', refusing],
  ['tok_chargeDeclined', refusing],
  ['tok_visa_chargeDeclined', refusing],
  ['pm_card_chargeDeclined', refusing],
  ['pm_card_visa_chargeDeclined', refusing],
  ['4000000000000341', refusingLater],
  ['tok_chargeCustomerFail', refusingLater],
  ['tok_visa_chargeCustomerFail', refusingLater],
  ['pm_card_chargeCustomerFail', refusingLater],
  ['pm_card_visa_chargeCustomerFail', refusingLater],
  ['4000002760003184', asking],
  ['pm_card_authenticationRequired', asking],
  ['pm_card_threeDSecure2Required', asking],
  ['4000000000009995', empty],
  ['tok_visa_chargeDeclinedInsufficientFunds', empty],
  ['pm_card_visa_chargeDeclinedInsufficientFunds', empty],
  ['4000000000000259', disputed],
  ['tok_createDispute', disputed],
  ['tok_visa_createDispute', disputed],
  ['pm_card_createDispute', disputed],
  ['4000000000002685', notReceived],
  ['tok_createDisputeProductNotReceived', notReceived],
  ['pm_card_createDisputeProductNotReceived', notReceived],
  ['4000000000001976', inquired],
  ['tok_createDisputeInquiry', inquired],
  ['pm_card_createDisputeInquiry', inquired],
  ['4000000000007726', refundedLater],
  ['tok_pendingRefund', refundedLater],
  ['pm_card_pendingRefund', refundedLater],
  ['4000000000005126', refusingRefunds],
  ['tok_refundFail', refusingRefunds],
  ['pm_card_refundFail', refusingRefunds],
  ['4000000000000077', availableAtOnce],
  ['tok_bypassPending', availableAtOnce],
  ['pm_card_bypassPending', availableAtOnce],
]);

/** What can be paid with here; all others are known to Stripe and not played by the sandbox. */
export const playedMethodTypes: readonly string[] = ['card', 'sepa_debit', 'paypal'];

export const testCard = (number: string): TestCard | undefined => cards.get(number);

export const testIban = 'DE89370400440532013000';

/** Test accounts whose debit comes back; the Italian one is what Stripe's CLI pays its failing Checkout with. */
const bouncing: ReadonlySet<string> = new Set([
  'DE62370400440532013001',
  'AT861904300235473202',
  'IT60X0542811101000000123456',
]);
/** Test accounts whose bank takes three minutes. */
const slow: ReadonlySet<string> = new Set([
  'DE08370400440532013003',
  'AT321904300235473204',
  'DE78370400440532013004',
  'AT981904300000343434',
]);
/** Test accounts whose debit comes back after it was paid. */
const returned: ReadonlySet<string> = new Set(['DE35370400440532013002', 'AT591904300235473203']);
const slowAndBouncing: ReadonlySet<string> = new Set(['DE78370400440532013004', 'AT981904300000343434']);

export const normalisedIban = (iban: string): string => iban.replaceAll(/\s+/g, '').toUpperCase();

/** ISO 13616: the digits, with the first four characters moved to the end and letters as 10 to 35, leave 1 mod 97. */
export const isIban = (iban: string): boolean => {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  const turned = `${iban.slice(4)}${iban.slice(0, 4)}`.replaceAll(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return BigInt(turned) % 97n === 1n;
};

/** Through the API, Stripe's test accounts answer at once or after three minutes; on the page the donor's choice counts. */
export const sepaBehaviour = (iban: string): Behaviour => ({
  type: 'sepa_debit',
  outcome: bouncing.has(iban) || slowAndBouncing.has(iban) ? 'bounces' : 'settles',
  delaySeconds: slow.has(iban) ? 180 : 0,
  ...(returned.has(iban) ? { afterwards: 'returned by the bank' as const } : {}),
});
