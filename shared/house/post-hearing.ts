import { Refusal } from '../domain/refusal.ts';
import { verifyEventSignature } from '../email/event-signature.ts';
import { type PostReport, postReportsIn } from '../email/post-report.ts';
import type { HttpAnswer, HttpRequest } from '../lambda/http.ts';
import type { Log } from '../lambda/log.ts';
import type { Clock } from './clock.ts';
import type { SigningSecrets } from './hearing.ts';
import { hearLeaving, type LeavingParts } from './leaving-by-letter.ts';
import { type FateParts, noteReports } from './post-fates.ts';

export type PostHearingParts = FateParts &
  LeavingParts & {
    readonly clock: Pick<Clock, 'now' | 'pause'>;
    readonly log: Log;
    /** SendGrid's public keys; two while one takes the place of the other. */
    readonly postKeys: SigningSecrets;
  };

/** SendGrid collects up to 768 kB before it calls. */
const mostBytes = 2 * 1024 * 1024;

/**
 * The post tells what became of letters. It is believed only if it is signed; what it told before changes nothing, so
 * that it may repeat itself, and a failure of ours is answered with one that makes it do so.
 */
const hearReports = async (request: HttpRequest, parts: PostHearingParts): Promise<HttpAnswer> => {
  const { body } = request;
  if (body.length > mostBytes) {
    throw new Refusal(413, 'reports.too-large', {
      de: 'Die Meldungen sind größer als 2 MB.',
      en: 'The reports are larger than 2 MB.',
    });
  }
  await verified(request, parts);
  const outcome = await noteReports(reportsIn(body, parts), parts);
  return { status: 200, body: { received: true, outcome }, told: `the post told: ${outcome}` };
};

/** SendGrid may have been given another key since this container started. */
const verified = async (
  { body, headers }: HttpRequest,
  { clock, postKeys }: PostHearingParts,
): Promise<void> => {
  const now = clock.now();
  try {
    verifyEventSignature(body, headers, await postKeys.known(), now);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'signature.wrong')) throw error;
    verifyEventSignature(body, headers, await postKeys.again(now), now);
  }
};

const reportsIn = (body: Uint8Array, { clock, log }: PostHearingParts): PostReport[] => {
  try {
    return postReportsIn(body, clock.now());
  } catch {
    // Only SendGrid can have signed it, so nobody will tell us but the alarm.
    log.alarm('reports-unreadable', 'SendGrid signed something that is no JSON: check the event webhook.');
    throw new Refusal(400, 'reports.unreadable', {
      de: 'Das sind keine Ereignisse von SendGrid in JSON.',
      en: 'These are not events of SendGrid in JSON.',
    });
  }
};

/** Both doors of the post: shared/routes/sendgrid.ts. */
export const hearPost = async (request: HttpRequest, parts: PostHearingParts): Promise<HttpAnswer> =>
  'key' in request.parameters ? hearLeaving(request, parts) : hearReports(request, parts);
