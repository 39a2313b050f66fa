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

describe.each(changing)('%s', (_name, route, sample) => {
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
    if (route.method === 'PUT') {
      expect(added[0]?.before, 'how it was').toBeDefined();
      expect(added[0]?.after, 'how it is now').toBeDefined();
    }
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
