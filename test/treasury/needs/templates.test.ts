import { describe, expect, it } from 'vitest';
import { aPlanner } from './a-planner.ts';

const advice = {
  costType: 'staff',
  title: 'Sozialberatung',
  neededCents: 900_00,
  from: '2026-06',
  through: '2027-02',
};
const travel = { title: 'Fahrten zwischen den Zentren (Beispiel)', neededCents: 300_00, from: '2027-01' };

const months = (needs: readonly string[]) => needs.map((need) => need.slice(-7));

describe('a template', () => {
  it('comes with its needs of all months that are not over', async () => {
    const planner = await aPlanner();
    const { status, body } = await planner.post('templates', advice);
    expect(status).toBe(201);
    expect(body.template).toMatchObject({ template: 'need_sozialberatung', priority: 30, version: 1 });
    expect(months(body.added)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
    const december = (await planner.needs('2026-12')).find(({ title }) => title === advice.title);
    expect(december).toMatchObject({ neededCents: 900_00, template: 'need_sozialberatung', version: 1 });
    expect(await planner.needs('2026-06')).toEqual([]);
  });

  it('is refused where a need of that name is planned already: it would be needed twice', async () => {
    const planner = await aPlanner();
    await planner.post('needs', { ...advice, from: undefined, through: undefined, month: '2027-01' });
    const { body } = await planner.post('templates', advice);
    expect(body.error).toMatchObject({ code: 'need.twice' });
    expect(body.error.message).toContain('2027-01');
  });

  it('changes from a month on, keeps what was changed by hand, and says both', async () => {
    const planner = await aPlanner();
    await planner.put(
      'needs/need_travel-2027-03',
      { costType: 'material', title: travel.title, neededCents: 500_00 },
      '"0"',
    );
    const { status, body } = await planner.put(
      'templates/need_travel',
      { ...travel, through: '2027-10' },
      '"0"',
    );
    expect(status).toBe(200);
    expect(body.template).toMatchObject({ neededCents: 280_00, version: 1 });
    expect(body.template.changes).toMatchObject([{ from: '2027-01', neededCents: 300_00 }]);
    expect(body.changed).toHaveLength(9);
    expect(months(body.kept)).toEqual(['2027-03']);
    const needs = await planner.needs('2026-12', '2027-03');
    const amounts = needs.filter(({ need }) => need.includes('travel'));
    expect(amounts.map(({ neededCents }) => neededCents)).toEqual([280_00, 300_00, 300_00, 500_00]);
  });

  it('that ends earlier closes its needs, which keep what they got, and opens them again', async () => {
    const planner = await aPlanner();
    await planner.gives(20_00, 'need_travel-2027-10');
    const ending = { ...travel, neededCents: 280_00 };
    const { body } = await planner.put('templates/need_travel', { ...ending, through: '2027-08' }, '"0"');
    expect(months(body.closed)).toEqual(['2027-09', '2027-10']);
    // Money that came early waits for its month.
    expect((await planner.get('needs/need_travel-2027-10')).body).toMatchObject({
      neededCents: 20_00,
      closed: { plannedCents: 280_00 },
    });
    const again = await planner.put('templates/need_travel', { ...ending, through: '2027-10' }, '"1"');
    expect(months(again.body.changed)).toEqual(['2027-09', '2027-10']);
    const { body: need } = await planner.get('needs/need_travel-2027-10');
    expect(need).toMatchObject({ neededCents: 280_00 });
    expect(need.closed).toBeUndefined();
  });

  it('cannot change a month that is over', async () => {
    const planner = await aPlanner();
    const { body } = await planner.put(
      'templates/need_travel',
      { ...travel, from: '2026-10', through: '2027-10' },
      '"0"',
    );
    expect(body.error).toMatchObject({ code: 'need.month-over', field: 'from' });
    expect((await planner.post('templates', { ...advice, through: '2026-10' })).body.error.code).toBe(
      'need.month-over',
    );
    expect((await planner.post('templates', { ...advice, through: '2026-01' })).body.error.field).toBe(
      'through',
    );
  });

  it('of more months than can be written at once is refused, and nothing is written', async () => {
    const planner = await aPlanner();
    const { status, body } = await planner.post('templates', { ...advice, through: '2040-01' });
    expect([status, body.error.code]).toEqual([400, 'template.too-long']);
    expect((await planner.get('needs')).body.templates).toHaveLength(4);
    expect((await planner.post('templates', { ...advice, through: '2034-10' })).body.added).toHaveLength(96);
  });

  it('read by two is changed by one; the other sees both versions', async () => {
    const planner = await aPlanner();
    const change = { ...travel, through: '2027-10' };
    await planner.put('templates/need_travel', change, '"0"');
    const { status, body } = await planner.put('templates/need_travel', { ...change, neededCents: 1 }, '"0"');
    expect(status).toBe(409);
    expect(body.error.versions).toMatchObject({ theirs: { version: 1 }, yours: { neededCents: 1 } });
  });
});

describe('an extension stage', () => {
  const stage = { ...advice, from: '2027-01', onlyIf: 'wenn die Arbeit nach Dezember weitergeht' };

  it('yields nothing until it is decided that it comes', async () => {
    const planner = await aPlanner();
    const added = await planner.post('templates', stage);
    expect(added.body).toMatchObject({ added: [], template: { onlyIf: stage.onlyIf } });
    const decide = async (goesOn: boolean, version: number) =>
      planner.post('templates/need_sozialberatung/decide', { goesOn, version });
    const { body } = await decide(true, 1);
    expect(body.template.decided).toEqual({ on: '2026-11-22', goesOn: true });
    expect(months(body.added)).toEqual(['2027-01', '2027-02']);
    const stopped = await decide(false, 2);
    expect(months(stopped.body.closed)).toEqual(['2027-01', '2027-02']);
    expect((await planner.get('needs/need_sozialberatung-2027-01')).body).toMatchObject({
      neededCents: 0,
      closed: { because: 'Kommt nicht', plannedCents: 900_00 },
    });
    expect((await decide(true, 2)).status).toBe(409);
    expect(months((await decide(true, 3)).body.changed)).toEqual(['2027-01', '2027-02']);
    const changes = await planner.history('need_sozialberatung-2027-01');
    expect(changes.map(({ done }) => done)).toEqual(Array(3).fill('template.decided'));
  });

  it('is nothing to decide about where there is no condition', async () => {
    const planner = await aPlanner();
    const { body } = await planner.post('templates/need_travel/decide', { goesOn: false, version: 0 });
    expect(body.error.code).toBe('template.no-stage');
  });
});
