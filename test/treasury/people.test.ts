import { describe, expect, it } from 'vitest';
import { aDesk } from './a-desk.ts';

describe('who is signed in', () => {
  it('is told what they may do, and where', async () => {
    const desk = await aDesk();
    const { status, body } = await desk.as('treasurer:leipzig').get('/v1/treasury/me');
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: 'treasurer:leipzig', rights: [], month: '2026-11' });
    expect(body.campaigns).toContainEqual({
      campaign: 'netzwerk',
      title: 'Überregionale Netzwerkarbeit',
      status: 'open',
      centre: 'leipzig',
      rights: ['read', 'plan', 'receive', 'correct', 'edit'],
    });
    expect(body.centres.map(({ centre }: { centre: string }) => centre)).toEqual(['leipzig']);
  });

  it('is refused without any group of ours, and told whom to ask', async () => {
    const desk = await aDesk();
    const { status, body } = await desk.as('gardeners').get('/v1/treasury/me');
    expect(status).toBe(403);
    expect(body.error.code).toBe('treasury.no-role');
  });

  it('reads the audit log only as the federation’s treasurer or auditor', async () => {
    const desk = await aDesk();
    const path = '/v1/treasury/audit/2026-11';
    expect((await desk.as('auditor').get(path)).body).toEqual({ entries: [] });
    expect((await desk.as('treasurer:leipzig').get(path)).body.error.code).toBe('treasury.not-allowed');
    expect((await desk.as('reader').get(path)).status).toBe(403);
  });

  it('is told which field of an address is wrong', async () => {
    const desk = await aDesk();
    const { status, body } = await desk.as('auditor').get('/v1/treasury/audit/2026-13');
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'input.invalid', field: 'month' });
    expect(body.error.message).toContain('2026-11');
  });
});
