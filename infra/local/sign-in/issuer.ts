import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  Events,
  type MutableRedirectUri,
  type MutableResponse,
  type MutableToken,
  OAuth2Issuer,
  OAuth2Service,
} from 'oauth2-mock-server';
import type { SignInConfig } from '../../../shared/routes/treasury/sign-in.ts';
import { choosePage, refusedPage } from './choose-page.ts';
import { type DemoPerson, demoPeople } from './demo-people.ts';

/** The paths of Cognito's user pool domain, so that nothing works here that would not work there. */
const endpoints = {
  authorize: '/oauth2/authorize',
  token: '/oauth2/token',
  userinfo: '/oauth2/userInfo',
  revoke: '/oauth2/revoke',
  jwks: '/.well-known/jwks.json',
};
const logout = '/logout';

const clientId = 'treasury-on-this-machine';
const scope = 'openid';
/** As long as the user pool's, see infra/sign-in.ts. */
const accessTokenSeconds = 15 * 60;

export interface IssuerOptions {
  /** 0 takes any free one. */
  readonly port: number;
  /** Where the treasury is served. Who signs in is led back there and nowhere else. */
  readonly origin: string;
}

/** Cognito on this machine: an OpenID Connect issuer that asks nobody for a password. */
export const startIssuer = async ({ port, origin }: IssuerOptions) => {
  const issuer = new OAuth2Issuer();
  const service = new OAuth2Service(issuer, endpoints);
  const callback = `${origin}/treasury/`;
  /** Who a code or a refresh token was given to; each is good for one answer. */
  const given = new Map<string, SignedIn>();

  service.on(
    Events.BeforeAuthorizeRedirect,
    ({ url }: MutableRedirectUri, request: IncomingMessage & { query: Record<string, unknown> }) => {
      const person = demoPeople.find(({ username }) => username === request.query['person']);
      if (person) given.set(url.searchParams.get('code') ?? '', { person, at: secondsNow() });
    },
  );
  service.on(Events.BeforeTokenSigning, ({ payload }: MutableToken, request: TokenRequest) => {
    const signedIn = given.get(grantIn(request));
    if (!signedIn) return;
    const { person, at } = signedIn;
    // An identity token is the one made for its client; an access token names no audience.
    Object.assign(payload, 'aud' in payload ? identityOf(person, at) : accessOf(person, at));
  });
  service.on(Events.BeforeResponse, (response: MutableResponse, request: TokenRequest) => {
    const signedIn = given.get(grantIn(request));
    given.delete(grantIn(request));
    if (!signedIn || !isAsAllowed(request)) {
      Object.assign(response, { statusCode: 400, body: { error: 'invalid_grant' } });
      return;
    }
    if (response.body === '') return;
    Object.assign(response.body, { expires_in: accessTokenSeconds });
    given.set(String(response.body['refresh_token']), signedIn);
  });
  const isAsAllowed = ({ body }: TokenRequest): boolean =>
    body['client_id'] === clientId &&
    (body['grant_type'] === 'refresh_token' ||
      (body['redirect_uri'] === callback && body['code_verifier'] !== undefined));

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', issuer.url);
    // Pages of other websites get no answer, and no word that they might.
    if (request.headers.origin !== undefined && request.headers.origin !== origin) {
      response.writeHead(403).end();
    } else if (url.pathname === endpoints.authorize) {
      const reason = refusalOf(url.searchParams, callback);
      if (reason !== undefined) show(response, 400, refusedPage(reason).markup);
      else if (url.searchParams.has('person')) {
        response.setHeader('set-cookie', sessionOf(url.searchParams.get('person') ?? ''));
        service.requestHandler(request, response);
      } else if (personIn(request) !== undefined) {
        url.searchParams.set('person', personIn(request) ?? '');
        response.writeHead(302, { location: url.href }).end();
      } else show(response, 200, choosePage(url.searchParams).markup);
    } else if (url.pathname === logout) {
      const known =
        url.searchParams.get('client_id') === clientId && url.searchParams.get('logout_uri') === callback;
      if (known) response.writeHead(302, { location: callback, 'set-cookie': sessionOf('') }).end();
      else show(response, 400, refusedPage('client_id or logout_uri is not registered.').markup);
    } else service.requestHandler(request, response);
  };

  await issuer.keys.generate('RS256');
  const server = createServer(answer);
  const url = await listening(server, port);
  issuer.url = url;
  const config: SignInConfig = {
    issuer: url,
    clientId,
    scope,
    endSession: `${url}${logout}?${new URLSearchParams({ client_id: clientId, logout_uri: callback }).toString()}`,
  };

  return {
    config,
    jwksUrl: `${url}${endpoints.jwks}`,
    /**
     * The access token that signing in as this person yields, without the way there.
     *
     * @param claims to have it otherwise: `exp` in the past, another `iss` or `client_id`
     */
    accessToken: async (
      username: string,
      claims: Readonly<Record<string, unknown>> = {},
    ): Promise<string> => {
      const person = demoPeople.find((each) => each.username === username);
      if (!person) throw new Error(`${username} is none of the demo's people`);
      return issuer.buildToken({
        scopesOrTransform: (_header, payload) =>
          void Object.assign(payload, accessOf(person, secondsNow()), claims),
      });
    },
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
};

