import { describe, expect, it } from 'vitest';
import { Month } from '../../../shared/domain/month.ts';
import { formOf } from '../../../shared/house/giving-form.ts';
import { givingRules } from '../../../shared/house/giving-rules.ts';
import { aPlanner, type Planner } from './a-planner.ts';

const path = 'needs/need_travel-2026-11';
const close = async (planner: Planner, version = 0) =>
  planner.post(`${path}/close`, { because: 'Die Bahn schenkt uns die Fahrten.', version });

const form = async ({ desk: { parts } }: Planner) =>
  formOf('netzwerk', 'de', { ...parts, giving: givingRules('https://spenden.example.org', 10_000_00) });

describe('a need that is closed', () => {
  it('keeps what covers it: so much it has needed, and no more', async () => {
    const planner = await aPlanner();
    await planner.gives(100_00, 'need_travel-2026-11');
    const { status, body } = await close(planner);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      neededCents: 100_00,
      closed: { on: '2026-11-22', because: 'Die Bahn schenkt uns die Fahrten.', plannedCents: 280_00 },
      version: 1,
    });
    // Free money goes to what is still open.
    await planner.gives(5_000_00);
    const books = await planner.desk.parts.campaigns.books('netzwerk');
    expect(books?.needs.find(({ need }) => need === 'need_travel-2026-11')?.neededCents).toBe(100_00);
  });

  it('is not offered in the form any more, and the form still counts what it got', async () => {
    const planner = await aPlanner();
    await planner.gives(100_00, 'need_travel-2026-11');
    const before = (await form(planner)).form.month;
    await close(planner);
    const { month } = (await form(planner)).form;
    const travel = month.needs.find(({ need }) => need === 'need_travel-2026-11');
    expect(travel).toMatchObject({ neededCents: 100_00, coveredCents: 100_00 });
    expect(month.coveredCents).toBe(before.coveredCents);
    expect(month.neededCents).toBe(before.neededCents - 180_00);
  });

  it('is not shown at all if nobody gave for it', async () => {
    const planner = await aPlanner();
    await close(planner);
    const { month } = (await form(planner)).form;
    expect(month.needs.map(({ need }) => need)).not.toContain('need_travel-2026-11');
  });

  it('can neither be changed nor closed again, and opens again with what was planned', async () => {
    const planner = await aPlanner();
    const before = await planner.get(path);
    await close(planner);
    const change = { costType: 'material', title: 'Fahrten', neededCents: 1 };
    expect((await planner.put(path, change, '"1"')).body.error.code).toBe('need.closed');
    expect((await close(planner, 1)).body.error.code).toBe('need.closed');
    expect((await close(planner)).body.error.versions.yours).toMatchObject({ version: 0 });
    const { body } = await planner.post(`${path}/reopen`, { version: 1 });
    expect(body).toEqual({ ...before.body, version: 2 });
    expect((await planner.post(`${path}/reopen`, { version: 2 })).body.error.code).toBe('need.not-closed');
  });

  it('of a month that is over meanwhile stays closed', async () => {
    const planner = await aPlanner();
    await close(planner);
    planner.desk.now.at = new Date('2026-12-01T10:00:00.000Z');
    expect((await planner.post(`${path}/reopen`, { version: 1 })).body.error.code).toBe('need.month-over');
    const need = await planner.desk.parts.campaigns.need(
      'netzwerk',
      Month.parse('2026-11'),
      'need_travel-2026-11',
    );
    expect(need?.closed?.plannedCents).toBe(280_00);
  });
});
