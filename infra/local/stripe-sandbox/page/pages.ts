import { readFileSync } from 'node:fs';
import type { Account } from '../account/account.ts';
import { debitFailures } from '../account/debit.ts';
import { answerDebit } from '../account/payment.ts';
import type { ApiCall } from '../api/api.ts';
import type { aPostman } from '../webhook/delivery.ts';
import { cancelPage, checkoutPage } from './checkout.ts';
import { dashboardPage } from './dashboard.ts';
import { plain, redirect } from './frame.ts';
import type { Page } from './frame.ts';
import { moneyLever } from './money-levers.ts';
import { portalPage } from './portal.ts';
import { subscriptionLever } from './subscription-levers.ts';

export type { Page } from './frame.ts';

interface Rooms {
  account: Account;
  postman: ReturnType<typeof aPostman>;
  failNext: { status: number; count: number };
  limit: { requestsPerSecond: number | null };
  redeliver: (eventIds?: readonly string[]) => Promise<void>;
}

const style = ['style.css', 'checkout.css', 'portal.css', 'dashboard.css']
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('\n');

/** A page on another site must not press the levers here: browsers say where a form comes from. */
const isForeign = (call: ApiCall): boolean => {
  const origin = call.header('origin');
  return origin !== undefined && origin !== `http://${call.header('host') ?? ''}`;
};

const lever = (path: string, form: URLSearchParams, rooms: Rooms): Page | null => {
  const [, payment, outcome] = /^\/sandbox\/payments\/(\w+)\/(settle|bounce)$/.exec(path) ?? [];
  if (payment !== undefined) {
    const debit = rooms.account.pendingDebits.get(payment);
    if (!debit) return plain(409, 'No debit of this payment is pending.');
    const failure = debitFailures[form.get('reason') ?? ''] ?? debit.failure;
    answerDebit(rooms.account, { ...debit, failure, outcome: outcome === 'settle' ? 'settles' : 'bounces' });
    return redirect('/');
  }
  switch (path) {
    case '/sandbox/redeliver': {
      const named = form.getAll('event');
      // Not awaited: the dashboard shows how the deliveries go.
      void rooms.redeliver(named.length > 0 ? named : undefined);
      return redirect('/');
    }
    case '/sandbox/delivery':
      rooms.postman.switches.duplicate = form.get('duplicate') === 'on';
      rooms.postman.switches.reorder = form.get('reorder') === 'on';
      rooms.postman.switches.dropNext = Math.max(0, Math.trunc(Number(form.get('dropNext') ?? 0)) || 0);
      return redirect('/');
    case '/sandbox/limit': {
      const most = Math.trunc(Number(form.get('requestsPerSecond') ?? 0)) || 0;
      rooms.limit.requestsPerSecond = most > 0 ? most : null;
      return redirect('/');
    }
    case '/sandbox/fail': {
      const status = Number(form.get('status') ?? 429);
      const count = Number(form.get('count') ?? 1);
      if (!Number.isInteger(status) || status < 400 || status > 599 || !Number.isInteger(count) || count < 0)
        return plain(400, 'status is 400 to 599, count is 0 or more.');
      rooms.failNext.status = status;
      rooms.failNext.count = count;
      return redirect('/');
    }
    default:
      return moneyLever(path, form, rooms.account) ?? subscriptionLever(path, form, rooms.account);
  }
};

/** Everything that is for people: the payment page, the dashboard and its levers. */
export const page = (call: ApiCall, rooms: Rooms): Page => {
  const { method, path } = call;
  const { account } = rooms;
  const form = method === 'POST' ? new URLSearchParams(call.body) : null;
  if (form ? isForeign(call) : method !== 'GET' && method !== 'HEAD') return plain(403, 'Not from here.');

  const acceptLanguage = call.header('accept-language');
  const [, session, rest] = /^\/c\/pay\/(\w+)(\/cancel)?$/.exec(path) ?? [];
  if (session !== undefined && rest === undefined)
    return checkoutPage(account, session, { form, acceptLanguage });
  if (session !== undefined)
    return cancelPage(account, session) ?? checkoutPage(account, session, { form: null, acceptLanguage });

  const [, portal, action = ''] = /^\/p\/session\/(\w+)(?:\/(\w+))?$/.exec(path) ?? [];
  if (portal !== undefined) return portalPage(account, portal, { action, form, acceptLanguage });

  const answer = form
    ? lever(path, form, rooms)
    : path === '/'
      ? dashboardPage(account, rooms.postman, rooms.failNext, rooms.limit)
      : path === '/sandbox/style.css'
        ? plain(200, style, 'text/css')
        : null;
  return answer ?? plain(404, 'There is nothing here.');
};
