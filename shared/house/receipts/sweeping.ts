import type { Campaign } from '../../domain/campaign.ts';
import { dayOf, instantOf } from '../../domain/month.ts';
import { carrierGate } from '../../domain/receipt-gate.ts';
import type { ReceiptOrder, ReceiptWork } from '../../domain/receipt-work.ts';
import { errorFields } from '../../lambda/log.ts';
import { hourOf } from '../../store/keys.ts';
import { receiptBellItem } from '../../store/receipts.ts';
import type { CertifyingParts } from './parts.ts';
import { assess, type AssessingParts } from './readiness.ts';

export interface RingingParts extends AssessingParts, Pick<CertifyingParts, 'log'> {
  readonly receipts: Pick<CertifyingParts['receipts'], 'waiting' | 'blocked' | 'commit'>;
  readonly campaigns: CertifyingParts['campaigns'] & { readonly list: () => Promise<Campaign[]> };
}

/** What lies longer has lost its bell, or whoever worked on it has died. */
const lostAfterMilliseconds = 15 * 60 * 1000;

/**
 * Rings once more for work on receipts that nobody has done, and for receipts that waited for something that is there
 * now: a new notice, an address, the end of the eight weeks. A bell of the same hour is rung once.
 *
 * @returns how many bells were rung
 */
export const ringForWork = async (parts: RingingParts): Promise<number> => {
  const { clock, log, receipts } = parts;
  const settled = instantOf(new Date(clock.now().getTime() - lostAfterMilliseconds));
  let rung = 0;
  for await (const works of receipts.waiting(settled)) {
    for (const work of works) rung += await ring(work, parts);
  }
  if (rung > 0) log.tell('rang for receipts that lay', { works: rung });
  for (const carrier of await carriersOf(parts)) rung += await ringForBlocked(carrier, parts);
  return rung;
};

/** The same within the hourly sweep: whatever is wrong with receipts holds up neither gifts nor letters. */
export const ringForReceipts = async (parts: RingingParts): Promise<void> => {
  try {
    await ringForWork(parts);
  } catch (error) {
    parts.log.alarm(
      'receipts-not-rung',
      'Receipts that lie or wait were not looked after.',
      errorFields(error),
    );
  }
};

const ringForBlocked = async (name: string, parts: RingingParts): Promise<number> => {
  const { campaigns, clock, receipts } = parts;
  const carrier = await campaigns.carrier(name);
  if (!carrier || carrierGate(carrier, dayOf(clock.now())) !== undefined) return 0;
  let rung = 0;
  for await (const orders of receipts.blocked(name)) {
    for (const order of orders) {
      if (await mayGo(order, parts)) rung += await ring({ work: 'order', receipt: order.receipt }, parts);
    }
  }
  if (rung > 0) parts.log.tell('rang for receipts that waited', { carrier: name, orders: rung });
  return rung;
};

/** In which hour (UTC) a receipt that was too long is tried again: whether it fits, only its document tells. */
const triedHour = '04';

const mayGo = async (order: ReceiptOrder, parts: RingingParts): Promise<boolean> => {
  if (order.block === 'too-long') return hourOf(instantOf(parts.clock.now())).endsWith(`T${triedHour}`);
  const { verdict } = await assess(order, parts);
  return !('block' in verdict);
};

/** Everybody who has ever received money for a campaign. */
const carriersOf = async ({ campaigns }: RingingParts): Promise<ReadonlySet<string>> =>
  new Set((await campaigns.list()).flatMap(({ carriers }) => carriers.map(({ carrier }) => carrier)));

const ring = async (work: ReceiptWork, { clock, receipts }: RingingParts): Promise<number> => {
  const about =
    work.work === 'run' ? work.run : `${work.receipt}${work.work === 'copy' ? `:${work.copy}` : ''}`;
  const now = clock.now();
  const bell = receiptBellItem(`${work.work}:${about}:${hourOf(instantOf(now))}`, work, now);
  return (await receipts.commit({ added: [bell] })) === undefined ? 1 : 0;
};
