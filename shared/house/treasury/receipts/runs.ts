import type { Carrier } from '../../../domain/carrier.ts';
import { type Day, dayOf } from '../../../domain/month.ts';
import type { Locale } from '../../../domain/locale.ts';
import type { ReceiptRun } from '../../../domain/receipt-run.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { RunShown } from '../../../routes/treasury/receipts.ts';
import type { CertifyingParts } from '../../receipts/parts.ts';
import { begunRun, type RunDecided } from '../../receipts/run/beginning.ts';
import { cancelledRun, inTheWayOf, startedRun } from '../../receipts/run/starting.ts';
import type { Decided } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { type GovernedParts, latestCarrier } from '../federation/governed.ts';
import { authorOf } from '../money/author.ts';

export type RunDoorParts = Pick<CertifyingParts, 'campaigns' | 'receiptRuns' | 'clock'> & GovernedParts;

export const readRuns = async (
  { request, parameters, now }: AskedOf<typeof treasuryRoutes.readRuns>,
  parts: RunDoorParts,
): Promise<HttpAnswer> => {
  const { thing: carrier } = await latestCarrier(parameters.carrier, parts);
  const runs = (await parts.receiptRuns.of(carrier.carrier)).toReversed();
  return {
    status: 200,
    body: { runs: runs.map((run) => shownRun(run, carrier, dayOf(now), request.locale)) },
    told: `${runs.length} runs of ${carrier.carrier} read`,
  };
};

export const readRun = async (
  { request, parameters, now }: AskedOf<typeof treasuryRoutes.readRun>,
  parts: RunDoorParts,
): Promise<HttpAnswer> => {
  const run = await latestRun(parameters.run, parts);
  const carrier = await carrierOf(run, parts);
  return {
    status: 200,
    body: shownRun(run, carrier, dayOf(now), request.locale),
    told: `run ${run.run} read: ${run.state}`,
  };
};

/** Finds out and issues nothing. */
export const beginRun = async (
  asked: AskedOf<typeof treasuryRoutes.beginRun>,
  parts: RunDoorParts,
): Promise<Decided> => {
  const { parameters, input } = asked;
  const { thing: carrier } = await latestCarrier(parameters.carrier, parts);
  const decided = await begunRun({ carrier: carrier.carrier, year: input.year }, parts);
  return decision('run.begun', decided, { carrier, asked });
};

/** The button that is pressed once a year. */
export const startRun = async (
  asked: AskedOf<typeof treasuryRoutes.startRun>,
  parts: RunDoorParts,
): Promise<Decided> => {
  const { parameters, input, person } = asked;
  const before = await latestRun(parameters.run, parts);
  const carrier = await carrierOf(before, parts);
  const decided = startedRun(before, {
    by: authorOf(person),
    early: input.early === true,
    carrier,
    now: parts.clock.now(),
  });
  return decision('run.started', decided, { carrier, asked, before });
};

export const cancelRun = async (
  asked: AskedOf<typeof treasuryRoutes.cancelRun>,
  parts: RunDoorParts,
): Promise<Decided> => {
  const before = await latestRun(asked.parameters.run, parts);
  const carrier = await carrierOf(before, parts);
  return decision('run.cancelled', cancelledRun(before, parts.clock.now()), { carrier, asked, before });
};

const decision = (
  done: string,
  { run, writes }: RunDecided,
  {
    carrier,
    asked: { request, now },
    before,
  }: {
    readonly carrier: Carrier;
    readonly asked: AskedOf<typeof treasuryRoutes.beginRun | typeof treasuryRoutes.startRun>;
    readonly before?: ReceiptRun;
  },
): Decided => ({
  done,
  subject: `run:${run.run}`,
  before: before && { state: before.state },
  // What it came to when it was started, so that nobody has to guess later what they saw.
  after: { state: run.state, sums: run.sums },
  writes,
  status: 202,
  body: shownRun(run, carrier, dayOf(now), request.locale),
});

const shownRun = (found: ReceiptRun, carrier: Carrier, today: Day, locale: Locale): RunShown => {
  const { cursor: _, ...run } = found;
  const inTheWay = inTheWayOf(run, carrier, today);
  return {
    ...run,
    mayStart: run.state === 'ready' && inTheWay === undefined,
    ...(inTheWay && { toDo: inTheWay.sentence[locale] }),
  };
};

/** @throws Refusal 404 `run.unknown` */
export const latestRun = async (
  run: string,
  { receiptRuns }: Pick<RunDoorParts, 'receiptRuns'>,
): Promise<ReceiptRun> => {
  const found = await receiptRuns.find(run);
  if (found) return found;
  throw new Refusal(404, 'run.unknown', {
    de: `Einen Jahreslauf ${run} gibt es nicht.`,
    en: `There is no yearly run ${run}.`,
  });
};

const carrierOf = async (run: ReceiptRun, parts: RunDoorParts): Promise<Carrier> =>
  (await latestCarrier(run.carrier, parts)).thing;
