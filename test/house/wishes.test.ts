import { describe, expect, it } from 'vitest';
import { newsletterVersion } from '../../shared/domain/consent.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { keepWish } from '../../shared/house/wishes.ts';
import { approve, takeDown } from '../../shared/house/wall.ts';
import { CheckoutRequest } from '../../shared/routes/checkout.ts';
import { openCorrespondence } from '../../shared/store/correspondence.ts';
import { keys } from '../../shared/store/keys.ts';
import { wordsIn } from '../../shared/words.ts';
import { aTable } from '../a-table.ts';
import { aBookingOffice } from './a-booking-office.ts';
import { aChargeEvent } from './a-charge.ts';

const donation = 'don_wish1';
const daySeconds = 24 * 60 * 60;

const anOffice = async () => {
  const office = await aBookingOffice(await aTable());
  const writings = openCorrespondence(office.table);
  const parts = {
    clock: office.parts.clock,
    ...writings,
    giving: { returnOrigins: ['https://spenden.example.org'] as [string] },
  };
  return {
    ...office,
    ...writings,
    parts,
    ask: async (more: object = {}, of = donation) =>
      keepWish(
        of,
        CheckoutRequest.parse({ amountCents: 2500, idempotencyKey: 'a-key-of-this-form', ...more }),
        { campaign: 'netzwerk' },
        parts,
      ),
    item: async (of = donation) => office.table.get(keys.wish(of), { consistent: true }),
    /** The gift comes, as Stripe tells it. */
    give: async (gift = 'pi_wish1', of = donation, more: { at?: string } = {}) => {
      const metadata = { campaign: 'netzwerk', donation: of, earmark: 'free', locale: 'de', wishes: 'yes' };
      const kept = await office.keep([aChargeEvent({ gift, metadata, ...more })]);
      await office.book(kept);
      return kept;
    },
    waiting: async () => {
      const all = [];
      for await (const handful of writings.wishes.waiting()) all.push(...handful);
      return all;
    },
  };
};

const wall = { name: 'Ada Beispiel', comment: 'Weiter so!' };

const refusalOf = async (asked: Promise<unknown>): Promise<string | undefined> => {
  try {
    await asked;
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return `${error.status} ${error.code}`;
    throw error;
  }
};

describe('what somebody wishes for besides giving', () => {
  it('is written down only if there is something', async () => {
    const office = await anOffice();
    await office.ask();
    expect(await office.item()).toBeUndefined();
  });

  it('goes by itself after thirty days if no gift comes, after half a year if a transfer is expected', async () => {
    const office = await anOffice();
    const nowSeconds = office.now.at.getTime() / 1000;
    await office.ask({ wall });
    expect(await office.item()).toMatchObject({ expiresAt: nowSeconds + 30 * daySeconds });
    expect(await office.waiting()).toEqual([]);
    await office.ask({ wall, method: 'bank_transfer' });
    expect(await office.item()).toMatchObject({ expiresAt: nowSeconds + 180 * daySeconds });
  });

  it('takes the place of what the same form said before, until its gift has come', async () => {
    const office = await anOffice();
    await office.ask({ wall: { name: 'Adda' } });
    await office.ask({ wall });
    expect(await office.wishes.find(donation)).toMatchObject({ wall });
    await office.give();
    await office.ask({ wall: { name: 'Mallory' } });
    expect(await office.wishes.find(donation)).toMatchObject({ wall, gift: 'pi_wish1' });
  });

  it('stays when the gift comes, and waits for the team, however often Stripe tells of it', async () => {
    const office = await anOffice();
    await office.ask({ wall });
    const kept = await office.give();
    await Promise.all(Array.from({ length: 8 }, async () => office.book(kept)));
    expect(await office.waiting()).toEqual([
      {
        donation,
        campaign: 'netzwerk',
        language: 'de',
        wall,
        wallState: 'asked',
        madeAt: '2026-11-22T10:05:00.000Z',
        gift: 'pi_wish1',
        givenAt: '2026-11-22T10:00:00.000Z',
      },
    ]);
    expect(await office.item()).not.toHaveProperty('expiresAt');
    expect((await office.progress()).totals).toMatchObject({ gifts: 1 });
  });

  it('that is gone by the time its gift comes leaves nothing that anybody reads', async () => {
    const office = await anOffice();
    await office.give();
    expect(await office.wishes.find(donation)).toBeUndefined();
    expect(await office.waiting()).toEqual([]);
    expect(await office.quarantined()).toEqual([]);
  });

  it('of two gifts in one batch is kept apart', async () => {
    const office = await anOffice();
    await office.ask({ wall }, 'don_a');
    await office.ask({ wall: { name: 'Bea' } }, 'don_b');
    const told = ['don_a', 'don_b'].map((of) =>
      aChargeEvent({
        gift: `pi_${of}`,
        metadata: { campaign: 'netzwerk', donation: of, earmark: 'free', locale: 'de', wishes: 'yes' },
      }),
    );
    await office.book(await office.keep(told));
    expect(new Set((await office.waiting()).map(({ donation: of, gift }) => `${of} ${gift}`))).toEqual(
      new Set(['don_a pi_don_a', 'don_b pi_don_b']),
    );
  });
});

