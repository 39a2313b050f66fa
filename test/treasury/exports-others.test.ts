import { beforeAll, describe, expect, it } from 'vitest';
import { cents } from '../../shared/domain/money.ts';
import { type ADesk, aDesk } from './a-desk.ts';
import { centsIn, tableIn } from './a-spreadsheet.ts';
import { anEntry, bookAll, settle } from './some-books.ts';
import { unzipped } from './unzipped.ts';

const gift = anEntry(1, { at: '2026-11-02T09:00:00.000Z', cents: 250_000 });
const grant = anEntry(2, {
  at: '2026-11-03T09:00:00.000Z',
  cents: 90_000,
  source: 'grant',
  earmark: 'staff',
});

let desk: ADesk;
beforeAll(async () => {
  desk = await aDesk();
  await bookAll(desk, [gift, grant]);
  await settle(desk, gift, 1234);
  await desk.parts.payouts.savePart({
    payout: 'po_1',
    transaction: `txn_${gift.gift}`,
    type: 'charge',
    cents: gift.cents,
    feeCents: cents(1234),
    netCents: cents(248_766),
    gift: gift.gift,
    entry: gift.entry,
  });
  await desk.parts.payouts.save({
    payout: 'po_1',
    cents: cents(248_766),
    status: 'paid',
    arrivalDay: gift.day,
    createdAt: gift.at,
  });
  await desk.parts.tasks.write({
    task: 'dispute:du_1',
    matter: 'dispute',
    campaign: 'netzwerk',
    writtenAt: gift.at,
  });
});

const path = (kind: string, campaign = 'netzwerk') =>
  `/v1/treasury/exports/month.${kind}?campaign=${campaign}&month=2026-11`;

describe('a month as a file', () => {
  it('says of each need what the page of the month says, and adds up to the same', async () => {
    const { text, headers } = await desk.as('treasurer:leipzig').get(path('csv'));
    const page = await desk.as('treasurer:leipzig').get('/v1/treasury/campaigns/netzwerk/months/2026-11');
    expect(headers['content-disposition']).toContain('filename="monat-netzwerk-2026-11.csv"');
    const [needs = '', money = ''] = text.split('\r\n\r\n');
    const rows = tableIn(needs);
    expect(rows.slice(0, -1).map((row) => [row['Nummer'], centsIn(row['Gedeckt (€)'])])).toEqual(
      page.body.needs.map(({ need, coveredCents }: { need: string; coveredCents: number }) => [
        need,
        coveredCents,
      ]),
    );
    const sum = rows.at(-1);
    expect({
      neededCents: centsIn(sum?.['Benötigt (€)']),
      coveredCents: centsIn(sum?.['Gedeckt (€)']),
      missingCents: centsIn(sum?.['Fehlt (€)']),
      donation: centsIn(sum?.['davon Spende (€)']),
      grant: centsIn(sum?.['davon Zuwendung (€)']),
    }).toEqual({
      neededCents: page.body.total.neededCents,
      coveredCents: page.body.total.coveredCents,
      missingCents: page.body.total.missingCents,
      donation: page.body.total.coveredBySource.donation,
      grant: page.body.total.coveredBySource.grant,
    });
    expect(money).toContain('Eingang abzüglich Rückgang: Spende;;2500,00');
    expect(money).toContain('Eingang abzüglich Rückgang, zusammen;;3400,00');
  });

  it('is a workbook of two sheets with the same sums', async () => {
    const { bytes } = await desk.as('treasurer:leipzig').get(path('xlsx'));
    const files = unzipped(bytes);
    const page = await desk.as('treasurer:leipzig').get('/v1/treasury/campaigns/netzwerk/months/2026-11');
    const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
    const last = sheet.slice(sheet.lastIndexOf('<row '));
    const needed = /<c r="D\d+"[^>]*><v>([^<]*)/.exec(last)?.[1];
    expect(Number(needed) * 100).toBe(page.body.total.neededCents);
    expect(files.get('xl/worksheets/sheet2.xml')).toContain('<v>3400</v>');
    expect(files.get('xl/workbook.xml')).toContain('Bedarfe 2026-11');
  });

  it('is not for another centre', async () => {
    expect((await desk.as('treasurer:koeln').get(path('csv'))).status).toBe(403);
    expect((await desk.as('treasurer:koeln').get(path('xlsx'))).status).toBe(403);
    expect((await desk.as('reader').get(path('csv', 'gibts-nicht'))).status).toBe(404);
  });
});

