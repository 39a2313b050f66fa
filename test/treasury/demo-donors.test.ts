import { beforeAll, describe, expect, it } from 'vitest';
import { demoBooks, saveBooks } from '../../infra/local/demo-books.ts';
import { saveDemoReceipts } from '../../infra/local/demo-donors.ts';
import { signatureDocument } from '../../shared/store/archive.ts';
import { type ADesk, aDesk } from './a-desk.ts';

/** What whoever looks at the demo finds on 22 November 2026; reckoned by hand from what its books say. */
let desk: ADesk;
beforeAll(async () => {
  desk = await aDesk('2026-11-22T10:00:00.000Z');
  await saveBooks(desk.table, demoBooks(desk.now.at));
  // As often as somebody starts it.
  for (const _ of [1, 2]) await saveDemoReceipts({ ...desk, archive: desk.parts.archive }, desk.now.at);
}, 60_000);

const donorNamed = async (name: string, year = 2026) => {
  const { donors } = (await desk.as('treasurer').get(`/v1/treasury/donors?name=${name}`)).body;
  return (await desk.as('treasurer').get(`/v1/treasury/donors/${donors[0].donor}?year=${year}`)).body;
};

const centsOf = ({ gifts }: { gifts: { cents: number; standing: string }[] }) =>
  gifts.reduce((sum, { cents }) => sum + cents, 0);

describe('the donors of the demo', () => {
  it('are a person, a company, and two members, one of them without electronic mail', async () => {
    const { donors } = (await desk.as('treasurer').get('/v1/treasury/donors')).body;
    expect(donors.map(({ name, email }: { name: string; email?: string }) => [name, email])).toEqual([
      ['Alex Beispiel', 'alex@example.org'],
      ['Beispiel Handwerk GmbH & Co. KG', undefined],
      ['Robin Muster', 'robin@example.org'],
      ['Toni Probe', undefined],
    ]);
  });

  it('have given what the books say: a transfer a month, or a fee', async () => {
    expect(centsOf(await donorNamed('alex'))).toBe(11 * 450_00);
    expect(centsOf(await donorNamed('beispiel'))).toBe(11 * 900_00);
    expect(centsOf(await donorNamed('robin'))).toBe(11 * 18_00);
    expect(centsOf(await donorNamed('robin', 2025))).toBe(18_00);
  });

  it('have waived an expense once', async () => {
    const { gifts } = await donorNamed('alex');
    const waived = gifts.filter(({ expenseWaiver }: { expenseWaiver: boolean }) => expenseWaiver);
    expect(waived).toMatchObject([{ givenOn: '2026-05-05' }]);
  });

  it('get receipts by machine, with a signature that lies in the archive', async () => {
    const { receipts } = (await desk.parts.campaigns.carrier('leipzig')) ?? {};
    expect(receipts).toMatchObject({ machineProcedureNotifiedOn: '2025-01-15' });
    const kept = await desk.parts.archive.get(signatureDocument(receipts?.signatureHash ?? ''));
    expect(Buffer.from(kept ?? []).toString('latin1')).toContain('PNG');
  });
});
