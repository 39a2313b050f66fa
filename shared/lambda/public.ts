import middy from '@middy/core';
import cors from '@middy/http-cors';
import securityHeaders from '@middy/http-security-headers';
import * as z from 'zod';
import { Language, letterLocale } from '../domain/language.ts';
import type { Locale, Sentence } from '../domain/locale.ts';
import { Refusal } from '../domain/refusal.ts';
import { checkSize, fieldsIn, jsonIn, mostBytes } from './body.ts';
import { housed } from './housed.ts';
import {
  answered,
  type HttpAnswer,
  type HttpEvent,
  type HttpHandler,
  type HttpRequest,
  type HttpResult,
  type RefusedAnswer,
  requestOf,
  withoutTimer,
} from './http.ts';
import type { Log } from './log.ts';
import { routed, unknownRoute } from './routed.ts';

interface RouteShape {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly input?: z.ZodType;
  /** A browser's own form may be sent in place of JSON. */
  readonly form?: true;
}

interface InputShape<Input extends z.ZodType> {
  readonly input: Input;
  /** What to ask a person for when a field does not fit, in place of a schema's own words; `''` is the whole. */
  readonly askFor: Readonly<Record<string, Sentence>> & { readonly '': Sentence };
}

/** One route together with what answers it. */
export interface Served<Parts> {
  readonly route: RouteShape;
  readonly answer: (request: HttpRequest, parts: Parts) => Promise<HttpAnswer>;
  readonly show?: Show | undefined;
}

/** Makes a page of a refusal, where people call and not programs. */
type Show = (refused: RefusedAnswer, request: HttpRequest) => HttpAnswer;

/** Answers a route that takes no body. */
export const serve = <Parts>(
  route: RouteShape,
  answer: (request: HttpRequest, parts: Parts) => Promise<HttpAnswer>,
  show?: Show,
): Served<Parts> => ({ route, answer, show });

/** Answers a route whose body is checked by the route's own schema before anyone sees it. */
export const serveInput = <Input extends z.ZodType, Parts>(
  route: RouteShape & InputShape<Input>,
  answer: (request: HttpRequest, input: z.infer<Input>, parts: Parts) => Promise<HttpAnswer>,
  show?: Show,
): Served<Parts> => ({
  route,
  answer: async (request, parts) => answer(request, inputOf(request, route), parts),
  show,
});

/** Nobody shows our answers as a page, unless an answer is one and brings policies of its own. */
const noPage = {
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

/** What all answers say. What an answer may say otherwise stands in {@link noPage}: a header is sent once. */
const securityPolicy = {
  contentSecurityPolicy: false,
  referrerPolicy: false,
  crossOriginResourcePolicy: false,
  // Our pages have buttons that copy a reference or an address.
  permissionsPolicy: { 'clipboard-write': 'self' },
} as const;

export interface PublicParts {
  readonly log: Log;
  /** How CloudFront shows itself; none where nothing stands in front. */
  readonly edgeKey?: string;
}

/** A public door: several routes, any website may ask, refusals in the reader's language. */
export const publicHandler = <Parts extends PublicParts>(
  served: readonly Served<Parts>[],
  openParts: () => Promise<Parts>,
) =>
  housed(openParts, (open: () => Promise<Parts>): HttpHandler => {
    const answerWith =
      ({ answer, show }: Pick<Served<Parts>, 'answer' | 'show'>) =>
      async (event: HttpEvent): Promise<HttpResult> => {
        const parts = await open();
        const asked = requestOf(event, parts.edgeKey);
        const request = { ...asked, locale: wantedLocale(asked) };
        const result = await answered(request, parts, async () => answer(request, parts), show);
        return { ...result, headers: { ...noPage, ...result.headers } };
      };
    const routes = served.map(({ route: { method, path }, answer, show }) => ({
      method,
      path,
      handler: answerWith({ answer, show }),
    }));
    return middy(routed(routes, answerWith({ answer: unknownRoute })), withoutTimer)
      .use(securityHeaders(securityPolicy))
      .use(
        cors({
          origin: '*',
          headers: 'content-type',
          methods: 'GET,POST,OPTIONS',
          exposeHeaders: 'retry-after',
        }),
      );
  });

const isForm = ({ headers }: HttpRequest): boolean =>
  /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '');

const Wish = z.object({ locale: Language });

/** The page's own wish comes before the browser's: it knows which language its donor reads. */
const wantedLocale = (request: HttpRequest): Locale => {
  const wish = Wish.safeParse(wishIn(request)).data;
  return wish ? letterLocale(wish.locale) : request.locale;
};

const wishIn = (request: HttpRequest): unknown => {
  if (request.body.length === 0) return request.query;
  if (request.body.length > mostBytes) return undefined;
  try {
    return isForm(request) ? fieldsIn(request) : JSON.parse(Buffer.from(request.body).toString('utf8'));
  } catch {
    return undefined;
  }
};

const inputOf = <Input extends z.ZodType>(
  request: HttpRequest,
  { form, input, askFor }: RouteShape & InputShape<Input>,
): z.infer<Input> => {
  checkSize(request.body);
  const sentByForm = form === true && isForm(request);
  const read = input.safeParse(sentByForm ? fieldsIn(request) : jsonIn(request));
  if (read.success) return read.data;
  const field = String(read.error.issues[0]?.path[0] ?? '');
  throw new Refusal(400, 'input.invalid', askFor[field] ?? askFor[''], field || undefined);
};
