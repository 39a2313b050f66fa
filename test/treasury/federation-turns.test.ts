import { describe, expect, it } from 'vitest';
import { carrierOn } from '../../shared/domain/campaign.ts';
import { cents } from '../../shared/domain/money.ts';
import { Day, Instant } from '../../shared/domain/month.ts';
import { type ADesk, aDesk } from './a-desk.ts';
import { aNotice, koelnCarrier } from './samples/federation.ts';
import { anEntry, bookAll, itsFee, itsRefund } from './some-books.ts';
import { thePublic } from './the-public.ts';

const of = (what: string, campaign = 'netzwerk') => `/v1/treasury/campaigns/${campaign}/${what}`;
const warned = (body: { warnings: { warning: string }[] }) => body.warnings.map(({ warning }) => warning);

/** A gift of 100 €, of which 20 € went back; a fee; a debit on its way; and a transfer announced. */
const someMoney = async (desk: ADesk): Promise<void> => {
  const gift = anEntry(1, { cents: 100_00 });
  await bookAll(desk, [
    gift,
    itsFee(gift, 1_65),
    itsRefund(gift, 20_00, '2026-11-12T10:00:00.000Z'),
    anEntry(2, { account: 'pending', movement: 'expected', cents: 40_00 }),
    anEntry(3, { cents: 30_00, earmark: 'need_print-2026-12' }),
  ]);
  await desk.parts.transfers.announce({
    reference: 'RF18539007547034',
    campaign: 'netzwerk',
    donation: 'don_00000009',
    earmark: 'free',
    interval: 'once',
    cents: cents(25_00),
    language: 'de',
    announcedAt: Instant.parse('2026-11-20T10:00:00.000Z'),
  });
};

describe('a hand-over', () => {
  it('begins on its day: until then, and for what came until then, it is the carrier before', async () => {
    const desk = await aDesk();
    await koelnCarrier(desk);
    await someMoney(desk);
    const { status, body } = await desk
      .as('treasurer')
      .post(of('hand-over'), { carrier: 'koeln', from: '2027-01-01' });
    expect(status).toBe(200);
    expect(body.campaign).toMatchObject({
      carrier: 'leipzig',
      carriers: [
        { carrier: 'leipzig', from: '2020-01-01' },
        { carrier: 'koeln', from: '2027-01-01' },
      ],
      version: 1,
    });
    expect(body.stillComing).toMatchObject({ pendingCents: 40_00, expectedCents: 25_00 });
    expect(warned(body)).toEqual(['money.pending', 'transfers.expected']);
    const stored = await desk.parts.campaigns.find('netzwerk');
    expect(stored && carrierOn(stored, Day.parse('2026-12-31'))).toBe('leipzig');
    expect(stored && carrierOn(stored, Day.parse('2027-01-01'))).toBe('koeln');
    expect(await thePublic(desk).page('netzwerk')).toContain('Solidarisches Gesundheitszentrum Leipzig e.V.');
    desk.now.at = new Date('2026-12-31T23:00:00.000Z');
    expect((await desk.as('reader').get(of('settings'))).body.carrier).toBe('koeln');
    expect(await thePublic(desk).page('netzwerk')).toContain('Verein Gesundheit Köln e.V.');
    const { body: statement } = await desk.as('reader').get(of('statement'));
    expect(statement.carriers).toEqual([
      {
        carrier: 'leipzig',
        name: 'Solidarisches Gesundheitszentrum Leipzig e.V.',
        from: '2020-01-01',
        through: '2026-12-31',
      },
      { carrier: 'koeln', name: 'Verein Gesundheit Köln e.V. (Beispiel)', from: '2027-01-01' },
    ]);
  });

  it.each([
    [{ carrier: 'koeln', from: '2026-11-21' }, 409, 'hand-over.past'],
    [{ carrier: 'leipzig', from: '2027-01-01' }, 409, 'hand-over.same'],
    [{ carrier: 'nobody', from: '2027-01-01' }, 400, 'carrier.unknown'],
    [{ carrier: 'koeln', from: '2027-02-29' }, 400, 'input.invalid'],
  ])('is refused: %j', async (input, status, code) => {
    const desk = await aDesk();
    await koelnCarrier(desk);
    const answer = await desk.as('treasurer').post(of('hand-over'), input);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect((await desk.as('treasurer').get(of('settings'))).body.version).toBe(0);
  });

  it('warns of a notice that will have run out by then, and of gifts of today', async () => {
    const desk = await aDesk();
    await koelnCarrier(desk);
    const later = await desk.as('treasurer').post(of('hand-over'), { carrier: 'koeln', from: '2030-03-11' });
    expect(warned(later.body)).toEqual(['notice.over-by-then']);
    const today = await desk.as('treasurer').post(of('hand-over'), { carrier: 'koeln', from: '2026-11-22' });
    expect(warned(today.body)).toEqual(['hand-over.today']);
  });

  it('to who may issue no receipt is refused for an open campaign from today on', async () => {
    const desk = await aDesk();
    await koelnCarrier(desk);
    desk.now.at = new Date('2030-03-11T10:00:00.000Z');
    const { status, body } = await desk
      .as('treasurer')
      .post(of('hand-over'), { carrier: 'koeln', from: '2030-03-11' });
    expect([status, body.error.code]).toEqual([409, 'carrier.notice-over']);
    expect(body.error.message).toContain('10. März 2030');
  });

  it('of two at the same moment leaves both lines', async () => {
    const desk = await aDesk();
    await koelnCarrier(desk);
    const answers = await Promise.all([
      desk.as('treasurer').post(of('hand-over'), { carrier: 'koeln', from: '2027-01-01' }),
      desk.as('treasurer').post(of('hand-over'), { carrier: 'leipzig', from: '2028-01-01' }),
    ]);
    const { body } = await desk.as('treasurer').get(of('settings'));
    // The second makes sense only after the first; alone it is no change.
    const done = answers.filter(({ status }) => status === 200).length;
    expect(body.carriers).toHaveLength(1 + done);
    expect(body.version).toBe(done);
  });
});

