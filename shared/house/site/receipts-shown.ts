import { carrierGate } from '../../domain/receipt-gate.ts';
import type { Donor } from '../../domain/donor.ts';
import type { GiftStanding } from '../../domain/gift-standing.ts';
import { type Day, dayOf, type Instant } from '../../domain/month.ts';
import type { Locale } from '../../domain/locale.ts';
import type { Receipt } from '../../domain/receipt.ts';
import type { TypedAddress } from '../../page/receipts-address.ts';
import type { ShownGift, ShownYear } from '../../page/receipts-gifts.ts';
import type { MineShown, ShownReceipt } from '../../page/receipts-mine.ts';
import type { AtVersion } from '../../store/plans.ts';
import type { ReceiptsDoor } from '../../store/receipts-doors.ts';
import { giftsOf } from '../receipts/gifts.ts';
import type { SiteReceiptsParts } from './receipts-parts.ts';

/** What a link can be used for once. */
export const purposes = {
  single: (gift: string) => `SINGLE#${gift}`,
  collective: (year: number) => `COLLECTIVE#${year}`,
  copy: (receipt: string) => `COPY#${receipt}`,
} as const;

/** So many of somebody's receipts are shown, the latest first. */
const mostReceipts = 30;

/** Everything the page of somebody's own gifts and receipts says, as it is this moment. */
export const mineOf = async (
  door: ReceiptsDoor,
  locale: Locale,
  parts: SiteReceiptsParts,
): Promise<MineShown> => {
  const { clock, donors, receipts, receiptsDoors } = parts;
  const today = dayOf(clock.now());
  const thisYear = Number(today.slice(0, 4));
  const [known, uses, names, ...given] = await Promise.all([
    donors.find(door.donor),
    receiptsDoors.uses(door.link),
    donors.receiptsOf(door.donor),
    ...[thisYear, thisYear - 1].map(async (year) => giftsOf(door.donor, year, parts)),
  ]);
  const found = await Promise.all(
    names.slice(0, mostReceipts).map(async (receipt) => receipts.find(receipt)),
  );
  const owned = found.flatMap((receipt) => receipt ?? []);
  const gifts = given.flat();
  const titles = await titlesOf(gifts, parts);
  return {
    key: door.key,
    locale,
    today,
    until: timeOf(door.until, locale),
    address: addressOf(known),
    closed: await closedOf(gifts, today, parts),
    years: given.map((ofYear, place): ShownYear => {
      const year = thisYear - place;
      const askedOn = usedOn(uses, purposes.collective(year));
      return {
        year,
        isOver: place > 0,
        gifts: ofYear.map((gift) => shownGift(gift, { titles, owned, uses })),
        ...(askedOn && { askedOn }),
      };
    }),
    receipts: owned.map((receipt): ShownReceipt => {
      const copyAskedOn = usedOn(uses, purposes.copy(receipt.receipt));
      return { ...receipt, ...(copyAskedOn && { copyAskedOn }) };
    }),
  };
};

const shownGift = (
  gift: GiftStanding,
  {
    titles,
    owned,
    uses,
  }: {
    readonly titles: ReadonlyMap<string, string>;
    readonly owned: readonly Receipt[];
    readonly uses: ReadonlyMap<string, Instant>;
  },
): ShownGift => ({
  ...gift,
  title: titles.get(gift.campaign) ?? gift.campaign,
  number: owned.find(({ receipt }) => receipt === gift.receipt)?.number,
  askedOn: usedOn(uses, purposes.single(gift.gift)),
});

const usedOn = (uses: ReadonlyMap<string, Instant>, purpose: string): Day | undefined => {
  const at = uses.get(purpose);
  return at && dayOf(at);
};

/** As the form shows it; empty where nothing is known, so that the form asks for it. */
export const addressOf = (known: AtVersion<Donor> | undefined): TypedAddress => {
  if (!known) {
    return { type: 'person', name: '', street: '', postalCode: '', city: '', country: '', version: 0 };
  }
  const { type, name, address } = known.thing;
  const { street, postalCode, city, country = '' } = address;
  return { type, name, street, postalCode, city, country, version: known.version };
};

const titlesOf = async (
  gifts: readonly GiftStanding[],
  { campaigns }: SiteReceiptsParts,
): Promise<ReadonlyMap<string, string>> => {
  const named = [...new Set(gifts.map(({ campaign }) => campaign))];
  const found = await Promise.all(named.map(async (name) => campaigns.find(name)));
  return new Map(found.flatMap((one) => (one ? [[one.campaign, one.title]] : [])));
};

/** Names of carriers that may issue nothing today. */
const closedOf = async (
  gifts: readonly GiftStanding[],
  today: Day,
  { campaigns }: SiteReceiptsParts,
): Promise<string[]> => {
  const open = gifts.filter(({ standing }) => standing === 'receiptable');
  const named = [...new Set(open.flatMap(({ carrier }) => carrier ?? []))];
  const carriers = await Promise.all(named.map(async (name) => campaigns.carrier(name)));
  return carriers.flatMap((carrier) => (carrier && carrierGate(carrier, today) ? [carrier.name] : []));
};

const timeOf = (instant: Instant, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === 'de' ? 'de-DE' : 'en-GB', {
    timeZone: 'Europe/Berlin',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant));
