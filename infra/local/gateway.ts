import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from 'aws-lambda';
import type { HttpEvent, HttpHandler, HttpResult } from '../../shared/lambda/http.ts';
import type { Route } from '../../shared/routes.ts';
import { functions } from '../functions.ts';
import type { Authorizer, Claims } from './sign-in/authorizer.ts';

// API Gateway's own limit for a request.
const mostBytes = 10 * 1024 * 1024;

/** A function's name and what Lambda would call. */
export type HttpFunctions = Readonly<Record<string, HttpHandler>>;

/**
 * Plays API Gateway's HTTP API: turns requests into events of payload format 2.0 for the functions of the manifest.
 *
 * @param authorize stands before every route of the treasury
 */
export const gateway = (handlers: HttpFunctions, authorize: Authorizer) => {
  const served = functions
    .flatMap(({ name, trigger }) =>
      'routes' in trigger ? trigger.routes.map((route) => ({ name, route, pattern: patternOf(route) })) : [],
    )
    // A route that names a part of the path comes before one that takes any: a brace sorts behind every letter.
    .toSorted((one, other) => (one.route.path < other.route.path ? -1 : 1));
  const isOurs = (path: string): boolean =>
    path.startsWith('/v1/') || served.some(({ pattern }) => pattern.test(path));

  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const url = URL.parse(`http://127.0.0.1${request.url ?? '/'}`);
    // What no route names may still be a page of this machine's own: its start page, its mailbox.
    if (!url || !isOurs(url.pathname)) return false;
    if (!isDecodable(url.pathname)) {
      answer(response, { statusCode: 400, body: JSON.stringify({ message: 'Bad Request' }) });
      return true;
    }
    if (request.method === 'OPTIONS') {
      answerPreflight(response);
      return true;
    }
    const found = served
      .map((candidate) => ({ ...candidate, match: candidate.pattern.exec(url.pathname) }))
      .find(({ route, match }) => match && route.method === request.method);
    if (!found) {
      answer(response, { statusCode: 404, body: JSON.stringify({ message: 'Not Found' }) });
      return true;
    }
    const claims = found.route.who === 'treasury' ? await authorize(request) : {};
    if (typeof claims === 'number') {
      answer(response, notLetIn[claims]);
      return true;
    }
    const body = await bodyOf(request);
    const handler = handlers[found.name];
    if (!handler) throw new Error(`the local house does not run ${found.name}`);
    if (body === undefined) {
      answer(response, { statusCode: 413, body: JSON.stringify({ message: 'Request Too Long' }) });
      return true;
    }
    const event = eventOf(request, url, found.route, found.match?.groups ?? {}, body, claims);
    answer(response, await handler(event, contextOf(found.name)));
    return true;
  };
};

/** The authorizer's own answers: no function has been asked. */
const notLetIn: Readonly<Record<401 | 403, HttpResult>> = {
  401: {
    statusCode: 401,
    headers: { 'content-type': 'application/json', 'www-authenticate': 'Bearer' },
    body: JSON.stringify({ message: 'Unauthorized' }),
  },
  403: {
    statusCode: 403,
    headers: {
      'content-type': 'application/json',
      'www-authenticate': 'Bearer scope="openid" error="insufficient_scope"',
    },
    body: JSON.stringify({ message: 'Forbidden' }),
  },
};

/** `%ff` names no character. */
const isDecodable = (path: string): boolean => {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
};

const patternOf = ({ path }: Route): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);

const bodyOf = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= mostBytes) chunks.push(chunk);
  }
  return bytes <= mostBytes ? Buffer.concat(chunks) : undefined;
};

const answerPreflight = (response: ServerResponse): void => {
  response.writeHead(204, {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET,POST,OPTIONS',
    'access-control-allow-headers': 'content-type',
    'access-control-max-age': '3600',
  });
  response.end();
};

const isText = /^(?:text\/|application\/(?:json|javascript|xml|x-www-form-urlencoded))/i;

const eventOf = (
  request: IncomingMessage,
  url: URL,
  route: Route,
  parameters: Record<string, string>,
  body: Buffer,
  claims: Claims,
): HttpEvent => {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : (value ?? ''),
    ]),
  );
  const asText = isText.test(headers['content-type'] ?? '');
  const path = decodeURI(url.pathname);
  return {
    version: '2.0',
    routeKey: `${route.method} ${route.path}`,
    rawPath: path,
    rawQueryString: url.search.slice(1),
    headers,
    queryStringParameters: Object.fromEntries(url.searchParams),
    pathParameters: Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [name, decodeURIComponent(value)]),
    ),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers['host'] ?? '127.0.0.1',
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET',
        path,
        protocol: 'HTTP/1.1',
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: 'local',
      routeKey: `${route.method} ${route.path}`,
      stage: '$default',
      time: new Date().toUTCString(),
      timeEpoch: Date.now(),
      // Of a type that says nothing of authorizers.
      ...(route.who === 'treasury' && { authorizer: { jwt: { claims, scopes: null } } }),
    },
    ...(body.length === 0 ? {} : { body: body.toString(asText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !asText,
  };
};

const answer = (
  response: ServerResponse,
  { statusCode = 200, headers = {}, body = '', isBase64Encoded = false }: HttpResult,
): void => {
  response.writeHead(
    statusCode,
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
  );
  response.end(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
};

/** What Lambda tells a function about its call. */
export const contextOf = (functionName: string): Context => ({
  callbackWaitsForEmptyEventLoop: false,
  functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${functionName}`,
  memoryLimitInMB: '256',
  awsRequestId: 'local',
  logGroupName: `/aws/lambda/${functionName}`,
  logStreamName: 'local',
  getRemainingTimeInMillis: () => 60_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
});
