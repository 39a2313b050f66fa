import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CampaignProgress } from '../../shared/routes.ts';
import { aDoor, ask, type Door } from './a-door.ts';

let door: Door;
beforeAll(async () => {
  door = await aDoor();
});
afterAll(async () => door.close());

const read = async (headers: Record<string, string> = {}) =>
  ask(door.origin, '/v1/campaigns/netzwerk', { headers });
const tag = async (): Promise<string> => (await read()).headers.etag ?? '';

describe('reading a campaign', () => {
  it('gives what the document promises, as of now, in a few kilobytes', async () => {
    const before = door.clock.now().getTime();
    const { status, headers, text } = await read();
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(headers['cache-control']).toBe('public, max-age=30');
    const progress = CampaignProgress.parse(JSON.parse(text));
    const asOf = new Date(progress.asOf).getTime();
    expect(asOf).toBeGreaterThanOrEqual(before);
    expect(asOf).toBeLessThanOrEqual(door.clock.now().getTime());
    expect(progress.months).toHaveLength(12);
    expect(text.length).toBeLessThan(16_000);
  });

  it('gives the same tag while nothing changes, and answers it with 304 and nothing else', async () => {
    const etag = await tag();
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
    await door.moveClock({ minutes: 1 });
    expect(await tag()).toBe(etag);
    for (const condition of [etag, etag.slice(2), `"other", ${etag}`, '*']) {
      const { status, headers, text } = await read({ 'if-none-match': condition });
      expect(status).toBe(304);
      expect(text).toBe('');
      expect(headers.etag).toBe(etag);
      expect(headers['cache-control']).toBe('public, max-age=30');
      expect(headers['access-control-allow-origin']).toBe('*');
    }
    for (const condition of ['"other"', etag.slice(3, -1), '', `"${etag}"`]) {
      expect((await read({ 'if-none-match': condition })).status).toBe(200);
    }
  });

  it('gives another tag after a gift, a debit on its way and its arrival', async () => {
    const tags = [await tag()];
    await door.give({ amountCents: 25_00 });
    await door.idle();
    tags.push(await tag());
    await door.tell(door.another('checkout.session.completed', { payment_status: 'unpaid' }));
    await door.idle();
    tags.push(await tag());
    expect(new Set(tags).size).toBe(3);
    expect((await read({ 'if-none-match': tags[0] ?? '' })).status).toBe(200);
    expect((await read({ 'if-none-match': tags[2] ?? '' })).status).toBe(304);
  });

  it('stays small, however many gave', async () => {
    const { text: before } = await read();
    const charges = Array.from({ length: 40 }, () => door.another('charge.succeeded'));
    await Promise.all(charges.map(async (charge) => door.tell(charge)));
    await door.idle();
    const { text: after } = await read();
    expect(CampaignProgress.parse(JSON.parse(after)).totals.gifts).toBe(41);
    expect(after.length - before.length).toBeLessThan(100);
  });

  it('knows closed campaigns and the place of money without one', async () => {
    for (const campaign of ['wahljahr', 'unassigned']) {
      expect((await door.read(campaign)).campaign).toBe(campaign);
    }
  });
});

describe('any website', () => {
  it('may ask before it asks', async () => {
    const { status, headers, text } = await ask(door.origin, '/v1/campaigns/netzwerk/checkout', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://poliklinik.example.org',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(status).toBe(204);
    expect(text).toBe('');
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['access-control-allow-methods']).toContain('POST');
    expect(headers['access-control-allow-headers']).toContain('content-type');
    expect(headers['access-control-allow-credentials']).toBeUndefined();
  });

  it('may read answers and refusals, which sniff, frame and lead nowhere', async () => {
    const answers = [
      await read({ origin: 'https://poliklinik.example.org' }),
      await ask(door.origin, '/v1/campaigns/nowhere', { headers: { origin: 'null' } }),
      await door.checkout({}, { origin: 'https://poliklinik.example.org' }),
      await door.checkout({ amountCents: 25_00, idempotencyKey: door.key() }),
      await ask(door.origin, '/v1/openapi.json'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 400, 200, 200]);
    for (const { headers } of answers) {
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers['access-control-allow-credentials']).toBeUndefined();
      expect(headers['content-type']).toBe('application/json; charset=utf-8');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['strict-transport-security']).toMatch(/max-age=\d{7,}/);
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; .*form-action 'none'/);
      expect(headers['set-cookie']).toBeUndefined();
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['server']).toBeUndefined();
    }
  });

  it('keeps no refusal and no payment page in a cache', async () => {
    for (const input of [{}, { amountCents: 25_00, idempotencyKey: door.key() }]) {
      expect((await door.checkout(input)).headers['cache-control']).toBe('no-store');
    }
  });
});
