import { describe, expect, it } from 'vitest';
import { contextOf } from '../../infra/local/gateway.ts';
import { type HttpRequest, rawHandler } from '../../shared/lambda/http.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { publicHandler, serve } from '../../shared/lambda/public.ts';
import { anEvent } from '../doors/an-event.ts';

const edgeKey = 'b3a1c2d0-5e6f-4a7b-8c9d-0e1f2a3b4c5d';
const gateway = '64.252.66.10';

/** Sends a request and tells what the house saw, wrote down and answered. */
const asked = async (headers: Record<string, string>, parts: { edgeKey?: string } = { edgeKey }) => {
  const seen: HttpRequest[] = [];
  const lines: string[] = [];
  const handler = publicHandler(
    [
      serve({ method: 'GET', path: '/c/netzwerk' }, async (request) => {
        seen.push(request);
        return { status: 200, body: request.headers, told: 'asked' };
      }),
    ],
    async () => ({ log: jsonLog((line) => lines.push(line)), ...parts }),
  );
  const event = anEvent({ method: 'GET', path: '/c/netzwerk', headers, sourceAddress: gateway });
  const result = await handler(event, contextOf('site'));
  return { address: seen[0]?.sourceAddress, lines: lines.join('\n'), result };
};

describe('the caller’s address', () => {
  it.each([
    ['198.51.100.10:46532', '198.51.100.10'],
    ['2001:db8::1:443', '2001:db8::1'],
    ['2001:db8:1:2:3:4:5:6:65535', '2001:db8:1:2:3:4:5:6'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['::1:443', '::1'],
  ])('behind CloudFront is the one it saw: %s', async (viewer, address) => {
    const seen = await asked({ 'x-tragwerk-edge': edgeKey, 'cloudfront-viewer-address': viewer });
    expect(seen.address).toBe(address);
  });

  it.each([
    ['without the edge key', {}],
    ['with a wrong one of the same length', { 'x-tragwerk-edge': edgeKey.replace('b', 'c') }],
    ['with the beginning of it', { 'x-tragwerk-edge': edgeKey.slice(0, -1) }],
    ['with an empty one', { 'x-tragwerk-edge': '' }],
    ['with two', { 'x-tragwerk-edge': `${edgeKey},${edgeKey}` }],
  ])('is not what somebody claims %s', async (_how, shown) => {
    const { address } = await asked({ ...shown, 'cloudfront-viewer-address': '198.51.100.10:46532' });
    expect(address).toBe(gateway);
  });

  it('is the gateway’s word where nothing stands in front, whatever is shown', async () => {
    for (const shown of ['', 'undefined', edgeKey]) {
      const claim = { 'x-tragwerk-edge': shown, 'cloudfront-viewer-address': '198.51.100.10:46532' };
      expect((await asked(claim, {})).address).toBe(gateway);
    }
  });

  it.each([
    '',
    ':',
    '443',
    '198.51.100.10',
    '198.51.100.999:1',
    '198.51.100.10:',
    '198.51.100.10:x',
    '[]:1',
    'example.org:443',
    '2001:db8::1',
  ])('is the gateway’s word when CloudFront’s cannot be read: %j', async (viewer) => {
    const seen = await asked({ 'x-tragwerk-edge': edgeKey, 'cloudfront-viewer-address': viewer });
    expect(seen.address).toBe(gateway);
  });
});

describe('the edge key', () => {
  it('is seen by no handler, written into no line and answered to nobody', async () => {
    const { lines, result } = await asked({ 'x-tragwerk-edge': edgeKey, accept: 'text/html' });
    expect(JSON.parse(result.body ?? '')).toEqual({ accept: 'text/html' });
    expect(lines).toContain('asked');
    expect(lines + JSON.stringify(result)).not.toContain(edgeKey);
  });

  it('stays outside of doors that have none', async () => {
    const handler = rawHandler(
      async ({ headers, sourceAddress }) => ({
        status: 200,
        body: { headers, sourceAddress },
        told: 'asked',
      }),
      async () => ({ log: jsonLog(() => undefined) }),
    );
    const headers = { 'x-tragwerk-edge': edgeKey, 'cloudfront-viewer-address': '198.51.100.10:46532' };
    const event = anEvent({ method: 'POST', path: '/v1/webhooks/stripe', headers, sourceAddress: gateway });
    const { body = '' } = await handler(event, contextOf('stripe-webhook'));
    expect(body).not.toContain(edgeKey);
    expect(JSON.parse(body)).toMatchObject({ sourceAddress: gateway });
  });
});
