import { describe, expect, it, vi } from 'vitest';
import { sendGridPost, type Envelope, type PostOptions } from '../../shared/email/post.ts';
import { aSendGrid } from './a-sendgrid.ts';

const envelope: Envelope = {
  letter: 'pi_1.acknowledgement',
  about: 'GIFT#pi_1',
  to: { email: 'ada@example.org', name: 'Ada Beispiel, "Bea" <x>' },
  from: { email: 'spenden@example.org', name: 'Solidarisches Gesundheitszentrum Beispielstadt e.V.' },
  replyTo: 'buero@example.org',
  subject: 'Danke für Ihre Spende von 25,00 €',
  html: '<p>Danke {{name}}</p>',
  text: 'Danke\n\n\tsehr',
};

const apiKey = 'SG.test.key';
const post = (baseUrl: string, options: Partial<PostOptions> = {}) =>
  sendGridPost({ apiKey, baseUrl, ...options });

const answering = (status: number, body = '') =>
  aSendGrid((response) => response.writeHead(status, { 'content-type': 'application/json' }).end(body));

/** No reason may tell whom we wrote, what, or with which key. */
const saysNothingPersonal = (outcome: unknown) => {
  expect(JSON.stringify(outcome)).not.toMatch(/ada|bea|beispiel|@|example|danke|SG\./i);
};

describe('what arrives at SendGrid', () => {
  it('brings the letter’s document beside it, byte by byte', async () => {
    const sendGrid = await answering(202);
    const content = new Uint8Array([37, 80, 68, 70, 0, 255]);
    const attachment = { filename: 'Beleg-1.pdf', type: 'application/pdf', content } as const;
    expect(await post(sendGrid.baseUrl).send({ ...envelope, attachment })).toEqual({ outcome: 'sent' });
    expect(JSON.parse(sendGrid.heard[0]?.body ?? '')).toMatchObject({
      attachments: [
        { filename: 'Beleg-1.pdf', type: 'application/pdf', disposition: 'attachment', content: 'JVBERgD/' },
      ],
    });
  });

  it.each([
    ['nothing in it', { content: new Uint8Array() }],
    ['a line break in its name', { filename: 'a.pdf\r\nx: y' }],
    ['a way out of its folder in its name', { filename: '../a.pdf' }],
  ])('is no letter whose document has %s', async (_, wrong) => {
    const sendGrid = await answering(202);
    const fitting = { filename: 'a.pdf', type: 'application/pdf', content: new Uint8Array([1]) } as const;
    const sent = await post(sendGrid.baseUrl).send({ ...envelope, attachment: { ...fitting, ...wrong } });
    expect(sent).toMatchObject({ outcome: 'refused' });
    expect(sendGrid.heard).toEqual([]);
  });

  it('is this letter, untracked, with our id and nothing more', async () => {
    const sendGrid = await answering(202);
    expect(await post(sendGrid.baseUrl).send(envelope)).toEqual({ outcome: 'sent' });
    expect(sendGrid.heard).toHaveLength(1);
    const [request] = sendGrid.heard;
    expect(request).toMatchObject({
      method: 'POST',
      url: '/v3/mail/send',
      headers: { authorization: 'Bearer SG.test.key', 'content-type': 'application/json' },
    });
    expect(JSON.parse(request?.body ?? '')).toStrictEqual({
      from: { email: 'spenden@example.org', name: 'Solidarisches Gesundheitszentrum Beispielstadt e.V.' },
      reply_to: { email: 'buero@example.org' },
      subject: 'Danke für Ihre Spende von 25,00 €',
      personalizations: [{ to: [{ email: 'ada@example.org', name: 'Ada Beispiel, "Bea" <x>' }] }],
      content: [
        { type: 'text/plain', value: 'Danke\n\n\tsehr' },
        { type: 'text/html', value: '<p>Danke {{name}}</p>' },
      ],
      custom_args: { letter: 'pi_1.acknowledgement', about: 'GIFT#pi_1' },
      mail_settings: { sandbox_mode: { enable: false } },
      tracking_settings: {
        click_tracking: { enable: false, enable_text: false },
        open_tracking: { enable: false },
        subscription_tracking: { enable: false },
        ganalytics: { enable: false },
      },
    });
  });

  it('comes on a line of its own each time: a slept-through line loses letters', async () => {
    const sendGrid = await answering(202);
    const house = post(sendGrid.baseUrl);
    for (let letter = 0; letter < 3; letter += 1) await house.send(envelope);
    expect(sendGrid.connections()).toBe(3);
  });

  it('bears the key of its own post, though another was made since', async () => {
    const sendGrid = await answering(202);
    const first = post(sendGrid.baseUrl);
    post('http://127.0.0.1:9', { apiKey: 'SG.other.key', dataResidency: 'eu' });
    expect(await first.send(envelope)).toEqual({ outcome: 'sent' });
    expect(sendGrid.heard[0]?.headers.authorization).toBe('Bearer SG.test.key');
  });
});

