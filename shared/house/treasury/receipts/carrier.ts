import { type Day, dayOf } from '../../../domain/month.ts';
import { carrierGate, receiptSentences, yearlyFrom } from '../../../domain/receipt-gate.ts';
import { noticeStanding } from '../../../domain/tax-notice.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { CarrierReceipts } from '../../../routes/treasury/receipts.ts';
import type { Governed } from '../../../store/governed.ts';
import type { Receipts } from '../../../store/receipts.ts';
import type { Register } from '../../../store/register.ts';
import type { AskedOf } from '../doors.ts';
import { latestCarrier } from '../federation/governed.ts';
import { blockedAt, shownWanted } from './waiting.ts';

export interface CarrierReadingParts {
  readonly governed: Governed;
  readonly receipts: Pick<Receipts, 'blocked'>;
  readonly register: Pick<Register, 'head'>;
}

/** More than anybody reads on one page. */
const mostShown = 200;

/** Longer than any receipt must be kept. */
const yearsBack = 12;

export const readCarrierReceipts = async (
  { request, parameters, now }: AskedOf<typeof treasuryRoutes.readCarrierReceipts>,
  parts: CarrierReadingParts,
): Promise<HttpAnswer> => {
  const { thing: carrier } = await latestCarrier(parameters.carrier, parts);
  const today = dayOf(now);
  const block = carrierGate(carrier, today);
  const notice = noticeStanding(carrier, today);
  const waiting = (await blockedAt(carrier.carrier, parts)).slice(0, mostShown);
  const notified = carrier.receipts?.machineProcedureNotifiedOn;
  const body: CarrierReceipts = {
    carrier: carrier.carrier,
    name: carrier.name,
    mayIssue: block === undefined,
    ...(block !== undefined && { block, toDo: receiptSentences[block][request.locale] }),
    noticeLastValidDay: notice.lastValidDay,
    noticeDaysLeft: notice.daysLeft,
    ...(notified !== undefined && { machineProcedureNotifiedOn: notified }),
    waiting: waiting.map((order) => shownWanted(order, request.locale)),
    yearlyFrom: yearlyFrom(carrier, yearOf(today) - 1),
    years: await yearsWithReceipts(carrier.carrier, yearOf(today), parts),
  };
  return { status: 200, body, told: `receipts of ${carrier.carrier} read` };
};

const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** The latest first. */
const yearsWithReceipts = async (
  carrier: string,
  thisYear: number,
  { register }: Pick<CarrierReadingParts, 'register'>,
): Promise<number[]> => {
  const years = Array.from({ length: yearsBack }, (_, index) => thisYear - index);
  const heads = await Promise.all(years.map(async (year) => register.head(carrier, year)));
  return heads.filter(({ position }) => position > 0).map(({ year }) => year);
};
