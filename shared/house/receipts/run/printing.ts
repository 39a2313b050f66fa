import type { ReceiptRun } from '../../../domain/receipt-run.ts';
import type { Walk } from '../../../domain/receipt-run-walk.ts';
import type { Sheet } from '../../../paper/paper.ts';
import { printDocument } from '../../../store/archive.ts';
import { sheetOf } from '../frozen.ts';
import { nextOrder, orderOfRun } from '../wanted.ts';
import type { RunParts, Walked } from './parts.ts';

/** As many receipts as a person prints and folds at a time, and as fit into memory. */
export const sheetsInAFile = 200;

/** One file of receipts for those who get none by electronic mail: from the donor the walk is at, until it is full. */
export const printPart = async (run: ReceiptRun, walk: Walk, parts: RunParts): Promise<Walked> => {
  const sheets: Sheet[] = [];
  let after = walk.place;
  do {
    const limit = sheetsInAFile - sheets.length;
    const { donors, next } = await parts.receiptRuns.donors(run.run, { after, limit });
    for (const { donor, by, outcome } of donors) {
      if (outcome !== 'issued' || by !== 'print') continue;
      sheets.push(...(await sheetsOf(donor, run, parts)));
    }
    after = next;
  } while (after !== undefined && sheets.length < sheetsInAFile);
  const next = after === undefined ? undefined : { ...walk, place: after };
  if (sheets.length === 0) return { run, next };
  const part = run.prints + 1;
  await parts.archive.put(printDocument(run.run, part), await parts.paper.print(sheets), 'application/pdf');
  return { run: { ...run, prints: part }, next };
};

/** What the run issued to a donor and nobody mailed, as far as it is valid still. */
const sheetsOf = async (donor: string, run: ReceiptRun, parts: RunParts): Promise<Sheet[]> => {
  const sheets: Sheet[] = [];
  let name = orderOfRun(run.run, donor);
  while (await parts.receipts.order(name)) {
    const receipt = await parts.receipts.find(name);
    const isPrinted = receipt?.state === 'issued' && !receipt.to;
    if (isPrinted && receipt.snapshot) sheets.push(await sheetOf(receipt.snapshot, parts));
    name = nextOrder(name);
  }
  return sheets;
};
