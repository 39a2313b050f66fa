import { describe, expect, it } from 'vitest';
import { sendGridBatchPost } from '../../../shared/email/batch-post.ts';
import { aMail, aMailbox } from './a-mailbox.ts';

const envelope = (readers: number) => ({
  about: 'RUN#netzwerk.2026-12',
  from: { email: 'danke@example.org', name: 'Gesundheitszentrum Beispielstadt' },
  replyTo: 'netzwerk@example.org',
  subject: 'Was der Dezember braucht',
  html: '<img src="cid:picture" alt=""><a href="https://tragwerk.example/u/-reader-token-">Abbestellen</a>',
  text: 'https://tragwerk.example/u/-reader-token-',
  readers: Array.from({ length: readers }, (_, index) => ({
    letter: `netzwerk.2026-12.0001.sup_${index}`,
    email: `reader-${index}@example.org`,
    headers: { 'List-Unsubscribe': `<https://tragwerk.example/u/token-${index}>` },
    substitutions: { '-reader-token-': `token-${index}` },
  })),
});

describe('a letter to many', () => {
  it('lies in the mailbox once for each, with what is theirs alone put in, and its picture in its place', async () => {
    const mailbox = await aMailbox();
    const post = sendGridBatchPost({ apiKey: 'SG.local.key', baseUrl: mailbox.baseUrl });
    const picture = { id: 'picture', type: 'image/jpeg' as const, content: new Uint8Array([255, 216, 255]) };
    expect(await post.sendBatch({ ...envelope(3), picture })).toEqual({ outcome: 'sent' });
    expect(mailbox.letters()).toHaveLength(3);
    expect(mailbox.letters()[1]).toMatchObject({
      to: { email: 'reader-1@example.org' },
      replyTo: { email: 'netzwerk@example.org' },
      text: 'https://tragwerk.example/u/token-1',
      html: '<img src="data:image/jpeg;base64,/9j/" alt=""><a href="https://tragwerk.example/u/token-1">Abbestellen</a>',
      customArgs: { letter: 'netzwerk.2026-12.0001.sup_1', about: 'RUN#netzwerk.2026-12' },
      headers: { 'List-Unsubscribe': '<https://tragwerk.example/u/token-1>' },
    });
    expect(JSON.stringify(mailbox.letters())).not.toContain('-reader-token-');
  });

  it('is taken for a thousand, and by nobody while the mailbox fails', async () => {
    const mailbox = await aMailbox();
    const post = sendGridBatchPost({ apiKey: 'SG.local.key', baseUrl: mailbox.baseUrl });
    mailbox.failNext(503, 1);
    expect(await post.sendBatch(envelope(1000))).toMatchObject({ outcome: 'not-taken' });
    expect(mailbox.letters()).toEqual([]);
    expect(await post.sendBatch(envelope(1000))).toEqual({ outcome: 'sent' });
    expect(mailbox.letters()).toHaveLength(1000);
  });
});

describe('what SendGrid would not take is not taken here', () => {
  const [first] = aMail.personalizations;
  it.each([
    ['a line break in a header', { headers: { 'List-Unsubscribe': 'a\r\nBcc: x@example.org' } }],
    ['a header that is SendGrid’s own', { headers: { 'Reply-To': 'x@example.org' } }],
    ['10,000 bytes of substitutions', { substitutions: { '-a-': 'x'.repeat(10_001) } }],
  ])('%s', async (_name, wrong) => {
    const mailbox = await aMailbox();
    const answer = await mailbox.send({ ...aMail, personalizations: [{ ...first, ...wrong }] });
    expect(answer.status).toBe(400);
    expect(mailbox.letters()).toEqual([]);
  });

  it('more than a thousand personalizations', async () => {
    const mailbox = await aMailbox();
    const personalizations = Array.from({ length: 1001 }, () => first);
    expect((await mailbox.send({ ...aMail, personalizations })).status).toBe(400);
  });
});
