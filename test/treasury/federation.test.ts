import { describe, expect, it } from 'vitest';
import { aDesk } from './a-desk.ts';
import { aCarrier, aNotice, koelnCarrier } from './samples/federation.ts';
import { thePublic } from './the-public.ts';

const settings = '/v1/treasury/campaigns/netzwerk/settings';
const texts = { title: 'Gemeinsam fuers Netz', summary: 'Wofür wir zusammen arbeiten (Beispiel).' };

describe('the federation', () => {
  it('is read as far as a person may read it', async () => {
    const desk = await aDesk();
    await koelnCarrier(desk);
    const read = async (...groups: string[]) => {
      const { body } = await desk.as(...groups).get('/v1/treasury/federation');
      const names = (what: string, name: string) =>
        body[what].map((each: Record<string, unknown>) => each[name]);
      return {
        carriers: names('carriers', 'carrier'),
        centres: names('centres', 'centre'),
        campaigns: names('campaigns', 'campaign'),
      };
    };
    expect(await read('reader')).toEqual({
      carriers: ['koeln', 'leipzig'],
      centres: ['berlin', 'dresden', 'hamburg', 'koeln', 'leipzig'],
      campaigns: expect.arrayContaining(['netzwerk', 'sprechstunde', 'wahljahr']),
    });
    expect(await read('reader:koeln')).toEqual({
      carriers: ['leipzig'],
      centres: ['koeln'],
      campaigns: ['sprechstunde'],
    });
    expect(await read('editor:netzwerk')).toEqual({
      carriers: ['leipzig'],
      centres: ['leipzig'],
      campaigns: ['netzwerk'],
    });
  });

  it('says until when a carrier’s notice holds', async () => {
    const desk = await aDesk('2030-04-01T10:00:00.000Z');
    const { body } = await desk.as('reader').get('/v1/treasury/federation');
    expect(body.carriers[0].notice).toEqual({ lastValidDay: '2034-05-12', daysLeft: 1502, stage: 'holds' });
    desk.now.at = new Date('2034-04-20T10:00:00.000Z');
    const later = await desk.as('reader').get('/v1/treasury/federation');
    expect(later.body.carriers[0].notice).toMatchObject({ daysLeft: 22, stage: 'within-30-days' });
  });
});

describe('a campaign’s texts', () => {
  it('are changed by its editor, and everybody reads them at once', async () => {
    const desk = await aDesk();
    const { page, progress } = thePublic(desk);
    expect(await page('netzwerk')).toContain('Überregionale Netzwerkarbeit');
    const read = await desk.as('editor:netzwerk').get(settings);
    expect(read.headers['etag']).toBe('"0"');
    expect(read.body).toMatchObject({
      title: 'Überregionale Netzwerkarbeit',
      version: 0,
      carrier: 'leipzig',
    });
    const changed = await desk
      .as('editor:netzwerk')
      .put(settings, { ...texts, suggestedCents: [12_00, 34_00, 56_00] }, '"0"');
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ ...texts, version: 1, centre: 'leipzig', status: 'open' });
    expect(changed.body.contactEmail).toBeUndefined();
    expect(await page('netzwerk')).toContain('Gemeinsam fuers Netz');
    expect(await page('netzwerk')).toContain('Wofür wir zusammen arbeiten (Beispiel).');
    expect(await page('netzwerk')).toMatch(/34(?:\s|&nbsp;)€/);
    expect(await progress('netzwerk')).toMatchObject({ title: 'Gemeinsam fuers Netz' });
  });

  it('of two people who change them at once, the second sees both versions', async () => {
    const desk = await aDesk();
    await desk.as('editor:netzwerk').put(settings, texts, '"0"');
    const second = await desk.as('treasurer').put(settings, { ...texts, title: 'Anders' }, '"0"');
    expect(second.status).toBe(409);
    expect(second.body.error).toMatchObject({
      code: 'version.changed',
      versions: {
        theirs: { title: 'Gemeinsam fuers Netz', version: 1 },
        yours: { title: 'Anders' },
      },
    });
    expect((await desk.as('treasurer').put(settings, texts)).status).toBe(428);
    expect(
      (await desk.as('treasurer').put(settings, { ...texts, title: 'Anders' }, '"1"')).body,
    ).toMatchObject({
      title: 'Anders',
      version: 2,
    });
  });

  it('of two changes at the very same moment one is kept and one refused', async () => {
    const desk = await aDesk();
    const titles = ['Eins', 'Zwei', 'Drei', 'Vier'];
    const answers = await Promise.all(
      titles.map(async (title) => desk.as('treasurer').put(settings, { ...texts, title }, '"0"')),
    );
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(3);
    const { body } = await desk.as('treasurer').get(settings);
    expect(body.title).toBe(titles[answers.findIndex(({ status }) => status === 200)]);
    expect(body.version).toBe(1);
  });

  it('are never the way to another carrier, status or centre', async () => {
    const desk = await aDesk();
    for (const more of [{ status: 'closed' }, { centre: 'koeln' }, { carriers: [] }]) {
      const { status, body } = await desk.as('editor:netzwerk').put(settings, { ...texts, ...more }, '"0"');
      expect([status, body.error.code]).toEqual([400, 'input.invalid']);
    }
    const wrong = await desk
      .as('editor:netzwerk')
      .put(settings, { ...texts, suggestedCents: [5, 6, 7] }, '"0"');
    expect(wrong.body.error).toMatchObject({ field: 'suggestedCents.0' });
    expect(wrong.body.error.message).toContain('mindestens einem Euro');
  });

  it('have a history that says who changed what', async () => {
    const desk = await aDesk();
    await desk.as('editor:netzwerk').put(settings, texts, '"0"');
    desk.now.at = new Date('2026-11-23T10:00:00.000Z');
    await desk.as('treasurer').put('/v1/treasury/campaigns/netzwerk/centre', { centre: 'berlin' }, '"1"');
    const { body } = await desk.as('reader').get('/v1/treasury/campaigns/netzwerk/history');
    expect(body.changes).toMatchObject([
      {
        person: 'editor:netzwerk',
        done: 'campaign.changed',
        before: { title: 'Überregionale Netzwerkarbeit' },
        after: { title: 'Gemeinsam fuers Netz' },
      },
      {
        person: 'treasurer',
        done: 'campaign.moved',
        before: { centre: 'leipzig' },
        after: { centre: 'berlin' },
      },
    ]);
  });
});

