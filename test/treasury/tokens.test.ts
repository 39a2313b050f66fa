import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse } from '../a-house.ts';

type House = Awaited<ReturnType<typeof aHouse>>;
let house: House;
beforeAll(async () => {
  house = await aHouse();
});
afterAll(async () => house.close());

const ask = async (authorization?: string, path = '/v1/treasury/me') => {
  const answer = await fetch(`${house.origin}${path}`, {
    headers: authorization === undefined ? {} : { authorization },
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
};
const tokenOf = async (username = 'schatzmeisterei', claims: JWTPayload = {}) =>
  house.signIn.accessToken(username, claims);
const now = () => Math.floor(Date.now() / 1000);
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
/** The first key of the issuer, as everybody can read it. */
const publicKey = async (): Promise<Record<string, unknown>> => {
  const { keys } = await (await fetch(house.signIn.jwksUrl)).json();
  return keys[0];
};

const forged: Readonly<Record<string, () => Promise<string>>> = {
  'has expired': async () => tokenOf('schatzmeisterei', { exp: now() - 1 }),
  'is not valid yet': async () => tokenOf('schatzmeisterei', { nbf: now() + 60 }),
  'is from the future': async () => tokenOf('schatzmeisterei', { iat: now() + 60 }),
  'names another issuer': async () => tokenOf('schatzmeisterei', { iss: 'https://issuer.example.org' }),
  'was made for another client': async () => tokenOf('schatzmeisterei', { client_id: 'somebody-else' }),
  'names an audience that we are not': async () => tokenOf('schatzmeisterei', { aud: 'somebody-else' }),
  'is signed by nobody (alg: none)': async () => {
    const [, payload] = (await tokenOf()).split('.');
    return `${part({ alg: 'none', typ: 'JWT' })}.${payload}.`;
  },
  'claims alg: none and keeps the signature': async () => {
    const [, payload, signature] = (await tokenOf()).split('.');
    return `${part({ alg: 'none', typ: 'JWT' })}.${payload}.${signature}`;
  },
  'is signed with the public key as if it were a secret (HS256)': async () => {
    const token = await tokenOf();
    const secret = new TextEncoder().encode(JSON.stringify(await publicKey()));
    const { kid } = decodeProtectedHeader(token);
    return new SignJWT(decodeJwt(token))
      .setProtectedHeader({ alg: 'HS256', ...(kid && { kid }) })
      .sign(secret);
  },
  'is signed by another key under the name of ours': async () => {
    const token = await tokenOf();
    const { kid } = decodeProtectedHeader(token);
    const { privateKey } = await generateKeyPair('RS256');
    return new SignJWT(decodeJwt(token))
      .setProtectedHeader({ alg: 'RS256', ...(kid && { kid }) })
      .sign(privateKey);
  },
  'brings its own key': async () => {
    const { privateKey, publicKey: own } = await generateKeyPair('RS256');
    return new SignJWT(decodeJwt(await tokenOf()))
      .setProtectedHeader({ alg: 'RS256', jwk: await exportJWK(own) })
      .sign(privateKey);
  },
  'was changed after it was signed': async () => {
    const token = await tokenOf('leserin');
    const [header, , signature] = token.split('.');
    return `${header}.${part({ ...decodeJwt(token), 'cognito:groups': ['treasurer'] })}.${signature}`;
  },
  'is no token': async () => 'let-me-in',
  'is empty': async () => '',
};

describe('without a token of ours', () => {
  it.each(Object.entries(forged))('nobody comes in with one that %s', async (_what, token) => {
    const { status, headers, body } = await ask(`Bearer ${await token()}`);
    expect(status).toBe(401);
    expect(body).toEqual({ message: 'Unauthorized' });
    expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  it('nobody comes in with none, or with a password', async () => {
    expect((await ask()).status).toBe(401);
    expect((await ask('Basic c2NoYXR6OmdlaGVpbQ==')).status).toBe(401);
    expect((await ask(`Bearer Bearer ${await tokenOf()}`)).status).toBe(401);
  });

  it('nobody comes in by an address that holds one', async () => {
    expect((await ask(undefined, `/v1/treasury/me?access_token=${await tokenOf()}`)).status).toBe(401);
  });

  it('every route is closed, also where there is nothing', async () => {
    expect((await ask(undefined, '/v1/treasury/audit/2026-11')).status).toBe(401);
  });
});

describe('with a token of ours', () => {
  it('one is who one is', async () => {
    const { status, body } = await ask(`Bearer ${await tokenOf('schatzmeisterin-leipzig')}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'schatzmeisterin-leipzig',
      offices: [{ role: 'treasurer', centre: 'leipzig' }],
    });
  });

  it('several groups are several offices', async () => {
    const token = await tokenOf('leserin', { 'cognito:groups': ['reader', 'editor:netzwerk', 'gardeners'] });
    expect((await ask(`Bearer ${token}`)).body.offices).toEqual([
      { role: 'reader' },
      { role: 'editor', campaign: 'netzwerk' },
    ]);
  });

  it('but without a group one may do nothing, and hears whom to ask', async () => {
    const { status, body } = await ask(`Bearer ${await tokenOf('ohne-aufgabe')}`);
    expect(status).toBe(403);
    expect(body.error.code).toBe('treasury.no-role');
  });

  it('that says who one is (an identity token) nothing is opened', async () => {
    const { id_token: identity } = await signedIn('schatzmeisterei');
    expect(decodeJwt(identity)).toMatchObject({ token_use: 'id', 'cognito:groups': ['treasurer'] });
    expect(await ask(`Bearer ${identity}`)).toMatchObject({ status: 403, body: { message: 'Forbidden' } });
  });

  it('that says so and names a scope, which no identity token does, the function itself refuses', async () => {
    const token = await tokenOf('schatzmeisterei', { token_use: 'id' });
    const { status, body } = await ask(`Bearer ${token}`);
    expect(status).toBe(401);
    expect(body.error.code).toBe('treasury.not-signed-in');
  });

  it('that was given out for something else nothing is opened', async () => {
    const { status } = await ask(`Bearer ${await tokenOf('schatzmeisterei', { scope: 'phone email' })}`);
    expect(status).toBe(403);
  });
});

describe('signing in', () => {
  it('leads through the choice of a person to a token', async () => {
    const { access_token: access, expires_in: seconds } = await signedIn('revision');
    expect(seconds).toBe(900);
    expect(decodeJwt(access)).toMatchObject({ token_use: 'access', username: 'revision' });
    expect(decodeJwt(access)).not.toHaveProperty('aud');
    expect((await ask(`Bearer ${access}`)).body.offices).toEqual([{ role: 'auditor' }]);
  });

  it('goes on with a refresh token, which is good once', async () => {
    const { refresh_token: refresh } = await signedIn('leserin');
    const again = { grant_type: 'refresh_token', refresh_token: refresh };
    const { body } = await tokens(again);
    expect((await ask(`Bearer ${body.access_token}`)).body.name).toBe('leserin');
    expect((await tokens(again)).status).toBe(400);
    expect((await tokens({ ...again, refresh_token: body.refresh_token })).status).toBe(200);
  });

  it('gives nothing for a code without its verifier, with another one, or a second time', async () => {
    expect((await tokens({ ...redeeming(await codeFor('leserin')), code_verifier: undefined })).status).toBe(
      400,
    );
    expect(
      (await tokens({ ...redeeming(await codeFor('leserin')), code_verifier: 'x'.repeat(43) })).status,
    ).toBe(400);
    const once = redeeming(await codeFor('leserin'));
    expect((await tokens(once)).status).toBe(200);
    expect((await tokens(once)).status).toBe(400);
  });

  it('leads back to the treasury of this house only', async () => {
    const answer = await fetch(await authorizing({ redirect_uri: 'https://thief.example.org/treasury/' }), {
      redirect: 'manual',
    });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
    const away = `${new URL(house.signIn.config.endSession).origin}/logout?client_id=${house.signIn.config.clientId}&logout_uri=https://thief.example.org/`;
    expect((await fetch(away, { redirect: 'manual' })).status).toBe(400);
  });

  it('ends where it began', async () => {
    const answer = await fetch(house.signIn.config.endSession, { redirect: 'manual' });
    expect(answer.headers.get('location')).toBe(`${house.origin}/treasury/`);
  });

  it('answers to the treasury’s page and to no other website', async () => {
    const { origin } = new URL(house.signIn.jwksUrl);
    const from = async (site: string) =>
      fetch(`${origin}/.well-known/openid-configuration`, { headers: { origin: site } });
    expect(
      (await from('https://elsewhere.example.org')).headers.get('access-control-allow-origin'),
    ).toBeNull();
    expect((await from('https://elsewhere.example.org')).status).toBe(403);
    const ours = await from(house.origin);
    expect(ours.headers.get('access-control-allow-origin')).not.toBeNull();
    expect((await ours.json()).issuer).toBe(house.signIn.config.issuer);
  });

  it('is described where the page looks', async () => {
    const config = await (await fetch(`${house.origin}/treasury/config.json`)).json();
    expect(config).toEqual(house.signIn.config);
    expect(JSON.stringify(config)).not.toMatch(/secret/i);
  });
});

const verifier = 'a-verifier-of-forty-three-characters-or-more';
const authorizing = async (changed: Record<string, string> = {}): Promise<string> => {
  const { clientId, issuer, scope } = house.signIn.config;
  const discovery = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const asked = new URLSearchParams({
    client_id: clientId,
    redirect_uri: `${house.origin}/treasury/`,
    response_type: 'code',
    scope,
    state: 'a-state',
    code_challenge: Buffer.from(digest).toString('base64url'),
    code_challenge_method: 'S256',
    ...changed,
  });
  return `${discovery.authorization_endpoint}?${asked.toString()}`;
};

/** As a browser goes: to the page of people, along one of its links, and back with a code. */
const codeFor = async (username: string): Promise<string> => {
  const address = await authorizing();
  const page = await (await fetch(address)).text();
  const link = [...page.matchAll(/href="([^"]+)"/g)]
    .map(([, href = '']) => href.replaceAll('&amp;', '&'))
    .find((href) => href.includes(`person=${username}`));
  const back = await fetch(new URL(link ?? '', address), { redirect: 'manual' });
  const landed = new URL(back.headers.get('location') ?? '');
  expect(landed.href.split('?')[0]).toBe(`${house.origin}/treasury/`);
  expect(landed.searchParams.get('state')).toBe('a-state');
  return landed.searchParams.get('code') ?? '';
};

const redeeming = (code: string): Record<string, string | undefined> => ({
  grant_type: 'authorization_code',
  code,
  code_verifier: verifier,
  redirect_uri: `${house.origin}/treasury/`,
});

const tokens = async (asked: Record<string, string | undefined>) => {
  const { issuer, clientId } = house.signIn.config;
  const discovery = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
  const given = Object.entries({ client_id: clientId, ...asked }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const answer = await fetch(discovery.token_endpoint, { method: 'POST', body: new URLSearchParams(given) });
  return { status: answer.status, body: await answer.json() };
};

const signedIn = async (username: string) => (await tokens(redeeming(await codeFor(username)))).body;
