import type { Receipt, ReceiptSnapshot } from '../../../domain/receipt.ts';
import type { ReceiptLine } from '../../../routes/treasury/donors.ts';

/** The year the gifts were given in: a receipt is of one year. */
export const yearOfGifts = ({ gifts }: Pick<ReceiptSnapshot, 'gifts'>): number | undefined => {
  const [first] = gifts;
  return first && Number(first.givenOn.slice(0, 4));
};

export const receiptLine = (receipt: Receipt): ReceiptLine => {
  const { number, state, issuedOn, totalCents, copies, replacedBy, snapshot } = receipt;
  return {
    number,
    state,
    issuedOn,
    totalCents,
    copies,
    ...(replacedBy !== undefined && { replacedBy }),
    ...(snapshot && {
      form: snapshot.form,
      year: yearOfGifts(snapshot),
      donor: { donor: snapshot.donor.donor, name: snapshot.donor.name },
    }),
  };
};
