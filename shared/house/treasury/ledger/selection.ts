import { unassigned } from '../../../domain/campaign.ts';
import type { Entry } from '../../../domain/ledger.ts';
import { Month, monthOf, monthsBetween } from '../../../domain/month.ts';
import { may } from '../../../domain/person.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { LedgerFilter } from '../../../routes/treasury/ledger.ts';
import type { Campaigns } from '../../../store/campaigns.ts';
import { type Asked, placeOfCampaign, unknownCampaign } from '../doors.ts';

export interface SelectionParts {
  readonly campaigns: Pick<Campaigns, 'find' | 'list'>;
}

/** Which entries somebody sees: what they asked for, of what they may read. */
export interface Selection {
  readonly filter: LedgerFilter;
  readonly from: Month;
  readonly through: Month;
  /** In the order in which they are read. */
  readonly months: readonly Month[];
  /** Those whose entries are shown; money without a place of its own is the federation's. */
  readonly campaigns: ReadonlySet<string>;
  /** Every entry of these months is shown: what is read need not be more than what is shown. */
  readonly isAll: boolean;
  readonly wants: (entry: Entry) => boolean;
}

/** Ten years: as long as books are kept. */
const mostMonths = 120;

/** @throws Refusal 403 for a campaign the person may not read, 404 for one there is not, 400 for months that are none */
export const selectionOf = async (
  asked: Asked<unknown, LedgerFilter>,
  parts: SelectionParts,
): Promise<Selection> => {
  const { query: filter } = asked;
  const { from, through } = periodOf(asked);
  const campaigns = await readable(asked, parts);
  const months = campaigns.size === 0 ? [] : monthsBetween(from, through);
  const { source, account, movement, earmark, method, text } = filter;
  const isFiltered = [source, account, movement, earmark, method, text].some((one) => one !== undefined);
  const wanted = text?.toLowerCase();
  return {
    filter,
    from,
    through,
    months: filter.order === 'newest' ? months.toReversed() : months,
    campaigns,
    isAll: !isFiltered && filter.campaign === undefined && may(asked.person, 'read', {}),
    wants: (entry) =>
      campaigns.has(entry.campaign) &&
      (source === undefined || entry.source === source) &&
      (account === undefined || entry.account === account) &&
      (movement === undefined || entry.movement === movement) &&
      (earmark === undefined || entry.earmark === earmark) &&
      (method === undefined || entry.method === method) &&
      (wanted === undefined || searched(entry).some((words) => words?.toLowerCase().includes(wanted))),
  };
};

const searched = (entry: Entry): (string | undefined)[] => [
  entry.entry,
  entry.gift,
  entry.donation,
  entry.charge,
  entry.pledge,
  entry.reason,
  entry.author,
  entry.countedBy,
  entry.member,
  entry.grant,
  entry.corrects,
];

/** The months somebody means: up to this one, since its January, unless they say so. */
export const periodOf = ({
  query,
  now,
}: Pick<Asked<unknown, Pick<LedgerFilter, 'from' | 'through'>>, 'query' | 'now'>) => {
  const today = monthOf(now);
  const through = query.through ?? (query.from !== undefined && query.from > today ? query.from : today);
  const from = query.from ?? Month.parse(`${through.slice(0, 4)}-01`);
  if (from > through) {
    throw new Refusal(
      400,
      'period.reversed',
      {
        de: 'Der erste Monat liegt nach dem letzten. Bitte die beiden tauschen.',
        en: 'The first month is after the last one. Please swap them.',
      },
      'from',
    );
  }
  if (monthsBetween(from, through).length > mostMonths) {
    throw new Refusal(
      400,
      'period.too-long',
      {
        de: 'Mehr als zehn Jahre auf einmal gehen nicht. Bitte einen kürzeren Zeitraum wählen.',
        en: 'More than ten years at once are too many. Please choose a shorter period.',
      },
      'from',
    );
  }
  return { from, through };
};

const readable = async (
  asked: Asked<unknown, LedgerFilter>,
  { campaigns }: SelectionParts,
): Promise<ReadonlySet<string>> => {
  const { person, query } = asked;
  if (query.campaign !== undefined) {
    await mayReadCampaign(query.campaign, asked, { campaigns });
    return new Set([query.campaign]);
  }
  const all = await campaigns.list();
  const theirs = all.filter((campaign) => may(person, 'read', placeOfCampaign(campaign)));
  return new Set([
    ...theirs.map(({ campaign }) => campaign),
    ...(may(person, 'read', {}) ? [unassigned] : []),
  ]);
};

/** @throws Refusal 403 or 404 */
export const mayReadCampaign = async (
  campaign: string,
  { mayHere }: Pick<Asked, 'mayHere'>,
  { campaigns }: { readonly campaigns: Pick<Campaigns, 'find'> },
): Promise<void> => {
  if (campaign === unassigned) {
    mayHere({});
    return;
  }
  const found = await campaigns.find(campaign);
  if (!found) throw unknownCampaign(campaign);
  mayHere(placeOfCampaign(found));
};