describe('opening a campaign', () => {
  it('lets it take gifts, and warns of what is missing', async () => {
    const desk = await aDesk();
    const fest = { campaign: 'fest', title: 'Fest', summary: 'Ein Fest (Beispiel).', carrier: 'leipzig' };
    await desk.as('treasurer').post('/v1/treasury/campaigns', fest);
    const { status, body } = await desk.as('treasurer').post(of('open', 'fest'), {});
    expect(status).toBe(200);
    expect(body.campaign).toMatchObject({ status: 'open', version: 2 });
    expect(warned(body)).toEqual(['campaign.no-needs']);
    expect(await thePublic(desk).page('fest')).not.toContain('nimmt keine Spenden');
    expect((await desk.as('treasurer').post(of('open', 'fest'), {})).body.error.code).toBe(
      'campaign.already-open',
    );
  });

  it('takes a carrier whose notice holds', async () => {
    const desk = await aDesk();
    await desk.as('treasurer').post(of('close'), { openNeeds: 'keep' });
    desk.now.at = new Date('2030-04-13T10:00:00.000Z');
    const soon = await desk.as('treasurer').post(of('open'), {});
    expect(warned(soon.body)).toEqual(['campaign.no-needs', 'notice.ends']);
    await desk.as('treasurer').post(of('close'), {});
    desk.now.at = new Date('2030-05-13T10:00:00.000Z');
    const late = await desk.as('treasurer').post(of('open'), {});
    expect([late.status, late.body.error.code]).toEqual([409, 'carrier.notice-over']);
    await desk
      .as('treasurer')
      .post('/v1/treasury/carriers/leipzig/notices', { ...aNotice, issuedOn: '2030-05-01' });
    expect((await desk.as('treasurer').post(of('open'), {})).status).toBe(200);
  });
});

