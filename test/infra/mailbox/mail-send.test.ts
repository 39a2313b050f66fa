import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { aMail, aMailbox, anEnvelope } from './a-mailbox.ts';

const Answer = z.strictObject({
  errors: z
    .array(
      z.strictObject({
        message: z.string().min(1),
        field: z.string().nullable(),
        help: z.string().nullable(),
      }),
    )
    .min(1),
});
const complaintsIn = (text: string) => Answer.parse(JSON.parse(text)).errors;

describe('a letter sent through our own post', () => {
  it('lies in the mailbox as it was handed over', async () => {
    const mailbox = await aMailbox();
    expect(await mailbox.post.send(anEnvelope)).toEqual({ outcome: 'sent' });
    const expected = {
      id: 1,
      receivedAt: '2026-11-22T09:30:00.000Z',
      to: anEnvelope.to,
      from: anEnvelope.from,
      replyTo: { email: 'buero@example.org' },
      subject: anEnvelope.subject,
      text: anEnvelope.text,
      html: anEnvelope.html,
      customArgs: { letter: 'pi_1.acknowledgement', about: 'GIFT#pi_1' },
      headers: {},
    };
    expect(mailbox.letters()).toEqual([expected]);
    const json = await mailbox.read('/local/inbox.json');
    expect(JSON.parse(json.text)).toEqual([expected]);
  });

  it('is listed newest last in JSON', async () => {
    const mailbox = await aMailbox();
    for (const subject of ['first', 'second']) await mailbox.post.send({ ...anEnvelope, subject });
    expect(mailbox.letters().map(({ id, subject }) => [id, subject])).toEqual([
      [1, 'first'],
      [2, 'second'],
    ]);
  });

  it('meets the outage it was told to meet, and no longer', async () => {
    const mailbox = await aMailbox();
    mailbox.failNext(503, 1);
    expect(await mailbox.post.send(anEnvelope)).toMatchObject({ outcome: 'not-taken' });
    mailbox.failNext(500, 1);
    expect(await mailbox.post.send(anEnvelope)).toMatchObject({ outcome: 'unknown' });
    expect(mailbox.letters()).toEqual([]);
    expect(await mailbox.post.send(anEnvelope)).toEqual({ outcome: 'sent' });
    expect(mailbox.letters()).toHaveLength(1);
  });
});

describe('POST /v3/mail/send answers as SendGrid does', () => {
  it('202, an empty body and an id of the message', async () => {
    const mailbox = await aMailbox();
    const answer = await mailbox.send(aMail);
    expect(answer).toMatchObject({ status: 202, text: '' });
    expect(answer.headers.get('x-message-id')).toBe('mailbox-1');
  });

  it('keeps one letter per personalization, with its own subject, arguments and headers', async () => {
    const mailbox = await aMailbox();
    await mailbox.send({
      ...aMail,
      custom_args: { letter: 'all', run: '1' },
      personalizations: [
        { to: [{ email: 'ada@example.org' }] },
        {
          to: [{ email: 'bea@example.org' }, { email: 'cem@example.org' }],
          subject: 'For Bea',
          custom_args: { letter: 'bea' },
          headers: { 'X-Test': 'yes' },
        },
      ],
    });
    expect(mailbox.letters()).toMatchObject([
      { to: { email: 'ada@example.org' }, subject: 'Danke', customArgs: { letter: 'all', run: '1' } },
      {
        to: { email: 'bea@example.org' },
        alsoTo: [{ email: 'cem@example.org' }],
        subject: 'For Bea',
        customArgs: { letter: 'bea', run: '1' },
        headers: { 'X-Test': 'yes' },
      },
    ]);
  });

  it('200 in sandbox mode: checked, and nothing delivered', async () => {
    const mailbox = await aMailbox();
    expect(await mailbox.send({ ...aMail, mail_settings: { sandbox_mode: { enable: true } } })).toMatchObject(
      {
        status: 200,
      },
    );
    expect(mailbox.letters()).toEqual([]);
  });

  const reader = { email: 'ada@example.org' };
  it.each([
    ['no reader', { personalizations: [{ to: [] }] }, 'personalizations.0.to'],
    ['no personalization', { personalizations: [] }, 'personalizations'],
    [
      'more than a thousand readers',
      {
        personalizations: [{ to: Array.from({ length: 1001 }, (_, n) => ({ email: `a${n}@example.org` })) }],
      },
      'personalizations.0.to',
    ],
    ['a reader twice', { personalizations: [{ to: [reader], cc: [reader] }] }, 'personalizations.0'],
    ['no address', { personalizations: [{ to: [{ email: 'ada' }] }] }, 'personalizations.0.to.0.email'],
    ['no sender', { from: undefined }, 'from'],
    ['no subject', { subject: undefined }, 'subject'],
    ['a subject of two lines', { subject: 'Danke\r\nBcc: eve@example.org' }, 'subject'],
    ['no content', { content: [] }, 'content'],
    ['an empty part', { content: [{ type: 'text/plain', value: '' }] }, 'content.0.value'],
    ['HTML before plain text', { content: aMail.content.toReversed() }, 'content'],
    ['an argument that is no text', { custom_args: { letter: 1 } }, 'custom_args.letter'],
    ['too many arguments', { custom_args: { letter: 'x'.repeat(10_000) } }, 'custom_args'],
  ])('400 for %s, naming the field', async (_, change, field) => {
    const mailbox = await aMailbox();
    const answer = await mailbox.send({ ...aMail, ...change });
    expect(answer.status).toBe(400);
    expect(complaintsIn(answer.text).map((complaint) => complaint.field)).toContain(field);
    expect(mailbox.letters()).toEqual([]);
  });

  it('400 for what is not JSON', async () => {
    const mailbox = await aMailbox();
    const answer = await mailbox.send('{"personalizations":');
    expect(answer.status).toBe(400);
    expect(complaintsIn(answer.text)).toHaveLength(1);
  });

  it.each(['', 'Bearer ', 'Bearer other', 'Basic U0cuYQ=='])(
    '401 for the key "%s"',
    async (authorization) => {
      const mailbox = await aMailbox();
      const answer = await mailbox.send(aMail, { authorization });
      expect(answer.status).toBe(401);
      expect(complaintsIn(answer.text)).toHaveLength(1);
      expect(mailbox.letters()).toEqual([]);
    },
  );

  it('413 beyond 30 MB, 405 for another method, 415 for another type', async () => {
    const mailbox = await aMailbox();
    const long = await mailbox.send({ ...aMail, subject: 'x'.repeat(30_000_001) });
    expect(long.status).toBe(413);
    expect(complaintsIn(long.text)).toHaveLength(1);
    expect((await mailbox.read('/v3/mail/send')).status).toBe(405);
    expect((await mailbox.send(aMail, { 'content-type': 'text/plain' })).status).toBe(415);
    expect(mailbox.letters()).toEqual([]);
  });
});
