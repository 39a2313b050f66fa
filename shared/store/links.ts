import * as z from 'zod';
import { Attribution } from '../domain/attribution.ts';
import { type Key, keys } from './keys.ts';
import type { Item, Table } from './table.ts';

const GiftInvoice = z.object({ kind: z.literal('INVOICE'), invoice: z.string() });
const BillingItem = z.object({ kind: z.literal('BILLING'), attribution: Attribution });
const InvoiceGift = z.object({ kind: z.literal('INVOICE-GIFT'), gift: z.string() });

/** The invoice a gift is the payment of, if this item says so. */
export const invoiceIn = (item: Item): string | undefined => GiftInvoice.safeParse(item).data?.invoice;

/** What is known of an invoice: where its payments belong, and which they are. */
export interface KnownInvoice {
  readonly attribution?: Attribution;
  readonly gifts: readonly string[];
}

/**
 * Which payment is whose: a payment belongs to an invoice, an invoice to a promise. The two are told by different
 * events, in any order, each kept on its own.
 *
 * Whoever writes one of them reads the other one afterwards; whoever books a payment without knowing its place makes
 * the transaction depend on the missing link still being absent. So whatever comes last finds what came before.
 */
export const openLinks = (table: Table) => ({
  /** @returns nothing; what is there already stays */
  link: async (gift: string, invoice: string): Promise<void> => {
    await table.transact(
      [
        { ...keys.giftInvoice(gift), kind: 'INVOICE', invoice },
        { ...keys.invoiceGift(invoice, gift), kind: 'INVOICE-GIFT', gift },
      ],
      [],
    );
  },

  bill: async (invoice: string, attribution: Attribution): Promise<void> => {
    await table.putIfAbsent({ ...keys.billing(invoice), kind: 'BILLING', attribution });
  },

  invoice: async (invoice: string): Promise<KnownInvoice> => {
    let known: KnownInvoice = { gifts: [] };
    for await (const item of table.query(keys.invoice(invoice), { consistent: true })) {
      const billing = BillingItem.safeParse(item).data;
      const gift = InvoiceGift.safeParse(item).data?.gift;
      if (billing) known = { ...known, attribution: billing.attribution };
      if (gift !== undefined) known = { ...known, gifts: [...known.gifts, gift] };
    }
    return known;
  },
});

export type Links = ReturnType<typeof openLinks>;

/** The key whose absence left a gift without a place. */
export const missingLink = (gift: string, invoice: string | undefined): Key =>
  invoice === undefined ? keys.giftInvoice(gift) : keys.billing(invoice);
