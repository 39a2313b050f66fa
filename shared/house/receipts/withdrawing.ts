import { type Campaign, unassigned } from '../../domain/campaign.ts';
import { type GiftStanding, standingOf } from '../../domain/gift-standing.ts';
import type { Letter } from '../../domain/letter.ts';
import { dayOf, type Instant, instantOf } from '../../domain/month.ts';
import { type Receipt, registerOf } from '../../domain/receipt.ts';
import type { ReceiptOrder, StaleReceipt } from '../../domain/receipt-work.ts';
import type { Task } from '../../domain/task.ts';
import { letterItem, taskItem } from '../../store/changes.ts';
import type { GiftWithTerms } from '../../store/receipt-gifts.ts';
import { receiptItem, receiptOrderItem, staleAnswered } from '../../store/receipts.ts';
import { untilDone } from '../until-done.ts';
import { type Act, actOf, appended, registerWrites } from './chain.ts';
import { readGifts, worldOf } from './gifts.ts';
import type { IssuingParts } from './parts.ts';
import { nextOrder } from './wanted.ts';

/**
 * Withdraws a receipt that is not true any more: at once, so that nobody finds it valid; then its gifts are free again,
 * and for what is left of them another is ordered. It stays on the list of work until all of that is done.
 */
export const withdraw = async (stale: StaleReceipt, parts: IssuingParts): Promise<void> => {
  await untilDone(parts.clock, async () => {
    const { carrier, year } = registerOf((await parts.receipts.find(stale.receipt))?.number ?? '');
    // The head first: whatever is written of the receipt after this is seen by the head's version.
    const head = await parts.register.head(carrier, year);
    const receipt = await parts.receipts.find(stale.receipt);
    const said = (await parts.receipts.stale(stale.receipt)) ?? stale;
    if (!receipt) throw new Error(`the receipt ${stale.receipt} is gone`);
    const held = await heldBy(receipt, said, parts);
    if (receipt.state === 'issued') {
      const now = instantOf(parts.clock.now());
      const { head: next, entry } = appended(head, await actOfWithdrawal(receipt, now, parts));
      const { added, changed } = registerWrites(next, [entry]);
      const withdrawn: Receipt = {
        ...receipt,
        state: 'withdrawn',
        withdrawnAt: now,
        withdrawnBecause: said.because,
      };
      const cancelled = await parts.receipts.commit({
        added: [...added, ...letterOf(withdrawn, held, said, now), taskOf(receipt, held, now)],
        changed: [...changed, { item: receiptItem(withdrawn), version: receipt.version }],
      });
      if (cancelled !== undefined) return 'contended';
      parts.log.tell('receipt withdrawn', { number: receipt.number, because: said.because });
    }
    for (const { name, count } of held.taken) {
      await parts.receiptGifts.release(name, count, receipt.receipt, instantOf(parts.clock.now()));
    }
    return (await answered(receipt, said, held, parts)) ? true : 'contended';
  });
};

interface Held {
  /** Its gifts as they stand without it: what another receipt may certify, now or later. */
  readonly left: readonly GiftStanding[];
  /** Claims of it that are not released. */
  readonly taken: readonly { readonly name: string; readonly count: number }[];
  /** The campaign of the first gift, for the letter and the task. */
  readonly campaign: Campaign['campaign'];
  /** The first of its gifts. */
  readonly gift: string | undefined;
}

const heldBy = async (
  { receipt, snapshot }: Receipt,
  stale: StaleReceipt,
  parts: IssuingParts,
): Promise<Held> => {
  // Of one whose contents are removed only the gift is known that made it stale.
  const names = snapshot?.gifts.map(({ gift }) => gift) ?? (stale.gift === undefined ? [] : [stale.gift]);
  const given = await readGifts(names, parts.receiptGifts);
  const world = await worldOf(given, parts);
  const left = given.flatMap(
    ({ name, gift, terms }) =>
      standingOf(name, { ...gift, claimed: { count: gift.claimed.count } }, terms?.thing, world) ?? [],
  );
  return {
    left: snapshot
      ? left.filter(
          ({ standing, carrier }) => standing !== 'excluded' && carrier === snapshot.carrier.carrier,
        )
      : [],
    taken: given.flatMap(({ name, gift: { claimed } }) =>
      claimed.receipt === receipt ? [{ name, count: claimed.count }] : [],
    ),
    campaign: campaignOf(given),
    gift: names[0],
  };
};

