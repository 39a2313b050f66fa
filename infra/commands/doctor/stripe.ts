import type Stripe from 'stripe';
import { openInbox } from '../../../shared/store/inbox.ts';
import { subscribedEvents } from '../../../shared/stripe/events.ts';
import type { Office } from '../office.ts';
import { type Check, looked } from './check.ts';

/** The key, and whether what Stripe tells arrives. */
export const stripeChecks = async (office: Office): Promise<Check[]> => [
  await looked(
    'Stripe key',
    'Make a new restricted key in Stripe and put it in: secret stripe-secret-key.',
    () => keyWorks(office),
  ),
  await looked(
    'Stripe’s newest event',
    'Give the key the right to read events (docs/deploy.md, Secrets).',
    () => newestArrived(office),
  ),
  await looked('undelivered events', 'Give the key the right to read events (docs/deploy.md, Secrets).', () =>
    undelivered(office),
  ),
];

const keyWorks = async ({ stage, stripeKey, stripe }: Office): Promise<Omit<Check, 'name'>> => {
  const [, kind, mode] = /^([rs]k)_(test|live)_/.exec(await stripeKey()) ?? [];
  if (mode !== (stage.livemode ? 'live' : 'test')) {
    return {
      ok: false,
      detail: `is one of the mode ${mode ?? 'unknown'}, and this stage takes ${stage.livemode ? 'real' : 'test'} money`,
      advice: `Put in a key of the other mode (rk_${stage.livemode ? 'live' : 'test'}_…): secret stripe-secret-key.`,
    };
  }
  const client = await stripe();
  await client.balanceTransactions.list({ limit: 1 });
  return kind === 'sk' && stage.stage !== 'local'
    ? {
        ok: undefined,
        detail: `works, mode ${mode}, and may do everything`,
        advice: 'A restricted key (rk_…) does less harm if it leaks; docs/deploy.md lists its rights.',
      }
    : { ok: true, detail: `works, mode ${mode}` };
};

const dayMilliseconds = 24 * 60 * 60 * 1000;
/** An event that happened a moment ago may still be on its way. */
const onItsWayMilliseconds = 10 * 60 * 1000;

/** Stripe keeps its events for 30 days, so this looks no further back. */
const subscribedEventsOf = async (
  office: Office,
  filter: Pick<Stripe.EventListParams, 'delivery_success'>,
  most: number,
): Promise<Stripe.Event[]> => {
  const client = await office.stripe();
  const found: Stripe.Event[] = [];
  for await (const event of client.events.list({ ...filter, limit: 100 })) {
    if (subscribedEvents.includes(event.type)) found.push(event);
    if (found.length >= most) break;
  }
  return found;
};

const newestArrived = async (office: Office): Promise<Omit<Check, 'name'>> => {
  const { clock, table } = office;
  const inbox = openInbox(table);
  const age = (milliseconds: number): string => ageInWords(clock.now().getTime() - milliseconds);
  const events = await subscribedEventsOf(office, {}, 100);
  const due = events.find(({ created }) => created * 1000 < clock.now().getTime() - onItsWayMilliseconds);
  const newest = events[0];
  if (!newest) return { ok: undefined, detail: 'nothing has happened at Stripe for 30 days' };
  for (const event of events) {
    const kept = await inbox.find(event.id);
    if (!kept) continue;
    const arrived = `the last to arrive is ${kept.type}, ${age(new Date(kept.arrivedAt).getTime())} ago`;
    const isLate = due !== undefined && due.created > event.created;
    return isLate
      ? {
          ok: false,
          detail: `${newest.type}, ${age(newest.created * 1000)} ago; ${arrived}`,
          advice:
            'Stripe → Webhooks → our endpoint shows each delivery with our answer. Nothing is lost: reconcile books what did not arrive.',
        }
      : { ok: true, detail: arrived };
  }
  return due
    ? {
        ok: false,
        detail: `${newest.type}, ${age(newest.created * 1000)} ago; none of the last ${events.length} arrived`,
        advice: 'Check the endpoint and its signing secret (docs/deploy.md, Tell Stripe where to call).',
      }
    : { ok: undefined, detail: `${newest.type}, a moment ago, is still on its way` };
};

const mostUndelivered = 1000;

const undelivered = async (office: Office): Promise<Omit<Check, 'name'>> => {
  const events = await subscribedEventsOf(office, { delivery_success: false }, mostUndelivered);
  const count = events.length === mostUndelivered ? `${mostUndelivered} or more` : String(events.length);
  return events.length === 0
    ? { ok: true, detail: 'none' }
    : {
        ok: false,
        detail: `${count}, the oldest ${ageInWords(office.clock.now().getTime() - (events.at(-1)?.created ?? 0) * 1000)} old`,
        advice: 'The nightly reconciliation books them; now: npm run tragwerk -- reconcile.',
      };
};

/** `less than a minute`, `3 minutes`, `5 hours`, `2 days` */
export const ageInWords = (milliseconds: number): string => {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 120) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  if (milliseconds < 2 * dayMilliseconds) return `${Math.round(minutes / 60)} hours`;
  return `${Math.round(milliseconds / dayMilliseconds)} days`;
};
