import * as z from 'zod';
import { Donor, DonorId } from '../../domain/donor.ts';
import { GiftStanding } from '../../domain/gift-standing.ts';
import { GiftTerms } from '../../domain/gift-terms.ts';
import { Cents } from '../../domain/money.ts';
import { Day } from '../../domain/month.ts';
import { ReceiptForm, ReceiptNumber, ReceiptState, ReceiptYear } from '../../domain/receipt.ts';
import { ReceiptOrder } from '../../domain/receipt-work.ts';
import { none, type TreasuryRoute } from './route.ts';

const certifies = { who: 'treasury', right: 'certify', at: 'federation' } as const;
const ofDonor = z.strictObject({ donor: DonorId });
const ofGift = z.strictObject({ gift: z.string().min(1).max(120) });
const DonorInput = Donor.omit({ donor: true, changedAt: true });

/** A donor with its version. */
export const KeptDonor = Donor.extend({ version: z.int() }).meta({ id: 'KeptDonor' });
export type KeptDonor = z.infer<typeof KeptDonor>;

/** A receipt in a list. */
export const ReceiptLine = z
  .strictObject({
    number: ReceiptNumber,
    state: ReceiptState,
    /** With the year its gifts were given in and its donor: gone once nobody has to keep it any longer. */
    form: ReceiptForm.optional(),
    year: ReceiptYear.optional(),
    issuedOn: Day,
    totalCents: Cents,
    donor: z.strictObject({ donor: DonorId, name: z.string() }).optional(),
    copies: z.int(),
    replacedBy: ReceiptNumber.optional(),
  })
  .meta({ id: 'ReceiptLine' });
export type ReceiptLine = z.infer<typeof ReceiptLine>;

/** What somebody wants that is not issued yet, and why not. */
export const WantedReceipt = ReceiptOrder.pick({
  receipt: true,
  form: true,
  carrier: true,
  donor: true,
  year: true,
  state: true,
  block: true,
  askedAt: true,
})
  .extend({ /** What to do about it. */ toDo: z.string().optional() })
  .meta({ id: 'WantedReceipt' });
export type WantedReceipt = z.infer<typeof WantedReceipt>;

export const GiftTermsShown = z
  .strictObject({
    gift: z.string(),
    terms: GiftTerms.omit({ gift: true, changedAt: true }),
    /** 0 while nobody has said anything of it. */
    version: z.int(),
    /** Who gave it, as far as it is known. */
    donor: z.strictObject({ donor: DonorId, name: z.string().optional() }).optional(),
    /** Nothing for what is no gift of anybody. */
    standing: GiftStanding.optional(),
  })
  .meta({ id: 'GiftTermsShown' });
export type GiftTermsShown = z.infer<typeof GiftTermsShown>;

/** Who gave, by name and address, and what a person has to say of single gifts. */
export const donorRoutes = {
  readDonors: {
    ...certifies,
    method: 'GET',
    path: '/v1/treasury/donors',
    summary: 'Donors by name, with address: those who want receipts.',
    parameters: none,
    query: z.strictObject({
      /** How the name begins. */
      name: z.string().max(120).optional(),
      after: z.string().max(400).optional(),
    }),
    input: none,
    output: z.strictObject({ donors: z.array(KeptDonor), next: z.string().optional() }),
  },
  addDonor: {
    ...certifies,
    method: 'POST',
    path: '/v1/treasury/donors',
    summary: 'Writes a donor down. With an address of electronic mail, all that came by it is theirs.',
    parameters: none,
    query: none,
    input: DonorInput,
    output: KeptDonor,
  },
  readDonor: {
    ...certifies,
    method: 'GET',
    path: '/v1/treasury/donors/{donor}',
    summary: 'A donor, their gifts of a year with how each stands, and their receipts.',
    parameters: ofDonor,
    query: z.strictObject({ year: z.coerce.number().pipe(ReceiptYear).optional() }),
    input: none,
    output: z.strictObject({
      donor: KeptDonor,
      year: ReceiptYear,
      gifts: z.array(GiftStanding),
      receipts: z.array(ReceiptLine),
      wanted: z.array(WantedReceipt),
    }),
  },
  changeDonor: {
    ...certifies,
    method: 'PUT',
    path: '/v1/treasury/donors/{donor}',
    summary: 'Puts name and address right. Receipts that were issued stay as they are.',
    parameters: ofDonor,
    query: none,
    input: DonorInput,
    output: KeptDonor,
  },
  orderReceipt: {
    ...certifies,
    method: 'POST',
    path: '/v1/treasury/donors/{donor}/receipts',
    summary: 'Issues receipts to a donor: of single gifts, or one for all of a year from each carrier.',
    parameters: ofDonor,
    query: none,
    input: z.strictObject({
      form: ReceiptForm,
      year: ReceiptYear,
      /** Which; without it, all of the year that no receipt has. */
      gifts: z.array(z.string().min(1).max(120)).min(1).max(1000).optional(),
      /** Of single ones: although the giver's bank may still take a debit back, of which they have been told. */
      debitWarned: z.literal(true).optional(),
    }),
    output: z.strictObject({ wanted: z.array(WantedReceipt) }),
  },
  readGiftTerms: {
    ...certifies,
    method: 'GET',
    path: '/v1/treasury/gifts/{gift}/terms',
    summary: 'Who gave a gift, and how it stands with receipts.',
    parameters: ofGift,
    query: none,
    input: none,
    output: GiftTermsShown,
  },
  changeGiftTerms: {
    ...certifies,
    method: 'PUT',
    path: '/v1/treasury/gifts/{gift}/terms',
    summary: 'Says who gave a gift, that an expense was waived, or that there is no receipt for it.',
    parameters: ofGift,
    query: none,
    input: GiftTerms.omit({ gift: true, changedAt: true }),
    output: GiftTermsShown,
  },
} as const satisfies Record<string, TreasuryRoute>;