describe('a consent', () => {
  it('keeps the very sentence, its language and version, the page without its query, and the time', async () => {
    const office = await anOffice();
    await office.ask({
      newsletter: { version: newsletterVersion },
      locale: 'tr',
      page: 'https://blog.example.org/spenden?email=ada@example.org',
    });
    await office.give();
    expect(await office.wishes.find(donation)).toMatchObject({
      newsletter: {
        text: wordsIn('tr').form.newsletter,
        language: 'tr',
        version: newsletterVersion,
        page: 'https://blog.example.org/spenden',
        at: '2026-11-22T10:05:00.000Z',
      },
    });
    expect(await office.item()).toMatchObject({ list: 'CONSENTS', listedAt: '2026-11-22T10:00:00.000Z' });
    expect(await office.waiting()).toEqual([]);
  });

  it('without a page was given on ours', async () => {
    const office = await anOffice();
    await office.ask({ newsletter: { version: newsletterVersion } });
    expect(await office.wishes.find(donation)).toMatchObject({
      newsletter: { page: 'https://spenden.example.org/c/netzwerk' },
    });
  });

  it('to a sentence that nobody can prove any more is refused', async () => {
    const office = await anOffice();
    expect(await refusalOf(office.ask({ newsletter: { version: '2020-01-01' } }))).toBe(
      '409 newsletter.outdated',
    );
    expect(await office.item()).toBeUndefined();
  });

  it('stays when the name beside it goes', async () => {
    const office = await anOffice();
    await office.ask({ wall, newsletter: { version: newsletterVersion } });
    await office.give();
    await approve(donation, office.parts);
    await takeDown(donation, 'withdrawn', office.parts);
    const item = await office.item();
    expect(item).toMatchObject({ newsletter: { version: newsletterVersion }, list: 'CONSENTS' });
    expect(item).not.toHaveProperty('expiresAt');
    expect(JSON.stringify(item)).not.toContain('Ada');
  });
});

