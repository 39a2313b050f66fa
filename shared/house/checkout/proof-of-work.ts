import { createHash, createHmac, hash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { Challenge } from '../../domain/challenge.ts';

/** A form for which work is asked: the key its page made, and where it leads. */
export interface AskingForm {
  readonly campaign: string;
  readonly idempotencyKey: string;
}

/** Work that was done for a form. */
export interface Proof {
  /** What it answers; each is good for one checkout. */
  readonly challenge: string;
  /** How many numbers there were to try. */
  readonly work: number;
  readonly until: Date;
}

const Payload = z.object({
  algorithm: z.literal('SHA-256'),
  challenge: z.string().regex(/^[0-9a-f]{64}$/),
  number: z.int().min(0),
  salt: z.string(),
  signature: z.string(),
});

/** The form's digest, a number of its own, the last second and the work; the `&` keeps digits of the number out of it. */
const saltShape = /^([0-9a-f]{24})\.\d+\?expires=(\d{1,12})&work=(\d{1,9})&$/;

/**
 * A task for this form. Nothing is stored of it, and no chance is needed: the number to find comes from the secret.
 *
 * @param work how many numbers there are to try; on average half of them are
 * @param nth makes it another one than those asked before in the same second
 */
export const challengeFor = (
  form: AskingForm,
  { work, nth, until }: { readonly work: number; readonly nth: number; readonly until: Date },
  secret: string,
): Challenge => {
  const expires = Math.floor(until.getTime() / 1000);
  const salt = `${digestOf(form)}.${nth}?expires=${expires}&work=${work}&`;
  const number = keyed('number', salt, secret).readUIntBE(0, 6) % (work + 1);
  const challenge = hash('sha256', `${salt}${number}`);
  return {
    algorithm: 'SHA-256',
    challenge,
    maxnumber: work,
    salt,
    signature: keyed('signature', challenge, secret).toString('hex'),
  };
};

/**
 * What a browser answers to a task.
 *
 * @param proof base64 of the JSON of {@link Challenge} with `number` in place of `maxnumber`
 * @returns undefined if it is none, is wrong, belongs to another form or comes too late
 */
export const readProof = (proof: string, form: AskingForm, secret: string, now: Date): Proof | undefined => {
  const payload = Payload.safeParse(parsed(proof)).data;
  const [, digest, expires, work] = saltShape.exec(payload?.salt ?? '') ?? [];
  if (!payload || digest !== digestOf(form)) return undefined;
  const { challenge, number, salt, signature } = payload;
  const until = new Date(Number(expires) * 1000);
  const signed = keyed('signature', challenge, secret);
  const given = Buffer.from(signature, 'hex');
  // Only with our signature is the task ours; only with the number was it solved.
  const isOurs = given.length === signed.length && timingSafeEqual(given, signed);
  const isSolved = hash('sha256', `${salt}${number}`) === challenge;
  return isOurs && isSolved && now < until ? { challenge, work: Number(work), until } : undefined;
};

const digestOf = ({ campaign, idempotencyKey }: AskingForm): string =>
  createHash('sha256').update(`${campaign} ${idempotencyKey}`).digest('hex').slice(0, 24);

/** It names its kind, so that nothing else we may sign with the same secret passes for it. */
const keyed = (kind: 'number' | 'signature', text: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(`proof-of-work.${kind}.${text}`).digest();

const parsed = (proof: string): unknown => {
  try {
    return JSON.parse(Buffer.from(proof, 'base64').toString());
  } catch {
    return undefined;
  }
};