export type Issuer = Awaited<ReturnType<typeof startIssuer>>;

/** Somebody, and since when. */
interface SignedIn {
  readonly person: DemoPerson;
  /** In whole seconds. */
  readonly at: number;
}

type TokenRequest = IncomingMessage & { body: Record<string, unknown> };

const grantIn = ({ body }: TokenRequest): string => String(body['code'] ?? body['refresh_token']);

/** What Cognito would refuse, and what only a careless client leaves out. */
const refusalOf = (asked: URLSearchParams, callback: string): string | undefined => {
  if (asked.get('client_id') !== clientId) return 'client_id is not registered.';
  if (asked.get('redirect_uri') !== callback) return `redirect_uri must be ${callback}.`;
  if (asked.get('response_type') !== 'code') return 'response_type must be code.';
  if (asked.get('code_challenge_method') !== 'S256' || !asked.has('code_challenge'))
    return 'code_challenge with code_challenge_method=S256 is missing (PKCE).';
  if (!asked.has('state')) return 'state is missing.';
  return undefined;
};

/** As Cognito writes it ("Understanding the access token"). */
const accessOf = (person: DemoPerson, at: number) => ({
  ...commonOf(person, at),
  token_use: 'access',
  client_id: clientId,
  username: person.username,
  scope,
  version: 2,
});

/** "Understanding the identity token" */
const identityOf = (person: DemoPerson, at: number) => ({
  ...commonOf(person, at),
  token_use: 'id',
  'cognito:username': person.username,
  email: `${person.username}@gesundheitszentrum.example.org`,
});

const commonOf = ({ username, groups }: DemoPerson, at: number) => ({
  sub: subjectOf(username),
  // Who is in no group has no such claim.
  ...(groups.length > 0 && { 'cognito:groups': groups }),
  // When somebody signed in; renewing a token is no signing in (OpenID Connect Core, 12.2).
  auth_time: at,
  exp: secondsNow() + accessTokenSeconds,
});

const secondsNow = (): number => Math.floor(Date.now() / 1000);

/** The same after each start, so that the audit log of a kept database goes on naming the same people. */
const subjectOf = (username: string): string =>
  createHash('sha256')
    .update(username)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

/** Who has signed in here is known until they sign out, as managed login does it: loading the page anew asks nobody. */
const sessionOf = (username: string): string => `person=${username}; Path=/; HttpOnly; SameSite=Lax`;

const personIn = ({ headers }: IncomingMessage): string | undefined =>
  /(?:^|; )person=([\w-]+)/.exec(headers.cookie ?? '')?.[1];

const show = (response: ServerResponse, status: number, page: string): void => {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(page);
};

const listening = async (server: ReturnType<typeof createServer>, port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(`http://127.0.0.1:${address.port}`);
    });
  });