describe('closing a campaign', () => {
  it('asks what becomes of open needs, and says how many they are', async () => {
    const desk = await aDesk();
    const { status, body } = await desk.as('treasurer').post(of('close'), {});
    expect([status, body.error.code, body.error.field]).toEqual([409, 'campaign.open-needs', 'openNeeds']);
    expect(body.error.message).toContain('48 Bedarfen');
    expect((await desk.as('treasurer').get(of('settings'))).body.status).toBe('open');
  });

  it('keeps them as they are if wanted, takes no more gifts and loses nothing that is on its way', async () => {
    const desk = await aDesk();
    await someMoney(desk);
    const before = await thePublic(desk).progress('netzwerk');
    const { status, body } = await desk.as('treasurer').post(of('close'), { openNeeds: 'keep' });
    expect(status).toBe(200);
    expect(body.campaign).toMatchObject({ status: 'closed', closedOn: '2026-11-22' });
    expect(body.openNeeds).toMatchObject({ needs: 48, became: 'kept', left: 0 });
    expect(body.stillComing).toEqual({
      pendingCents: 40_00,
      pledges: 0,
      pledgedMonthlyCents: 0,
      expectedCents: 25_00,
    });
    expect(warned(body)).toEqual(['money.pending', 'transfers.expected']);
    expect(await thePublic(desk).progress('netzwerk')).toEqual(before);
    expect(await thePublic(desk).page('netzwerk')).toContain('nimmt keine Spenden');
    await bookAll(desk, [anEntry(4, { cents: 40_00, at: '2026-11-25T10:00:00.000Z' })]);
    const { body: statement } = await desk.as('reader').get(of('statement'));
    expect(statement.totals).toMatchObject({ receivedCents: 170_00, returnedCents: -20_00 });
  });

  it('ends them at what covers them if wanted, and no need loses a cent by it', async () => {
    const desk = await aDesk();
    await someMoney(desk);
    const { body: before } = await desk.as('reader').get(of('statement'));
    const { body } = await desk.as('treasurer').post(of('close'), { openNeeds: 'close' });
    expect(body.openNeeds).toMatchObject({ needs: 48, became: 'closed', left: 0 });
    const { body: after } = await desk.as('reader').get(of('statement'));
    expect(after).toMatchObject({ status: 'closed', closedOn: '2026-11-22' });
    expect(after.totals).toMatchObject({ coveredCents: 110_00, missingCents: 0, surplusCents: 0 });
    expect(after.needs.map((each: { coveredCents: number }) => each.coveredCents)).toEqual(
      before.needs.map((each: { coveredCents: number }) => each.coveredCents),
    );
    expect(after.needs[0]).toMatchObject({ neededCents: 80_00, plannedCents: 2150_00 });
    const { body: need } = await desk.as('reader').get(of('needs/need_coordination-2026-11'));
    expect(need).toMatchObject({ version: 1, closed: { because: 'Kampagne geschlossen' } });
    const { body: told } = await desk.as('reader').get(of('needs/need_coordination-2026-11/history'));
    expect(told.changes).toMatchObject([
      { done: 'campaign.closed', before: { neededCents: 2150_00 }, after: { neededCents: 80_00 } },
    ]);
    expect((await desk.as('treasurer').post(of('close'), {})).body.error.code).toBe(
      'campaign.already-closed',
    );
  });

  it('with more needs than one transaction holds goes on until none is open, and closes then', async () => {
    const desk = await aDesk();
    const rows = Array.from({ length: 70 }, (_, index) => ({
      month: '2027-03',
      costType: 'material',
      title: `Posten ${index}`,
      neededCents: 10_00,
    }));
    for (const row of rows) {
      const { status, text } = await desk.as('treasurer').post(of('needs'), row);
      if (status >= 300) throw new Error(text);
    }
    const first = await desk.as('treasurer').post(of('close'), { openNeeds: 'close' });
    expect(first.status).toBe(202);
    expect(first.body).toMatchObject({
      campaign: { status: 'open' },
      openNeeds: { needs: 118, left: 21 },
    });
    const second = await desk.as('treasurer').post(of('close'), { openNeeds: 'close' });
    expect(second.status).toBe(200);
    expect(second.body).toMatchObject({
      campaign: { status: 'closed' },
      openNeeds: { needs: 21, left: 0 },
    });
  });
});

describe('the statement of an open campaign', () => {
  it('is how it stands so far, to the cent', async () => {
    const desk = await aDesk();
    await someMoney(desk);
    const { body } = await desk.as('reader').get(of('statement'));
    expect(body).toMatchObject({ campaign: 'netzwerk', status: 'open', asOf: '2026-11-22T10:00:00.000Z' });
    expect(body.closedOn).toBeUndefined();
    expect(body.sources[0]).toEqual({
      source: 'donation',
      receivedCents: 130_00,
      returnedCents: -20_00,
      feeCents: -1_65,
    });
    expect(body.totals).toMatchObject({ coveredCents: 110_00, surplusCents: 0, gifts: 2 });
    expect(body.months[0]).toMatchObject({ month: '2026-11', pendingCents: 40_00, coveredCents: 80_00 });
    expect(body.stillComing).toMatchObject({ pendingCents: 40_00, expectedCents: 25_00 });
  });

  it('says what is left of another centre’s campaign to nobody who may not read it', async () => {
    const desk = await aDesk();
    expect((await desk.as('reader:leipzig').get(of('statement', 'sprechstunde'))).status).toBe(403);
    expect((await desk.as('reader').get(of('statement', 'nothing'))).status).toBe(404);
    expect((await desk.as('reader').get(of('statement', 'unassigned'))).status).toBe(404);
  });
});
