import { describe, expect, it } from 'vitest';
import type { Edition, MonthFigures } from '../../shared/domain/edition.ts';
import { ManualEntry } from '../../shared/domain/manual-entry.ts';
import { cents, formatCents, sumCents } from '../../shared/domain/money.ts';
import { dayOf, Month, monthsBetween, previousMonth } from '../../shared/domain/month.ts';
import { note } from '../../shared/house/noting.ts';
import { readCampaign } from '../../shared/house/reading.ts';
import { CampaignProgress } from '../../shared/routes.ts';
import { openNotes } from '../../shared/store/notes.ts';
import { aBookingOffice } from './a-booking-office.ts';
import { aChargeEvent } from './a-charge.ts';
import { aRefundEvent } from './a-refund.ts';
import { aNewsroom } from './updates/a-newsroom.ts';

const firstMonth = Month.parse('2026-12');
const lastMonth = Month.parse('2027-11');
const months = monthsBetween(firstMonth, lastMonth);

/** A federation with a campaign that lives from a gift a day, and one that nobody gives to and that needs nothing. */
const aYear = async () => {
  const room = await aNewsroom({ at: '2026-11-01T05:00:00.000Z' });
  const office = await aBookingOffice({ client: room.client, table: room.table });
  const updates = { withoutApproval: true };
  await room.save('netzwerk', { title: 'Netzwerkarbeit', updates });
  await room.save('leer', { title: 'Noch ganz am Anfang', updates });
  for (const month of [...months, Month.parse('2027-12')]) {
    // In the summer nobody needs anything.
    if (month === '2027-08') continue;
    await room.need(month, 'staff', 300_00);
    await room.need(month, 'material', 150_50);
  }
  await room.supporters(3);
  await room.supporters(2, { topics: { federation: 'monthly' }, language: 'en' });
  await room.supporters(1, { topics: { leer: 'monthly' }, language: 'ar' });
  const notes = { ...office.parts, notes: openNotes(room.table) };
  const at = (instant: string) => {
    room.now.at = new Date(instant);
    office.now.at = room.now.at;
  };
  const told: (ReturnType<typeof aChargeEvent> | ReturnType<typeof aRefundEvent>)[] = [];
  return {
    ...room,
    at,
    give: (gift: string, amountCents: number, method = 'card') =>
      told.push(aChargeEvent({ gift, amountCents, method, at: room.now.at.toISOString() })),
    refund: (gift: string, amountCents: number) =>
      told.push(aRefundEvent({ gift, amountCents, at: room.now.at.toISOString() })),
    /** Books what was given and sent back since the last time, each on its own day. */
    book: async () => office.book(await office.keep(told.splice(0))),
    note: async (source: 'grant' | 'membership', reference: string, amountCents: number) =>
      note(
        ManualEntry.parse({
          reference,
          campaign: 'netzwerk',
          day: dayOf(room.now.at),
          source,
          cents: amountCents,
          earmark: source === 'grant' ? 'staff' : 'free',
          author: 'Kim Beispiel',
          reason: 'Kontoauszug',
        }),
        { late: false },
        notes,
      ),
    /** What anybody reads of it this moment. */
    api: async (campaign: string) => {
      const asked = { method: 'GET', path: '', parameters: { campaign }, query: {}, headers: {} };
      const request = { ...asked, body: new Uint8Array(), sourceAddress: '192.0.2.1', locale: 'de' as const };
      return CampaignProgress.parse((await readCampaign(request, room.parts)).body);
    },
  };
};

type Api = CampaignProgress['months'][number];

/** A month of the API, as a letter that says the same would have it; nothing, if nothing happened in it. */
const asTold = (api: CampaignProgress, month: Month): object | undefined => {
  const found: Api | undefined = api.months.find((each) => each.month === month);
  const sums = [found?.pendingCents, found?.returnedCents, ...Object.values(found?.receivedCents ?? {})];
  if (!found || (found.needs.length === 0 && sums.every((sum) => !sum))) return undefined;
  const { neededCents, coveredCents, pendingCents, receivedCents, returnedCents } = found;
  const costTypes = (['staff', 'material'] as const).flatMap((costType) => {
    const needs = found.needs.filter((need) => need.costType === costType);
    if (needs.length === 0) return [];
    const [needed, covered] = [
      sumCents(needs.map((need) => need.neededCents)),
      sumCents(needs.map((need) => need.coveredCents)),
    ];
    return [
      {
        costType,
        neededCents: needed,
        coveredCents: covered,
        missingCents: cents(needed - covered),
        needs: needs.map(({ title, neededCents, coveredCents }) => ({ title, neededCents, coveredCents })),
      },
    ];
  });
  const missingCents = cents(neededCents - coveredCents);
  return {
    month,
    neededCents,
    coveredCents,
    missingCents,
    pendingCents,
    receivedCents,
    returnedCents,
    costTypes,
  };
};