describe('the needs of a campaign as a file', () => {
  it('are all of its months, or those somebody asks for', async () => {
    const all = await desk.as('reader').get('/v1/treasury/exports/needs.csv?campaign=netzwerk');
    const { needs } = (await desk.parts.campaigns.books('netzwerk')) ?? { needs: [] };
    expect(tableIn(all.text)).toHaveLength(needs.length + 1);
    const some = await desk
      .as('reader')
      .get('/v1/treasury/exports/needs.csv?campaign=netzwerk&from=2026-11&through=2026-11');
    const november = needs.filter(({ month }) => month === '2026-11');
    expect(centsIn(tableIn(some.text).at(-1)?.['Benötigt (€)'])).toBe(
      november.reduce((sum, need) => sum + need.neededCents, 0),
    );
    expect(
      (await desk.as('reader:koeln').get('/v1/treasury/exports/needs.csv?campaign=netzwerk')).status,
    ).toBe(403);
  });
});

describe('the audit log as a file', () => {
  it('says what the page says, to those who may read it', async () => {
    const added = await desk.as('treasurer').post('/v1/treasury/centres', {
      centre: 'halle',
      name: 'Zentrum Halle (Beispiel)',
      city: 'Halle',
    });
    expect(added.status).toBe(201);
    const { text } = await desk.as('auditor').get('/v1/treasury/exports/audit.csv?from=2026-11');
    const page = await desk.as('auditor').get('/v1/treasury/audit/2026-11');
    expect(tableIn(text).map((row) => row['Nummer'])).toEqual(
      page.body.entries.map(({ audit }: { audit: string }) => audit),
    );
    expect(tableIn(text)[0]).toMatchObject({ Wer: 'treasurer', 'Von wo': '203.0.113.0/24' });
    const other = await desk.as('auditor').get('/v1/treasury/exports/audit.csv?from=2026-11&person=nobody');
    expect(tableIn(other.text)).toEqual([]);
    expect((await desk.as('treasurer:leipzig').get('/v1/treasury/exports/audit.csv')).status).toBe(403);
  });
});

const kinds = (list: { kind: string }[]) => [...new Set(list.map(({ kind }) => kind))].toSorted();

describe('everything', () => {
  it('is in one file, for whoever leaves: nothing the treasury shows is missing', async () => {
    const { body, status } = await desk.as('auditor').get('/v1/treasury/exports/everything.json');
    expect(status).toBe(200);
    expect(body.entries.map(({ entry }: { entry: string }) => entry)).toEqual([gift.entry, grant.entry]);
    expect(body.entries[0]).toMatchObject({ netCents: 248_766, payout: 'po_1' });
    expect(kinds(body.federation)).toEqual(['CARRIER', 'CENTRE']);
    expect(kinds(body.campaigns)).toEqual(expect.arrayContaining(['CAMPAIGN', 'NEED', 'TOTAL']));
    expect(body.payouts).toMatchObject([{ payout: 'po_1', parts: [{ gift: gift.gift }] }]);
    expect(body.openTasks).toMatchObject([{ task: 'dispute:du_1' }]);
    expect(body.audit.length).toBeGreaterThan(0);
    expect((await desk.as('reader').get('/v1/treasury/exports/everything.json')).status).toBe(403);
  });
});