describe('a new campaign', () => {
  const fest = { title: 'Sommerfest Südstraße', summary: 'Ein Fest (Beispiel).', carrier: 'leipzig' };
  const campaigns = '/v1/treasury/campaigns';

  it('is named for its title, begins closed, and is nothing twice for one key', async () => {
    const desk = await aDesk();
    const key = { 'idempotency-key': 'sommerfest-1' };
    const added = await desk.as('treasurer').post(campaigns, { ...fest, centre: 'leipzig' }, key);
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({
      campaign: 'sommerfest-suedstrasse',
      status: 'closed',
      version: 1,
      carriers: [{ carrier: 'leipzig', from: '2026-11-22' }],
    });
    const again = await desk.as('treasurer').post(campaigns, { ...fest, centre: 'leipzig' }, key);
    expect(again.body).toEqual(added.body);
    expect(await thePublic(desk).page('sommerfest-suedstrasse')).toContain('nimmt keine Spenden');
  });

  it('takes no name that is taken, and says what is there', async () => {
    const desk = await aDesk();
    const taken = await desk.as('treasurer').post(campaigns, { ...fest, campaign: 'netzwerk' });
    expect(taken.status).toBe(409);
    expect(taken.body.error).toMatchObject({
      code: 'campaign.taken',
      versions: { theirs: { title: 'Überregionale Netzwerkarbeit' }, yours: { title: fest.title } },
    });
    for (const campaign of ['unassigned', 'federation']) {
      const reserved = await desk.as('treasurer').post(campaigns, { ...fest, campaign });
      expect(reserved.body.error.code).toBe('campaign.taken');
    }
    const nameless = await desk.as('treasurer').post(campaigns, { ...fest, title: 'مركز الصحة' });
    expect(nameless.body.error).toMatchObject({ code: 'campaign.unnamed', field: 'campaign' });
  });

  it.each([
    [{ carrier: 'nobody' }, 400, 'carrier.unknown'],
    [{ centre: 'nowhere' }, 400, 'centre.unknown'],
    [{ from: '2026-12-01' }, 400, 'campaign.carrier-later'],
    [{ summary: '' }, 400, 'input.invalid'],
  ])('is refused with %j', async (wrong, status, code) => {
    const desk = await aDesk();
    const answer = await desk.as('treasurer').post(campaigns, { ...fest, ...wrong });
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });
});

describe('a centre', () => {
  it('is added under its name and changed without losing what somebody else wrote', async () => {
    const desk = await aDesk();
    const centres = '/v1/treasury/centres';
    const halle = { name: 'Gesundheitszentrum Halle', city: 'Halle' };
    const added = await desk.as('treasurer').post(centres, halle);
    expect(added.body).toEqual({ ...halle, centre: 'gesundheitszentrum-halle', version: 1 });
    expect((await desk.as('treasurer').post(centres, halle)).body.error.code).toBe('centre.taken');
    const path = `${centres}/gesundheitszentrum-halle`;
    desk.now.at = new Date('2026-11-22T11:00:00.000Z');
    const changed = await desk.as('treasurer').put(path, { ...halle, city: 'Halle (Saale)' }, '"1"');
    expect(changed.body).toMatchObject({ city: 'Halle (Saale)', version: 2 });
    const late = await desk.as('treasurer').put(path, halle, '"1"');
    expect(late.body.error.versions.theirs).toMatchObject({ city: 'Halle (Saale)', version: 2 });
    const { body } = await desk.as('reader').get(`${path}/history`);
    expect(body.changes.map(({ done }: { done: string }) => done)).toEqual([
      'centre.added',
      'centre.changed',
    ]);
    expect((await desk.as('treasurer').put(`${centres}/nowhere`, halle, '"1"')).status).toBe(404);
  });
});

