import type { Receipt } from '../../../domain/receipt.ts';
import type { StaleReceipt } from '../../../domain/receipt-work.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import { staleItem } from '../../../store/changes.ts';
import type { Receipts } from '../../../store/receipts.ts';
import type { Clock } from '../../clock.ts';
import { wantedCopy } from '../../receipts/copying.ts';
import type { Decided } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { latestReceipt, shownReceipt } from './receipt.ts';

export interface WithdrawingParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly receipts: Pick<Receipts, 'numbered' | 'find' | 'stale'>;
}

/**
 * Says that a receipt is wrong. Whoever looks after receipts withdraws it a moment later, in the same way as after a
 * refund: so there is one way only, whatever the reason.
 */
export const withdrawReceipt = async (
  { parameters: { number }, input, now }: AskedOf<typeof treasuryRoutes.withdrawReceipt>,
  parts: WithdrawingParts,
): Promise<Decided> => {
  const receipt = await latestReceipt(number, parts);
  await checkValid(receipt, parts);
  const { reason, replace } = input;
  const stale: StaleReceipt = { receipt: receipt.receipt, because: 'mistake', replace, at: now };
  return {
    done: 'receipt.withdrawn',
    subject: subjectOf(receipt),
    before: { state: receipt.state },
    after: { reason, replace },
    writes: { added: [staleItem(stale)] },
    status: 202,
    body: shownReceipt(receipt),
  };
};

/** Made of what the original says, a moment later. */
export const copyReceipt = async (
  { parameters: { number } }: AskedOf<typeof treasuryRoutes.copyReceipt>,
  parts: WithdrawingParts,
): Promise<Decided> => {
  const receipt = await latestReceipt(number, parts);
  await checkValid(receipt, parts);
  const { copy, ...writes } = wantedCopy(receipt, parts.clock.now());
  return {
    done: 'receipt.copied',
    subject: subjectOf(receipt),
    after: { copy },
    writes,
    status: 202,
    body: { copy },
  };
};

const subjectOf = ({ number }: Receipt): string => `receipt:${number}`;

/** @throws Refusal 409 `receipt.not-valid` for one that is withdrawn or replaced, or is about to be */
const checkValid = async (
  { receipt, number, state }: Receipt,
  { receipts }: WithdrawingParts,
): Promise<void> => {
  if (state === 'issued' && !(await receipts.stale(receipt))) return;
  throw new Refusal(409, 'receipt.not-valid', {
    de: `${number} gilt nicht mehr, oder wird gerade zurückgezogen. Bitte die Seite neu laden: dort steht, was an ihre Stelle tritt.`,
    en: `${number} is not valid any more, or is being withdrawn right now. Please load the page again: it says what takes its place.`,
  });
};
