import type Stripe from 'stripe';
import type { Account } from '../account/account.ts';
import { intentOf } from '../account/invoice.ts';
import { idOf } from '../account/reference.ts';
import { paySession } from '../account/pay-session.ts';
import { keepCard, keepPaypal, keepSepaDebit, nobody } from '../account/payment-method.ts';
import { isIban, normalisedIban, testCard, testIban } from '../account/test-numbers.ts';
import { checkoutForm, checkoutWord } from './checkout-form.ts';
import type { Complaint, Entered } from './checkout-form.ts';
import { textsFor } from './checkout-texts.ts';
import type { Texts } from './checkout-texts.ts';
import { redirect } from './frame.ts';
import type { Page } from './frame.ts';

export const fiveDaysInSeconds = 5 * 86_400;

const withId = (url: string, session: string): string => url.replaceAll('{CHECKOUT_SESSION_ID}', session);

const methodChosen = (account: Account, entered: Entered): Stripe.PaymentMethod | null => {
  const billing = { ...nobody, email: entered.email, name: entered.name || null };
  const iban = normalisedIban(entered.iban) || testIban;
  const debit = (outcome: 'settles' | 'bounces') =>
    keepSepaDebit(account, iban, billing, { type: 'sepa_debit', outcome, delaySeconds: fiveDaysInSeconds });
  const card = (number: string) => {
    const known = testCard(number);
    return known ? keepCard(account, known, billing) : null;
  };
  switch (entered.method) {
    case 'card':
      return card('4242424242424242');
    case 'card_declined':
      return card('4000000000000002');
    case 'card_fails_later':
      return card('4000000000000341');
    case 'paypal':
      return keepPaypal(account, billing);
    case 'sepa_debit':
      return debit('settles');
    case 'sepa_debit_bounces':
      return debit('bounces');
    default:
      return null;
  }
};

const outcomeOf = (account: Account, session: Stripe.Checkout.Session, texts: Texts) => {
  if (session.payment_status === 'paid') return { title: texts.completeTitle, text: texts.completeText };
  const invoice = typeof session.invoice === 'string' ? session.invoice : '';
  const intent = idOf(session.payment_intent) ?? intentOf(account, invoice)?.id ?? '';
  return account.pendingDebits.has(intent)
    ? { title: texts.pendingTitle, text: texts.pendingText }
    : { title: texts.bouncedTitle, text: texts.bouncedText };
};

/** The hosted payment page: shown on GET, paid on POST. Plain forms, so that it works wherever a browser does. */
export const checkoutPage = (
  account: Account,
  id: string,
  request: { form: URLSearchParams | null; acceptLanguage: string | undefined },
): Page => {
  const session = account.sessions.get(id);
  const words = textsFor(session?.locale ?? null, request.acceptLanguage);
  const { texts } = words;
  if (!session)
    return checkoutWord({
      status: 404,
      words,
      title: texts.unknownTitle,
      text: texts.unknownText,
      backTo: null,
    });
  if (session.status === 'complete')
    return checkoutWord({
      status: request.form ? 409 : 200,
      words,
      ...outcomeOf(account, session, texts),
      backTo: session.success_url && withId(session.success_url, id),
    });
  if (session.status === 'expired')
    return checkoutWord({
      status: 410,
      words,
      title: texts.expiredTitle,
      text: texts.expiredText,
      backTo: session.cancel_url,
    });

  const { form } = request;
  const entered: Entered = {
    email: form?.get('email')?.trim() ?? session.customer_email ?? '',
    name: form?.get('name')?.trim() ?? '',
    method: form?.get('method') ?? '',
    iban: form?.get('iban') ?? '',
  };
  const show = (complaint: Complaint | null): Page =>
    checkoutForm(session, account.orders.get(id), words, entered, complaint);
  if (!form) return show(null);

  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(entered.email))
    return show({ field: 'email', message: texts.emailWrong });
  const byDebit = entered.method.startsWith('sepa_debit');
  if (byDebit && entered.iban.trim() !== '' && !isIban(normalisedIban(entered.iban)))
    return show({ field: 'iban', message: texts.ibanWrong });
  const type = byDebit ? 'sepa_debit' : entered.method === 'paypal' ? 'paypal' : 'card';
  if (!session.payment_method_types.includes(type))
    return show({ field: 'method', message: texts.methodWrong });
  const method = methodChosen(account, entered);
  if (!method) return show({ field: 'method', message: texts.methodWrong });

  const paid = paySession(account, session, method);
  if (paid.intent.status === 'requires_payment_method')
    return show({ field: 'method', message: texts.declined });
  return redirect(withId(session.success_url ?? '/', id));
};

export const cancelPage = (account: Account, id: string): Page | null => {
  // The session stays open, as at Stripe: a donor who changes their mind comes back to the same page.
  const url = account.sessions.get(id)?.cancel_url;
  return url ? redirect(withId(url, id)) : null;
};
