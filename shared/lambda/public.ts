import middy from '@middy/core';
import cors from '@middy/http-cors';
import router, { type Route as RouterRoute } from '@middy/http-router';
import securityHeaders from '@middy/http-security-headers';
import * as z from 'zod';
import { Locale, type Sentence } from '../domain/locale.ts';
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

interface RouteShape {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly input?: z.ZodType;
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
}

/** Answers a route that takes no body. */
export const serve = <Parts>(
  route: RouteShape,
  answer: (request: HttpRequest, parts: Parts) => Promise<HttpAnswer>,
): Served<Parts> => ({ route, answer });

/** Answers a route whose JSON body is checked by the route's own schema before anyone sees it. */
export const serveInput = <Input extends z.ZodType, Parts>(
  route: RouteShape & InputShape<Input>,
  answer: (request: HttpRequest, input: z.infer<Input>, parts: Parts) => Promise<HttpAnswer>,
): Served<Parts> => ({
  route,
  answer: async (request, parts) => answer(request, inputOf(request, route), parts),
});

/** A public door: several routes, any website may ask, refusals in the reader's language. */
export const publicHandler = <Parts extends { readonly log: Log }>(
  served: readonly Served<Parts>[],
  openParts: () => Promise<Parts>,
) =>
  housed(openParts, (open: () => Promise<Parts>): HttpHandler => {
    const answerWith =
      (answer: Served<Parts>['answer']) =>
      async (event: HttpEvent): Promise<HttpResult> => {
        const parts = await open();
        const asked = requestOf(event);
        const request = { ...asked, locale: wantedLocale(asked) };
        return answered(request, parts, async () => answer(request, parts));
      };
    const nowhere = answerWith(async ({ method, path }) => {
      throw new Refusal(404, 'route.unknown', {
        de: `Hier gibt es nichts unter ${method} ${path}. Alle Adressen stehen in /v1/openapi.json.`,
        en: `There is nothing at ${method} ${path}. All addresses are in /v1/openapi.json.`,
      });
    });
    const routes: RouterRoute<HttpEvent, HttpResult>[] = served.map(({ route, answer }) => ({
      method: route.method,
      path: route.path,
      handler: answerWith(answer),
    }));
    const routed = router<HttpEvent, HttpResult>({
      routes: [...routes, { method: 'ANY', path: '/{proxy+}', handler: nowhere }],
    });
    return middy(routed, withoutTimer)
      .use(securityHeaders())
      .use(cors({ origin: '*', headers: 'content-type', methods: 'GET,POST,OPTIONS' }));
  });

const mostBytes = 64 * 1024;

/** The body's own wish comes before the browser's: the page knows which language its donor reads. */
const wantedLocale = (request: HttpRequest): Locale => {
  if (request.body.length === 0 || request.body.length > mostBytes) return request.locale;
  try {
    const body: unknown = JSON.parse(Buffer.from(request.body).toString('utf8'));
    const wish = z.object({ locale: Locale }).safeParse(body);
    return wish.success ? wish.data.locale : request.locale;
  } catch {
    return request.locale;
  }
};

const inputOf = <Input extends z.ZodType>(
  { body, headers }: HttpRequest,
  { input, askFor }: InputShape<Input>,
): z.infer<Input> => {
  if (body.length > mostBytes) {
    throw new Refusal(413, 'body.too-large', {
      de: `Die Anfrage ist größer als ${mostBytes / 1024} kB.`,
      en: `The request is larger than ${mostBytes / 1024} kB.`,
    });
  }
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) {
    throw new Refusal(415, 'body.not-json', {
      de: 'Bitte als JSON senden, mit der Kopfzeile content-type: application/json.',
      en: 'Please send JSON, with the header content-type: application/json.',
    });
  }
  const read = input.safeParse(parsedJson(body));
  if (read.success) return read.data;
  const field = String(read.error.issues[0]?.path[0] ?? '');
  throw new Refusal(400, 'input.invalid', askFor[field] ?? askFor[''], field || undefined);
};

const parsedJson = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new Refusal(400, 'body.unreadable', {
      de: 'Die Anfrage ist kein lesbares JSON in UTF-8.',
      en: 'The request is not readable JSON in UTF-8.',
    });
  }
};
