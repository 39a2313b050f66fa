import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sendRunReport } from '../../../shared/house/receipts/run/report.ts';
import { aYearlyOffice } from './a-yearly-office.ts';

describe('the report of a yearly run', () => {
  it('says where all money of the year is, and for each donor what became of it', async () => {
    const office = await aYearlyOffice();
    const ada = await office.donorWho('ada', { cents: 2500 }, { cents: 750 });
    await office.gives({ from: 'kim@example.org', cents: 4000 });
    const ticket = await office.gives({ from: 'ada@example.org', cents: 1500 });
    await office.says({ gift: ticket, notReceiptable: 'return-service' });
    const { run } = await office.begin();
    await office.walk(run);
    await office.start(run);
    const ended = await office.walk(run);
    const { status, file, headers } = await sendRunReport(ended, 'de', office.parts);
    const text = gunzipSync(file?.content ?? new Uint8Array()).toString('utf8');
    expect(status).toBe(200);
    expect(headers?.['content-disposition']).toContain('jahreslauf-leipzig-2026-1.csv');
    const [whole = '', donors = ''] = text.replace('\uFEFF', '').split('\r\n\r\n');
    expect(whole.split('\r\n')).toEqual([
      'Wo;Bescheinigungen;Spenden;Betrag (€)',
      'in diesem Lauf bescheinigt;1;2;32,50',
      'sonst bescheinigt;;0;0,00',
      'mit Gegenleistung;;1;15,00',
      'Name und Anschrift fehlen;;1;40,00',
      'alles, in den Büchern gezählt;;4;87,50',
    ]);
    const lines = donors.trimEnd().split('\r\n');
    expect(lines).toContain(
      `${ada};ada;ausgestellt;LEIPZIG-2027-000001;E-Mail;32,50;0,00;15,00;0,00;mit Gegenleistung`,
    );
    expect(lines.at(-1)).toBe('Summe;;;;;32,50;0,00;15,00;40,00;');
  });
});
