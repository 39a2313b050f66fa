import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReceiptSettings } from '../../shared/domain/carrier.ts';
import { carrierOn } from '../../shared/domain/campaign.ts';
import { dayOf, monthOf } from '../../shared/domain/month.ts';
import { wantedReceipts } from '../../shared/house/receipts/wanted.ts';
import { receiptDocument, signatureDocument } from '../../shared/store/archive.ts';
import { donorOf } from '../../shared/store/donors.ts';
import { receiptOrderItem } from '../../shared/store/receipts.ts';
import { aHouse } from '../a-house.ts';
import { aSignature } from '../paper/a-receipt.ts';
import { aDonor } from '../store/a-certifier.ts';

const ada = 'ada@example.org';

let house: Awaited<ReturnType<typeof aHouse>>;
beforeAll(async () => {
  house = await aHouse();
  const { campaigns, archive } = house.parts;
  const campaign = await campaigns.find('netzwerk');
  const carrier = campaign && (await campaigns.carrier(carrierOn(campaign, dayOf(house.clock.now()))));
  if (!carrier) throw new Error('the demo has no carrier');
  const picture = aSignature();
  const signatureHash = createHash('sha256').update(picture).digest('hex');
  await archive.put(signatureDocument(signatureHash), picture, 'image/png');
  await campaigns.saveCarrier({
    ...carrier,
    taxNotice: {
      ...carrier.taxNotice,
      kind: 'exemptionNotice',
      issuedOn: dayOf(house.clock.now()),
      assessmentYear: 2024,
    },
    receipts: ReceiptSettings.parse({
      machineProcedureNotifiedOn: '2026-01-15',
      signatory: 'Kim Beispiel, Vorstand',
      signatureHash,
    }),
  });
}, 60_000);
afterAll(async () => house.close());

/** What she gave, by name. */
const giftOfAda = async (): Promise<string> => {
  const month = monthOf(house.clock.now());
  for await (const entries of house.parts.ledger.entriesOf(month)) {
    const given = entries.find(({ donation, account }) => donation !== undefined && account === 'received');
    if (given) return given.gift;
  }
  throw new Error('nothing was given');
};

const receiptsOfAda = async () => {
  const { donors, receipts } = house.parts;
  const ids = await donors.receiptsOf(donorOf(ada));
  const found = await Promise.all(ids.map(async (id) => receipts.find(id)));
  return found.flatMap((receipt) => receipt ?? []);
};

describe('a receipt in the whole house', () => {
  it('is made by the function of its own, kept in the archive, and mailed as it lies there', async () => {
    const { parts } = house;
    await house.give({ amountCents: 40_00, email: ada });
    await house.idle();
    const year = Number(dayOf(house.clock.now()).slice(0, 4));
    await parts.donors.save(aDonor(donorOf(ada), 'Ada Beispiel', { email: ada }), undefined);
    await parts.donors.gave(donorOf(ada), year, await giftOfAda());
    const orders = await wantedReceipts(
      { donor: donorOf(ada), form: 'single', year, askedBy: 'donor' },
      parts,
    );
    await parts.receipts.commit({
      added: orders.map((order) => ({ ...receiptOrderItem(order), version: 1 })),
    });
    await house.idle();

    const [receipt] = await receiptsOfAda();
    expect(receipt).toMatchObject({ state: 'issued', totalCents: 40_00 });
    const bytes = Buffer.from((await parts.archive.get(receiptDocument(receipt?.number ?? ''))) ?? []);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(receipt?.documentHash);
    const mailed = house.mailbox.letters().flatMap(({ attachments = [] }) => attachments);
    expect(mailed).toHaveLength(1);
    expect(Buffer.from(mailed[0]?.content ?? '', 'base64').equals(bytes)).toBe(true);
  });

  it('is withdrawn when its money goes back, and another one certifies the rest', async () => {
    await house.lever(`payments/${await giftOfAda()}/refund`, { amount: '15' });
    await house.idle();
    const receipts = await receiptsOfAda();
    expect(receipts.map(({ state, totalCents }) => ({ state, totalCents }))).toEqual([
      { state: 'issued', totalCents: 25_00 },
      { state: 'replaced', totalCents: 40_00 },
    ]);
    expect(receipts[1]?.replacedBy).toBe(receipts[0]?.number);
    expect(house.mailbox.letters().flatMap(({ attachments = [] }) => attachments)).toHaveLength(2);
    expect(house.lines.filter((line) => line.includes('"alarm"'))).toEqual([]);
  });
});
