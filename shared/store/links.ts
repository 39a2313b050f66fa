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
export const openLinks = (table: Table) => {
  const invoice = async (id: string): Promise<KnownInvoice> => {
    let known: KnownInvoice = { gifts: [] };
    for await (const item of table.query(keys.invoice(id), { consistent: true })) {
      const billing = BillingItem.safeParse(item).data;
      const gift = InvoiceGift.safeParse(item).data?.gift;
      if (billing) known = { ...known, attribution: billing.attribution };
      if (gift !== undefined) known = { ...known, gifts: [...known.gifts, gift] };
    }
    return known;
  };

  return {
    invoice,

    /** What is there already stays, and is not written again: each event is looked at by the sweep once more. */
    link: async (gift: string, of: string): Promise<void> => {
      if ((await invoice(of)).gifts.includes(gift)) return;
      await table.transact(
        [
          { ...keys.giftInvoice(gift), kind: 'INVOICE', invoice: of },
          { ...keys.invoiceGift(of, gift), kind: 'INVOICE-GIFT', gift },
        ],
        [],
      );
    },

    /** @returns what is known of the invoice afterwards */
    bill: async (of: string, attribution: Attribution): Promise<KnownInvoice> => {
      const before = await invoice(of);
      if (before.attribution) return before;
      await table.putIfAbsent({ ...keys.billing(of), kind: 'BILLING', attribution });
      return invoice(of);
    },
  };
};

export type Links = ReturnType<typeof openLinks>;

/** The key whose absence left a gift without a place. */
export const missingLink = (gift: string, invoice: string | undefined): Key =>
  invoice === undefined ? keys.giftInvoice(gift) : keys.billing(invoice);
