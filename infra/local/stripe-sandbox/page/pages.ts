import { readFileSync } from 'node:fs';
import type { Account } from '../account/account.ts';
import { answerDebit } from '../account/payment.ts';
import type { ApiCall } from '../api/api.ts';
import type { aPostman } from '../webhook/delivery.ts';
import { cancelPage, checkoutPage } from './checkout.ts';
import { dashboardPage } from './dashboard.ts';
import { redirect } from './frame.ts';
import type { Page } from './frame.ts';

export type { Page } from './frame.ts';

interface Rooms {
  account: Account;
  postman: ReturnType<typeof aPostman>;
  failNext: { status: number; count: number };
  redeliver: (eventIds?: readonly string[]) => Promise<void>;
}

const style = ['style.css', 'checkout.css', 'dashboard.css']
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('\n');

const plain = (status: number, body: string, type = 'text/plain'): Page => ({
  status,
  headers: { 'content-type': `${type}; charset=utf-8`, 'x-content-type-options': 'nosniff' },
  body,
});

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
    answerDebit(rooms.account, { ...debit, outcome: outcome === 'settle' ? 'settles' : 'bounces' });
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
      return redirect('/');
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
      return null;
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

  const answer = form
    ? lever(path, form, rooms)
    : path === '/'
      ? dashboardPage(account, rooms.postman, rooms.failNext)
      : path === '/sandbox/style.css'
        ? plain(200, style, 'text/css')
        : null;
  return answer ?? plain(404, 'There is nothing here.');
};
