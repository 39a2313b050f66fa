import type { IncomingMessage } from 'node:http';
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import * as z from 'zod';
import type { Issuer } from './issuer.ts';

/** What a token says of its bearer; everything is text. */
export type Claims = Readonly<Record<string, string>>;

/** @returns 401 without a token of the issuer's, 403 with one that was given out for something else */
export type Authorizer = (request: IncomingMessage) => Promise<Claims | 401 | 403>;

/**
 * Plays API Gateway's JWT authorizer, in the order its handbook gives ("Control access to HTTP APIs with JWT
 * authorizers"): signature by a key of the issuer's, RSA only; issuer; audience, or the client where no audience is
 * named; the three times; and the scope, by which identity tokens are told from access tokens. It goes by the real clock, as tokens do, wherever the house's own has been moved.
 */
export const jwtAuthorizer = ({ config, jwksUrl }: Pick<Issuer, 'config' | 'jwksUrl'>): Authorizer => {
  const keys = createRemoteJWKSet(new URL(jwksUrl));
  return async ({ headers }) => {
    const token = /^(?:Bearer )?([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(headers.authorization ?? '')?.[1];
    if (token === undefined) return 401;
    const payload = await jwtVerify(token, keys, {
      issuer: config.issuer,
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'iat'],
    }).then(
      (verified) => verified.payload,
      () => undefined,
    );
    if (!payload || !isMeantFor(config.clientId, payload) || !hasBegun(payload)) return 401;
    return scopesIn(payload).includes(config.scope) ? claimsOf(payload) : 403;
  };
};

const isMeantFor = (clientId: string, { aud, client_id: client }: JWTPayload): boolean =>
  aud === undefined ? client === clientId : [aud].flat().includes(clientId);

const hasBegun = ({ iat }: JWTPayload): boolean => iat !== undefined && iat * 1000 <= Date.now();

const scopesIn = ({ scope }: JWTPayload): readonly string[] =>
  typeof scope === 'string' ? scope.split(' ') : [];

/** A list becomes `[reader treasurer:leipzig]`, as the gateway writes it. */
const claimsOf = (payload: JWTPayload): Claims =>
  Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : z.coerce.string().parse(value),
    ]),
  );
