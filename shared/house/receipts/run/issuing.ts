import { carrierGate } from '../../../domain/receipt-gate.ts';
import { dayOf, instantOf } from '../../../domain/month.ts';
import type { ReceiptRun, ReceiptRunDonor } from '../../../domain/receipt-run.ts';
import type { DonorSums } from '../../../domain/receipt-run-sums.ts';
import type { Walk } from '../../../domain/receipt-run-walk.ts';
import type { Receipt } from '../../../domain/receipt.ts';
import type { ReceiptBlock, ReceiptOrder } from '../../../domain/receipt-work.ts';
import { issueOrders, type OrderDone } from '../issuing.ts';
import type { CertifyingParts } from '../parts.ts';
import { nextOrder, orderOfRun } from '../wanted.ts';
import { withDone } from './assessing.ts';
import { type Look, lookAt, receiptsIn, sumsIn } from './looking.ts';
import type { RunParts, Walked } from './parts.ts';

/** Enough for a few transactions, each of which gives as many receipts their numbers as fit. */
const pageSize = 48;
/** As many gifts as one receipt names. */
const mostGifts = 1000;

/**
 * A page of donors, each decided anew: what was ready when somebody looked may have gone back since.
 *
 * @returns `waits` if the carrier may not issue any more; then nothing counts as done
 */
export const issuePage = async (run: ReceiptRun, walk: Walk, parts: RunParts): Promise<Walked | 'waits'> => {
  if ((await gateOf(run, parts)) !== undefined) return 'waits';
  const { donors, next } = await parts.receiptRuns.donors(run.run, { after: walk.place, limit: pageSize });
  const seen = await Promise.all(
    donors.map(async (note) => {
      const look = await lookAt(note, run, parts);
      return { note, look, order: await orderFor(note, look, run, parts) };
    }),
  );
  const orders = seen.flatMap(({ order }) => order ?? []);
  const done = orders.length === 0 ? [] : await issueOrders(orders, parts);
  if (done.some(({ order: { block } }) => block !== undefined && gates.has(block))) return 'waits';
  const results = new Map(orders.map((order, index) => [order.donor, done[index]]));
  const notes = await Promise.all(
    seen.map(async ({ note, look }) => noteOf(note, look, results.get(note.donor), run, parts)),
  );
  await Promise.all(
    notes.map(async (note, index) =>
      JSON.stringify(note) === JSON.stringify(donors[index]) ? undefined : parts.receiptRuns.note(note),
    ),
  );
  return { run: withDone(run, walk, notes), next: next === undefined ? undefined : { ...walk, place: next } };
};

/** What stands in the way of all receipts of a carrier on this day. */
export const gateOf = async (
  { carrier }: Pick<ReceiptRun, 'carrier'>,
  { campaigns, clock }: Pick<CertifyingParts, 'campaigns' | 'clock'>,
): Promise<ReceiptBlock | undefined> => {
  const found = await campaigns.carrier(carrier);
  return found ? carrierGate(found, dayOf(clock.now())) : 'unassigned';
};

const gates: ReadonlySet<ReceiptBlock> = new Set(['notice-over', 'notice-without-year']);

/**
 * The order that is to be issued now: one that was begun and not finished, as it was written; else a new one for what
 * is ready. A donor gets a further one if something was noted for them since the first.
 */
const orderFor = async (
  { donor, outcome }: ReceiptRunDonor,
  { ready, places }: Look,
  run: ReceiptRun,
  { receipts, clock }: RunParts,
): Promise<ReceiptOrder | undefined> => {
  const hasOurs = places.some(({ place }) => place === 'issued');
  if (ready.length === 0 && (outcome === 'issued' || !hasOurs)) return undefined;
  let receipt = orderOfRun(run.run, donor);
  for (;;) {
    const order = await receipts.order(receipt);
    if (!order) break;
    if (order.state === 'open' || order.state === 'blocked') return order;
    // Issued, and whoever did it was killed before it was noted: its document may not lie in the archive either.
    if (order.state === 'issued' && outcome !== 'issued') return order;
    receipt = nextOrder(receipt);
  }
  if (ready.length === 0) return undefined;
  return {
    receipt,
    form: 'collective',
    carrier: run.carrier,
    donor,
    year: run.year,
    gifts: ready.slice(0, mostGifts).map(({ gift }) => gift),
    askedBy: 'run',
    run: run.run,
    state: 'open',
    askedAt: instantOf(clock.now()),
    version: 1,
  };
};

const noteOf = async (
  note: ReceiptRunDonor,
  before: Look,
  done: OrderDone | undefined,
  run: ReceiptRun,
  parts: RunParts,
): Promise<ReceiptRunDonor> => {
  const sums = await sumsAfter(note, before, done, run, parts);
  const hasIssued = sums.issued.gifts > 0;
  // Whoever was killed before this was noted finds the receipt by what it certifies.
  const [unnoted] = note.number === undefined ? receiptsIn(before) : [];
  const receipt = done?.receipt ?? (unnoted === undefined ? undefined : await parts.receipts.find(unnoted));
  const number = receipt?.number ?? note.number;
  return {
    run: run.run,
    donor: note.donor,
    outcome: hasIssued ? 'issued' : Object.keys(sums.blocked).length > 0 ? 'blocked' : 'nothing',
    ...(hasIssued && number !== undefined && { number }),
    sums,
    ...(hasIssued && { by: byOf(note, receipt) }),
  };
};

const sumsAfter = async (
  note: ReceiptRunDonor,
  before: Look,
  done: OrderDone | undefined,
  run: ReceiptRun,
  parts: RunParts,
): Promise<DonorSums> => {
  if (!done) return settled(before);
  if (done.receipt && certifiesAll(done.receipt, before)) {
    return sumsIn(before, 'issued', receiptsIn(before).size + 1);
  }
  // Something came between, or was begun before: certified is what the receipt says and not what was wanted.
  const look = await lookAt(note, run, parts);
  const { state, block } = done.order;
  return state === 'blocked' && block
    ? sumsIn(look, { blocked: block }, receiptsIn(look).size)
    : settled(look);
};

const certifiesAll = ({ snapshot }: Receipt, { ready }: Look): boolean =>
  snapshot?.gifts.length === ready.length &&
  snapshot.gifts.every(({ gift, cents }) => ready.some((each) => each.gift === gift && each.cents === cents));

/** What came in this very moment is in no sum: then they are less than the books say, and it is gone through once more. */
const settled = ({ places, ...look }: Look): DonorSums => {
  const known = { ...look, places: places.filter(({ place }) => place !== 'ready') };
  return sumsIn(known, 'issued', receiptsIn(known).size);
};

/** Whoever has one receipt that was not mailed is looked at when those are printed. */
const byOf = (note: ReceiptRunDonor, receipt: OrderDone['receipt']): 'email' | 'print' | undefined => {
  if (!receipt) return note.by;
  const hadPrinted = note.outcome === 'issued' && note.by === 'print';
  return receipt.to && !hadPrinted ? 'email' : 'print';
};
