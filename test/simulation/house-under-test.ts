import type * as federation from '../../shared/domain/campaign.ts';
import type * as refusal from '../../shared/domain/refusal.ts';
import type * as booking from '../../shared/house/booking.ts';
import type * as hearing from '../../shared/house/hearing.ts';
import type * as posting from '../../shared/house/posting.ts';
import type * as sweeping from '../../shared/house/sweeping.ts';
import type * as log from '../../shared/lambda/log.ts';
import type * as asks from '../../shared/store/asks.ts';
import type * as campaigns from '../../shared/store/campaigns.ts';
import type * as consents from '../../shared/store/consents.ts';
import type * as drafts from '../../shared/store/drafts.ts';
import type * as inbox from '../../shared/store/inbox.ts';
import type * as ledger from '../../shared/store/ledger.ts';
import type * as limits from '../../shared/store/limits.ts';
import type * as links from '../../shared/store/links.ts';
import type * as messages from '../../shared/store/messages.ts';
import type * as outbox from '../../shared/store/outbox.ts';
import type * as pledges from '../../shared/store/pledges.ts';
import type * as rounds from '../../shared/store/rounds.ts';
import type * as silences from '../../shared/store/silences.ts';
import type * as transfers from '../../shared/store/transfers.ts';
import type * as wishes from '../../shared/store/wishes.ts';
import type * as events from '../../shared/stripe/events.ts';

/** The rooms of the house the simulation walks through. */
export interface HouseUnderTest {
  readonly asks: typeof asks;
  readonly booking: typeof booking;
  readonly campaigns: typeof campaigns;
  readonly consents: typeof consents;
  readonly drafts: typeof drafts;
  readonly events: typeof events;
  readonly federation: typeof federation;
  readonly hearing: typeof hearing;
  readonly inbox: typeof inbox;
  readonly ledger: typeof ledger;
  readonly limits: typeof limits;
  readonly links: typeof links;
  readonly log: typeof log;
  readonly messages: typeof messages;
  readonly outbox: typeof outbox;
  readonly pledges: typeof pledges;
  readonly posting: typeof posting;
  readonly refusal: typeof refusal;
  readonly rounds: typeof rounds;
  readonly silences: typeof silences;
  readonly sweeping: typeof sweeping;
  readonly transfers: typeof transfers;
  readonly wishes: typeof wishes;
}

const rooms: Readonly<Record<keyof HouseUnderTest, string>> = {
  asks: 'store/asks.ts',
  booking: 'house/booking.ts',
  campaigns: 'store/campaigns.ts',
  consents: 'store/consents.ts',
  events: 'stripe/events.ts',
  federation: 'domain/campaign.ts',
  hearing: 'house/hearing.ts',
  inbox: 'store/inbox.ts',
  ledger: 'store/ledger.ts',
  limits: 'store/limits.ts',
  links: 'store/links.ts',
  log: 'lambda/log.ts',
  drafts: 'store/drafts.ts',
  messages: 'store/messages.ts',
  outbox: 'store/outbox.ts',
  pledges: 'store/pledges.ts',
  posting: 'house/posting.ts',
  refusal: 'domain/refusal.ts',
  rounds: 'store/rounds.ts',
  silences: 'store/silences.ts',
  sweeping: 'house/sweeping.ts',
  transfers: 'store/transfers.ts',
  wishes: 'store/wishes.ts',
};

export const ourShared = new URL('../../shared/', import.meta.url);

/** The only door to the house: by default to ours, for a mutant to a copy of it that somebody has spoilt. */
export const houseIn = async (shared: URL = ourShared): Promise<HouseUnderTest> => {
  const opened = await Promise.all(
    Object.entries(rooms).map(async ([name, path]) => [name, await import(new URL(path, shared).href)]),
  );
  const house: HouseUnderTest = Object.fromEntries(opened);
  await warmUp(house);
  return house;
};

/** The house loads the readers of events when the first one comes. Here no step may wait for a disk. */
const warmUp = async ({ events }: HouseUnderTest): Promise<void> => {
  const object = { id: 'ch_1', amount: 1, amount_captured: 0, captured: false, currency: 'eur' };
  const envelope = { id: 'evt_1', object: 'event', api_version: null, created: 0, livemode: false } as const;
  await events.tellingsOf({ ...envelope, type: 'charge.failed', data: { object } });
};
