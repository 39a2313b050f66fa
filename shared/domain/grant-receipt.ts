import { apportion } from './apportion.ts';
import { checkCameOn, type Counted, notedEntry } from './counting.ts';
import { type Grant, type SplitPart, type Tranche, trancheCents, type TranchePlan } from './grant.ts';
import type { Entry } from './ledger.ts';
import type { Sentence } from './locale.ts';
import { type Cents, formatCents, sumCents } from './money.ts';
import { type Day, formatDay, type Instant } from './month.ts';
import { Refusal } from './refusal.ts';

/** What a person reads on the account's statement. */
export interface Receipt {
  readonly tranche: string;
  readonly day: Day;
  readonly cents: Cents;
  /** What it is for, where that is not what was planned. */
  readonly split?: readonly SplitPart[] | undefined;
}

export interface ReceiptBooking {
  readonly counted: Counted;
  readonly author: string;
  readonly bookedAt: Instant;
}

export interface Received {
  readonly grant: Grant;
  readonly entries: Entry[];
  /** What is still due, where less came than was promised. */
  readonly rest: Tranche | undefined;
}

/**
 * A tranche as it stands on the account: its entries, one for each purpose, and the grant after it. Came less than was
 * promised, the rest stays promised as a tranche of its own, so that received and committed money together are always
 * what was granted.
 *
 * @throws Refusal `tranche.…`
 */
export const receive = (grant: Grant, receipt: Receipt, booking: ReceiptBooking): Received => {
  const due = dueTranche(grant, receipt);
  const split = splitOf(due, receipt);
  const entries = entriesOf(grant, due, split, booking);
  const rest = restOf(grant, due, split);
  const received: Tranche = {
    ...due,
    split: [...split],
    received: { on: receipt.day, entries: entries.map(({ entry }) => entry) },
  };
  const tranches = grant.tranches.flatMap((tranche) =>
    tranche === due ? [received, ...(rest ? [rest] : [])] : [tranche],
  );
  return { grant: { ...grant, tranches }, entries, rest };
};

/** @throws Refusal `tranche.…` for money that cannot be this tranche */
export const checkReceipt = (grant: Grant, receipt: Receipt, today: Day): void => {
  checkCameOn(receipt.day, today);
  if (receipt.day < grant.decidedOn) {
    throw refuse('tranche.before-decision', 'day', {
      de: `Der Bescheid ist vom ${formatDay(grant.decidedOn, 'de')}: davor kann keine Rate gekommen sein.`,
      en: `The decision is of ${formatDay(grant.decidedOn, 'en')}: no tranche can have come before.`,
    });
  }
  const due = dueTranche(grant, receipt);
  const promised = trancheCents(due);
  if (receipt.cents > promised) {
    throw refuse('tranche.more-than-due', 'cents', {
      de: `Zugesagt sind mit dieser Rate ${formatCents(promised, 'de')}. Ist mehr gekommen, bitte zuerst die Förderung ändern (Änderungsbescheid), oder den Rest als andere Rate buchen.`,
      en: `This tranche promises ${formatCents(promised, 'en')}. If more came, change the grant first (amended decision), or book the rest as another tranche.`,
    });
  }
  if (receipt.split && sumCents(receipt.split.map((part) => part.cents)) !== receipt.cents) {
    throw refuse('tranche.split-differs', 'split', {
      de: `Die Aufteilung ergibt nicht den Betrag von ${formatCents(receipt.cents, 'de')}.`,
      en: `The split does not come to the sum of ${formatCents(receipt.cents, 'en')}.`,
    });
  }
};

const dueTranche = ({ tranches }: Grant, { tranche }: Receipt): Tranche => {
  const found = tranches.find((candidate) => candidate.tranche === tranche);
  if (!found) {
    throw new Refusal(404, 'tranche.unknown', {
      de: `Eine Rate ${tranche} hat diese Förderung nicht.`,
      en: `This grant has no tranche ${tranche}.`,
    });
  }
  if (!found.received) return found;
  const sum = trancheCents(found);
  throw new Refusal(409, 'tranche.received', {
    de: `Die Rate ${tranche} ist am ${formatDay(found.received.on, 'de')} mit ${formatCents(sum, 'de')} gebucht worden. Was falsch ist, nimmt eine Berichtigung heraus.`,
    en: `The tranche ${tranche} was booked on ${formatDay(found.received.on, 'en')} with ${formatCents(sum, 'en')}. What is wrong is taken out by a correction.`,
  });
};

/** As it is said, or else as it was planned; of less money each purpose gets its part, to the cent. */
const splitOf = (due: Tranche, { cents: sum, split }: Receipt): SplitPart[] => {
  if (split) return [...split];
  const parts = apportion(
    sum,
    due.split.map((part) => part.cents),
  );
  return due.split.flatMap(({ earmark }, index) => positive(earmark, parts[index]));
};

const positive = (earmark: SplitPart['earmark'], part: Cents | undefined): SplitPart[] =>
  part === undefined || part === 0 ? [] : [{ earmark, cents: part }];

const entriesOf = (
  { grant, campaign, programme }: Grant,
  { tranche }: Tranche,
  split: readonly SplitPart[],
  booking: ReceiptBooking,
): Entry[] => {
  const gift = `manual:${campaign}.${grant}.${tranche}`;
  const reason = `${programme}, Rate ${tranche}${booking.counted.told}`;
  return split.map(({ earmark, cents: part }, index) => ({
    ...notedEntry({
      name: split.length === 1 ? gift : `${gift}.${index + 1}`,
      gift,
      campaign,
      earmark,
      cents: part,
      ...booking,
    }),
    source: 'grant',
    grant,
    tranche,
    reason,
  }));
};

const restOf = (grant: Grant, due: Tranche, split: readonly SplitPart[]): Tranche | undefined => {
  const missing = trancheCents(due) - sumCents(split.map((part) => part.cents));
  if (missing === 0) return undefined;
  // Of each purpose what it did not get; where one got more than was planned, the others share what is left.
  const open = due.split.map(({ earmark, cents: planned }) =>
    Math.max(0, planned - (split.find((part) => part.earmark === earmark)?.cents ?? 0)),
  );
  const parts = apportion(missing, open);
  return {
    ...due,
    tranche: restName(grant, due),
    split: due.split.flatMap(({ earmark }, index) => positive(earmark, parts[index])),
  };
};

/** `1_2` of `1`, then `1_3`. */
const restName = ({ tranches }: Grant, { tranche }: TranchePlan): string => {
  const [stem] = numbered(tranche);
  const taken = tranches.map((other) => numbered(other.tranche)).filter(([of]) => of === stem);
  return `${stem}_${Math.max(...taken.map(([, number]) => number)) + 1}`;
};

const numbered = (tranche: string): readonly [stem: string, number: number] => {
  const [stem = tranche, number = '1'] = tranche.split('_');
  return [stem, Number(number)];
};

const refuse = (code: string, field: string, sentence: Sentence): Refusal =>
  new Refusal(400, code, sentence, field);
