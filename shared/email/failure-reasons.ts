import type { Locale, Sentence } from '../domain/locale.ts';

/**
 * Why a payment failed, in words for the person whose payment it was: banks' return codes (ISO 20022, EPC173-14) and
 * Stripe's words (https://docs.stripe.com/declines/codes, https://docs.stripe.com/error-codes). A lost or stolen
 * card is only ever "declined", as Stripe asks: whoever reads the letter need not be the card's owner. After a death
 * nothing is written at all, so there are no words for it.
 */
const reasons: readonly (Sentence & { readonly codes: readonly string[] })[] = [
  {
    codes: ['AM04', 'insufficient_funds'],
    de: 'Auf dem Konto war in dem Moment nicht genug Geld.',
    en: 'There was not enough money in the account at that moment.',
  },
  {
    codes: ['card_velocity_exceeded', 'withdrawal_count_limit_exceeded'],
    de: 'Der Betrag lag über dem Limit der Karte.',
    en: 'The amount was above the limit of the card.',
  },
  {
    codes: [
      'AC01',
      'no_account',
      'invalid_account_number',
      'incorrect_account_details',
      'branch_does_not_exist',
    ],
    de: 'Die Bank findet das Konto nicht. Vielleicht stimmt die IBAN nicht mehr.',
    en: 'The bank cannot find the account. Perhaps the IBAN is no longer right.',
  },
  {
    codes: ['AC04', 'account_closed'],
    de: 'Das Konto gibt es nicht mehr.',
    en: 'The account has been closed.',
  },
  {
    codes: ['AC06', 'bank_account_restricted'],
    de: 'Das Konto ist für Lastschriften gesperrt.',
    en: 'The account is blocked for direct debits.',
  },
  {
    codes: ['AC13', 'AG01', 'SL01'],
    de: 'Von diesem Konto lässt die Bank keine Lastschrift zu.',
    en: 'The bank allows no direct debit from this account.',
  },
  {
    codes: ['incorrect_account_holder_name'],
    de: 'Der Name passt nicht zum Konto.',
    en: 'The name does not match the account.',
  },
  {
    codes: ['MD01', 'MD06', 'MS02', 'debit_not_authorized', 'customer_initiated', 'refer_to_customer'],
    de: 'Sie oder Ihre Bank haben die Lastschrift zurückgegeben.',
    en: 'You or your bank took the direct debit back.',
  },
  {
    codes: ['AM05'],
    de: 'Die Bank hielt die Lastschrift für eine doppelte.',
    en: 'The bank took the direct debit for a duplicate.',
  },
  {
    codes: [
      'revocation_of_authorization',
      'revocation_of_all_authorizations',
      'stop_payment_order',
      'billing_invalid_mandate',
      'payment_intent_mandate_invalid',
    ],
    de: 'Die Erlaubnis zum Abbuchen gilt nicht mehr.',
    en: 'The permission to debit is no longer valid.',
  },
  {
    codes: ['expired_card'],
    de: 'Die Karte ist abgelaufen.',
    en: 'The card has expired.',
  },
  {
    codes: [
      'incorrect_number',
      'invalid_number',
      'invalid_account',
      'invalid_expiry_month',
      'invalid_expiry_year',
      'incorrect_cvc',
      'invalid_cvc',
      'new_account_information_available',
    ],
    de: 'Die Angaben zur Karte stimmen nicht mehr. Vielleicht gibt es eine neue?',
    en: 'The details of the card are no longer right. Perhaps there is a new one?',
  },
  {
    codes: [
      'card_not_supported',
      'currency_not_supported',
      'not_permitted',
      'service_not_allowed',
      'transaction_not_allowed',
    ],
    de: 'Diese Karte lässt solche Abbuchungen nicht zu.',
    en: 'This card does not allow payments of this kind.',
  },
  {
    codes: [
      'card_declined',
      'generic_decline',
      'do_not_honor',
      'do_not_try_again',
      'call_issuer',
      'no_action_taken',
      'fraudulent',
      'lost_card',
      'stolen_card',
      'pickup_card',
      'restricted_card',
      'merchant_blacklist',
      'security_violation',
    ],
    de: 'Die Bank hat die Karte abgelehnt. Warum, sagt sie nur Ihnen.',
    en: 'The bank declined the card. Only you can ask it why.',
  },
  {
    codes: ['payment_method_provider_decline', 'payment_method_customer_decline'],
    de: 'Der Bezahldienst hat die Zahlung abgelehnt.',
    en: 'The payment service declined the payment.',
  },
  {
    codes: [
      'authentication_required',
      'authentication_not_handled',
      'mobile_device_authentication_required',
      'payment_intent_authentication_failure',
    ],
    de: 'Die Bank möchte, dass Sie die Zahlung selbst bestätigen.',
    en: 'The bank wants you to confirm the payment yourself.',
  },
  {
    codes: [
      'processing_error',
      'issuer_not_available',
      'try_again_later',
      'reenter_transaction',
      'bank_cannot_process',
      'payment_method_provider_timeout',
    ],
    de: 'Die Zahlung ließ sich in dem Moment nicht ausführen.',
    en: 'The payment could not be carried out at that moment.',
  },
];

const untold: Sentence = { de: 'Die Bank hat keinen Grund genannt.', en: 'The bank gave no reason.' };

const sentenceOf: ReadonlyMap<string, Sentence> = new Map(
  reasons.flatMap((sentence) => sentence.codes.map((code) => [code, sentence] as const)),
);

/** @param reason a code of the table; for any other, and for none, the bank gave no reason */
export const failureReason = (reason: string | undefined, locale: Locale): string =>
  (sentenceOf.get(reason ?? '') ?? untold)[locale];
