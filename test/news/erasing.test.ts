import { expect, it } from 'vitest';
import { keys } from '../../shared/store/keys.ts';
import { receiptDocument } from '../../shared/store/archive.ts';
import { donorOf } from '../../shared/store/donors.ts';
import { receiptItem } from '../../shared/store/receipts.ts';
import { aSupporter } from '../house/some-supporters.ts';
import { aDonor, aReceipt } from '../store/a-certifier.ts';
import { ada, aReader } from './a-reader.ts';

it('to be forgotten leaves what the law wants kept: the gift in the books, the receipt, and its document', async () => {
  const house = await aReader();
  const { supporter } = await aSupporter(house.parts, { email: ada, topics: { netzwerk: 'monthly' } });
  await house.give({ amountCents: 40_00, email: ada });
  await house.idle();
  const months = await house.read();
  const donor = aDonor(donorOf(ada), 'Ada Beispiel', { email: ada });
  await house.parts.donors.save(donor, undefined);
  const receipt = aReceipt(1);
  await house.table.put({ ...receiptItem(receipt), version: 1 });
  const document = receiptDocument(receipt.number);
  await house.parts.archive.put(document, new TextEncoder().encode('a receipt'), 'application/pdf');

  await house.post(`/news/${house.tokenOf(supporter)}?lang=de`, { do: 'erase' });
  await house.moveClock({ hours: 2 });
  await house.idle();

  expect(JSON.stringify(await house.table.get(keys.supporter(supporter)))).not.toContain(ada);
  expect((await house.parts.donors.find(donor.donor))?.thing).toEqual(donor);
  expect(await house.parts.receipts.find(receipt.receipt)).toEqual(receipt);
  expect(Buffer.from((await house.parts.archive.get(document)) ?? []).toString()).toBe('a receipt');
  expect((await house.read()).totals).toEqual(months.totals);
});
