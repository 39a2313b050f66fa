import { Chance } from '../chance.ts';
import { settle } from '../house/a-federation.ts';
import { OutsideStripe } from '../house/outside-stripe.ts';
import type { HouseUnderTest } from '../house-under-test.ts';
import type { Item } from '../memory/expression-text.ts';
import { MemoryStore } from '../memory/memory-store.ts';
import { memoryTable } from '../memory/memory-table.ts';
import { Oracle } from '../oracle.ts';
import { bodyOf } from '../stripe-side.ts';
import { inOrder, isTotal, totalsIn, Watch } from '../watch.ts';
import { apiVersion, type Stage, type Story, type StripeEvent } from '../world/stage.ts';

/** One second before a month of Berlin ends: what is told two seconds later belongs to another month. */
export const lastSecondOfNovember = Date.UTC(2026, 10, 30, 22, 59, 59) / 1000;

/** Plays one story by itself and writes down what Stripe tells. */
export const played = (told: (stage: Stage) => Story, startsAt: number) => {
  const events: StripeEvent[] = [];
  const oracle = new Oracle();
  const stripe = new OutsideStripe();
  let milliseconds = startsAt * 1000;
  let named = 0;
  const id = (prefix: string) => `${prefix}_${(named += 1)}`;
  const now = () => Math.floor(milliseconds / 1000);
  const story = told({
    chance: new Chance(1, told.name),
    oracle,
    id,
    now,
    tell: (type, object) =>
      events.push({ id: id('evt'), type, created: now(), apiVersion, livemode: false, object, fate: 'NEW' }),
    credit: () => undefined,
    settle: () => undefined,
    bill: (gift, invoice, metadata, pledge) => stripe.billed.set(gift, { invoice, metadata, pledge }),
    mustEnd: () => undefined,
    onEnd: () => undefined,
  });
  for (let step = story.next(); !step.done; step = story.next()) milliseconds += step.value;
  return { events, oracle, stripe };
};

type Office = Awaited<ReturnType<typeof anOffice>>;

/** An office of the house on a table of its own, with nothing that fails. */
export const anOffice = async (house: HouseUnderTest, stripe: OutsideStripe, items?: Iterable<Item>) => {
  const store = new MemoryStore();
  const watch = new Watch();
  store.watcher = (before, after) => watch.see(before, after);
  const table = memoryTable(store);
  if (items) for (const item of items) store.write({ kind: 'put', item });
  else await settle(table);
  const parts = {
    clock: { now: () => new Date('2027-06-01T12:00:00Z'), pause: async () => undefined, random: () => 0.5 },
    log: house.log.jsonLog(() => undefined),
    inbox: house.inbox.openInbox(table),
    ledger: house.ledger.openLedger(table),
    links: house.links.openLinks(table),
    pledges: house.pledges.openPledges(table),
    campaigns: house.campaigns.openCampaigns(table),
    stripe: stripe.answers(),
  };
  const keep = async (event: StripeEvent) => {
    await parts.inbox.keep({ event: event.id, type: event.type, body: bodyOf(event) }, parts.clock.now());
    return house.inbox.KeptEvent.parse(store.get({ pk: `EVENT#${event.id}`, sk: 'EVENT' }));
  };
  return {
    watch,
    book: async (events: readonly StripeEvent[]) => {
      const kept = [];
      for (const event of events) kept.push(await keep(event));
      return house.booking.bookEvents(kept, parts);
    },
    items: () => [...store.items()],
    totals: () => totalsIn([...store.items()].filter(isTotal)),
  };
};

/** All of a table, for telling whether two of them are the same. */
const fingerprint = (items: readonly Item[]): string =>
  items
    .map((item) => JSON.stringify(Object.entries(item).toSorted(([one], [other]) => (one < other ? -1 : 1))))
    .toSorted()
    .join('\n');

/**
 * Books some events in every order there is, and answers with every state that comes of it: one, if all is well.
 * Orders that have come to the same table by the same events go on together, so that no step is taken twice.
 */
export const everyOrder = async (
  house: HouseUnderTest,
  events: readonly StripeEvent[],
  stripe: OutsideStripe,
): Promise<{ states: ReturnType<typeof stateOf>[]; bookings: number }> => {
  let reached = new Map([['', { heard: new Set<StripeEvent>(), office: await anOffice(house, stripe) }]]);
  let bookings = 0;
  for (let step = 0; step < events.length; step += 1) {
    const next: typeof reached = new Map();
    for (const { heard, office } of reached.values()) {
      for (const event of events.filter((each) => !heard.has(each))) {
        const further = await anOffice(house, stripe, office.items());
        await further.book([event]);
        bookings += 1;
        const both = new Set([...heard, event]);
        const which = events.map((each) => (both.has(each) ? 'x' : '-')).join('');
        next.set(`${which} ${fingerprint(further.items())}`, { heard: both, office: further });
      }
    }
    reached = next;
  }
  const states = new Map(
    [...reached.values()].map(({ office }) => [JSON.stringify(stateOf(office)), office]),
  );
  return { states: [...states.values()].map(stateOf), bookings };
};

/** All that must not depend on the order in which things were heard. */
export const stateOf = ({ watch, totals }: Office) => ({
  sums: inOrder(watch.sums),
  totals: inOrder(totals()),
  letters: [...watch.letters.keys()].toSorted(),
  tasks: [...watch.tasks].toSorted(),
  promises: [...watch.pledges].map(([pledge, { status, cents, campaign }]) => ({
    pledge,
    status,
    cents,
    campaign,
  })),
  stops: [...watch.stops.keys()].toSorted(),
  objections: watch.objections,
});
