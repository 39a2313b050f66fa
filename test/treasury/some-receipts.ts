import { createHash } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { Donor } from '../../shared/domain/donor.ts';
import { cents } from '../../shared/domain/money.ts';
import { Day, Instant } from '../../shared/domain/month.ts';
import {
  type CertifiedGift,
  type Receipt,
  receiptNumber,
  ReceiptSnapshot,
} from '../../shared/domain/receipt.ts';
import type { ReceiptBlock, ReceiptOrder } from '../../shared/domain/receipt-work.ts';
import { emptyRegister } from '../../shared/domain/register.ts';
import { receiptDocument } from '../../shared/store/archive.ts';
import { donorOf, donorReceiptItem } from '../../shared/store/donors.ts';
import { receiptItem, receiptOrderItem } from '../../shared/store/receipts.ts';
import { registerHeadItem } from '../../shared/store/register.ts';
import type { ADesk } from './a-desk.ts';
import { anEntry } from './some-books.ts';

/** Invented, as all of them. */
export const ada = {
  type: 'person',
  name: 'Ada Beispiel',
  address: { street: 'Musterweg 3', postalCode: '04315', city: 'Leipzig' },
  email: 'ada@example.org',
  locale: 'de',
} as const;

export const adasId = donorOf(ada.email);

export const company = {
  type: 'company',
  name: 'Beispiel Handwerk GmbH',
  address: { street: 'Werkstraße 9', postalCode: '04177', city: 'Leipzig' },
  locale: 'de',
} as const;

/** Writes a donor down by the treasury's own door. */
export const addDonor = async (desk: ADesk, said: object = ada): Promise<string> => {
  const { status, text, body } = await desk.as('treasurer').post('/v1/treasury/donors', said);
  if (status !== 201) throw new Error(text);
  return body.donor;
};

/** Gifts that came by an address, each of so much on its day; they stand in the book of whoever has it. */
export const given = async (
  desk: ADesk,
  gifts: Readonly<Record<string, { readonly on: string; readonly cents: number; readonly by?: string }>>,
): Promise<void> => {
  for (const [gift, { on, cents: sum, by }] of Object.entries(gifts)) {
    const entry = anEntry(1, { gift, at: `${on}T10:00:00.000Z`, cents: sum });
    const donor = by === undefined ? [] : [{ donor: { gift, donor: { email: by }, locale: 'de' as const } }];
    const cancelled = await desk.parts.ledger.book([{ entry }, ...donor]);
    if (cancelled) throw new Error(cancelled);
    if (by !== undefined) await desk.parts.donors.gave(donorOf(by), Number(on.slice(0, 4)), gift);
  }
};

/** What the issuing leaves in the table and the archive, without its machinery. */
export const issued = async (
  desk: ADesk,
  {
    donor = { ...ada, donor: adasId },
    gifts = [{ gift: 'pi_certified', givenOn: '2026-10-02', cents: 50_00 }],
    count = 1,
    ...more
  }: Partial<Omit<Receipt, 'to'>> & {
    readonly donor?: Pick<Donor, 'donor' | 'type' | 'name' | 'address'> & { readonly email?: string };
    readonly gifts?: readonly { gift: string; givenOn: string; cents: number }[];
    readonly count?: number;
  } = {},
): Promise<Receipt> => {
  const carrier = await desk.parts.campaigns.carrier('leipzig');
  if (!carrier) throw new Error('the demo has a carrier');
  const number = receiptNumber('leipzig', 2026, count);
  const receipt = `rcpt_sample${String(count).padStart(6, '0')}`;
  const { email, ...named } = donor;
  const certified: CertifiedGift[] = gifts.map((gift) => ({
    ...gift,
    givenOn: Day.parse(gift.givenOn),
    cents: cents(gift.cents),
    kind: 'donation',
    expenseWaiver: false,
  }));
  const totalCents = cents(certified.reduce((sum, gift) => sum + gift.cents, 0));
  const code = `0000000${count}`;
  const issuedOn = Day.parse('2026-11-20');
  const { name, type, address } = named;
  const snapshot = ReceiptSnapshot.parse({
    receipt,
    number,
    code,
    form: 'single',
    wording: '2013-11-07',
    issuedOn,
    carrier,
    donor: { donor: named.donor, name, type, address },
    gifts: certified,
    totalCents,
    signature: 'by-hand',
  });
  const document = Buffer.from(`%PDF of ${number}`);
  const done: Receipt = {
    receipt,
    number,
    state: 'issued',
    snapshot,
    totalCents,
    issuedOn,
    code,
    documentHash: createHash('sha256').update(document).digest('hex'),
    issuedAt: Instant.parse('2026-11-20T10:00:00.000Z'),
    ...(email !== undefined && { to: { email } }),
    locale: 'de',
    copies: 0,
    retainUntil: Day.parse('2036-12-31'),
    version: 1,
    ...more,
  };
  const head = { ...emptyRegister('leipzig', 2026), numbered: count, position: count };
  const cancelled = await desk.parts.receipts.commit({
    added: [{ ...receiptItem(done), version: 1 }, donorReceiptItem(named.donor, number, receipt)],
  });
  if (cancelled) throw new Error(cancelled);
  await desk.table.put({ ...registerHeadItem(head), version: count });
  await desk.parts.archive.put(receiptDocument(number), document, 'application/pdf');
  for (const { gift } of certified) {
    const { gift: found } = await desk.parts.receiptGifts.of(gift);
    await desk.parts.receiptGifts.claim(receipt, [{ gift, count: found.claimed.count }], done.issuedAt);
  }
  return done;
};

/** An order that waits for something. */
export const blocked = async (
  desk: ADesk,
  block: ReceiptBlock,
  more: Partial<ReceiptOrder> = {},
): Promise<ReceiptOrder> => {
  const order: ReceiptOrder = {
    receipt: `rcpt_waits-${block}`,
    form: 'single',
    carrier: 'leipzig',
    donor: adasId,
    year: 2026,
    gifts: ['pi_waits'],
    askedBy: 'donor',
    state: 'blocked',
    block,
    askedAt: Instant.parse('2026-11-19T10:00:00.000Z'),
    version: 1,
    ...more,
  };
  const cancelled = await desk.parts.receipts.commit({ added: [{ ...receiptOrderItem(order), version: 1 }] });
  if (cancelled) throw new Error(cancelled);
  return order;
};

/** Which orders somebody has rung for, by id. */
export const rungFor = async ({ client }: ADesk): Promise<string[]> => {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: 'tragwerk' }));
  return Items.flatMap(({ pk, receipt }) =>
    pk?.S?.startsWith('RECEIPT-BELL#') && receipt?.S !== undefined ? [receipt.S] : [],
  ).toSorted();
};