describe('a carrier', () => {
  const carriers = '/v1/treasury/carriers';
  const leipzig = `${carriers}/leipzig`;

  it('is added with its account, creditor identifier and notice', async () => {
    const desk = await aDesk();
    const { status, body } = await desk.as('treasurer').post(carriers, {
      ...aCarrier,
      bank: { ...aCarrier.bank, iban: 'de89 3704 0044 0532 0130 00' },
      creditorId: 'DE98 ZZZ 0999 9999 999',
      taxNotice: aNotice,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      carrier: 'verein-gesundheit-koeln-e-v-beispiel',
      bank: { iban: 'DE89370400440532013000' },
      creditorId: 'DE98ZZZ09999999999',
      version: 1,
      notice: { lastValidDay: '2030-03-10', stage: 'holds' },
    });
  });

  it.each([
    [{ creditorId: 'DE99ZZZ09999999999' }, 'creditorId', 'Gläubiger-ID'],
    [{ bank: { holder: 'Verein', iban: 'DE89370400440532013001' } }, 'bank.iban', 'IBAN'],
    [{ taxNotice: { ...aNotice, issuedOn: '2026-11-23' } }, 'taxNotice.issuedOn', 'Zukunft'],
    [{ taxNotice: { ...aNotice, issuedOn: '2025-02-29' } }, 'taxNotice.issuedOn', 'Datum'],
    [{ purposes: [] }, 'purposes', 'Zweck'],
    [{ street: '' }, 'street', 'Anschrift'],
  ])('is refused with %j, and the field is named', async (wrong, field, said) => {
    const desk = await aDesk();
    const { status, body } = await desk
      .as('treasurer')
      .post(carriers, { ...aCarrier, taxNotice: aNotice, ...wrong });
    expect([status, body.error.field]).toEqual([400, field]);
    expect(body.error.message).toContain(said);
  });

  it('keeps its notice when its address changes, and its former notices when a new one comes', async () => {
    const desk = await aDesk();
    const moved = await desk.as('treasurer').put(leipzig, { ...aCarrier, name: 'Leipzig e.V.' }, '"0"');
    expect(moved.body).toMatchObject({ name: 'Leipzig e.V.', version: 1 });
    expect(moved.body.taxNotice).toEqual({
      kind: 'exemptionNotice',
      issuedOn: '2025-05-12',
      assessmentYear: 2024,
    });
    const renewed = await desk.as('treasurer').post(`${leipzig}/notices`, {
      kind: 'corporationTaxAttachment',
      issuedOn: '2026-11-02',
      assessmentYear: 2025,
    });
    expect(renewed.status).toBe(201);
    expect(renewed.body).toMatchObject({
      taxNotice: { kind: 'corporationTaxAttachment', issuedOn: '2026-11-02' },
      formerTaxNotices: [{ issuedOn: '2025-05-12' }],
      notice: { lastValidDay: '2031-11-02' },
      version: 2,
    });
  });

  it('has a mistyped notice corrected in its place, and takes none that is not newer', async () => {
    const desk = await aDesk();
    const older = await desk
      .as('treasurer')
      .post(`${leipzig}/notices`, { ...aNotice, issuedOn: '2025-05-12' });
    expect(older.body.error.code).toBe('notice.not-newer');
    const corrected = await desk
      .as('treasurer')
      .post(`${leipzig}/notices`, { ...aNotice, issuedOn: '2025-03-12', correctsMistake: true });
    expect(corrected.body).toMatchObject({ taxNotice: { issuedOn: '2025-03-12' } });
    expect(corrected.body.formerTaxNotices).toBeUndefined();
    const { body } = await desk.as('reader').get(`${leipzig}/history`);
    expect(body.changes).toMatchObject([
      {
        done: 'notice.corrected',
        before: { taxNotice: { issuedOn: '2025-05-12' } },
        after: { taxNotice: { issuedOn: '2025-03-12' } },
      },
    ]);
  });

  it('whose new account is entered shows it to who gives by transfer at once', async () => {
    const desk = await aDesk();
    expect(await thePublic(desk).page('netzwerk')).toContain('bank_transfer');
    const { bank: _, ...without } = aCarrier;
    await desk.as('treasurer').put(leipzig, without, '"0"');
    expect(await thePublic(desk).page('netzwerk')).not.toContain('bank_transfer');
  });
});