const campaignOf = (given: readonly GiftWithTerms[]): string =>
  given
    .flatMap(({ gift }) => [...gift.lines.values()].map(({ standing }) => standing.campaign))
    .find((campaign) => campaign !== unassigned) ?? unassigned;

/** The gifts are free; what is left is ordered anew, once, and what was found is answered. */
const answered = async (
  receipt: Receipt,
  stale: StaleReceipt,
  { left }: Held,
  { clock, receipts }: IssuingParts,
): Promise<boolean> => {
  const updates = [staleAnswered(stale)];
  const before = await receipts.order(receipt.receipt);
  const place = await placeAfter(receipt, receipts);
  if (!stale.replace || left.length === 0 || !before || place === 'taken') {
    return (await receipts.commit({ updates })) === undefined;
  }
  const { debitWarned, donor, carrier, year, form } = before;
  const order: ReceiptOrder = {
    receipt: place.free,
    form,
    carrier,
    donor,
    year,
    gifts: receipt.snapshot?.gifts.map(({ gift }) => gift),
    askedBy: 'correction',
    replaces: receipt.number,
    ...(debitWarned && { debitWarned }),
    state: 'open',
    askedAt: instantOf(clock.now()),
    version: 1,
  };
  return (
    (await receipts.commit({ added: [{ ...receiptOrderItem(order), version: 1 }], updates })) === undefined
  );
};

/** The first free name after a receipt's; `taken` if the order that takes its place is there already. */
const placeAfter = async (
  { receipt, number }: Receipt,
  receipts: Pick<IssuingParts['receipts'], 'order'>,
): Promise<'taken' | { readonly free: string }> => {
  for (let name = nextOrder(receipt); ; name = nextOrder(name)) {
    const order = await receipts.order(name);
    if (!order) return { free: name };
    if (order.replaces === number) return 'taken';
  }
};

/** The letter that asks for the original back, to whom it was sent. */
const letterOf = (
  { receipt, number, to, locale, totalCents, snapshot }: Receipt,
  { left, campaign }: Held,
  { because, replace }: StaleReceipt,
  writtenAt: Instant,
): ReturnType<typeof letterItem>[] => {
  if (!to || !snapshot) return [];
  const letter: Letter = {
    letter: `${receipt}.withdrawn`,
    to,
    locale,
    about: {
      kind: 'receipt-withdrawn',
      receipt,
      number,
      carrier: snapshot.carrier.carrier,
      campaign,
      cents: totalCents,
      day: dayOf(writtenAt),
      because,
      replacementFollows: replace && left.length > 0,
    },
    state: 'NEW',
    writtenAt,
  };
  return [letterItem(letter)];
};

/** A person gets the original back and tells the tax office. */
const taskOf = ({ number, totalCents }: Receipt, { campaign, gift }: Held, writtenAt: Instant) => {
  const task: Task = {
    task: `receipt-withdrawn:${number}`,
    matter: 'receipt-withdrawn',
    campaign,
    ...(gift !== undefined && { gift }),
    cents: totalCents,
    reason: number,
    writtenAt,
  };
  return taskItem(task);
};

/** Of a receipt whose contents are removed the register still knows the hashes. */
const actOfWithdrawal = async (receipt: Receipt, at: Instant, { register }: IssuingParts): Promise<Act> => {
  if (receipt.snapshot) return actOf('withdrawn', receipt, at);
  const { carrier, year } = registerOf(receipt.number);
  for await (const { act, number, cents, snapshotHash, documentHash } of register.entries(carrier, year)) {
    if (act === 'issued' && number === receipt.number) {
      return { act: 'withdrawn', number, cents, snapshotHash, documentHash, at };
    }
  }
  throw new Error(`${receipt.number} stands in no register`);
};
