import { describe, expect, it } from 'vitest';
import { allCheckouts } from '../../shared/house/checkout-limits.ts';
import { aChargeEvent } from './a-charge.ts';
import { aPostOffice, hours, minutes } from './a-post-office.ts';

const ofAPromise = { metadata: {} };
const times = <Made>(count: number, make: () => Made): Made[] => Array.from({ length: count }, make);

/** A house where checkouts are started, and where Stripe tells what came of them within the same hour. */
const aDay = async () => {
  const office = await aPostOffice();
  const { limits } = office.parts;
  return {
    ...office,
    start: async (count: number): Promise<void> => {
      for (let index = 0; index < count; index += 1) {
        await limits.tally(allCheckouts, { proved: index % 2 === 1 }, office.now.at);
      }
    },
    tell: async (events: readonly ReturnType<typeof aChargeEvent>[]): Promise<void> => {
      await office.book(await office.keep(events));
    },
    /** The hour goes by, and is swept. */
    goOn: async (count = 1): Promise<void> => {
      for (let hour = 0; hour < count; hour += 1) {
        office.later(hours(1));
        await office.sweep();
      }
    },
    warnings: () =>
      office.lines
        .filter((line) => line.includes('"alarm":"unpaid-checkouts"'))
        .map((line): unknown => JSON.parse(line))
        .map((line) => {
          const { started, began, paid, failed } = Object(line);
          return { started, began, paid, failed };
        }),
  };
};

describe('checkouts that came to nothing', () => {
  it('ring an alarm that says what to do', async () => {
    const day = await aDay();
    await day.start(50);
    await day.tell(times(9, () => aChargeEvent()));
    await day.goOn();
    expect(day.warnings()).toEqual([{ started: 50, began: 9, paid: 9, failed: 0 }]);
    expect(day.lines.join('\n')).toContain('“Against card testing” in docs/operations.md');
  });

  it.each([
    ['too few to say anything', 49, []],
    ['enough that were paid', 50, times(10, () => aChargeEvent())],
    [
      'debits that set out',
      50,
      times(10, () => aChargeEvent({ type: 'charge.pending', method: 'sepa_debit' })),
    ],
    ['gifts by PayPal', 50, times(10, () => aChargeEvent({ method: 'paypal' }))],
  ])('ring none: %s', async (_, started, events) => {
    const day = await aDay();
    await day.start(started);
    await day.tell(events);
    await day.goOn(3);
    expect(day.warnings()).toEqual([]);
  });

  it('are not made good by the further payments of promises, nor by a debit told a second time', async () => {
    const day = await aDay();
    await day.start(60);
    await day.tell([
      ...times(30, () => aChargeEvent(ofAPromise)),
      ...times(15, () => aChargeEvent({ method: 'sepa_debit' })),
    ]);
    await day.goOn();
    expect(day.warnings()).toEqual([{ started: 60, began: 0, paid: 30, failed: 0 }]);
  });

  it('ring once a day, and again on the next day if it goes on', async () => {
    const day = await aDay();
    for (let hour = 0; hour < 26; hour += 1) {
      await day.start(50);
      await day.goOn();
    }
    expect(day.warnings().length).toBe(2);
  });

  it('are forgotten a day later', async () => {
    const day = await aDay();
    await day.start(40);
    await day.goOn(24);
    await day.start(40);
    await day.goOn(3);
    expect(day.warnings()).toEqual([]);
  });
});

describe('charges that failed', () => {
  it('ring the alarm if they are many and more than half', async () => {
    const day = await aDay();
    await day.tell([
      ...times(19, () => aChargeEvent()),
      ...times(10, () => aChargeEvent({ type: 'charge.failed' })),
    ]);
    await day.goOn(5);
    expect(day.warnings()).toEqual([]);
    await day.tell(times(10, () => aChargeEvent({ type: 'charge.failed', ...ofAPromise })));
    await day.goOn();
    expect(day.warnings()).toEqual([{ started: 0, began: 19, paid: 19, failed: 20 }]);
  });

  it.each([
    ['as many were paid', times(20, () => aChargeEvent())],
    ['as many promises went on', times(20, () => aChargeEvent(ofAPromise))],
  ])('ring none if %s', async (_, paid) => {
    const day = await aDay();
    await day.tell([...paid, ...times(20, () => aChargeEvent({ type: 'charge.failed' }))]);
    await day.goOn();
    expect(day.warnings()).toEqual([]);
  });

  it('ring none if they are debits: a bank sent them back', async () => {
    const day = await aDay();
    await day.tell(times(30, () => aChargeEvent({ type: 'charge.failed', method: 'sepa_debit' })));
    await day.goOn();
    expect(day.warnings()).toEqual([]);
  });
});

it('an hour that is not over yet is not counted twice', async () => {
  const day = await aDay();
  await day.tell(times(15, () => aChargeEvent({ type: 'charge.failed' })));
  for (let round = 0; round < 3; round += 1) {
    day.later(minutes(10));
    await day.sweep();
  }
  await day.goOn(2);
  expect(day.warnings()).toEqual([]);
});
