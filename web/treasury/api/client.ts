import createClient from 'openapi-fetch';
import { locale } from '../language.ts';
import { waiting } from '../shell/waiting.ts';
import type { SignIn } from '../sign-in.ts';
import { Refused, refusedOf, type RefusedParts } from './refused.ts';
import type { paths } from './schema.d.ts';

let signIn: SignIn | undefined;

/** From then on the house is asked in the name of whoever has signed in. */
export const askAs = (signedIn: SignIn): void => {
  signIn = signedIn;
};

const send = async (request: Request): Promise<Response> => {
  request.headers.set('authorization', `Bearer ${(await signIn?.token()) ?? ''}`);
  request.headers.set('accept-language', locale());
  return fetch(request);
};

/** A token that the house does not take is renewed once; a second "no" is an answer. */
const sendSignedIn = async (request: Request): Promise<Response> => {
  const again = request.clone();
  const answer = await send(request);
  return answer.status === 401 && (await signIn?.renewed()) ? send(again) : answer;
};

/**
 * The house's endpoints, by their paths in its document: `api.GET('/v1/treasury/me')`. What comes back is read with
 * {@link answered}.
 */
export const api = createClient<paths>({
  baseUrl: location.origin,
  fetch: async (request) => waiting(sendSignedIn(request)),
});

/** An answer of `api`, before anybody has looked whether it is a "no". */
interface Call<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** What the house answered. @throws Refused, with its sentence in the language of the page */
export const answered = async <Data>(call: Promise<Call<Data>>): Promise<Data> => {
  const { data, error, response } = await call.catch((thrown: unknown) => {
    throw refusedOf(thrown);
  });
  if (data !== undefined) return data;
  throw new Refused(refusalIn(error, response.status));
};

const refusalIn = (body: unknown, status: number): RefusedParts => {
  // The gateway says only that nobody is signed in; a function that is away says nothing at all.
  const fallback = {
    status,
    code: status === 401 ? 'treasury.not-signed-in' : status < 500 ? 'bug' : 'away',
  };
  if (!isRefusal(body)) return fallback;
  return { ...body.error, status };
};

const isRefusal = (body: unknown): body is { readonly error: Omit<RefusedParts, 'status'> } =>
  typeof body === 'object' &&
  body !== null &&
  'error' in body &&
  typeof body.error === 'object' &&
  body.error !== null &&
  'code' in body.error;

/** For changing what one has read: `params: { path, header: ifMatch(need.version) }`. */
export const ifMatch = (version: number): { readonly 'If-Match': string } => ({ 'If-Match': `"${version}"` });
