import { createHash } from 'node:crypto';
import { type AuditEntry, networkOf } from '../../domain/audit.ts';
import { instantOf, monthOf } from '../../domain/month.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { HttpAnswer } from '../../lambda/http.ts';
import type { TreasuryRequest } from '../../lambda/treasury.ts';
import type { Answered, Desk } from '../../store/desk.ts';
import type { Clock } from '../clock.ts';
import type { Decided } from './decided.ts';

export interface ChangingParts {
  readonly clock: Clock;
  readonly desk: Pick<Desk, 'answered' | 'commit'>;
  readonly newKey: () => string;
}

/** As many as may be writing about one month at once; a person at a desk needs no more patience. */
const mostRounds = 10;

/** Does what is decided, at most once for each idempotency key, with its line in the audit log. */
export const doOnce = async (
  operation: string,
  request: TreasuryRequest,
  decide: () => Promise<Decided>,
  parts: ChangingParts,
): Promise<HttpAnswer> => {
  const { clock, desk } = parts;
  const { person } = request;
  const key = keyIn(request);
  for (let round = 1; round <= mostRounds; round += 1) {
    const before = key === undefined ? undefined : await desk.answered(person.subject, key);
    if (before) return replayed(before, request);
    const decided = await decide();
    const { done, subject, status, body, writes, afterwards } = decided;
    const audit = auditOf(operation, request, decided, parts);
    const answer =
      key === undefined
        ? undefined
        : { key, request: digestOf(request), status, body: JSON.stringify(body), answeredAt: audit.at };
    if ((await desk.commit(writes, audit, answer)) === undefined) {
      await afterwards?.();
      return { status, body, told: `${done} ${subject}` };
    }
    await clock.pause(clock.random() * 20 * 2 ** Math.min(round, 6));
  }
  throw new Error(`still contended after ${mostRounds} rounds`);
};

const auditOf = (
  operation: string,
  { person, sourceAddress }: TreasuryRequest,
  { done, subject, campaign, centre, before, after }: Decided,
  { clock, newKey }: ChangingParts,
): AuditEntry => {
  const now = clock.now();
  return {
    audit: `audit_${newKey()}`,
    at: instantOf(now),
    month: monthOf(now),
    person: { subject: person.subject, name: person.name },
    from: networkOf(sourceAddress),
    operation,
    done,
    subject,
    campaign,
    centre,
    before,
    after,
  };
};

/** @throws Refusal 400 for a creation without a key */
const keyIn = ({ method, headers }: TreasuryRequest): string | undefined => {
  const key = headers['idempotency-key'];
  if (method !== 'POST') return undefined;
  if (key !== undefined && /^[\w.:-]{8,120}$/.test(key)) return key;
  throw new Refusal(400, 'idempotency-key.missing', {
    de: 'Bitte mit der Kopfzeile Idempotency-Key einen Schlüssel mitsenden (8 bis 120 Buchstaben und Ziffern): dann wird bei einer Wiederholung nichts doppelt gebucht.',
    en: 'Please send a key with the header Idempotency-Key (8 to 120 letters and digits): then nothing is done twice when it is sent again.',
  });
};

const digestOf = ({ method, path, body }: TreasuryRequest): string =>
  createHash('sha256').update(`${method} ${path}\n`).update(body).digest('base64url');

const replayed = ({ request, status, body }: Answered, asked: TreasuryRequest): HttpAnswer => {
  if (request !== digestOf(asked)) {
    throw new Refusal(409, 'idempotency-key.reused', {
      de: 'Mit diesem Idempotency-Key wurde schon etwas anderes gesendet. Für etwas Neues bitte einen neuen Schlüssel nehmen.',
      en: 'Something else was sent with this Idempotency-Key before. Please take a new key for something new.',
    });
  }
  return { status, body: JSON.parse(body), told: 'answered as before' };
};
