import { emptyRegister } from '../../../shared/domain/register.ts';
import type { HttpRequest } from '../../../shared/lambda/http.ts';
import type { Chance } from '../chance.ts';
import type { HandlerRun, Outside } from '../handler-run.ts';
import type { HouseUnderTest } from '../house-under-test.ts';
import type { Ground } from '../tiers/ground.ts';

/** What a container is opened with: the same for all of them. */
export interface Surroundings {
  readonly house: HouseUnderTest;
  readonly outside: Outside;
  readonly ground: Ground;
  readonly writeLog: (line: string) => void;
  readonly webhookSecrets: () => readonly string[];
}

/** What every container of a house is told. */
export const settings = {
  pledgeLinks: {
    secret: 'a link secret that is used in no house at all',
    origin: 'https://spenden.example.org',
  },
  mailFrom: 'danke@example.org',
} as const;

/** Nobody in this world wants a receipt. */
const noReceipts = {
  donors: { gave: async () => undefined, find: async () => undefined, giftsOf: async () => [] },
  receiptGifts: {
    of: async () => {
      throw new Error('nobody certifies gifts of this world');
    },
  },
  receipts: {
    find: async () => undefined,
    copy: async () => undefined,
    waiting: async function* () {},
    blocked: async function* () {},
    commit: async () => undefined,
    page: async () => ({ receipts: [], next: undefined }),
  },
  register: {
    kept: async () => undefined,
    keep: async () => undefined,
    head: async (carrier: string, year: number) => emptyRegister(carrier, year),
  },
  receiptRuns: { of: async () => [] },
  archive: { get: async () => undefined, remove: async () => undefined },
};

/** What a container runs on: it serves one run at a time, by a clock that goes ahead or behind. */
export const openMachine = ({ timeline }: Outside, skewMilliseconds: number, chance: Chance) => {
  let current: HandlerRun | undefined;
  const run = (): HandlerRun => {
    if (!current) throw new Error('nobody is being served');
    return current;
  };
  return {
    run,
    serve: (next: HandlerRun): void => {
      current = next;
    },
    clock: {
      now: () => new Date(timeline.now + skewMilliseconds),
      pause: async (milliseconds: number) =>
        new Promise<void>((resolve) => {
          const waiting = run();
          waiting.waits();
          timeline.at(timeline.now + milliseconds, () => {
            waiting.goesOn();
            if (waiting.isAlive) resolve();
          });
        }),
      random: () => chance.next(),
    },
  };
};

/** A Lambda container: opened once, it serves one run after another, until one of them dies in it. */
export const openContainer = (
  { house, outside, ground, writeLog, webhookSecrets }: Surroundings,
  skewMilliseconds: number,
  chance: Chance,
) => {
  const { run, serve, clock } = openMachine(outside, skewMilliseconds, chance);
  const { table: ours, stripe, post } = ground.reach(run);
  const parts = {
    clock,
    log: house.log.jsonLog(writeLog),
    inbox: house.inbox.openInbox(ours),
    ledger: house.ledger.openLedger(ours),
    links: house.links.openLinks(ours),
    pledges: house.pledges.openPledges(ours),
    campaigns: house.campaigns.openCampaigns(ours),
    outbox: house.outbox.openOutbox(ours),
    rounds: house.rounds.openRounds(ours),
    limits: house.limits.openLimits(ours),
    silences: house.silences.openSilences(ours),
    wishes: house.wishes.openWishes(ours),
    messages: house.messages.openMessages(ours),
    drafts: house.drafts.openDrafts(ours),
    asks: house.asks.openAsks(ours),
    consents: house.consents.openConsents(ours),
    ...noReceipts,
    transfers: house.transfers.openTransfers(ours),
    stripe,
    post,
    ...settings,
    livemode: false,
    // Read once, and again when a signature fits none: as a container does.
    webhookSecrets: house.hearing.signingSecrets(async () => webhookSecrets()),
  };
  return {
    serve,
    hear: async (request: HttpRequest) => house.hearing.hearStripe(request, parts),
    book: async (arrivals: Parameters<typeof house.booking.bookArrivals>[0]) =>
      house.booking.bookArrivals(arrivals, parts),
    send: async (arrivals: Parameters<typeof house.posting.sendArrivals>[0]) =>
      house.posting.sendArrivals(arrivals, parts),
    sweep: async (until: Date) => house.sweeping.sweep(parts, until),
    bookKept: async (events: Parameters<typeof house.booking.bookEvents>[0]) =>
      house.booking.bookEvents(events, parts),
  };
};

export type Container = ReturnType<typeof openContainer>;
