import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type BatchEnvelope, sendGridBatchPost } from '../../shared/email/batch-post.ts';
import { aSendGrid } from './a-sendgrid.ts';

const reader = (index: number): BatchEnvelope['readers'][number] => ({
  letter: `netzwerk.2026-12.0001.sup_${index}`,
  email: `reader-${index}@example.org`,
  headers: {
    'List-Unsubscribe': `<https://tragwerk.example/u/token-${index}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
  substitutions: { '-reader-token-': `token-${index}` },
});

const envelope = (readers: number): BatchEnvelope => ({
  about: 'RUN#netzwerk.2026-12',
  from: { email: 'danke@example.org', name: 'Gesundheitszentrum Beispielstadt e.V.' },
  replyTo: 'netzwerk@example.org',
  subject: 'Was der Dezember braucht',
  html: '<p><a href="https://tragwerk.example/u/-reader-token-">Abbestellen</a></p>',
  text: 'Abbestellen: https://tragwerk.example/u/-reader-token-',
  readers: Array.from({ length: readers }, (_, index) => reader(index)),
});

const post = (baseUrl: string, timeoutMilliseconds?: number) =>
  sendGridBatchPost({
    apiKey: 'SG.test.key',
    baseUrl,
    ...(timeoutMilliseconds !== undefined && { timeoutMilliseconds }),
  });

const answering = (status: number, body = '') =>
  aSendGrid((response) => response.writeHead(status, { 'content-type': 'application/json' }).end(body));

describe('what arrives at SendGrid', () => {
  it('is one call, untracked, with a reader, an id, headers and a token of their own in each part', async () => {
    const sendGrid = await answering(202);
    const content = new Uint8Array([137, 80, 78, 71]);
    const picture = { id: 'picture', type: 'image/png' as const, content };
    expect(await post(sendGrid.baseUrl).sendBatch({ ...envelope(2), picture })).toEqual({ outcome: 'sent' });
    expect(sendGrid.heard).toHaveLength(1);
    const [request] = sendGrid.heard;
    expect(request).toMatchObject({
      method: 'POST',
      url: '/v3/mail/send',
      headers: { authorization: 'Bearer SG.test.key', 'content-type': 'application/json' },
    });
    const { letter, email, headers, substitutions } = reader(1);
    expect(JSON.parse(request?.body ?? '')).toStrictEqual({
      personalizations: [
        expect.anything(),
        {
          to: [{ email }],
          headers,
          substitutions,
          custom_args: { letter, about: 'RUN#netzwerk.2026-12' },
        },
      ],
      from: { email: 'danke@example.org', name: 'Gesundheitszentrum Beispielstadt e.V.' },
      reply_to: { email: 'netzwerk@example.org' },
      subject: 'Was der Dezember braucht',
      content: [
        { type: 'text/plain', value: envelope(1).text },
        { type: 'text/html', value: envelope(1).html },
      ],
      attachments: [
        {
          content: 'iVBORw==',
          type: 'image/png',
          filename: 'picture.png',
          disposition: 'inline',
          content_id: 'picture',
        },
      ],
      tracking_settings: {
        click_tracking: { enable: false, enable_text: false },
        open_tracking: { enable: false },
        subscription_tracking: { enable: false },
        ganalytics: { enable: false },
      },
      mail_settings: { sandbox_mode: { enable: false } },
    });
  });

  it('is up to a thousand readers in one call', async () => {
    const sendGrid = await answering(202);
    expect(await post(sendGrid.baseUrl).sendBatch(envelope(1000))).toEqual({ outcome: 'sent' });
    const body = z
      .object({ personalizations: z.array(z.unknown()) })
      .parse(JSON.parse(sendGrid.heard[0]?.body ?? ''));
    expect(body.personalizations).toHaveLength(1000);
  });
});

describe('what never leaves the house', () => {
  const [first] = envelope(1).readers;
  if (!first) throw new Error('no reader');
  const bent: Record<string, BatchEnvelope> = {
    'more than a thousand readers': envelope(1001),
    'nobody to read it': envelope(0),
    'a line break in a header': {
      ...envelope(1),
      readers: [{ ...first, headers: { 'List-Unsubscribe': '<https://a>\r\nBcc: x@example.org' } }],
    },
    'a header’s name with a colon': {
      ...envelope(1),
      readers: [{ ...first, headers: { 'List: x': 'y' } }],
    },
    'markup in what is put into the letter': {
      ...envelope(1),
      readers: [{ ...first, substitutions: { '-reader-token-': '"><script>' } }],
    },
    'a line break in the subject': { ...envelope(1), subject: 'a\nBcc: x@example.org' },
    'a control character in the letter': { ...envelope(1), html: '<p>\u0000</p>' },
    'no address': { ...envelope(1), readers: [{ ...first, email: 'nobody' }] },
  };

  it.each(Object.entries(bent))('%s', async (_name, wrong) => {
    const sendGrid = await answering(202);
    const outcome = await post(sendGrid.baseUrl).sendBatch(wrong);
    expect(outcome).toMatchObject({ outcome: 'refused' });
    expect(JSON.stringify(outcome)).not.toContain('@');
    expect(sendGrid.heard).toEqual([]);
  });
});

describe('what becomes of it', () => {
  it.each([
    [429, 'not-taken'],
    [503, 'not-taken'],
    [401, 'not-taken'],
    [400, 'refused'],
    [413, 'refused'],
    [500, 'unknown'],
    [302, 'unknown'],
  ])('an answer %i is %s', async (status, outcome) => {
    const sendGrid = await answering(
      status,
      '{"errors":[{"message":"reader-0@example.org","field":"personalizations.0.to"}]}',
    );
    const posted = await post(sendGrid.baseUrl).sendBatch(envelope(1));
    expect(posted.outcome).toBe(outcome);
    expect(JSON.stringify(posted)).not.toContain('@');
  });

  it('no answer in time is unknown; nobody there is not taken', async () => {
    const silent = await aSendGrid(() => undefined);
    expect(await post(silent.baseUrl, 200).sendBatch(envelope(1))).toMatchObject({ outcome: 'unknown' });
    await silent.close();
    expect(await post(silent.baseUrl).sendBatch(envelope(1))).toMatchObject({ outcome: 'not-taken' });
  });
});
