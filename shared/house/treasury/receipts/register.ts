import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { Receipts } from '../../../store/receipts.ts';
import type { Register } from '../../../store/register.ts';
import type { AskedOf } from '../doors.ts';
import { type GovernedParts, latestCarrier } from '../federation/governed.ts';
import { receiptLine } from './lines.ts';

export interface RegisterReadingParts extends GovernedParts {
  readonly receipts: Pick<Receipts, 'page'>;
  readonly register: Pick<Register, 'head'>;
}

const receiptsAtOnce = 100;

export const readRegister = async (
  { parameters, query: { after } }: AskedOf<typeof treasuryRoutes.readRegister>,
  parts: RegisterReadingParts,
): Promise<HttpAnswer> => {
  const { year } = parameters;
  const { carrier } = (await latestCarrier(parameters.carrier, parts)).thing;
  const { version: _, ...head } = await parts.register.head(carrier, year);
  const { receipts, next } = await parts.receipts.page(carrier, year, { after, limit: receiptsAtOnce });
  return {
    status: 200,
    body: { head, receipts: receipts.map(receiptLine), ...(next !== undefined && { next }) },
    told: `register of ${carrier} of ${year} read`,
  };
};
