import { randomBytes } from 'node:crypto';
import { openLocalHouse } from '../../infra/local/house.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { CampaignProgress } from '../../shared/routes.ts';
import type { Figure, Section } from './figure.ts';
import { aGift, type GiftTemplates, signatureOf } from './gift-events.ts';
import { sum } from './statistics.ts';

const secret = 'whsec_bench_of_the_house';
const inFlight = 8;

const count = (figure: string, measured: number, atMost?: number): Figure => ({
  figure,
  measured,
  unit: '',
  decimals: 0,
  ...(atMost !== undefined && { atMost }),
});

/** Delivers gifts to the whole local house as fast as it takes them, a tenth of them twice, and looks for losses. */
export const delivery = async (
  templates: GiftTemplates,
  endpoint: string,
  gifts: number,
): Promise<Section> => {
  const alarms: string[] = [];
  const house = await openLocalHouse({
    port: 0,
    sandboxPort: 0,
    signInPort: 0,
    dynamoDbEndpoint: endpoint,
    accessKeyId: `bench${randomBytes(8).toString('hex')}`,
    webhookSecret: secret,
    log: jsonLog((line) => {
      if (line.includes('"alarm"')) alarms.push(line);
    }),
  });
  const now = new Date();
  const all = Array.from({ length: gifts }, (_, index) => aGift(templates.card, `delivery ${index}`, now));
  const deliveries = all.flatMap(({ bodies: [body = ''] }, index) => {
    // A duplicate comes right behind its twin, so that some are in flight together, or a good while later.
    if (index % 20 === 0) return [body, body];
    const earlier = index % 20 === 10 ? all[index - 10 + 1]?.bodies[0] : undefined;
    return earlier === undefined ? [body] : [body, earlier];
  });

  const startedAt = performance.now();
  let refused = 0;
  const queue = deliveries.values();
  const deliver = async (): Promise<void> => {
    for (const body of queue) {
      const response = await fetch(`${house.origin}/v1/webhooks/stripe`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'stripe-signature': signatureOf(body, secret, new Date()),
        },
        body,
      });
      await response.arrayBuffer();
      if (!response.ok) refused += 1;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, deliver));
  const acceptedSeconds = (performance.now() - startedAt) / 1000;
  await house.pump.drained();
  const doneSeconds = (performance.now() - startedAt) / 1000;

  const answer = await fetch(`${house.origin}/v1/campaigns/netzwerk`);
  const { totals } = CampaignProgress.parse(await answer.json());
  const addresses = house.mailbox.letters().map(({ to }) => to.email);
  const abandoned = house.pump.failures().length;
  await house.close();

  const wantedCents = sum(all.map(({ amountCents }) => amountCents));
  return {
    title: `${gifts.toLocaleString('en-GB')} gifts to the whole local house, ${inFlight} in flight`,
    figures: [
      count('deliveries, duplicates among them', deliveries.length),
      count('not acknowledged', refused, 0),
      count('gifts lost or counted twice', Math.abs(totals.gifts - gifts), 0),
      count('cents lost or counted twice', Math.abs(totals.receivedCents - wantedCents), 0),
      count('gifts without a letter', gifts - new Set(addresses).size, 0),
      count('letters too many', addresses.length - new Set(addresses).size, 0),
      count('records given up, and alarms', abandoned + alarms.length, 0),
      {
        figure: 'acknowledged',
        measured: deliveries.length / acceptedSeconds,
        unit: 'a second',
        decimals: 0,
      },
      { figure: 'booked and thanked for', measured: gifts / doneSeconds, unit: 'a second', decimals: 0 },
    ],
  };
};
