import * as z from 'zod';

/** What became of a letter that was taken to the post. Reasons hold no names, addresses, texts or keys. */
export type PostOutcome =
  | { outcome: 'sent' }
  /** The post will never take this one: a person must look. */
  | { outcome: 'refused'; reason: string }
  /** The post surely does not have it: try later. */
  | { outcome: 'not-taken'; reason: string }
  /** Nobody knows: never resent blindly. */
  | { outcome: 'unknown'; reason: string };

// SendGrid's sentences may repeat what we sent; the path of the field it stumbled over never does.
const Complaint = z.object({
  errors: z.array(
    z.object({
      field: z
        .string()
        .regex(/^[a-z_]+(?:\.[a-z_]+|\.\d+)*$/)
        .max(80)
        .optional()
        .catch(undefined),
    }),
  ),
});

const fieldsIn = (body: unknown): string => {
  const fields = (Complaint.safeParse(body).data?.errors ?? [])
    .flatMap(({ field }) => field ?? [])
    .slice(0, 3);
  return fields.length === 0 ? '' : `: ${fields.join(', ')}`;
};

/** By the status of SendGrid's answer. */
export const ofAnswer = (status: number, body: unknown): PostOutcome => {
  const reason = `SendGrid answered ${status}${fieldsIn(body)}`;
  if (status === 202) return { outcome: 'sent' };
  // Our key, our sender or our pace, and an honest "not now": nothing is wrong with the letter.
  if ([401, 403, 429, 503].includes(status)) return { outcome: 'not-taken', reason };
  if (status >= 400 && status < 500 && status !== 408) return { outcome: 'refused', reason };
  return { outcome: 'unknown', reason };
};

const Answered = z.object({ code: z.int(), response: z.object({ body: z.unknown() }) });
const Redirected = z.object({ response: z.object({ status: z.int() }) });

const LineFailure = z.object({ syscall: z.string().optional() });
const Broken = z.object({
  code: z
    .string()
    .regex(/^[A-Z_]{1,40}$/)
    .optional()
    .catch(undefined),
  // One failure, or one for each address that was tried.
  cause: z
    .union([z.object({ errors: z.array(LineFailure).min(1) }), LineFailure])
    .optional()
    .catch(undefined),
});

// Nothing can have been written while the name was looked up or the line was opened.
const beforeTheLine = new Set<string | undefined>(['getaddrinfo', 'connect']);

/** By what SendGrid's library threw. */
export const ofFailure = (failure: unknown): PostOutcome => {
  const answered = Answered.safeParse(failure);
  if (answered.success) return ofAnswer(answered.data.code, answered.data.response.body);
  const redirected = Redirected.safeParse(failure);
  if (redirected.success) return ofAnswer(redirected.data.response.status, undefined);
  const broken = Broken.safeParse(failure).data;
  const code = broken?.code ?? 'no code';
  const causes =
    broken?.cause === undefined ? [] : 'errors' in broken.cause ? broken.cause.errors : [broken.cause];
  return causes.length > 0 && causes.every(({ syscall }) => beforeTheLine.has(syscall))
    ? { outcome: 'not-taken', reason: `SendGrid was not reached (${code})` }
    : { outcome: 'unknown', reason: `no answer from SendGrid (${code})` };
};
