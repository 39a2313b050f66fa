import type { Figure, Section } from './figure.ts';
import { aGift, type GiftTemplates } from './gift-events.ts';
import { sum } from './statistics.ts';
import { tableHouse } from './table-house.ts';
import { type Metered, meterWrites } from './write-meter.ts';

const batchSize = 25;

const units = (writes: readonly Metered[]): number => sum(writes.map((write) => write.units));
const newItems = (writes: readonly Metered[], kind: string) =>
  writes.flatMap((write) => (write.isNew && write.kind === kind && write.after ? [write.after] : []));

const figure = (name: string, measured: number, atMost?: number): Figure => ({
  figure: name,
  measured,
  unit: '',
  decimals: 1,
  ...(atMost !== undefined && { atMost }),
});

/** Write units of a gift from Stripe's call to the letter's last mark, counted from the requests. */
export const giftWrites = async (templates: GiftTemplates, endpoint: string): Promise<Section> => {
  const house = await tableHouse(endpoint);
  const meter = meterWrites(house.client, house.reader);
  meter.take();
  const totals = { units: 0, reported: 0 };

  /** Events that the stream hands over together, all the way. */
  const through = async (bodies: readonly string[]): Promise<Metered[]> => {
    for (const body of bodies) await house.hear(body);
    const heard = meter.take();
    await house.wake('book', newItems(heard.writes, 'EVENT'));
    const booked = meter.take();
    await house.wake('send', newItems(booked.writes, 'LETTER'));
    const sent = meter.take();
    const writes = [heard, booked, sent].flatMap((step) => step.writes);
    totals.units += units(writes);
    totals.reported += sum([heard, booked, sent].map(({ reportedUnits }) => reportedUnits));
    return writes;
  };

  const now = new Date();
  const bodiesOf = (template: readonly string[], name: string) =>
    Array.from({ length: batchSize }, (_, index) => aGift(template, `${name} ${index}`, now).bodies);
  const single = bodiesOf(templates.card, 'single').flat();
  const oneByOne: number[] = [];
  for (const body of single) oneByOne.push(units(await through([body])));
  const compared = { ...totals };

  const batch = await through(bodiesOf(templates.card, 'batch').flat());
  const sepaDebits: number[] = [];
  for (const bodies of bodiesOf(templates.sepaDebit, 'debit')) {
    const each: number[] = [];
    for (const body of bodies) each.push(units(await through([body])));
    sepaDebits.push(sum(each));
  }

  for (const body of single) await house.hear(body);
  const duplicates = meter.take().writes;
  const again = bodiesOf(templates.card, 'again').flat();
  for (const body of again) await house.hear(body);
  const events = newItems(meter.take().writes, 'EVENT');
  await house.wake('book', events);
  const letters = newItems(meter.take().writes, 'LETTER');
  await house.wake('send', letters);
  meter.take();
  await house.wake('book', events);
  await house.wake('send', letters);
  const repeated = meter.take().writes;
  house.client.destroy();
  house.reader.destroy();

  return {
    title: 'Write units of a gift, all in',
    figures: [
      figure('card, one by one', sum(oneByOne) / batchSize, 14),
      figure('… the dearest of them', Math.max(...oneByOne)),
      figure(`card, ${batchSize} in a batch`, units(batch) / batchSize, 11),
      figure('month totals written for such a batch', batch.filter(({ kind }) => kind === 'TOTAL').length, 1),
      figure('an event delivered again', units(duplicates) / batchSize, 2),
      figure('a gift that the stream hands over again', units(repeated) / batchSize),
      figure('SEPA debit, announced and then settled', sum(sepaDebits) / batchSize),
      figure('card, one by one, as DynamoDB Local reports it', compared.reported / batchSize),
    ],
  };
};
