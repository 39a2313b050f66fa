import middy from '@middy/core';
import securityHeaders from '@middy/http-security-headers';
import * as z from 'zod';
import { officeOf, type Person } from '../domain/person.ts';
import { Refusal } from '../domain/refusal.ts';
import { housed } from './housed.ts';
import {
  answered,
  type HttpAnswer,
  type HttpEvent,
  type HttpHandler,
  type HttpRequest,
  type HttpResult,
  requestOf,
  withoutTimer,
} from './http.ts';
import type { Log } from './log.ts';
import { routed, unknownRoute } from './routed.ts';

/** A request of somebody who has signed in. */
export interface TreasuryRequest extends HttpRequest {
  readonly person: Person;
}

/** One route of the treasury together with what answers it. */
export interface TreasuryDoor<Parts> {
  readonly route: { readonly method: 'GET' | 'POST' | 'PUT'; readonly path: string };
  readonly answer: (request: TreasuryRequest, parts: Parts) => Promise<HttpAnswer>;
}

export interface DoorParts {
  readonly log: Log;
  /** How CloudFront shows itself; none where nothing stands in front. */
  readonly edgeKey?: string;
}

/**
 * The treasury's door. The gateway's authorizer has checked the token's signature, issuer, client and age before
 * anybody comes here; what the token says of its bearer is read here and believed.
 */
export const treasuryHandler = <Parts extends DoorParts>(
  doors: readonly TreasuryDoor<Parts>[],
  openParts: () => Promise<Parts>,
) =>
  housed(openParts, (open: () => Promise<Parts>): HttpHandler => {
    const answerWith =
      (answer: TreasuryDoor<Parts>['answer']) =>
      async (event: HttpEvent): Promise<HttpResult> => {
        const parts = await open();
        const request = requestOf(event, parts.edgeKey);
        return answered(request, parts, async () => answer({ ...request, person: personIn(event) }, parts));
      };
    const routes = doors.map(({ route: { method, path }, answer }) => ({
      method,
      path,
      handler: answerWith(answer),
    }));
    return middy(routed(routes, answerWith(unknownRoute)), withoutTimer).use(securityHeaders(securityPolicy));
  });

/** Nobody shows our answers as a page, and no other site reads them. */
const securityPolicy = {
  contentSecurityPolicy: {
    'default-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  },
  referrerPolicy: { policy: 'no-referrer' },
  crossOriginResourcePolicy: { policy: 'same-origin' },
} as const;

/**
 * What an access token says (Cognito: "Understanding the access token"). An identity token has another `token_use`: it
 * says who somebody is and is no key to anything.
 */
const Authorized = z.object({
  authorizer: z.object({
    jwt: z.object({
      claims: z.object({
        sub: z.string().min(1).max(120),
        token_use: z.literal('access'),
        username: z.string().max(128).optional(),
        'cognito:groups': z.union([z.string(), z.array(z.string())]).optional(),
      }),
    }),
  }),
});

/** The gateway makes text of a list: `[reader treasurer:leipzig]`. */
const groupsIn = (groups: string | readonly string[] | undefined): readonly string[] =>
  typeof groups === 'string' ? groups.replaceAll(/^\[|\]$/g, '').split(/[\s,]+/) : (groups ?? []);

/** @throws Refusal 401 for a caller the authorizer has not seen; 403 for one who is nobody to the federation */
const personIn = ({ requestContext }: HttpEvent): Person => {
  const read = Authorized.safeParse(requestContext);
  if (!read.success) {
    throw new Refusal(401, 'treasury.not-signed-in', {
      de: 'Bitte anmelden.',
      en: 'Please sign in.',
    });
  }
  const { sub, username, 'cognito:groups': groups } = read.data.authorizer.jwt.claims;
  const offices = groupsIn(groups).flatMap((group) => officeOf(group) ?? []);
  if (offices.length === 0) {
    throw new Refusal(403, 'treasury.no-role', {
      de: 'Die Anmeldung hat geklappt, aber dieses Konto hat noch keine Aufgabe in der Föderation. Bitte wende dich an die Schatzmeisterei: sie gibt eine Rolle (docs/deploy.md).',
      en: 'You are signed in, but this account has no role in the federation yet. Please ask the treasurer for one (docs/deploy.md).',
    });
  }
  return { subject: sub, name: username ?? sub, offices };
};