/** The same without what the API does not say: which source covers what. That must only add up. */
const withoutSources = (month: MonthFigures | undefined): object | undefined => {
  if (!month) return undefined;
  const costTypes = month.costTypes.map(({ coveredBySource, ...rest }) => {
    expect(sumCents(Object.values(coveredBySource))).toBe(rest.coveredCents);
    return rest;
  });
  return { ...month, costTypes };
};

const expectSame = (edition: Edition | undefined, apis: readonly CampaignProgress[], month: Month): void => {
  const told = edition?.frozen?.campaigns ?? [];
  expect(told.map(({ campaign }) => campaign).toSorted((one, other) => one.localeCompare(other))).toEqual(
    apis.map(({ campaign }) => campaign),
  );
  for (const api of apis) {
    const figures = told.find(({ campaign }) => campaign === api.campaign);
    expect(figures?.title).toBe(api.title);
    expect(withoutSources(figures?.thisMonth)).toEqual(asTold(api, month));
    expect(withoutSources(figures?.lastMonth)).toEqual(asTold(api, previousMonth(month)));
  }
};

describe('a year of letters', { timeout: 300_000 }, () => {
  it('says each month what the API says at that moment, and never anything else afterwards', async () => {
    const year = await aYear();
    const frozen = new Map<string, string>();
    let given = 0;
    for (const month of months) {
      const before = previousMonth(month);
      for (let day = 1; day <= daysIn(before); day += 1) {
        const date = `${before}-${String(day).padStart(2, '0')}`;
        year.at(`${date}T05:30:00.000Z`);
        given += 1;
        year.give(`pi_day${given}`, 500 + ((given * 137) % 2500), given % 5 === 0 ? 'sepa_debit' : 'card');
        // What came in an earlier month goes back, in whole or in part; so does what came a day ago.
        if (given % 17 === 0) year.refund(`pi_day${given - 16}`, 300 + given);
        if (given % 23 === 0) year.refund(`pi_day${given - 1}`, 100);
        if (date === '2027-03-15') await year.note('grant', 'stadt-2027', 900_00);
        if (date.endsWith('-10')) await year.note('membership', `beitrag-${before}`, 60_00);
        if (day % 5 === 0 || day === daysIn(before)) await year.book();
        if (day === 25) await year.tick();
      }
      expect((await year.edition('netzwerk', month))?.state).toBe('draft');
      await year.approve('federation', month);

      // Nine o'clock in Berlin: in summer an hour earlier by UTC. A quarter of an hour before, nothing goes out.
      const nine = Date.parse(`${month}-01T${month >= '2027-04' && month <= '2027-10' ? '07' : '08'}:00:00Z`);
      year.at(new Date(nine - 60_000).toISOString());
      await year.tick();
      expect((await year.edition('netzwerk', month))?.frozen).toBeUndefined();
      year.at(new Date(nine).toISOString());
      const apis = { leer: await year.api('leer'), netzwerk: await year.api('netzwerk') };
      const sentBefore = year.post.taken.length;
      await year.tick();
      year.at(new Date(nine + 60_000).toISOString());
      // What comes right behind it is in the next letter.
      year.give(`pi_late${given}`, 12_34);
      year.refund(`pi_day${given}`, 111);
      await year.book();
      for (let round = 1; round <= 3; round += 1) {
        year.later(15 * 60_000);
        await year.tick();
      }

      const letters = year.post.taken.slice(sentBefore);
      expect(letters.map(({ readers }) => readers.length).toSorted((one, other) => one - other)).toEqual([
        1, 2, 3,
      ]);
      expectSame(await year.edition('netzwerk', month), [apis.netzwerk], month);
      expectSame(await year.edition('leer', month), [apis.leer], month);
      expectSame(await year.edition('federation', month), [apis.leer, apis.netzwerk], month);
      for (const topic of ['netzwerk', 'leer', 'federation']) {
        const edition = await year.edition(topic, month);
        expect(edition?.state).toBe('sent');
        frozen.set(`${topic} ${month}`, JSON.stringify(edition?.frozen));
      }
      saysWhatTheApiSays(letters.find(({ readers }) => readers.length === 3)?.text, apis.netzwerk, month);
    }
    for (const [name, figures] of frozen) {
      const [topic = '', month = ''] = name.split(' ');
      expect(JSON.stringify((await year.edition(topic, month))?.frozen)).toBe(figures);
    }
    expect(year.lines.filter((line) => line.includes('"alarm"'))).toEqual([]);
    const { totals } = await year.api('netzwerk');
    expect(totals.gifts).toBeGreaterThan(365);
  });
});

const daysIn = (month: Month): number => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
};

/** The letter itself, as its readers have it, not only what it was written from. */
const saysWhatTheApiSays = (text: string | undefined, api: CampaignProgress, month: Month): void => {
  const here = api.months.find((each) => each.month === month);
  const before = api.months.find((each) => each.month === previousMonth(month));
  for (const amount of [here?.neededCents, here?.coveredCents, before?.receivedCents.donation]) {
    if (amount) expect(plain(text)).toContain(plain(formatCents(amount, 'de')));
  }
};

const plain = (text: string | undefined): string => (text ?? '').replaceAll(/\s+/gu, ' ');
