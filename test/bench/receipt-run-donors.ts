import {
  BatchWriteItemCommand,
  type BatchWriteItemCommandOutput,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { Donor } from '../../shared/domain/donor.ts';
import { Entry } from '../../shared/domain/ledger.ts';
import { itemOf } from '../../shared/store/changes.ts';
import { donorItem, donorOf } from '../../shared/store/donors.ts';
import { type Item, toItem } from '../../shared/store/table.ts';

const giftsEach = 2;
const begin = Date.UTC(2026, 0, 1, 12);
const yearMilliseconds = 364 * 24 * 60 * 60 * 1000;
const atOnce = 16;

/** Donors with name, address and two gifts in 2026 each, past the booking: what is measured is the run. */
export const fillDonors = async (client: DynamoDBClient, count: number): Promise<void> => {
  let next = 0;
  const write = async (): Promise<void> => {
    for (;;) {
      const first = next;
      // Each is five items, and a batch takes twenty-five.
      next += 5;
      if (first >= count) return;
      const donors = Array.from({ length: Math.min(5, count - first) }, (_, index) => first + index);
      await put(
        client,
        donors.flatMap((donor) => itemsOf(donor, count)),
      );
    }
  };
  await Promise.all(Array.from({ length: atOnce }, write));
};

const itemsOf = (number: number, count: number): Item[] => {
  const email = `donor-${number}@example.org`;
  const donor = Donor.parse({
    donor: donorOf(email),
    type: 'person',
    name: `Beispiel ${number}`,
    address: { street: `Musterstraße ${(number % 200) + 1}`, postalCode: '04315', city: 'Leipzig' },
    // One in twenty gets a letter of paper.
    ...(number % 20 > 0 && { email }),
    locale: 'de',
    changedAt: '2026-12-01T10:00:00.000Z',
  });
  const gifts = Array.from({ length: giftsEach }, (_, index) => {
    const gift = `pi_${String(number * giftsEach + index).padStart(24, '0')}`;
    const at = new Date(
      begin +
        ((number + index * 0.5) / count) * (yearMilliseconds / giftsEach) +
        index * yearMilliseconds * 0.5,
    ).toISOString();
    const entry = Entry.parse({
      entry: `stripe:${gift}:received`,
      movement: 'received',
      account: 'received',
      line: `${gift}:received`,
      gift,
      donation: `don_${gift.slice(3)}`,
      charge: `ch_${gift.slice(3)}`,
      campaign: 'netzwerk',
      month: at.slice(0, 7),
      day: at.slice(0, 10),
      at,
      source: 'donation',
      earmark: 'free',
      cents: 1000 + (number % 97) * 100,
      method: 'card',
      event: `evt_${gift.slice(3)}`,
      bookedAt: at,
    });
    return [itemOf({ entry }), itemOf({ donor: { gift, donor: { email }, locale: 'de' } })];
  });
  return [{ ...donorItem(donor), version: 1 }, ...gifts.flat()];
};

const put = async (client: DynamoDBClient, items: readonly Item[]): Promise<void> => {
  let open: BatchWriteItemCommandOutput['UnprocessedItems'] = {
    tragwerk: items.map((item) => ({ PutRequest: { Item: toItem(item) } })),
  };
  while (open && Object.keys(open).length > 0) {
    const { UnprocessedItems }: BatchWriteItemCommandOutput = await client.send(
      new BatchWriteItemCommand({ RequestItems: open }),
    );
    open = UnprocessedItems;
  }
};
