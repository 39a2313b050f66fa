import type { Locale, Sentence } from '../domain/locale.ts';

// Stripe's word for it, and the one a donor knows it by.
const names: ReadonlyMap<string, Sentence> = new Map([
  ['card', { de: 'Karte', en: 'Card' }],
  ['sepa_debit', { de: 'SEPA-Lastschrift', en: 'SEPA direct debit' }],
  ['paypal', { de: 'PayPal', en: 'PayPal' }],
  ['link', { de: 'Link', en: 'Link' }],
  ['customer_balance', { de: 'Überweisung', en: 'Bank transfer' }],
  ['bank_transfer', { de: 'Überweisung', en: 'Bank transfer' }],
  ['klarna', { de: 'Klarna', en: 'Klarna' }],
  ['bancontact', { de: 'Bancontact', en: 'Bancontact' }],
  ['eps', { de: 'eps-Überweisung', en: 'eps transfer' }],
  ['ideal', { de: 'iDEAL', en: 'iDEAL' }],
  ['twint', { de: 'TWINT', en: 'TWINT' }],
  ['revolut_pay', { de: 'Revolut Pay', en: 'Revolut Pay' }],
  ['amazon_pay', { de: 'Amazon Pay', en: 'Amazon Pay' }],
  ['cash', { de: 'Bargeld', en: 'Cash' }],
]);

/** In plain words; `undefined` for one we have no words for: better nothing than `us_bank_account`. */
export const meansOfPayment = (method: string | undefined, locale: Locale): string | undefined =>
  names.get(method ?? '')?.[locale];
