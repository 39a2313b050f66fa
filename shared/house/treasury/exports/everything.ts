import { unassigned } from '../../../domain/campaign.ts';
import { Month, monthOf, monthsBetween } from '../../../domain/month.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { Campaigns } from '../../../store/campaigns.ts';
import type { Everything } from '../../../store/everything.ts';
import type { LedgerPages } from '../../../store/ledger-pages.ts';
import type { Payouts } from '../../../store/payouts.ts';
import type { Tasks } from '../../../store/tasks.ts';
import type { AskedOf } from '../doors.ts';
import { handfulsOf } from '../ledger/walk.ts';
import { type AuditFileParts, auditHandfuls } from './audit-file.ts';
import { fileNamed } from './file-name.ts';
import { sendText } from './sent.ts';

export interface EverythingParts extends AuditFileParts {
  readonly campaigns: Pick<Campaigns, 'list'>;
  readonly everything: Everything;
  readonly ledgerPages: LedgerPages;
  readonly payouts: Pick<Payouts, 'list' | 'parts'>;
  readonly tasks: Pick<Tasks, 'open'>;
}

/** How to leave: one object with a list for each kind of thing, a row a line, read and written one after the other. */
export const exportEverything = async (
  { now, request }: AskedOf<typeof treasuryRoutes.exportEverything>,
  parts: EverythingParts,
): Promise<HttpAnswer> => {
  const today = monthOf(now);
  const campaigns = [...(await parts.campaigns.list()).map(({ campaign }) => campaign), unassigned];
  const months = monthsBetween(await firstMonth(campaigns, today, parts), today);
  const lists = {
    federation: handfulsIn(parts.everything.federation()),
    campaigns: itemsOf(campaigns, parts),
    entries: handfulsOf({ months, wants: () => true, filter: { order: 'oldest' } }, parts),
    payouts: payoutsOf(parts),
    openTasks: parts.tasks.open(),
    audit: auditHandfuls(months, parts, () => true),
  };
  const file = fileNamed(request.locale, { de: 'alles', en: 'everything' }, [now.slice(0, 10)], 'json');
  return sendText(file, objectOf(lists), parts);
};

/**
 * A month whose entries cancel each other out has no sum. So the books are read from the January before the year of the
 * first sum on: an empty month costs half a read unit.
 */
const firstMonth = async (
  campaigns: readonly string[],
  today: Month,
  { ledgerPages }: Pick<EverythingParts, 'ledgerPages'>,
): Promise<Month> => {
  const totals = await Promise.all(campaigns.map(async (campaign) => ledgerPages.totalsOf(campaign)));
  const [first = today] = totals
    .flat()
    .map(({ month }) => month)
    .toSorted();
  return Month.parse(`${String(Number(first.slice(0, 4)) - 1).padStart(4, '0')}-01`);
};

const handfulsIn = async function* <Row>(rows: AsyncIterable<Row>): AsyncGenerator<Row[]> {
  for await (const row of rows) yield [row];
};

const itemsOf = async function* (campaigns: readonly string[], { everything }: EverythingParts) {
  for (const campaign of campaigns) yield* handfulsIn(everything.campaign(campaign));
};

/** Each with what it is made of. */
const payoutsOf = async function* ({ payouts }: EverythingParts) {
  for await (const handful of payouts.list()) {
    for (const payout of handful) yield [{ ...payout, parts: await payouts.parts(payout.payout) }];
  }
};

const objectOf = async function* (
  lists: Readonly<Record<string, AsyncIterable<readonly unknown[]>>>,
): AsyncGenerator<string> {
  yield '{';
  let isFirstList = true;
  for (const [name, handfuls] of Object.entries(lists)) {
    yield `${isFirstList ? '' : ','}\n${JSON.stringify(name)}:[`;
    isFirstList = false;
    let isFirst = true;
    for await (const handful of handfuls) {
      if (handful.length === 0) continue;
      yield `${isFirst ? '\n' : ',\n'}${handful.map((row) => JSON.stringify(row)).join(',\n')}`;
      isFirst = false;
    }
    yield '\n]';
  }
  yield '\n}\n';
};
