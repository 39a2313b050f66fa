import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doWork } from '../../../shared/house/receipts/working.ts';
import { giftsOf } from '../../../shared/house/receipts/gifts.ts';
import { donorOf } from '../../../shared/store/donors.ts';
import { keys, lists } from '../../../shared/store/keys.ts';
import { anOffice, type Office } from './an-office.ts';
import { interposed } from './interposed.ts';

const givers = ['ada', 'kim', 'noa'].map((name) => `${name}@example.org`);
const email = fc.constantFrom(...givers);

/** What may happen, in any order; which gift or receipt it happens to is a number of its own. */
const happening = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('gift' as const),
      email,
      cents: fc.integer({ min: 100, max: 9999 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('known' as const), email }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('collective' as const), email }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('single' as const), email }) },
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant('refund' as const), which: fc.nat(), whole: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('wrong' as const), which: fc.nat(), replace: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('copy' as const), which: fc.nat() }) },
  // Somebody works on all there is; at one of the calls another comes in between, or money goes back.
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('work' as const),
      at: fc.integer({ min: 1, max: 25 }),
      meanwhile: fc.constantFrom('nothing', 'work', 'refund', 'death'),
      which: fc.nat(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('bells' as const) }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer Some> ? Some : never;

interface GivenGift {
  readonly gift: string;
  leftCents: number;
}

const one = <Thing>(things: readonly Thing[], which: number): Thing | undefined =>
  things[which % things.length];

const refund = async (office: Office, gifts: readonly GivenGift[], which: number, whole: boolean) => {
  const gift = one(
    gifts.filter(({ leftCents }) => leftCents > 0),
    which,
  );
  if (!gift) return;
  const back = whole ? gift.leftCents : Math.ceil(gift.leftCents / 3);
  gift.leftCents -= back;
  await office.refunds(gift.gift, back);
};

const happens = async (office: Office, gifts: GivenGift[], happened: Happening): Promise<void> => {
  switch (happened.what) {
    case 'gift': {
      const { email: by, cents } = happened;
      gifts.push({ gift: await office.gives({ email: by, cents }), leftCents: cents });
      return;
    }
    case 'known':
      await office.isKnown({ email: happened.email }, happened.email);
      return;
    case 'collective':
    case 'single':
      await office.wants({ donor: donorOf(happened.email), form: happened.what });
      return;
    case 'refund':
      return refund(office, gifts, happened.which, happened.whole);
    case 'wrong': {
      const valid = (await office.receipts()).filter(({ state }) => state === 'issued');
      const receipt = one(valid, happened.which);
      if (receipt) await office.findsWrong(receipt.receipt, { replace: happened.replace });
      return;
    }
    case 'copy': {
      const valid = (await office.receipts()).filter(({ state }) => state === 'issued');
      const receipt = one(valid, happened.which);
      if (receipt) await office.wantsCopy(receipt.receipt);
      return;
    }
    case 'work': {
      const [first] = await office.listed(lists.receiptWork);
      if (!first || (first['work'] !== 'order' && first['work'] !== 'stale')) return;
      const work = { work: first['work'], receipt: String(first['receipt']) } as const;
      const { parts } = interposed(office, {
        at: happened.at,
        happens: async () => {
          if (happened.meanwhile === 'work') await doWork(work, office.calm);
          if (happened.meanwhile === 'refund') await refund(office, gifts, happened.which, true);
          if (happened.meanwhile === 'death') throw new Error('killed');
        },
      });
      await doWork(work, parts).catch((error: unknown) => {
        if (!(error instanceof Error) || error.message !== 'killed') throw error;
      });
      return;
    }
    case 'bells':
      await office.ring();
      await office.answersBells();
  }
};

/** Where each cent of each donor is, once nobody has anything left to do. */
const settles = async (office: Office, gifts: readonly GivenGift[]): Promise<void> => {
  await office.works();
  await office.ring();
  await office.answersBells();
  await office.works();
  const receipts = await office.receipts();
  const valid = receipts.filter(({ state }) => state === 'issued');
  const certified = valid.flatMap(({ snapshot }) => snapshot?.gifts ?? []);
  // No gift stands in two, and each with what is left of it.
  expect(new Set(certified.map(({ gift }) => gift)).size).toBe(certified.length);
  for (const { gift, cents } of certified) {
    expect(cents).toBe(gifts.find((each) => each.gift === gift)?.leftCents);
  }
  // What stands in none can still be certified: nobody holds it.
  for (const each of givers) {
    for (const { gift, standing } of await giftsOf(donorOf(each), 2026, office.calm)) {
      const isIn = certified.some((other) => other.gift === gift);
      expect({ gift, standing }).toEqual({ gift, standing: isIn ? 'receipted' : 'receiptable' });
    }
  }
  const left = gifts.reduce((sum, { leftCents }) => sum + leftCents, 0);
  const open = gifts.filter(({ gift }) => !certified.some((other) => other.gift === gift));
  const sum = valid.reduce((all, { totalCents }) => all + totalCents, 0);
  expect(sum + open.reduce((all, { leftCents }) => all + leftCents, 0)).toBe(left);
  // One letter for each receipt and each withdrawal, and a task for each withdrawal.
  for (const { receipt, state } of receipts) {
    const letters = [];
    for await (const { letter } of office.table.query(keys.receipt(receipt).pk, { prefix: 'LETTER#' })) {
      if (!String(letter).includes('.copy-')) letters.push(letter);
    }
    expect(letters).toEqual([`${receipt}.receipt`, ...(state === 'issued' ? [] : [`${receipt}.withdrawn`])]);
  }
  expect(await office.tasks()).toHaveLength(receipts.length - valid.length);
  expect((await office.verified()).findings).toEqual([]);
  expect(await office.listed(lists.receiptWork)).toEqual([]);
};

describe('whatever happens to gifts and receipts, in whatever order', () => {
  it('each cent is in exactly one valid receipt or waits, and the register tells all of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 8, maxLength: 40 }), async (happened) => {
        const office = await anOffice();
        const gifts: GivenGift[] = [];
        for (const each of happened) await happens(office, gifts, each);
        await settles(office, gifts);
      }),
      { numRuns: Number(process.env['FC_RUNS'] ?? 25) },
    );
  }, 300_000);
});
