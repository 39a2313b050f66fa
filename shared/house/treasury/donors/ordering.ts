import { Refusal } from '../../../domain/refusal.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import { mostWrites } from '../../../store/desk.ts';
import { receiptOrderItem } from '../../../store/receipts.ts';
import type { CertifyingParts } from '../../receipts/parts.ts';
import { wantedReceipts } from '../../receipts/wanted.ts';
import type { Decided } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { shownWanted } from '../receipts/waiting.ts';
import { latestDonor } from './kept.ts';

/** What is ordered is issued a moment later, or waits for what is missing. */
export const orderReceipt = async (
  { request, parameters: { donor }, input }: AskedOf<typeof treasuryRoutes.orderReceipt>,
  parts: CertifyingParts,
): Promise<Decided> => {
  await latestDonor(donor, parts);
  const orders = await wantedReceipts({ ...input, donor, askedBy: 'treasurer' }, parts);
  if (orders.length === 0) throw nothingToCertify();
  if (orders.length > mostWrites) throw tooMany(orders.length);
  return {
    done: 'receipt.ordered',
    subject: `donor:${donor}`,
    after: {
      form: input.form,
      year: input.year,
      receipts: orders.map(({ receipt, carrier }) => ({ receipt, carrier })),
    },
    writes: { added: orders.map((order) => ({ ...receiptOrderItem(order), version: 1 })) },
    status: 202,
    body: { wanted: orders.map((order) => shownWanted(order, request.locale)) },
  };
};

const nothingToCertify = (): Refusal =>
  new Refusal(409, 'receipt.nothing-to-certify', {
    de: 'Aus diesem Jahr gibt es nichts zu bestätigen, das nicht schon in einer Bestätigung steht.',
    en: 'There is nothing of this year to certify that does not stand in a receipt already.',
  });

const tooMany = (count: number): Refusal =>
  new Refusal(
    400,
    'receipt.too-many',
    {
      de: `Das wären ${count} einzelne Bestätigungen auf einmal. Bitte höchstens ${mostWrites} Spenden auswählen oder eine Sammelbestätigung nehmen.`,
      en: `That would be ${count} single receipts at once. Please choose ${mostWrites} gifts at most, or take a collective receipt.`,
    },
    'gifts',
  );
