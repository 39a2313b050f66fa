import { type Carrier, ReceiptSettings } from '../../../domain/carrier.ts';
import { type Day, dayOf, formatDay } from '../../../domain/month.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { TaxNotice } from '../../../domain/tax-notice.ts';
import { carrierGate } from '../../../domain/receipt-gate.ts';
import type { ReceiptBlock } from '../../../domain/receipt-work.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import { carrierItem } from '../../../store/campaigns.ts';
import type { AtVersion } from '../../../store/plans.ts';
import type { Receipts } from '../../../store/receipts.ts';
import { type Decided, expectLatest } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { ringFor, type RingingParts } from '../receipts/ringing.ts';
import { blockedAt } from '../receipts/waiting.ts';
import { type GovernedParts, latestCarrier, newName, shownCarrier, subjects } from './governed.ts';

/** Receipts that wait for something of a carrier's go out once it is there. */
export interface CarrierParts extends GovernedParts, RingingParts {
  readonly receipts: RingingParts['receipts'] & Pick<Receipts, 'blocked'>;
}

export const addCarrier = async (
  { input, now }: AskedOf<typeof treasuryRoutes.addCarrier>,
  { governed }: GovernedParts,
): Promise<Decided> => {
  const today = dayOf(now);
  checkNotice(input.taxNotice, today, 'taxNotice.issuedOn');
  const names = { wanted: input.carrier, name: input.name };
  const carrier: Carrier = { ...input, carrier: await newName('carrier', names, input, governed.carrier) };
  return {
    done: 'carrier.added',
    subject: subjects.carrier(carrier.carrier),
    after: carrier,
    writes: { added: [{ ...carrierItem(carrier), version: 1 }] },
    status: 201,
    body: shownCarrier({ thing: carrier, version: 1 }, today),
  };
};

export const changeCarrier = async (
  { request, parameters, input, now }: AskedOf<typeof treasuryRoutes.changeCarrier>,
  parts: CarrierParts,
): Promise<Decided> => {
  const found = await latestCarrier(parameters.carrier, parts);
  const { carrier, taxNotice, formerTaxNotices } = found.thing;
  const receipts = settingsOf(input.receipts, found.thing.receipts);
  const after: Carrier = { ...input, carrier, taxNotice, formerTaxNotices, receipts };
  expectLatest(request, { thing: shownCarrier(found, dayOf(now)), version: found.version }, after);
  return {
    ...changed('carrier.changed', found, after, dayOf(now), 200),
    afterwards: async () => ringWaiting(after, dayOf(now), parts),
  };
};

/** The facsimile of a signature stays whatever is sent here: it was looked at when it came, and lies in the archive. */
const settingsOf = (
  wanted: Omit<ReceiptSettings, 'signatureHash'> | undefined,
  before: ReceiptSettings | undefined,
): ReceiptSettings | undefined => {
  const { signatureHash, signatory } = before ?? {};
  if (signatureHash === undefined) return wanted;
  return ReceiptSettings.parse({ ...(wanted ?? { signatory }), signatureHash });
};

/** What letters of earlier years quote is never lost: the notice before becomes a former one. */
export const addNotice = async (
  { parameters, input, now }: AskedOf<typeof treasuryRoutes.addNotice>,
  parts: CarrierParts,
): Promise<Decided> => {
  const found = await latestCarrier(parameters.carrier, parts);
  const { correctsMistake, ...notice } = input;
  const today = dayOf(now);
  checkNotice(notice, today, 'issuedOn');
  const { taxNotice, formerTaxNotices = [] } = found.thing;
  const former = correctsMistake ? formerTaxNotices : [...formerTaxNotices, taxNotice];
  const latest = former.at(-1);
  if (latest && notice.issuedOn <= latest.issuedOn) throw notNewer(latest);
  const after: Carrier = {
    ...found.thing,
    taxNotice: notice,
    formerTaxNotices: former.length > 0 ? former : undefined,
  };
  return {
    ...changed(correctsMistake ? 'notice.corrected' : 'notice.added', found, after, today, 201),
    afterwards: async () => ringWaiting(after, today, parts),
  };
};

/** What a notice, an address or purposes can have kept from going out. */
const ofCarrier: ReadonlySet<ReceiptBlock> = new Set(['notice-over', 'notice-without-year', 'too-long']);

const ringWaiting = async (carrier: Carrier, today: Day, parts: CarrierParts): Promise<void> => {
  if (carrierGate(carrier, today) !== undefined) return;
  const waiting = await blockedAt(carrier.carrier, parts);
  await ringFor(
    waiting.filter(({ block }) => block !== undefined && ofCarrier.has(block)),
    parts,
  );
};

const changed = (
  done: string,
  { thing, version }: AtVersion<Carrier>,
  carrier: Carrier,
  today: Day,
  status: 200 | 201,
): Decided => ({
  done,
  subject: subjects.carrier(carrier.carrier),
  before: thing,
  after: carrier,
  writes: { changed: [{ item: carrierItem(carrier), version }] },
  status,
  body: shownCarrier({ thing: carrier, version: version + 1 }, today),
});

/** @throws Refusal 400 `notice.in-future` */
const checkNotice = ({ issuedOn }: TaxNotice, today: Day, field: string): void => {
  if (issuedOn <= today) return;
  throw new Refusal(
    400,
    'notice.in-future',
    {
      de: `Der ${formatDay(issuedOn, 'de')} liegt in der Zukunft. Bitte das Datum nehmen, das oben auf dem Bescheid steht.`,
      en: `${formatDay(issuedOn, 'en')} lies in the future. Please take the date at the top of the notice.`,
    },
    field,
  );
};

const notNewer = ({ issuedOn }: TaxNotice): Refusal =>
  new Refusal(
    409,
    'notice.not-newer',
    {
      de: `Eingetragen ist schon der Bescheid vom ${formatDay(issuedOn, 'de')}; ein neuer ist jünger. War an jenem etwas vertippt, dann bitte als Berichtigung eintragen (correctsMistake).`,
      en: `The notice of ${formatDay(issuedOn, 'en')} is entered already; a new one is later. If something of that one was mistyped, please enter this as its correction (correctsMistake).`,
    },
    'issuedOn',
  );
