import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ReceivedLetter } from '../../../infra/local/mailbox/received-letter.ts';
import { openTelling, tellableEvents } from '../../../infra/local/mailbox/telling.ts';
import { verifyEventSignature } from '../../../shared/email/event-signature.ts';
import { postReportsIn } from '../../../shared/email/post-report.ts';
import { textsIn } from '../../../shared/lambda/multipart.ts';
import { aSendGrid } from '../../email/a-sendgrid.ts';

const now = new Date('2026-12-01T08:00:00.000Z');
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

const aLetter = (more: Partial<ReceivedLetter> = {}): ReceivedLetter => ({
  id: 1,
  receivedAt: now.toISOString(),
  to: { email: 'ada@example.org' },
  from: { email: 'danke@example.org' },
  subject: 'Dezember',
  text: 'Dezember',
  html: '<p>Dezember</p>',
  customArgs: { letter: 'netzwerk.2026-12.0001.sup_0123456789abcdef', about: 'RUN#netzwerk.2026-12' },
  headers: {},
  ...more,
});

/** The mailbox's own voice, and whoever listens to it. */
const aTelling = async () => {
  const listener = await aSendGrid((response) => response.writeHead(200).end('{"received":true}'));
  const telling = openTelling({
    now: () => now,
    eventsUrl: `${listener.baseUrl}/events`,
    inboundUrl: `${listener.baseUrl}/inbound/key`,
    privateKey,
  });
  return { ...listener, ...telling };
};
const headersOf = ({ headers }: { headers: object }): Record<string, string | undefined> => ({ ...headers });

describe('the mailbox tells as SendGrid does', () => {
  it.each(tellableEvents)('%s, signed, with what was given along', async (event) => {
    const { tell, heard } = await aTelling();
    expect(await tell([aLetter(), aLetter({ id: 2 })], event)).toBe('200 {"received":true}');
    const [call] = heard;
    if (!call) throw new Error('nothing was told');
    const body = Buffer.from(call.body);
    expect(call).toMatchObject({ method: 'POST', url: '/events' });
    expect(call.body.endsWith(']\r\n')).toBe(true);
    expect(() => verifyEventSignature(body, headersOf(call), [key], now)).not.toThrow();
    expect(postReportsIn(body, now)).toMatchObject([aLetter().customArgs, aLetter().customArgs]);
  });

  it('of letters it took: all of a call at once, a moment later, and no more when it closes', async () => {
    const telling = await aTelling();
    telling.deliver([aLetter(), aLetter({ id: 2 }), aLetter({ id: 3 })]);
    expect(telling.outstanding()).toBe(1);
    expect(telling.heard).toEqual([]);
    await telling.told();
    expect(telling.heard).toHaveLength(1);
    expect(postReportsIn(Buffer.from(telling.heard[0]?.body ?? ''), now)).toHaveLength(3);
    telling.deliver([aLetter()]);
    await telling.close();
    expect(telling.outstanding()).toBe(0);
    expect(telling.heard).toHaveLength(1);
  });
});

describe('the mailbox leaves as mail programs do', () => {
  it('by one click: a POST with one field, no cookie, and no redirect followed', async () => {
    const telling = await aTelling();
    const letter = aLetter({
      headers: {
        'List-Unsubscribe': `<${telling.baseUrl}/u/token>, <mailto:leave@example.org>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    });
    expect(await telling.leaveByOneClick(letter)).toBe('200 {"received":true}');
    const [call] = telling.heard;
    expect(call).toMatchObject({ method: 'POST', url: '/u/token', body: 'List-Unsubscribe=One-Click' });
    expect(call?.headers['content-type']).toContain('application/x-www-form-urlencoded');
    expect(call?.headers.cookie).toBeUndefined();
  });

  it('by letter: to the address of the header, with its subject', async () => {
    const telling = await aTelling();
    const letter = aLetter({
      headers: {
        'List-Unsubscribe': '<https://x.example/u/1>, <mailto:leave+1.2@example.org?subject=netzwerk>',
      },
    });
    await telling.leaveByLetter(letter);
    const [call] = telling.heard;
    if (!call) throw new Error('nothing was sent');
    expect(call.url).toBe('/inbound/key');
    const texts = await textsIn({ body: Buffer.from(call.body), headers: headersOf(call) });
    expect(texts).toMatchObject({ to: 'leave+1.2@example.org', subject: 'netzwerk' });
    expect(JSON.parse(texts?.['envelope'] ?? '')).toEqual({
      to: ['leave+1.2@example.org'],
      from: 'ada@example.org',
    });
  });

  it('only by ways that the letter offers', async () => {
    const telling = await aTelling();
    const link = { 'List-Unsubscribe': '<https://x.example/u/1>' };
    expect(await telling.leaveByOneClick(aLetter())).toContain('no way to leave by one click');
    expect(await telling.leaveByOneClick(aLetter({ headers: link }))).toContain('no way');
    expect(await telling.leaveByLetter(aLetter({ headers: link }))).toContain('no address');
    expect(telling.heard).toEqual([]);
  });
});
