import { type GiftStanding, standingOf } from '../../../domain/gift-standing.ts';
import { dayOf } from '../../../domain/month.ts';
import { signatureOf } from '../../../domain/receipt-gate.ts';
import type { ReceiptRun, ReceiptRunDonor } from '../../../domain/receipt-run.ts';
import { placesOf } from '../../../domain/receipt-run-assessment.ts';
import { type DonorSums, type Placed, sumsOf } from '../../../domain/receipt-run-sums.ts';
import type { ReceiptBlock } from '../../../domain/receipt-work.ts';
import { giftsOf, worldOf } from '../gifts.ts';
import { orderOfRun } from '../wanted.ts';
import type { RunParts } from './parts.ts';

/** How one donor stands with a run at this moment. */
export interface Look {
  /** Each gift the run has to account for, in its one place. */
  readonly places: readonly { readonly gift: GiftStanding; readonly place: Placed }[];
  /** What a receipt would certify now. */
  readonly ready: readonly GiftStanding[];
  /** How it would reach them. */
  readonly by: 'email' | 'print';
}

/** Whether a receipt was issued to a donor by this run: its name follows from both. */
export const isOursOf = ({ run }: Pick<ReceiptRun, 'run'>, donor: string): ((receipt: string) => boolean) => {
  const first = orderOfRun(run, donor);
  return (receipt) => receipt === first || receipt.startsWith(`${first}.`);
};

/** The gifts of a donor of the run, as they are this moment; of `gift:…` that one, as long as nobody knows whose it is. */
export const lookAt = async (
  { donor }: Pick<ReceiptRunDonor, 'donor'>,
  run: ReceiptRun,
  parts: RunParts,
): Promise<Look> => {
  if (donor.startsWith(unknownGiver)) {
    const gifts = await ofNobody(donor.slice(unknownGiver.length), run, parts);
    return look(gifts, { run, donor, donorBlock: 'donor-unknown' }, parts);
  }
  const [gifts, details] = await Promise.all([giftsOf(donor, run.year, parts), parts.donors.find(donor)]);
  const donorBlock = details === undefined ? 'address-missing' : undefined;
  const seen = look(gifts, { run, donor, donorBlock }, parts);
  const carrier = await parts.campaigns.carrier(run.carrier);
  const isMailed =
    details?.thing.email !== undefined && carrier && signatureOf(carrier, seen.ready) === 'machine';
  return { ...seen, by: isMailed ? 'email' : 'print' };
};

/** Sums of a donor, if what is ready comes to this place. */
export const sumsIn = ({ places }: Look, ready: Exclude<Placed, 'ready'>, receipts: number): DonorSums => {
  const sums = sumsOf(places, ready);
  return { ...sums, issued: { ...sums.issued, receipts } };
};

/** The names of the receipts of this run that certify gifts of the donor. */
export const receiptsIn = ({ places }: Look): Set<string> =>
  new Set(places.flatMap(({ gift, place }) => (place === 'issued' ? (gift.receipt ?? []) : [])));

export const unknownGiver = 'gift:';

const look = (
  gifts: readonly GiftStanding[],
  of: {
    readonly run: ReceiptRun;
    readonly donor: string;
    readonly donorBlock: ReceiptBlock | undefined;
  },
  { clock }: RunParts,
): Look => {
  const places = placesOf(gifts, {
    carrier: of.run.carrier,
    isOurs: isOursOf(of.run, of.donor),
    today: dayOf(clock.now()),
    donorBlock: of.donorBlock,
  });
  const ready = places.flatMap(({ gift, place }) => (place === 'ready' ? [gift] : []));
  return { places, ready, by: 'print' };
};

/** Somebody may have said since whose it is: then it is with its donor, who is added to the run. */
const ofNobody = async (name: string, run: ReceiptRun, parts: RunParts): Promise<GiftStanding[]> => {
  const given = await parts.receiptGifts.of(name);
  const donor = await parts.givers(given);
  if (donor !== undefined) {
    await parts.donors.gave(donor, run.year, name);
    await parts.receiptRuns.noteNew({ run: run.run, donor, outcome: 'found' });
    return [];
  }
  const standing = standingOf(name, given.gift, given.terms?.thing, await worldOf([given], parts));
  return standing && Number(standing.givenOn.slice(0, 4)) === run.year ? [standing] : [];
};
