import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  signatureHeader,
  timestampHeader,
  verifyEventSignature,
} from '../../shared/email/event-signature.ts';
import { postReportsIn } from '../../shared/email/post-report.ts';

interface Told {
  readonly key: string;
  readonly signature: string;
  readonly timestamp: string;
  readonly payload: string;
}

/**
 * What SendGrid's own libraries are tested with: sendgrid/sendgrid-nodejs,
 * packages/eventwebhook/src/eventwebhook.spec.js (the same in sendgrid/sendgrid-go, helpers/eventwebhook), MIT.
 */
const official: Told = {
  key: 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEDr2LjtURuePQzplybdC+u4CwrqDqBaWjcMMsTbhdbcwHBcepxo7yAQGhHPTnlvFYPAZFceEu/1FwCM/QmGUhA==',
  signature:
    'MEUCIQCtIHJeH93Y+qpYeWrySphQgpNGNr/U+UyUlBkU6n7RAwIgJTz2C+8a8xonZGi6BpSzoQsbVRamr2nlxFDWYNH2j/0=',
  timestamp: '1588788367',
  payload: JSON.stringify({
    category: 'example_payload',
    event: 'test_event',
    message_id: 'message_id',
  }),
};

/** sendgrid/sendgrid-python, test/unit/test_eventwebhook.py, MIT: a whole delivery, with the line break at its end. */
const officialDelivery: Told = {
  key: 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==',
  signature:
    'MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=',
  timestamp: '1600112502',
  payload: `${JSON.stringify([
    {
      email: 'hello@world.com',
      event: 'dropped',
      reason: 'Bounced Address',
      sg_event_id: 'ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA',
      sg_message_id: 'LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0',
      'smtp-id': '<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>',
      timestamp: 1600112492,
    },
  ])}\r\n`,
};

const otherKey =
  'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqTxd43gyp8IOEto2LdIfjRQrIbsd4SXZkLW6jDutdhXSJCWHw8REntlo7aNDthvj+y7GjUuFDb/R1NGe1OPzpA==';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const after = ({ timestamp }: Told, milliseconds: number) =>
  new Date(Number(timestamp) * second + milliseconds);

/** `ok`, or the code of the refusal. */
const judged = (told: Told, { keys = [told.key], now = after(told, minute), body = bytesOf(told) } = {}) => {
  try {
    verifyEventSignature(
      body,
      { [signatureHeader]: told.signature, [timestampHeader]: told.timestamp },
      keys,
      now,
    );
    return 'ok';
  } catch (error) {
    if (error instanceof Error && 'code' in error) return error.code;
    throw error;
  }
};
const bytesOf = ({ payload }: Told): Buffer => Buffer.from(payload);

describe.each([
  ['the example of the libraries for Node and Go', official],
  ['the delivery of the library for Python', officialDelivery],
])('%s', (_, told) => {
  it('is SendGrid’s', () => {
    expect(judged(told)).toBe('ok');
  });

  it('is refused with any bit of its body altered', () => {
    const body = bytesOf(told);
    for (let bit = 0; bit < body.length * 8; bit += 1) {
      const altered = Buffer.from(body);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(judged(told, { body: altered })).toBe('signature.wrong');
    }
  });

  it('is refused with a byte more or less, wherever', () => {
    const body = bytesOf(told);
    for (let place = 0; place <= body.length; place += 1) {
      const more = Buffer.concat([body.subarray(0, place), Buffer.from(' '), body.subarray(place)]);
      expect(judged(told, { body: more })).toBe('signature.wrong');
      if (place === body.length) continue;
      const less = Buffer.concat([body.subarray(0, place), body.subarray(place + 1)]);
      expect(judged(told, { body: less })).toBe('signature.wrong');
    }
  });

  it('is refused with any character of its signature or its time altered', () => {
    for (const part of ['signature', 'timestamp'] as const) {
      for (let place = 0; place < told[part].length; place += 1) {
        for (const other of ['A', '1', '/', '=', ' ', '']) {
          if (told[part][place] === other) continue;
          const altered = told[part].slice(0, place) + other + told[part].slice(place + 1);
          expect(judged({ ...told, [part]: altered })).toMatch(/^signature\.(?:wrong|unreadable|missing)$/);
        }
      }
    }
  });

  it('is refused by another key, and let in while one key takes the place of another', () => {
    expect(judged(told, { keys: [otherKey] })).toBe('signature.wrong');
    expect(judged(told, { keys: [otherKey, told.key] })).toBe('ok');
  });

  it('is let in for as long as SendGrid repeats itself, and no longer', () => {
    expect(judged(told, { now: after(told, 24 * hour) })).toBe('ok');
    expect(judged(told, { now: after(told, 26 * hour) })).toBe('ok');
    expect(judged(told, { now: after(told, 26 * hour + second) })).toBe('signature.too-old');
    expect(judged(told, { now: after(told, -5 * minute) })).toBe('ok');
    expect(judged(told, { now: after(told, -5 * minute - second) })).toBe('signature.from-the-future');
  });
});

describe('what SendGrid tells', () => {
  it('ends with a line break that is signed too', () => {
    const { payload } = officialDelivery;
    for (const end of ['', '\n', '\r', '\n\r', '\r\n\r\n'])
      expect(judged({ ...officialDelivery, payload: payload.trimEnd() + end })).toBe('signature.wrong');
  });

  it('is read, though neither example is about a letter of ours', () => {
    const now = after(official, minute);
    expect(postReportsIn(bytesOf(official), now)).toEqual([]);
    expect(postReportsIn(bytesOf(officialDelivery), now)).toEqual([]);
  });

  it('is refused without a signature, and never guessed', () => {
    const body = bytesOf(official);
    const now = after(official, minute);
    const { signature, timestamp } = official;
    const refusal = (headers: Readonly<Record<string, string>>) => () =>
      verifyEventSignature(body, headers, [official.key], now);
    expect(refusal({})).toThrow('signature.missing');
    expect(refusal({ [signatureHeader]: signature })).toThrow('signature.missing');
    expect(refusal({ [timestampHeader]: timestamp })).toThrow('signature.missing');
    expect(refusal({ [signatureHeader]: '', [timestampHeader]: timestamp })).toThrow('signature.missing');
  });

  it('cannot be judged with a parameter that is no key: our fault, and no refusal', () => {
    for (const key of ['', 'not base64', 'MFkw', official.key.slice(4)])
      expect(() => judged(official, { keys: [key] })).toThrow('sendgrid-webhook-key');
    expect(() => judged(official, { keys: [] })).toThrow('no key');
  });

  it('is let in whatever it says, if it is signed, and refused if another signed it', () => {
    const ours = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const another = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const key = ours.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 500 }),
        fc.integer({ min: 1, max: 4_000_000_000 }),
        (body, at) => {
          const timestamp = String(at);
          const content = Buffer.concat([Buffer.from(timestamp), body]);
          const signedBy = ({ privateKey }: typeof ours) =>
            sign('sha256', content, privateKey).toString('base64');
          const told = { key, timestamp, payload: '' };
          expect(judged({ ...told, signature: signedBy(ours) }, { body: Buffer.from(body) })).toBe('ok');
          expect(judged({ ...told, signature: signedBy(another) }, { body: Buffer.from(body) })).toBe(
            'signature.wrong',
          );
        },
      ),
    );
  });
});
