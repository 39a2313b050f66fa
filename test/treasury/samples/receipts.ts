import type { ReceiptRun } from '../../../shared/domain/receipt-run.ts';
import { printDocument } from '../../../shared/store/archive.ts';
import type { ADesk } from '../a-desk.ts';
import type { Sample } from '../sample.ts';
import { addDonor, issued } from '../some-receipts.ts';

/** A white point, as PNG. */
export const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAG7buVgAAAABJRU5ErkJggg==';

const withReceipt = async (desk: ADesk): Promise<void> => {
  await addDonor(desk);
  await issued(desk);
};

/** A run of the year before, which is over. */
export const begun = async (desk: ADesk): Promise<ReceiptRun> => {
  const { status, text } = await desk
    .as('treasurer')
    .post('/v1/treasury/carriers/leipzig/receipt-runs', { year: 2025 });
  if (status !== 202) throw new Error(text);
  const run = await desk.parts.receiptRuns.find('leipzig.2025.1');
  if (!run) throw new Error('it was begun');
  return run;
};

/** The same when it has found out all there is. */
export const ready = async (desk: ADesk): Promise<void> => {
  await desk.parts.receiptRuns.change({ ...(await begun(desk)), state: 'ready' });
};

const printed = async (desk: ADesk): Promise<void> => {
  await desk.parts.receiptRuns.change({ ...(await begun(desk)), state: 'done', prints: 1 });
  await desk.parts.archive.put(printDocument('leipzig.2025.1', 1), Buffer.from('%PDF'), 'application/pdf');
};

const some = async (desk: ADesk): Promise<void> => void (await begun(desk));

const ofCarrier = '/v1/treasury/carriers/leipzig';
const ofReceipt = '/v1/treasury/receipts/LEIPZIG-2026-000001';
const ofRun = '/v1/treasury/receipt-runs/leipzig.2025.1';

export const receiptSamples: Readonly<Record<string, Sample>> = {
  readCarrierReceipts: { path: `${ofCarrier}/receipts` },
  changeSignature: {
    path: `${ofCarrier}/signature`,
    input: { signatory: 'Kim Beispiel, Schatzmeisterei', base64: onePixel },
  },
  readRegister: { path: `${ofCarrier}/register/2026`, prepare: withReceipt },
  readReceipt: { path: ofReceipt, prepare: withReceipt },
  readReceiptDocument: { path: `${ofReceipt}/document`, prepare: withReceipt },
  copyReceipt: { path: `${ofReceipt}/copies`, input: {}, prepare: withReceipt },
  withdrawReceipt: {
    path: `${ofReceipt}/withdraw`,
    input: { reason: 'Der Name war falsch geschrieben.', replace: true },
    prepare: withReceipt,
  },
  readRuns: { path: `${ofCarrier}/receipt-runs`, prepare: some },
  beginRun: { path: `${ofCarrier}/receipt-runs`, input: { year: 2025 } },
  readRun: { path: ofRun, prepare: some },
  readRunDonors: { path: `${ofRun}/donors?outcome=ready`, prepare: some },
  startRun: { path: `${ofRun}/start`, input: {}, prepare: ready },
  cancelRun: { path: `${ofRun}/cancel`, input: {}, prepare: ready },
  readRunPrint: { path: `${ofRun}/prints/1`, prepare: printed },
  readRunReport: { path: `${ofRun}/report`, prepare: printed },
};
