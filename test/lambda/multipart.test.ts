import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textsIn } from '../../shared/lambda/multipart.ts';

const read = async (body: string | Uint8Array, contentType?: string) =>
  textsIn({
    body: Buffer.from(body),
    headers: contentType === undefined ? {} : { 'content-type': contentType },
  });

/** As Node itself writes a form. */
const sent = async (form: FormData) => {
  const request = new Request('http://127.0.0.1/', { method: 'POST', body: form });
  return read(new Uint8Array(await request.arrayBuffer()), request.headers.get('content-type') ?? '');
};

/** In the form in which SendGrid's inbound parse sends a letter, by its own boundary. */
const aLetter = [
  '--xYzZY',
  'Content-Disposition: form-data; name="headers"',
  '',
  'Received: by mail.example.org',
  'Content-Type: text/plain',
  '',
  '--xYzZY',
  'Content-Disposition: form-data; name="envelope"',
  '',
  '{"to":["leave+1@antwort.example.org"],"from":"ada@example.org"}',
  '--xYzZY',
  'Content-Disposition: form-data; name="subject"',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Grüße --xYzZY und --',
  '--xYzZY',
  'Content-Disposition: form-data; name="attachment1"; filename="picture.png"',
  'Content-Type: image/png',
  '',
  '\u0000\u0001--xYzZ',
  '--xYzZY--',
  '',
].join('\r\n');

describe('a form of several parts', () => {
  it('is read as SendGrid sends it, without its files', async () => {
    for (const contentType of [
      'multipart/form-data; boundary=xYzZY',
      'multipart/form-data; boundary="xYzZY"',
      'Multipart/Form-Data;charset=utf-8; Boundary=xYzZY ',
    ]) {
      expect(await read(aLetter, contentType)).toEqual({
        headers: 'Received: by mail.example.org\r\nContent-Type: text/plain\r\n',
        envelope: '{"to":["leave+1@antwort.example.org"],"from":"ada@example.org"}',
        subject: 'Grüße --xYzZY und --',
      });
    }
  });

  it('is read as Node writes it, whatever its texts are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.stringMatching(/^[a-z-]{1,12}$/), fc.string({ unit: 'binary', maxLength: 200 })),
        async (texts) => {
          const form = new FormData();
          for (const [name, text] of Object.entries(texts)) form.append(name, text);
          form.append('file', new Blob(['--\r\n--']), 'name="subject"');
          // A form holds line breaks of one kind, and whole characters.
          const written = Object.entries(texts).map(([name, text]) => [
            name,
            text.replaceAll(/\r\n|\r|\n/g, '\r\n').toWellFormed(),
          ]);
          expect(await sent(form)).toEqual(Object.fromEntries(written));
        },
      ),
    );
  });

  it('is nothing if it is none, or was cut off on its way', async () => {
    expect(await read(aLetter)).toBeUndefined();
    expect(await read(aLetter, 'application/json')).toBeUndefined();
    expect(await read(aLetter, 'multipart/form-data')).toBeUndefined();
    expect(await read(aLetter, 'multipart/form-data; boundary=another')).toBeUndefined();
    expect(await read('', 'multipart/form-data; boundary=xYzZY')).toBeUndefined();
    for (let end = 10; end < aLetter.length - 4; end += 7)
      expect(await read(aLetter.slice(0, end), 'multipart/form-data; boundary=xYzZY')).toBeUndefined();
  });

  it('never falls over what somebody sends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const noise = Buffer.concat([Buffer.from('--b'), bytes, Buffer.from('\r\n--b'), bytes]);
        await expect(read(noise, 'multipart/form-data; boundary=b')).resolves.not.toThrow();
      }),
    );
  });
});
