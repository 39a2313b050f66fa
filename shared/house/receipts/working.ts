import type { ReceiptWork } from '../../domain/receipt-work.ts';
import { errorFields } from '../../lambda/log.ts';
import type { Arrival } from '../../lambda/stream.ts';
import { receiptWorkIn, staleAnswered } from '../../store/receipts.ts';
import { makeCopy } from './copying.ts';
import { issueOrders } from './issuing.ts';
import type { IssuingParts } from './parts.ts';
import { doRunStep } from './run/step.ts';
import { withdraw } from './withdrawing.ts';

/**
 * Does whatever an item of work asks for, as far as it is not done. Said twice, or by two at once, it comes to the same.
 *
 * @param mayGoOn whether there is time for more; only a yearly run asks
 */
export const doWork = async (
  work: ReceiptWork,
  parts: IssuingParts,
  mayGoOn: () => boolean = () => false,
): Promise<void> => {
  switch (work.work) {
    case 'order':
      return doOrder(work.receipt, parts);
    case 'stale':
      return doStale(work.receipt, parts);
    case 'copy':
      return makeCopy(work.receipt, work.copy, parts);
    case 'run':
      return doRunStep(work.run, parts, mayGoOn);
  }
};

const doOrder = async (name: string, parts: IssuingParts): Promise<void> => {
  const order = await parts.receipts.order(name);
  if (!order) return;
  const [done] = await issueOrders([order], parts);
  const { state, block } = done?.order ?? order;
  if (state !== 'issued') parts.log.tell('receipt not issued', { receipt: name, state, block });
};

/** Of a receipt that is issued, it is withdrawn; of one that is not, another order takes its place. */
const doStale = async (name: string, parts: IssuingParts): Promise<void> => {
  const { receipts } = parts;
  const stale = await receipts.stale(name);
  if (!stale) return;
  if (await receipts.find(name)) return withdraw(stale, parts);
  if (await receipts.order(name)) return doOrder(name, parts);
  parts.log.alarm('receipt-unknown', 'A receipt that was never wanted was called untrue.', { receipt: name });
  await receipts.commit({ updates: [staleAnswered(stale)] });
};

/** How long a run may go on at one ring of the bell; the rest of the function's time is for what was begun. */
const runMilliseconds = 2 * 60 * 1000;

/**
 * What the stream brought; answers with the sequence numbers of what must come again. What fails again and again stays
 * on the list of work, and the sweep rings for it.
 */
export const workArrivals = async (arrivals: readonly Arrival[], parts: IssuingParts): Promise<string[]> => {
  const { clock, log } = parts;
  const until = clock.now().getTime() + runMilliseconds;
  const again: string[] = [];
  for (const { item, sequenceNumber } of arrivals) {
    const work = receiptWorkIn(item);
    try {
      await doWork(work, parts, () => clock.now().getTime() < until);
    } catch (error) {
      again.push(sequenceNumber);
      const { work: kind, ...about } = work;
      log.alarm('receipt-work-failed', 'Work on receipts failed and comes again.', {
        work: kind,
        ...about,
        ...errorFields(error),
      });
    }
  }
  return again;
};
