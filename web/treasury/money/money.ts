import { answered, api } from '../api/client.ts';
import type { KnownTransfer, MonthView } from '../api/schema.d.ts';
import { mayDo, type Me } from '../me.ts';
import type { money as german } from '../words/de/money.ts';

export type MoneyWords = typeof german;

const path = (campaign: string) => ({ path: { campaign } });

export const readFees = async (campaign: string, period: string, after?: string) =>
  answered(
    api.GET('/v1/treasury/campaigns/{campaign}/membership-fees', {
      params: { ...path(campaign), query: { period, ...(after !== undefined && { after }) } },
    }),
  );
export type Fees = Awaited<ReturnType<typeof readFees>>;

export const readTransfers = async (campaign: string, after?: string) =>
  answered(
    api.GET('/v1/treasury/campaigns/{campaign}/transfers', {
      params: { ...path(campaign), query: after === undefined ? {} : { after } },
    }),
  );
export type Transfers = Awaited<ReturnType<typeof readTransfers>>;

/** What came in this month, what is expected, what is granted, and who paid for a month. */
export interface Money {
  readonly view: MonthView;
  readonly transfers: Transfers;
  readonly committedCents: number;
  readonly grants: number;
  readonly fees: Fees;
  readonly feesOf: string;
}

export const readMoney = async (campaign: string, month: string, feesOf: string): Promise<Money> => {
  const [view, transfers, { grants }, fees] = await Promise.all([
    answered(
      api.GET('/v1/treasury/campaigns/{campaign}/months/{month}', { params: { path: { campaign, month } } }),
    ),
    readTransfers(campaign),
    answered(api.GET('/v1/treasury/campaigns/{campaign}/grants', { params: path(campaign) })),
    readFees(campaign, feesOf),
  ]);
  const committedCents = grants.reduce((sum, grant) => sum + grant.committedCents, 0);
  return { view, transfers, committedCents, grants: grants.length, fees, feesOf };
};

/** Money without a campaign has a place of its own; nobody notes any into it. */
export const mayReceive = (me: Me, campaign: string): boolean =>
  campaign !== 'unassigned' && mayDo(me, 'receive', campaign);

/** What money can be for: a purpose and what it is called. */
export type Purposes = readonly (readonly [earmark: string, label: string])[];

/** Where the dialogs of money are opened. */
export interface Opened {
  readonly words: MoneyWords;
  readonly campaign: string;
  readonly thisMonth: string;
  readonly today: string;
  readonly purposes: Purposes;
}

/** What was noted, and the month it counts in. */
export interface NotedSum {
  readonly cents: number;
  readonly month: string;
}

export type Expected = KnownTransfer;
