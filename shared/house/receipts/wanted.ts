import { createHash } from 'node:crypto';
import type { GiftStanding } from '../../domain/gift-standing.ts';
import { instantOf } from '../../domain/month.ts';
import { receiptSentences } from '../../domain/receipt-gate.ts';
import type { ReceiptForm } from '../../domain/receipt.ts';
import type { ReceiptExclusion } from '../../domain/receipt-run.ts';
import type { ReceiptOrder } from '../../domain/receipt-work.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Sentence } from '../../domain/locale.ts';
import { giftsOf } from './gifts.ts';
import type { CertifyingParts } from './parts.ts';

export interface ReceiptsAsked {
  readonly donor: string;
  readonly form: ReceiptForm;
  /** In which the gifts were given. */
  readonly year: number;
  /** Which; without it all of the year that no receipt has. */
  readonly gifts?: readonly string[] | undefined;
  readonly askedBy: ReceiptOrder['askedBy'];
  /** Its giver knows that a debit may still come back, and wants it all the same. */
  readonly debitWarned?: boolean | undefined;
}

/**
 * The orders that a wish for receipts comes to: one for each gift, or one for each carrier that has received some of
 * them. Nothing is written: whoever asks puts them into the table (`receiptOrderItem`, with `version: 1`), or hands
 * them to `issueOrders`. Empty where there is nothing that could ever be certified.
 *
 * @throws Refusal 404 `gift.unknown`, 409 `gift.receipted`, `gift.excluded`, `gift.unassigned`, of gifts that were named
 */
export const wantedReceipts = async (ask: ReceiptsAsked, parts: CertifyingParts): Promise<ReceiptOrder[]> => {
  const { donor, form, year, gifts } = ask;
  const all = await giftsOf(donor, year, parts);
  const named = gifts && (await chosen(gifts, all, parts));
  const open = (named ?? all).filter(({ standing }) => standing === 'receiptable' || standing === 'blocked');
  return [...groupsOf(form, open)].map(([carrier, theirs]) => ({
    receipt: `rcpt_${parts.newKey()}`,
    form,
    carrier,
    donor,
    year,
    ...((form === 'single' || gifts) && { gifts: theirs.map(({ gift }) => gift) }),
    askedBy: ask.askedBy,
    ...(ask.debitWarned && { debitWarned: true }),
    state: 'open',
    askedAt: instantOf(parts.clock.now()),
    version: 1,
  }));
};

/** Each group becomes one order; a gift of which nobody knows who received it belongs to none. */
const groupsOf = (
  form: ReceiptForm,
  open: readonly GiftStanding[],
): (readonly [string, GiftStanding[]])[] => {
  const received = open.flatMap((gift) =>
    gift.carrier === undefined ? [] : [{ ...gift, carrier: gift.carrier }],
  );
  if (form === 'single') return received.map((gift) => [gift.carrier, [gift]]);
  return [...Map.groupBy(received, ({ carrier }) => carrier)];
};

/** @throws Refusal of the first that cannot be certified */
const chosen = async (
  names: readonly string[],
  all: readonly GiftStanding[],
  parts: CertifyingParts,
): Promise<GiftStanding[]> =>
  Promise.all(
    [...new Set(names)].map(async (name) => {
      const gift = all.find((each) => each.gift === name);
      if (!gift) throw unknownGift;
      if (gift.receipt !== undefined) throw await receipted(gift.receipt, parts);
      if (gift.exclusion) throw excluded(gift.exclusion);
      if (gift.carrier === undefined) throw refuse('gift.unassigned', receiptSentences.unassigned);
      return gift;
    }),
  );

/** A run asks for one receipt a donor: its name follows from both, so that a run that goes on finds its own again. */
export const orderOfRun = (run: string, donor: string): string =>
  `rcpt_${createHash('sha256').update(`${run} ${donor}`).digest('base64url')}`;

/** The order that takes the place of one whose gifts changed under it. */
export const nextOrder = (receipt: string): string => {
  const [, stem = receipt, count = '1'] = /^(.*)\.(\d+)$/.exec(receipt) ?? [];
  return `${stem}.${Number(count) + 1}`;
};

/** The name before, of the order whose place it took or the receipt it corrects; undefined for the first. */
export const previousOrder = (receipt: string): string | undefined => {
  const [, stem, count] = /^(.*)\.(\d+)$/.exec(receipt) ?? [];
  if (stem === undefined) return undefined;
  return Number(count) > 2 ? `${stem}.${Number(count) - 1}` : stem;
};

const unknownGift = new Refusal(404, 'gift.unknown', {
  de: 'Diese Spende gibt es in diesem Jahr nicht.',
  en: 'There is no such gift in this year.',
});

const receipted = async (receipt: string, { receipts }: CertifyingParts): Promise<Refusal> => {
  const number = (await receipts.find(receipt))?.number;
  return number === undefined
    ? refuse('gift.receipted', {
        de: 'Für diese Spende wird gerade eine Zuwendungsbestätigung ausgestellt.',
        en: 'An official receipt for this gift is being issued right now.',
      })
    : refuse('gift.receipted', {
        de: `Diese Spende steht schon in der Zuwendungsbestätigung ${number}.`,
        en: `This gift stands in the official receipt ${number} already.`,
      });
};

const exclusions = {
  platform: {
    de: 'Diese Spende hat eine Plattform bekommen: die Bescheinigung stellt sie selbst aus.',
    en: 'A platform has received this gift and issues the receipt for it.',
  },
  'return-service': {
    de: 'Für dieses Geld gab es eine Gegenleistung: dafür gibt es keine Zuwendungsbestätigung.',
    en: 'Something was given in return for this money: there is no official receipt for it.',
  },
  'fee-not-deductible': {
    de: 'Mitgliedsbeiträge an diesen Träger sind steuerlich nicht abziehbar: dafür gibt es keine Zuwendungsbestätigung.',
    en: 'Fees of this carrier’s members are not deductible: there is no official receipt for them.',
  },
} as const satisfies Record<ReceiptExclusion, Sentence>;

const excluded = (exclusion: ReceiptExclusion): Refusal => refuse('gift.excluded', exclusions[exclusion]);

const refuse = (code: string, sentence: Sentence): Refusal => new Refusal(409, code, sentence);
