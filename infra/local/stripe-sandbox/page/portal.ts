import type Stripe from 'stripe';
import type { Account } from '../account/account.ts';
import { byTheirClock } from '../account/clock.ts';
import { keepCard, keepPaypal, keepSepaDebit, nobody } from '../account/payment-method.ts';
import {
  changeAmount,
  changeMethod,
  goOn,
  keep,
  rest,
  stop,
  subscriptionsOf,
} from '../account/portal-actions.ts';
import { portalOpensForSeconds } from '../account/portal.ts';
import { idOf } from '../account/reference.ts';
import { isIban, normalisedIban, testCard } from '../account/test-numbers.ts';
import { fiveDaysInSeconds } from './checkout.ts';
import { redirect } from './frame.ts';
import type { Page } from './frame.ts';
import { portalForm, portalWord } from './portal-form.ts';
import { portalTextsFor } from './portal-texts.ts';

interface Visit {
  action: string;
  form: URLSearchParams | null;
  acceptLanguage: string | undefined;
}

/** What a flow leads to, and nothing else: by the name of the form that does it. */
const flowActions: Readonly<Record<string, readonly string[]>> = {
  payment_method_update: ['method'],
  subscription_cancel: ['stop', 'keep'],
  subscription_pause: ['pause', 'resume'],
  subscription_update: ['amount'],
};

const allowedActions = (account: Account, session: Stripe.BillingPortal.Session): readonly string[] => {
  const features = account.portalConfigurations.get(idOf(session.configuration) ?? '')?.features;
  const enabled = [
    ...(features?.subscription_update.enabled === true ? ['amount'] : []),
    ...(features?.payment_method_update.enabled === true ? ['method'] : []),
    ...(features?.subscription_pause.enabled === true ? ['pause', 'resume'] : []),
    ...(features?.subscription_cancel.enabled === true ? ['stop', 'keep'] : []),
  ];
  const ofFlow = flowActions[session.flow?.type ?? ''];
  return ofFlow ? enabled.filter((action) => ofFlow.includes(action)) : enabled;
};

const methodFrom = (
  account: Account,
  customer: Stripe.Customer,
  form: URLSearchParams,
): Stripe.PaymentMethod | 'method' | 'iban' => {
  const billing = { ...nobody, email: customer.email, name: customer.name ?? null };
  const chosen = form.get('method');
  if (chosen === 'paypal') return keepPaypal(account, billing);
  if (chosen === 'sepa_debit') {
    const iban = normalisedIban(form.get('iban') ?? '');
    if (!isIban(iban)) return 'iban';
    const settles = { type: 'sepa_debit', outcome: 'settles', delaySeconds: fiveDaysInSeconds } as const;
    return keepSepaDebit(account, iban, billing, settles);
  }
  const numbers: Readonly<Record<string, string>> = {
    card: '4242424242424242',
    card_fails_later: '4000000000000341',
  };
  const card = testCard(numbers[chosen ?? ''] ?? '');
  return card ? keepCard(account, card, billing) : 'method';
};

/** Does what was asked; a name says which field was wrong, null that all went well. */
const carriedOut = (
  account: Account,
  session: Stripe.BillingPortal.Session,
  customer: Stripe.Customer,
  visit: { action: string; form: URLSearchParams },
): 'amount' | 'method' | 'iban' | null => {
  const { action, form } = visit;
  if (action === 'method') {
    const method = methodFrom(account, customer, form);
    if (typeof method === 'string') return method;
    changeMethod(account, customer, method);
    return null;
  }
  const id = form.get('subscription');
  const subscription = subscriptionsOf(account, customer).find((one) => one.id === id);
  if (!subscription) return null;
  if (action === 'amount') {
    const typed = (form.get('amount') ?? '').trim().replace(',', '.');
    const amountCents = Math.round(Number(typed) * 100);
    if (!/^\d{1,6}(\.\d{1,2})?$/.test(typed) || amountCents < 50) return 'amount';
    changeAmount(account, subscription, amountCents);
  }
  const features = account.portalConfigurations.get(idOf(session.configuration) ?? '')?.features;
  if (action === 'stop') stop(account, subscription, features?.subscription_cancel.mode ?? 'at_period_end');
  if (action === 'keep') keep(account, subscription);
  if (action === 'pause') rest(account, subscription);
  if (action === 'resume') goOn(account, subscription);
  return null;
};

/** The page a customer changes their recurring gift on. Plain forms, as on the payment page. */
export const portalPage = (account: Account, id: string, visit: Visit): Page => {
  const session = account.portalSessions.get(id);
  const words = portalTextsFor(session?.locale ?? null, visit.acceptLanguage);
  const customer = account.customers.get(session?.customer ?? '');
  if (!session || !customer || account.clockSeconds() > session.created + portalOpensForSeconds)
    return portalWord({ status: session ? 410 : 404, words, backTo: session?.return_url ?? null });
  const actions = allowedActions(account, session);
  const show = (complaint: 'amount' | 'method' | 'iban' | null): Page =>
    portalForm(account, session, customer, { path: `/p/session/${id}`, words, actions, complaint });
  const { form, action } = visit;
  if (!form || !actions.includes(action)) return show(null);
  const complaint = byTheirClock(account, customer, () =>
    carriedOut(account, session, customer, { action, form }),
  );
  if (complaint !== null) return show(complaint);
  return redirect(session.flow?.after_completion.redirect?.return_url ?? `/p/session/${id}`);
};
