import { describe, expect, it } from 'vitest';
import { aPlanner } from './a-planner.ts';

const tea = { month: '2026-12', costType: 'material', title: 'Tee für Wartende', neededCents: 45_50 };
const coordination = 'needs/need_coordination-2026-12';
const change = (neededCents: number) => ({ costType: 'staff', title: 'Koordination', neededCents });

const orderOf = (versions: readonly number[]) => ({
  month: '2026-11',
  costType: 'staff',
  needs: ['need_publicity-2026-11', 'need_coordination-2026-11'].map((need, at) => ({
    need,
    version: versions[at],
  })),
});

describe('a treasurer', () => {
  it('sees the needs of some months in the order they are served, and the templates they come from', async () => {
    const planner = await aPlanner();
    const { body } = await planner.get('needs?from=2026-11&through=2026-12');
    expect(body.month).toBe('2026-11');
    expect(body.needs.map(({ need }: { need: string }) => need)).toEqual(
      ['2026-11', '2026-12'].flatMap((month) =>
        ['coordination', 'publicity', 'travel', 'print'].map((name) => `need_${name}-${month}`),
      ),
    );
    expect(body.templates).toHaveLength(4);
    expect(body.templates[0]).toMatchObject({ template: 'need_coordination', version: 0 });
  });

  it('adds a need behind the others, with a note and a link, and reads it again', async () => {
    const planner = await aPlanner();
    const more = { note: 'Wartezimmer', document: 'https://cloud.example.org/s/tee' };
    const { status, body } = await planner.post('needs', { ...tea, ...more });
    expect(status).toBe(201);
    const added = { ...tea, ...more, campaign: 'netzwerk', need: 'need_tee-fuer-wartende-2026-12' };
    expect(body).toEqual({ ...added, priority: 30, version: 1 });
    const read = await planner.get('needs/need_tee-fuer-wartende-2026-12');
    expect(read.headers['etag']).toBe('"1"');
    expect(read.body).toEqual(body);
  });

  it('changes a need the demo wrote before versions were counted, and once more', async () => {
    const planner = await aPlanner();
    const { headers, body: before } = await planner.get(coordination);
    expect(headers['etag']).toBe('"0"');
    const raise = { costType: 'staff', title: before.title, neededCents: 2300_00 };
    const { status, body } = await planner.put(coordination, raise, '"0"');
    expect(status).toBe(200);
    expect(body).toEqual({ ...before, neededCents: 2300_00, version: 1 });
    const again = await planner.put(coordination, { ...raise, neededCents: 2310_00 }, '"1"');
    expect(again.body).toMatchObject({ neededCents: 2310_00, version: 2 });
  });

  it('who is second at one need gets 409 and sees both versions; the first stays', async () => {
    const planner = await aPlanner();
    const answers = await Promise.all(
      [2300_00, 2400_00].map(async (amount) => planner.put(coordination, change(amount), '"0"')),
    );
    const [won, lost] = answers.toSorted((one, other) => one.status - other.status);
    expect([won?.status, lost?.status]).toEqual([200, 409]);
    expect(lost?.body.error.code).toBe('version.changed');
    expect(lost?.body.error.versions.theirs).toEqual(won?.body);
    expect(lost?.body.error.versions.yours.neededCents).toBe(
      won?.body.neededCents === 2300_00 ? 2400_00 : 2300_00,
    );
    expect((await planner.get(coordination)).body).toEqual(won?.body);
    expect((await planner.put(coordination, change(1), undefined)).status).toBe(428);
  });

  it.each([
    ['adding', async (planner, month) => planner.post('needs', { ...tea, month })],
    [
      'changing',
      async (planner, month) =>
        planner.put(
          `needs/need_travel-${month}`,
          { costType: 'material', title: 'x', neededCents: 1 },
          '"0"',
        ),
    ],
    [
      'closing',
      async (planner, month) =>
        planner.post(`needs/need_travel-${month}/close`, { because: 'geschenkt', version: 0 }),
    ],
    [
      'ordering',
      async (planner, month) =>
        planner.post('needs/order', {
          month,
          costType: 'material',
          needs: [
            { need: `need_print-${month}`, version: 0 },
            { need: `need_travel-${month}`, version: 0 },
          ],
        }),
    ],
  ] as const satisfies [string, (planner: Awaited<ReturnType<typeof aPlanner>>, month: string) => unknown][])(
    'is told what to do instead when a month is over: %s',
    async (_, act) => {
      const planner = await aPlanner();
      planner.desk.now.at = new Date('2026-12-01T00:00:00.000+01:00');
      const before = await planner.needs('2026-11');
      const { status, body } = await act(planner, '2026-11');
      expect(status).toBe(409);
      expect(body.error.code).toBe('need.month-over');
      expect(body.error.message).toContain('späteren Monat');
      expect(await planner.needs('2026-11')).toEqual(before);
    },
  );

  it('cannot have one purpose twice in a month, whoever is quicker', async () => {
    const planner = await aPlanner();
    const answers = await Promise.all([planner.post('needs', tea), planner.post('needs', tea)]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
    const twice = await planner.put(
      'needs/need_travel-2026-12',
      { costType: 'material', title: 'TEE für  Wartende', neededCents: 1 },
      '"0"',
    );
    expect(twice.body.error).toMatchObject({ code: 'need.twice', field: 'title' });
  });

  it('cannot turn people into things once money has come for that very need', async () => {
    const planner = await aPlanner();
    const things = { ...change(2150_00), costType: 'material' };
    await planner.gives(20_00, 'need_coordination-2026-12');
    expect((await planner.put(coordination, things, '"0"')).body.error.code).toBe('need.given-for');
    const free = await planner.put('needs/need_coordination-2027-01', things, '"0"');
    expect(free.body.costType).toBe('material');
  });

  it('puts the needs of a month in another order, and they are served by it', async () => {
    const planner = await aPlanner();
    const { status, body } = await planner.post('needs/order', orderOf([0, 0]));
    expect(status).toBe(200);
    expect(body.needs).toMatchObject([
      { need: 'need_publicity-2026-11', priority: 10, version: 1 },
      { need: 'need_coordination-2026-11', priority: 20, version: 1 },
    ]);
    expect((await planner.needs('2026-11'))[0]?.need).toBe('need_publicity-2026-11');
    const late = await planner.post('needs/order', orderOf([0, 0]));
    expect(late.status).toBe(409);
    expect(late.body.error.versions.theirs).toHaveLength(2);
    const half = { ...orderOf([1, 1]), needs: orderOf([1, 1]).needs.slice(1) };
    expect((await planner.post('needs/order', half)).body.error.code).toBe('needs.changed');
  });

  it('is refused amounts that are no whole cents, below zero or words, each with its field', async () => {
    const planner = await aPlanner();
    for (const neededCents of [12.5, -1, '100', null, 1e15]) {
      const { status, body } = await planner.post('needs', { ...tea, neededCents });
      expect([status, body.error.field]).toEqual([400, 'neededCents']);
      expect(body.error.message).toContain('ganzen Cent');
    }
    const bad = await planner.post('needs', { ...tea, document: 'http://localhost/plan' });
    expect(bad.body.error.field).toBe('document');
    expect((await planner.post('needs', { ...tea, month: '2026-13' })).body.error.field).toBe('month');
  });

  it('plans nothing where money only waits to be assigned', async () => {
    const { desk } = await aPlanner();
    const { body } = await desk.as('treasurer').post('/v1/treasury/campaigns/unassigned/needs', tea);
    expect(body.error.code).toBe('campaign.unassigned');
  });
});

describe('the history of a need', () => {
  it('says who changed what and when, alone, by its template, in an order and by a sheet', async () => {
    const planner = await aPlanner();
    const minute = (at: number) => void (planner.desk.now.at = new Date(`2026-11-22T10:0${at}:00.000Z`));
    await planner.put(coordination, change(2300_00), '"0"');
    minute(1);
    await planner.post('needs/order', {
      month: '2026-12',
      costType: 'staff',
      needs: [
        { need: 'need_publicity-2026-12', version: 0 },
        { need: 'need_coordination-2026-12', version: 1 },
      ],
    });
    minute(2);
    const row = {
      need: 'need_coordination-2026-12',
      month: '2026-12',
      ...change(2400_00),
      version: 2,
    };
    expect((await planner.post('needs/paste', { rows: [row] })).body.changed).toHaveLength(1);
    minute(3);
    await planner.post(`${coordination}/close`, { because: 'Stelle bleibt unbesetzt', version: 3 });
    const changes = await planner.history('need_coordination-2026-12');
    expect(changes.map(({ done, person }) => [done, person])).toEqual([
      ['need.changed', 'treasurer:leipzig'],
      ['needs.ordered', 'treasurer:leipzig'],
      ['needs.pasted', 'treasurer:leipzig'],
      ['need.closed', 'treasurer:leipzig'],
    ]);
    const need = 'need_coordination-2026-12';
    expect(changes[0]).toMatchObject({
      at: '2026-11-22T10:00:00.000Z',
      before: { need, title: 'Koordination, halbe Stelle (Beispiel)', neededCents: 2150_00 },
      after: { need, title: 'Koordination', neededCents: 2300_00 },
    });
    expect(changes[1]).toMatchObject({ before: { need, priority: 10 }, after: { need, priority: 20 } });
    expect(changes[2]).toMatchObject({
      before: { neededCents: 2300_00 },
      after: { neededCents: 2400_00 },
    });
    expect(changes[3]).toMatchObject({ after: { closed: { because: 'Stelle bleibt unbesetzt' } } });
    // Others were put in order too, and have nothing else in their history.
    const other = await planner.history('need_publicity-2026-12');
    expect(other.map(({ done }) => done)).toEqual(['needs.ordered']);
  });
});
