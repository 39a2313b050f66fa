import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDoor, ask, type Door, insides, refusalIn } from './a-door.ts';

let door: Door;
beforeAll(async () => {
  door = await aDoor();
});
afterAll(async () => door.close());

const json = { 'content-type': 'application/json' };
const body = JSON.stringify({ amountCents: 25_00, idempotencyKey: 'a-key-of-some-form' });

describe('a campaign that cannot be', () => {
  const names: Record<string, string> = {
    unknown: 'nowhere',
    'in capitals': 'NETZWERK',
    'with a space': 'netz%20werk',
    'with a slash inside': 'netzwerk%2Fcheckout',
    'that climbs': '..%2f..%2flocal',
    'that climbs backwards': '..%5C..%5C',
    'of a byte that is zero': '%00',
    'ending with a zero byte': 'netzwerk%00',
    'with a line break': 'netzwerk%0d%0aset-cookie:x',
    'with another key of the table': 'netzwerk%23NEED',
    'in Arabic': '%D8%B4%D8%A8%D9%83%D8%A9',
    'turned round': '%E2%80%AEkrewzten',
    'of combining marks': 'n%CC%81etzwerk',
    'as an emoji': '%F0%9F%92%90',
    __proto__: '__proto__',
    constructor: 'constructor',
    'with a plus': 'netz+werk',
    'with a percent sign': '%25',
    'with markup': '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    'of 61 characters': 'x'.repeat(61),
    'of 10,000 characters': 'x'.repeat(10_000),
    'of 3,000 umlauts': '%C3%A4'.repeat(2000),
  };
  it.each(Object.entries(names))('is unknown, to readers and givers: %s', async (_, name) => {
    const read = await ask(door.origin, `/v1/campaigns/${name}`);
    const given = await ask(door.origin, `/v1/campaigns/${name}/checkout`, {
      method: 'POST',
      headers: json,
      body,
    });
    for (const answer of [read, given]) {
      expect(answer.status).toBe(404);
      expect(refusalIn(answer).code).toBe('campaign.unknown');
      expect(answer.text.length).toBeLessThan(300);
      expect(answer.text).not.toMatch(insides);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    expect(await door.sessions()).toBe(0);
  });

  it.each(['%ff', '%', '%zz', '%c3', '%ed%a0%80', 'netzwerk%c3%28'])(
    'is no name at all: %s',
    async (name) => {
      for (const path of [`/v1/campaigns/${name}`, `/v1/${name}`]) {
        const answer = await ask(door.origin, path);
        expect(answer.status).toBe(400);
        expect(answer.text).not.toMatch(insides);
      }
    },
  );
});

describe('an address without a door', () => {
  // The gateway itself answers, as API Gateway does: with a status and a word.
  it.each([
    ['GET', '/v1/'],
    ['GET', '/v1/campaigns'],
    ['GET', '/v1/campaigns/'],
    ['GET', '/v1/campaigns//checkout'],
    ['GET', '/v1/campaigns/netzwerk/'],
    ['GET', '/v1/campaigns/netzwerk/gifts'],
    ['GET', '/v1/treasury'],
    ['GET', '/v1/webhooks/stripe'],
    ['GET', '/v1/campaigns/netzwerk/checkout'],
    ['POST', '/v1/campaigns/netzwerk'],
    ['PUT', '/v1/campaigns/netzwerk'],
    ['DELETE', '/v1/campaigns/netzwerk'],
    ['PATCH', '/v1/campaigns/netzwerk/checkout'],
    ['TRACE', '/v1/campaigns/netzwerk'],
    ['POST', '/v1/openapi.json'],
    ['GET', '/v1/openapi-json'],
    ['POST', '/v1/webhooks/stripe/'],
    ['POST', '/v1/webhooks/STRIPE'],
  ])('%s %s', async (method, path) => {
    const answer = await ask(door.origin, path, { method, headers: json });
    expect(answer.status).toBe(404);
    expect(answer.text).not.toMatch(insides);
  });

  it('outside of /v1 stays outside', async () => {
    for (const path of ['//', '//v1/campaigns/netzwerk', '/v1/../v1', '/v2/campaigns/netzwerk', '/.env']) {
      expect((await ask(door.origin, path)).status).toBeGreaterThanOrEqual(400);
    }
  });
});

describe('a query', () => {
  it.each(['?', '?campaign=wahljahr', '?%ff=%', '?__proto__[x]=1&constructor=2', `?x=${'y'.repeat(8000)}`])(
    'changes nothing: %s',
    async (query) => {
      const answer = await ask(door.origin, `/v1/campaigns/netzwerk${query}`);
      expect(answer.status).toBe(200);
      expect(JSON.parse(answer.text)).toMatchObject({ campaign: 'netzwerk' });
    },
  );
});
