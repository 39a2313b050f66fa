import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../shared/domain/audit.ts';
import { Month } from '../../shared/domain/month.ts';
import { treasury } from '../../shared/house/treasury/served.ts';
import { treasuryRoutes } from '../../shared/routes/treasury.ts';
import type { ADesk } from './a-desk.ts';
import { callAs, everyRoute, isChanging, preparedFor } from './every-route.ts';

const changing = everyRoute.filter(([, route]) => isChanging(route));

/** What the audit log of the month says, the latest first. */
const linesOf = async ({ parts }: ADesk): Promise<readonly AuditEntry[]> => {
  const { entries, next } = await parts.auditLog.ofMonth(Month.parse('2026-11'), {
    after: undefined,
    limit: 500,
  });
  if (next !== undefined) throw new Error('more than one page');
  return entries;
};

/** What a line shows of its sample's change: how it was, and how it is now. One for each `PUT`. */
const shown: Readonly<Record<string, Pick<AuditEntry, 'before' | 'after'>>> = {
  changeCentre: {
    before: { name: 'Gesundheitszentrum Leipzig' },
    after: { name: 'Poliklinik (Beispiel)' },
  },
  changeCarrier: { before: { city: 'Leipzig' }, after: { city: 'Köln' } },
  changeSettings: { before: { title: 'Überregionale Netzwerkarbeit' }, after: { title: 'Netzwerk' } },
  moveCampaign: { before: { centre: 'leipzig' }, after: { centre: 'berlin' } },
  changeGrant: {
    before: { grant: 'grant_sample' },
    after: { grant: 'grant_sample', note: 'Ansprechpartnerin hat gewechselt.' },
  },
  // Of a need only what differs: the sample saves it as it stands.
  changeNeed: { before: { need: 'need_sample-2026-12' }, after: { need: 'need_sample-2026-12' } },
  changeTemplate: {
    before: { template: { neededCents: 500_00 } },
    after: { template: { changes: [{ from: '2027-03', neededCents: 900_00 }] } },
  },
  changeTexts: {
    before: { texts: {} },
    after: { texts: { de: { paragraph: 'Im Dezember bleibt die **Sprechstunde** offen.' } } },
  },
  // Neither who gave nor where they live: auditors read this.
  changeDonor: { before: { version: 1 }, after: { version: 2, changed: ['name'] } },
  changeGiftTerms: { before: { terms: {} }, after: { terms: { expenseWaiver: true } } },
  changePicture: { before: { picture: null }, after: { picture: { widthPixels: 1, heightPixels: 1 } } },
};

describe('every door of the treasury', () => {
  it('is there once', () => {
    const doors = treasury.map(({ route: { method, path } }) => `${method} ${path}`);
    expect(doors.toSorted()).toEqual(
      Object.values(treasuryRoutes)
        .map(({ method, path }) => `${method} ${path}`)
        .toSorted(),
    );
  });

  it('writes into the audit log if it changes anything: one that does not cannot write at all', () => {
    const forgetful = treasury.filter(({ route, audited }) => audited !== isChanging(route));
    expect(forgetful.map(({ route }) => route.path)).toEqual([]);
  });
});

describe.each(changing)('%s', (name, route, sample) => {
  it('leaves one line that says who did what, to what, and from where', async () => {
    const prepared = await preparedFor(sample);
    const before = await linesOf(prepared.desk);
    const { status, text } = await callAs(prepared, ['treasurer'], route, sample.path, sample.input);
    expect(`${status}: ${text.slice(0, 300)}`).toMatch(/^20[012]: /);
    const added = (await linesOf(prepared.desk)).filter(
      ({ audit }) => !before.some((line) => line.audit === audit),
    );
    expect(added).toEqual([
      expect.objectContaining({
        person: { subject: 'sub-of-treasurer', name: 'treasurer' },
        operation: `${route.method} ${route.path}`,
        from: '203.0.113.0/24',
        at: prepared.desk.now.at.toISOString(),
        done: expect.stringMatching(/^[a-z-]+\.[a-z-]+$/),
        subject: expect.stringMatching(/./),
      }),
    ]);
    if (route.method === 'PUT') expect(added).toMatchObject([shown[name]]);
  });

  it('leaves none when it is refused', async () => {
    const prepared = await preparedFor(sample);
    const before = await linesOf(prepared.desk);
    for (const role of ['reader', 'auditor', 'gardeners']) {
      expect((await callAs(prepared, [role], route, sample.path, sample.input)).status).toBe(403);
    }
    expect(await linesOf(prepared.desk)).toEqual(before);
  });

  it('leaves none when the same is sent again', async () => {
    const prepared = await preparedFor(sample);
    const key = { 'idempotency-key': randomUUID() };
    const first = await callAs(prepared, ['treasurer'], route, sample.path, sample.input, key);
    const once = await linesOf(prepared.desk);
    const again = await callAs(prepared, ['treasurer'], route, sample.path, sample.input, key);
    if (route.method === 'POST') {
      expect({ status: again.status, body: again.body }).toEqual({ status: first.status, body: first.body });
    } else expect(again.status).toBe(409);
    expect(await linesOf(prepared.desk)).toEqual(once);
  });
});
