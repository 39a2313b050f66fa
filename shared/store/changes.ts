import * as z from 'zod';
import { type Change, Failure, GiftDonor } from '../domain/change.ts';
import { SeenDispute } from '../domain/dispute.ts';
import { Claim } from '../domain/claim.ts';
import { Entry } from '../domain/ledger.ts';
import type { Letter } from '../domain/letter.ts';
import { Pledge, PledgeDonor, SeenInvoice } from '../domain/pledge.ts';
import { seenKey } from '../domain/pledging.ts';
import type { StaleReceipt } from '../domain/receipt-work.ts';
import { Task } from '../domain/task.ts';
import { hourOf, type Key, keys, lists } from './keys.ts';
import { letterOf } from './outbox.ts';
import { storedAs } from './stored.ts';
import { digestOf, letterKey, taskKey } from './subject-keys.ts';
import type { Item } from './table.ts';

/** Stored items, read; each schema is made once for all who read it. */
export const entryIn = storedAs(Entry);
export const taskIn = storedAs(Task);
export const claimIn = storedAs(Claim);
const donorIn = storedAs(GiftDonor);
export const failureIn = storedAs(Failure);
const disputeIn = storedAs(SeenDispute);
const pledgeIn = storedAs(Pledge);
const pledgeDonorIn = storedAs(PledgeDonor);
const seenInvoiceIn = storedAs(SeenInvoice);

/** How each change lies in the table. Orders, silences and stale receipts may be told twice; all else is written once. */
export const isReplaceable = (change: Change): boolean =>
  'stop' in change || 'silence' in change || 'stale' in change;

/** All but a wish, which was written before its gift came: that is an update (shared/store/wishes.ts). */
type WrittenChange = Exclude<Change, { readonly wish: unknown }>;
export const isWritten = (change: Change): change is WrittenChange => !('wish' in change);

export const itemOf = (change: WrittenChange): Item => {
  if ('entry' in change) return entryItem(change.entry);
  if ('letter' in change) return letterItem(change.letter);
  if ('task' in change) return taskItem(change.task);
  if ('donor' in change) return { ...keys.giftDonor(change.donor.gift), kind: 'DONOR', ...change.donor };
  if ('failure' in change) {
    const { failure } = change;
    return { ...keys.failure(failure.gift, failure.charge), kind: 'FAILURE', ...failure };
  }
  if ('dispute' in change) {
    const { gift, dispute, status } = change.dispute;
    return { ...keys.dispute(gift, dispute, status), kind: 'DISPUTE', ...change.dispute };
  }
  if ('pledge' in change) {
    const { pledge, version } = change.pledge;
    return { ...keys.pledgeState(pledge, version), kind: 'PLEDGE', ...change.pledge };
  }
  if ('pledgeDonor' in change) {
    return { ...keys.pledgeDonor(change.pledgeDonor.pledge), kind: 'PLEDGE-DONOR', ...change.pledgeDonor };
  }
  if ('invoice' in change) {
    const { invoice } = change;
    return { ...keys.seenInvoice(invoice.pledge, seenKey(invoice)), kind: 'SEEN-INVOICE', ...invoice };
  }
  if ('stop' in change) {
    const { stop } = change;
    return { ...keys.stop(stop.pledge), kind: 'STOP', ...stop, list: lists.stops, listedAt: stop.at };
  }
  if ('stale' in change) return staleItem(change.stale);
  const { email, reason, at } = change.silence;
  return { ...keys.silence(digestOf(email)), kind: 'SILENCE', reason, at };
};

/** Wakes whoever looks after receipts, and stays on their list until the receipt is withdrawn. */
export const staleItem = (stale: StaleReceipt): Item & Key => ({
  ...keys.staleReceipt(stale.receipt),
  kind: 'RECEIPT-WORK',
  work: 'stale',
  ...stale,
  list: lists.receiptWork,
  listedAt: stale.at,
});

/** An entry lies with its gift, and in the list of its month. */
const entryItem = (entry: Entry): Item => ({
  ...keys.entry(entry.gift, entry.entry),
  kind: 'ENTRY',
  ...entry,
  list: lists.ledger(entry.month),
  listedAt: entry.at,
});

/** A letter lies with what it is about, so that there is one of a kind, and in the list of its hour. */
export const letterItem = (letter: Letter): Item => ({
  ...letterKey(letter),
  kind: 'LETTER',
  ...letter,
  list: lists.written(hourOf(letter.writtenAt)),
  listedAt: letter.writtenAt,
});

export const taskItem = (task: Task): Item => ({
  ...taskKey(task),
  kind: 'TASK',
  ...task,
  list: lists.tasks,
  listedAt: task.dueAt ?? task.writtenAt,
});

const Kind = z.object({ kind: z.string() });

/** What an item of a gift or a promise says; what is no change to either is none. */
export const changeOf = (item: Item): Change | undefined => {
  switch (Kind.parse(item).kind) {
    case 'ENTRY':
      return { entry: entryIn(item) };
    case 'LETTER':
      return { letter: letterOf(item) };
    case 'TASK':
      return { task: taskIn(item) };
    case 'DONOR':
      return { donor: donorIn(item) };
    case 'FAILURE':
      return { failure: failureIn(item) };
    case 'DISPUTE':
      return { dispute: disputeIn(item) };
    case 'PLEDGE':
      return { pledge: pledgeIn(item), before: undefined };
    case 'PLEDGE-DONOR':
      return { pledgeDonor: pledgeDonorIn(item) };
    case 'SEEN-INVOICE':
      return { invoice: seenInvoiceIn(item) };
    default:
      return undefined;
  }
};