describe('the wall', () => {
  it('shows what the team approved, the newest first, and never more than asked for', async () => {
    const office = await anOffice();
    for (const day of [3, 1, 2]) {
      const of = `don_day${day}`;
      await office.ask({ wall: { name: `Tag ${day}` } }, of);
      await office.give(`pi_day${day}`, of, { at: `2026-11-0${day}T10:00:00Z` });
      expect(await office.wall.newest('netzwerk', 12)).toHaveLength(day === 3 ? 0 : day === 1 ? 1 : 2);
      expect(await approve(of, office.parts)).toBe('approved');
    }
    expect((await office.wall.newest('netzwerk', 12)).map(({ name }) => name)).toEqual([
      'Tag 3',
      'Tag 2',
      'Tag 1',
    ]);
    expect((await office.wall.newest('netzwerk', 2)).map(({ name }) => name)).toEqual(['Tag 3', 'Tag 2']);
    expect(await office.wall.newest('leipzig', 12)).toEqual([]);
    expect(await office.waiting()).toEqual([]);
  });

  it('goes on past what was taken off', async () => {
    const office = await anOffice();
    for (let number = 10; number < 45; number += 1) {
      const of = `don_${number}`;
      await office.ask({ wall: { name: `Nummer ${number}` } }, of);
      await office.give(`pi_${number}`, of, { at: `2026-11-20T10:00:${number}Z` });
      await approve(of, office.parts);
      if (number > 12) await takeDown(of, 'withdrawn', office.parts);
    }
    expect((await office.wall.newest('netzwerk', 12)).map(({ name }) => name)).toEqual([
      'Nummer 12',
      'Nummer 11',
      'Nummer 10',
    ]);
  });

  it('takes a name once, and takes it off once', async () => {
    const office = await anOffice();
    await office.ask({ wall });
    await office.give();
    expect(await approve(donation, office.parts)).toBe('approved');
    expect(await approve(donation, office.parts)).toBe('unchanged');
    expect(await takeDown(donation, 'withdrawn', office.parts)).toBe('taken-down');
    expect(await takeDown(donation, 'withdrawn', office.parts)).toBe('unchanged');
    expect(await takeDown(donation, 'refused', office.parts)).toBe('unchanged');
    expect(await refusalOf(approve(donation, office.parts))).toBe('409 wall.gone');
    expect(await office.wall.newest('netzwerk', 12)).toEqual([]);
  });

  it('leaves no word of it in the table when it is withdrawn, and lets the rest expire', async () => {
    const office = await anOffice();
    await office.ask({ wall });
    await office.give();
    await approve(donation, office.parts);
    await takeDown(donation, 'withdrawn', office.parts);
    const shown = await office.table.get(keys.wallEntry('netzwerk', '2026-11-22T10:00:00.000Z', donation), {
      consistent: true,
    });
    for (const item of [await office.item(), shown]) {
      expect(item).toHaveProperty('expiresAt', office.now.at.getTime() / 1000);
      expect(JSON.stringify(item)).not.toMatch(/Ada|Weiter/);
    }
  });

  it('never shows a name whose money has not come', async () => {
    const office = await anOffice();
    await office.ask({ wall });
    expect(await refusalOf(approve(donation, office.parts))).toBe('409 wall.not-given');
    expect(await refusalOf(approve('don_nobody', office.parts))).toBe('404 wall.unknown');
  });

  it('does not get a name that was withdrawn while the team was reading it', async () => {
    const office = await anOffice();
    await office.ask({ wall });
    await office.give();
    const read = await office.wishes.find(donation);
    await takeDown(donation, 'withdrawn', office.parts);
    expect(read && (await office.wall.approve(read, office.now.at))).toBe('already-there');
    expect(await office.wall.newest('netzwerk', 12)).toEqual([]);
    expect(JSON.stringify(await office.item())).not.toContain('Ada');
  });

  it('ends as withdrawn or as never approved when the team and the giver decide at once', async () => {
    const office = await anOffice();
    await office.ask({ wall });
    await office.give();
    const decided = await Promise.allSettled([
      approve(donation, office.parts),
      takeDown(donation, 'withdrawn', office.parts),
      approve(donation, office.parts),
      takeDown(donation, 'withdrawn', office.parts),
    ]);
    expect(decided.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    expect(await office.wall.newest('netzwerk', 12)).toEqual([]);
    expect(await office.wishes.find(donation)).toMatchObject({ wallState: 'withdrawn' });
  });
});
