import { formatReference, ownReferencesIn } from '../../../domain/creditor-reference.ts';
import type { Entry } from '../../../domain/ledger.ts';
import type { Cents } from '../../../domain/money.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { bookedAs, newlyBy, type Transfer } from '../../../domain/transfer.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { KnownTransfer } from '../../../routes/treasury/corrections.ts';
import type { Announced } from '../../../store/announced.ts';
import type { Campaigns } from '../../../store/campaigns.ts';
import type { Update } from '../../../store/table.ts';
import { arrivalUpdates, type Transfers } from '../../../store/transfers.ts';
import { givenUpdate, type Wishes } from '../../../store/wishes.ts';
import { needReference } from '../../transfers.ts';
import type { Decided } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { checkEarmarks } from '../money/earmarks.ts';
import { type NotedParts, noteMoney } from './notes.ts';

export interface TransferParts extends NotedParts {
  readonly transfers: Pick<Transfers, 'find'>;
  readonly announced: Announced;
  readonly wishes: Pick<Wishes, 'find'>;
  readonly campaigns: Pick<Campaigns, 'find' | 'need' | 'books'>;
}

/** Transfers that are expected. Nobody's name or address is among it. */
export const readTransfers = async (
  { parameters: { campaign }, query: { after } }: AskedOf<typeof treasuryRoutes.readTransfers>,
  { announced }: TransferParts,
): Promise<HttpAnswer> => {
  const { transfers, next } = await announced.ofCampaign(campaign, after);
  return {
    status: 200,
    body: { transfers: transfers.map(shown), ...(next !== undefined && { next }) },
    told: `expected transfers of ${campaign} read`,
  };
};

/** What a reference stands for, and whom to thank: the address its giver left for that. */
export const readTransfer = async (
  { parameters: { campaign, reference } }: AskedOf<typeof treasuryRoutes.readTransfer>,
  parts: TransferParts,
): Promise<HttpAnswer> => {
  const [typed] = ownReferencesIn(reference);
  if (typed === undefined) throw noReference(reference);
  const known = await knownAs(typed, campaign, parts);
  const thanksTo = 'transfer' in known ? known.transfer.donor?.email : undefined;
  return {
    status: 200,
    body: {
      ...('transfer' in known ? shown(known.transfer) : known.poster),
      ...(thanksTo !== undefined && { thanksTo }),
    },
    told: `transfer ${typed} read`,
  };
};

/** Money that stands on the account. Of an announced transfer amount and earmark are known, and it has arrived then. */
export const noteTransfer = async (
  asked: AskedOf<typeof treasuryRoutes.noteTransfer>,
  parts: TransferParts,
): Promise<Decided> => {
  const { campaign } = asked.parameters;
  const { reference: typed, cents, earmark, day, ...said } = asked.input;
  const [ours] = ownReferencesIn(typed ?? '');
  const known = ours === undefined ? undefined : await knownAs(ours, campaign, parts);
  const announced = known && 'transfer' in known ? known.transfer : undefined;
  const meant = announced ?? (known && 'poster' in known ? known.poster : undefined);
  if (earmark !== undefined) await checkEarmarks(campaign, [earmark], parts);
  const noted = {
    ...said,
    campaign,
    day,
    reference: announced ? bookedAs(announced, day) : nameOf(known ? undefined : typed, parts),
    cents: cents ?? centsOf(meant?.cents),
    earmark: earmark ?? meant?.earmark ?? 'free',
    source: 'donation' as const,
    ...(announced && newlyBy(announced)),
  };
  return noteMoney(asked, noted, parts, {
    done: 'transfer.noted',
    updatesFor: async (entry) => (announced ? arriving(announced, entry, parts) : []),
  });
};

/** What else changes when an announced transfer arrives: nobody waits for it, and its giver's wishes count. */
const arriving = async (
  transfer: Transfer,
  { gift, at, day, cameOn = day }: Entry,
  { wishes }: TransferParts,
): Promise<Update[]> => {
  const { donation } = transfer;
  const wish = await wishes.find(donation);
  const given = givenUpdate({ donation, gift, givenAt: at });
  return [
    ...arrivalUpdates(transfer, cameOn),
    ...(wish ? [{ ...given, condition: 'attribute_exists(madeAt)' }] : []),
  ];
};

type Known = { readonly transfer: Transfer } | { readonly poster: KnownTransfer };

/** @throws Refusal `transfer.…` 404 for a reference that means nothing in this campaign */
const knownAs = async (reference: string, campaign: string, parts: TransferParts): Promise<Known> => {
  const transfer = await parts.transfers.find(reference);
  if (transfer?.campaign === campaign) return { transfer };
  const books = await parts.campaigns.books(campaign);
  const need = books?.needs.find((each) => needReference(campaign, each.need) === reference);
  if (need) {
    const poster = { reference, shown: formatReference(reference), kind: 'poster', campaign } as const;
    return { poster: { ...poster, earmark: need.need } };
  }
  throw new Refusal(
    404,
    'transfer.unknown',
    {
      de: `${formatReference(reference)} hat in dieser Kampagne niemand angekündigt, und auf keinem ihrer Plakate steht es. Gehört es zu einer anderen Kampagne, bitte dort notieren; sonst ohne Referenz.`,
      en: `In this campaign nobody announced ${formatReference(reference)}, and it is on none of its posters. If it belongs to another campaign, please note it there; else without a reference.`,
    },
    'reference',
  );
};

const shown = (transfer: Transfer): KnownTransfer => {
  const { reference, campaign, earmark, cents, interval, announcedAt, arrivedOn } = transfer;
  return {
    reference,
    shown: formatReference(reference),
    kind: 'announced',
    campaign,
    earmark,
    cents,
    interval,
    announcedAt,
    ...(arrivedOn !== undefined && { arrivedOn }),
  };
};

/** The name of an entry whose reference is not ours: the bank's own, or one that nobody has to think of. */
const nameOf = (typed: string | undefined, { newKey }: TransferParts): string => {
  if (typed === undefined) return `ueberweisung-${newKey()}`;
  // Something like one of ours is one of ours with a typing error.
  if (/^RF\s?\d{2}/i.test(typed) || !/^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/.test(typed) || typed.length > 80)
    throw noReference(typed);
  return typed;
};

const noReference = (typed: string): Refusal =>
  new Refusal(
    404,
    'transfer.no-reference',
    {
      de: `„${typed}“ ist keine Referenz von uns, oder sie ist vertippt: ihre Prüfziffern passen nicht.`,
      en: `“${typed}” is no reference of ours, or it has a typing error: its check digits do not fit.`,
    },
    'reference',
  );

/** @throws Refusal if nobody said how much came */
const centsOf = (announced: Cents | undefined): Cents => {
  if (announced !== undefined) return announced;
  throw new Refusal(
    400,
    'transfer.cents-missing',
    { de: 'Bitte angeben, wie viel kam.', en: 'Please say how much came.' },
    'cents',
  );
};
