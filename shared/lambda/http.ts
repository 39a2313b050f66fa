import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { Challenge } from '../domain/challenge.ts';
import { type Locale, preferredLocale } from '../domain/locale.ts';
import { Conflict, Refusal } from '../domain/refusal.ts';
import { callerOf, edgeHeader } from './caller.ts';
import { housed } from './housed.ts';
import { errorFields, type Log } from './log.ts';

/** A request as our functions see it: whichever gateway it came through, the body is the bytes that were sent. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
  /** Who called, for limits only. Never logged. */
  readonly sourceAddress: string;
  readonly locale: Locale;
}

export interface HttpAnswer {
  readonly status: number;
  /** Sent as JSON; none with 303 and 304. */
  readonly body?: unknown;
  /** Sent as HTML, in place of a body. */
  readonly page?: string;
  /** Sent as it is, in place of a body: text by its type alone, bytes by all that is to be said of them. */
  readonly file?: { readonly type: string; readonly content: string | Uint8Array };
  readonly headers?: Readonly<Record<string, string>>;
  /** What happened, in one sentence with ids, for the log. */
  readonly told: string;
}

/** What a reader is told who does not get what was asked for. */
export interface RefusedAnswer extends HttpAnswer {
  readonly body: {
    readonly error: {
      readonly code: string;
      readonly message: string;
      readonly field?: string;
      readonly challenge?: Challenge;
      readonly versions?: Conflict['versions'];
    };
  };
}

export type HttpEvent = APIGatewayProxyEventV2;
export type HttpResult = APIGatewayProxyStructuredResultV2;
/** What Lambda calls. */
export type HttpHandler = (event: HttpEvent, context: Context) => Promise<HttpResult>;

export const requestOf = (event: HttpEvent, edgeKey?: string): HttpRequest => {
  const { [edgeHeader]: _shown, ...headers } = event.headers;
  return {
    method: event.requestContext.http.method,
    path: event.rawPath,
    parameters: event.pathParameters ?? {},
    query: event.queryStringParameters ?? {},
    headers,
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    sourceAddress: callerOf(event, edgeKey),
    locale: preferredLocale(headers['accept-language']),
  };
};

export const resultOf = (answer: HttpAnswer): HttpResult => {
  const sent = sentOf(answer);
  const headers = { 'cache-control': 'no-store', ...answer.headers };
  if (sent === undefined) return { statusCode: answer.status, headers };
  const { type, content } = sent;
  const isText = typeof content === 'string';
  return {
    statusCode: answer.status,
    headers: { 'content-type': isText ? `${type}; charset=utf-8` : type, ...headers },
    // Lambda answers in JSON, which holds no bytes; the gateway makes bytes of them again.
    ...(isText ? { body: content } : { body: base64Of(content), isBase64Encoded: true }),
  };
};

const base64Of = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');

const sentOf = ({ body, page, file }: HttpAnswer): HttpAnswer['file'] => {
  if (file) return file;
  if (page !== undefined) return { type: 'text/html', content: page };
  return body === undefined ? undefined : { type: 'application/json', content: JSON.stringify(body) };
};

/** What a reader is told of an error: a refusal's own sentence, or that we are at fault. */
export const answerTo = (error: unknown, locale: Locale, log: Log): RefusedAnswer => {
  if (error instanceof Refusal) {
    const { status, code, field, retryAfterSeconds, challenge } = error;
    return {
      status,
      body: {
        error: {
          code,
          message: error.in(locale),
          ...(field === undefined ? {} : { field }),
          ...(challenge === undefined ? {} : { challenge }),
          ...(error instanceof Conflict ? { versions: error.versions } : {}),
        },
      },
      headers: retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) },
      told: `refused: ${code}`,
    };
  }
  log.alarm('bug', 'An error nobody expected.', errorFields(error));
  const message = {
    de: 'Da ist uns ein Fehler unterlaufen. Es wurde nichts abgebucht; bitte später noch einmal versuchen.',
    en: 'Something went wrong on our side. Nothing was charged; please try again later.',
  }[locale];
  return { status: 500, body: { error: { code: 'bug', message } }, told: 'failed' };
};

// A timer per call would only tell that Lambda is about to stop us, which Lambda tells by itself.
export const withoutTimer = { timeoutEarlyInMillis: 0 };

/** For callers that sign the exact bytes of what they send. */
export const rawHandler = <Parts extends { readonly log: Log }>(
  answer: (request: HttpRequest, parts: Parts) => Promise<HttpAnswer>,
  openParts: () => Promise<Parts>,
) =>
  housed(openParts, (open: () => Promise<Parts>): HttpHandler =>
    middy(async (event: HttpEvent): Promise<HttpResult> => {
      const parts = await open();
      return answered(requestOf(event), parts, async (request) => answer(request, parts));
    }, withoutTimer),
  );

/**
 * One request to its result; whatever goes wrong on the way has an answer.
 *
 * @param show makes another form of a refusal, for a door whose callers are people and not programs
 */
export const answered = async (
  request: HttpRequest,
  { log }: { readonly log: Log },
  answer: (request: HttpRequest) => Promise<HttpAnswer>,
  show: (refused: RefusedAnswer, request: HttpRequest) => HttpAnswer = (refused) => refused,
): Promise<HttpResult> => {
  const given = await answer(request).catch((error: unknown) =>
    show(answerTo(error, request.locale, log), request),
  );
  log.tell(given.told, { status: given.status });
  return resultOf(given);
};
