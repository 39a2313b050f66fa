import { describe, expect, it } from 'vitest';
import { handler as publicApi } from '../../functions/public-api.ts';
import { demoFederation } from '../../infra/local/demo.ts';
import { contextOf } from '../../infra/local/gateway.ts';
import { monthOf } from '../../shared/domain/month.ts';
import { givingRules } from '../../shared/house/giving-rules.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { RefusalBody } from '../../shared/routes.ts';
import { openCampaigns } from '../../shared/store/campaigns.ts';
import { saveFederation } from '../../shared/store/federation.ts';
import { openLimits } from '../../shared/store/limits.ts';
import { openTransfers } from '../../shared/store/transfers.ts';
import { openWishes } from '../../shared/store/wishes.ts';
import { prove } from '../prove.ts';
import { MemoryStore } from '../simulation/memory/memory-store.ts';
import { memoryTable } from '../simulation/memory/memory-table.ts';
import { anEvent } from './an-event.ts';

/** As many as one charity's form saw in an hour; here they come within ten minutes. */
const tests = 18_000;
const minutes = 10;
const start = new Date('2026-11-22T10:00:00.000Z');

/** The door on a table in memory, with a clock that the flood moves and a Stripe that counts. */
const aDoorInAFlood = async () => {
  let now = start;
  let sessions = 0;
  const table = memoryTable(new MemoryStore());
  const campaigns = openCampaigns(table);
  await saveFederation(campaigns, demoFederation(start), monthOf(start));
  const alarms: string[] = [];
  const handler = publicApi.in({
    clock: { now: () => now, pause: async () => undefined, random: () => 0 },
    log: jsonLog((line) => {
      if (line.includes('"alarm"')) alarms.push(line);
    }),
    edgeKey: 'the key of an edge that nobody uses',
    campaigns,
    limits: openLimits(table),
    transfers: openTransfers(table),
    wishes: openWishes(table),
    linkSecret: async () => 'a secret of this test, long enough to sign',
    giving: givingRules('https://spenden.example.org', 10_000_00),
    stripe: {
      startCheckout: async () => {
        sessions += 1;
        return 'https://checkout.stripe.example/c/pay/cs_1';
      },
    },
  });
  let key = 0;
  const ask = async (sourceAddress: string, idempotencyKey: string, proof?: string) => {
    const event = anEvent({
      method: 'POST',
      path: '/v1/campaigns/netzwerk/checkout',
      parameters: { campaign: 'netzwerk' },
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ amountCents: 1_00, method: 'card', idempotencyKey, proof }),
      sourceAddress,
    });
    const { statusCode, body } = await handler(event, contextOf('public-api'));
    return { statusCode, challenge: RefusalBody.safeParse(JSON.parse(body ?? '')).data?.error.challenge };
  };
  const form = (): string => `a-key-of-a-form-${String((key += 1)).padStart(6, '0')}`;
  return {
    alarms,
    sessions: () => sessions,
    at: (share: number) => {
      now = new Date(start.getTime() + Math.floor(share * minutes * 60 * 1000));
    },
    /** A program that does not mind what it is told. */
    test: async (address: string) => (await ask(address, form())).statusCode,
    /** A person, whose browser works when it is asked to. */
    give: async (address: string) => {
      const mine = form();
      const works: number[] = [];
      let answer = await ask(address, mine);
      while (answer.challenge) {
        works.push(answer.challenge.maxnumber);
        answer = await ask(address, mine, prove(answer.challenge));
      }
      return { statusCode: answer.statusCode, works };
    },
  };
};

type Tally = Record<string, number>;
const told = (what: string, tally: Tally): void => {
  const text = Object.entries(tally).map(([status, count]) => `${count} × ${status}`);
  process.stdout.write(`  ${what.padEnd(58)} ${text.join(', ')}\n`);
};
const count = (tally: Tally, name: string | number | undefined): void => {
  tally[String(name)] = (tally[String(name)] ?? 0) + 1;
};

/** Card tests by the thousand, with people who want to give in between. */
const flood = async (from: (index: number) => string, sameAddress: string) => {
  const door = await aDoorInAFlood();
  const tested: Tally = {};
  const behind: Tally = {};
  const elsewhere: Tally = {};
  for (let index = 0; index < tests; index += 1) {
    door.at(index / tests);
    count(tested, await door.test(from(index)));
    if (index % 900 === 450) {
      const { statusCode, works } = await door.give(`203.0.113.${index / 450}`);
      count(
        elsewhere,
        works.length === 0 ? `${statusCode} untouched` : `${statusCode} after work of ${works.join('+')}`,
      );
    }
    if (index % 6000 === 5999) {
      const { statusCode, works } = await door.give(sameAddress);
      count(behind, `${statusCode} after work of ${works.join('+') || 'nothing'}`);
    }
  }
  return { door, tested, behind, elsewhere };
};

/** One of 500. */
const address = (index: number): string => `198.51.${100 + Math.floor((index % 500) / 250)}.${index % 250}`;

describe(`${tests} card tests in ten minutes`, () => {
  it('from one address: eight get through, whoever is behind it works a moment, nobody else notices', async () => {
    const { door, tested, behind, elsewhere } = await flood(() => '192.0.2.1', '192.0.2.1');
    told('18,000 card tests from one address', tested);
    told('honest givers behind that address', behind);
    told('honest givers elsewhere', elsewhere);
    expect(tested).toEqual({ 200: 8, 428: tests - 8 });
    expect(behind).toEqual({ '200 after work of 50000': 3 });
    expect(elsewhere).toEqual({ '200 untouched': 20 });
    expect(door.sessions()).toBe(8 + 3 + 20);
    expect(door.alarms).toEqual([]);
  });

  it('from 500 addresses: three hundred get through, then everybody works a moment and gives', async () => {
    const { door, tested, behind, elsewhere } = await flood(address, address(7));
    told('18,000 card tests from 500 addresses', tested);
    told('honest givers behind one of them', behind);
    told('honest givers elsewhere', elsewhere);
    expect(tested['200']).toBeLessThanOrEqual(300);
    expect(tested['200']).toBeGreaterThan(290);
    expect(tested['428']).toBe(tests - (tested['200'] ?? 0));
    expect(behind).toEqual({ '200 after work of 50000': 3 });
    expect(elsewhere).toEqual({ '200 after work of 50000': 20 });
    expect(door.sessions()).toBe((tested['200'] ?? 0) + 3 + 20);
    expect(door.alarms).toEqual([]);
  });

  it('by a program that works for each of them: it pays more and more, and whoever shares its address pays with it', async () => {
    const door = await aDoorInAFlood();
    const paid: Tally = {};
    let tried = 0;
    for (let index = 0; index < 44; index += 1) {
      const { works } = await door.give('192.0.2.1');
      count(paid, works.join('+') || 'free');
      tried += works.reduce((sum, work) => sum + work / 2, 0);
    }
    told('44 card tests that work for it, by the work of each', paid);
    told('numbers they try for that, on average', { 'one SHA-256': tried });
    expect(paid).toEqual({ free: 8, 50000: 8, 100000: 8, 200000: 8, 400000: 12 });
    expect((await door.give('192.0.2.1')).works).toEqual([400_000]);
    expect((await door.give('192.0.2.2')).works).toEqual([]);
  });
});