describe('what became of it', () => {
  it.each([400, 404, 405, 413, 415])('%i: refused, a person must look', async (status) => {
    const sendGrid = await answering(status, '{"errors":[{"message":"for ada@example.org","field":null}]}');
    const outcome = await post(sendGrid.baseUrl).send(envelope);
    expect(outcome).toEqual({ outcome: 'refused', reason: `SendGrid answered ${status}` });
  });

  it.each([401, 403, 429, 503])('%i: not taken, try later', async (status) => {
    const sendGrid = await answering(status, '{"errors":[{"message":"no"}]}');
    expect(await post(sendGrid.baseUrl).send(envelope)).toEqual({
      outcome: 'not-taken',
      reason: `SendGrid answered ${status}`,
    });
  });

  it.each([200, 302, 408, 500, 502, 504])('%i: nobody knows', async (status) => {
    const sendGrid = await answering(status, '<html>what?</html>');
    expect(await post(sendGrid.baseUrl).send(envelope)).toEqual({
      outcome: 'unknown',
      reason: `SendGrid answered ${status}`,
    });
    expect(sendGrid.heard).toHaveLength(1);
  });

  it('carries no letter to where an answer points', async () => {
    const elsewhere = await answering(202);
    const sendGrid = await aSendGrid((response) =>
      response.writeHead(307, { location: `${elsewhere.baseUrl}/v3/mail/send` }).end(),
    );
    expect(await post(sendGrid.baseUrl).send(envelope)).toMatchObject({ outcome: 'unknown' });
    expect(elsewhere.heard).toEqual([]);
  });

  it('names the field SendGrid stumbled over, never its sentence, which may repeat an address', async () => {
    const errors = [
      { message: 'ada@example.org is odd', field: 'personalizations.0.to.0.email', help: null },
      { message: 'also', field: 'ada@example.org' },
    ];
    const sendGrid = await answering(400, JSON.stringify({ errors }));
    const outcome = await post(sendGrid.baseUrl).send(envelope);
    expect(outcome).toEqual({
      outcome: 'refused',
      reason: 'SendGrid answered 400: personalizations.0.to.0.email',
    });
  });

  it('nobody knows when no answer comes in time', async () => {
    const sendGrid = await aSendGrid(() => {});
    const outcome = await post(sendGrid.baseUrl, { timeoutMilliseconds: 80 }).send(envelope);
    expect(outcome).toEqual({ outcome: 'unknown', reason: 'no answer from SendGrid (ECONNABORTED)' });
    expect(sendGrid.heard).toHaveLength(1);
    saysNothingPersonal(outcome);
  });

  it('nobody knows when the line breaks after the letter was written', async () => {
    const sendGrid = await aSendGrid((_, request) => request.socket.resetAndDestroy());
    const outcome = await post(sendGrid.baseUrl).send(envelope);
    expect(outcome).toEqual({ outcome: 'unknown', reason: 'no answer from SendGrid (ECONNRESET)' });
    saysNothingPersonal(outcome);
  });

  it('nobody knows when the answer is not HTTP', async () => {
    const sendGrid = await aSendGrid((_, request) =>
      request.socket.end('ada@example.org says hello\r\n\r\n'),
    );
    const outcome = await post(sendGrid.baseUrl).send(envelope);
    expect(outcome).toMatchObject({ outcome: 'unknown' });
    saysNothingPersonal(outcome);
  });

  it('not taken when nobody listens there', async () => {
    const sendGrid = await answering(202);
    await sendGrid.close();
    const outcome = await post(sendGrid.baseUrl).send(envelope);
    expect(outcome).toEqual({ outcome: 'not-taken', reason: 'SendGrid was not reached (ECONNREFUSED)' });
  });

  it('not taken when the name of the post cannot be looked up', async () => {
    // A label of more than 63 letters is refused by the resolver itself: nobody outside is asked.
    const outcome = await post(`http://${'a'.repeat(64)}.invalid`).send(envelope);
    expect(outcome).toMatchObject({ outcome: 'not-taken' });
    saysNothingPersonal(outcome);
  });
});

describe('before anything leaves the house', () => {
  const breaks = 'Ada\r\nBcc: eve@example.org';
  it.each([
    ['subject', { subject: breaks }],
    ['to.name', { to: { email: 'ada@example.org', name: breaks } }],
    ['to.email', { to: { email: 'ada@example.org\r\nBcc: eve@example.org' } }],
    ['from.name', { from: { email: 'spenden@example.org', name: breaks } }],
    ['replyTo', { replyTo: `buero@example.org\n` }],
    ['letter', { letter: 'pi_1\u0000' }],
    ['text', { text: 'a\u0007' }],
    ['html', { html: '<p>\u001B</p>' }],
  ])('a control character in %s is refused', async (field, change) => {
    const sendGrid = await answering(202);
    const outcome = await post(sendGrid.baseUrl).send({ ...envelope, ...change });
    expect(outcome).toEqual({ outcome: 'refused', reason: `not fit for the post: ${field}` });
    expect(sendGrid.heard).toHaveLength(0);
  });

  it('prints nothing, whatever happens', async () => {
    const spies = (['log', 'warn', 'error'] as const).map((name) => vi.spyOn(console, name));
    const sendGrid = await answering(500);
    await post(sendGrid.baseUrl).send(envelope);
    for (const spy of spies) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});
