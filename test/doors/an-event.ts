import type { HttpEvent } from '../../shared/lambda/http.ts';

/** A request as API Gateway hands it to a function, for what the network of this machine cannot play. */
export const anEvent = (request: {
  method: 'GET' | 'POST';
  path: string;
  parameters?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string;
  sourceAddress?: string;
}): HttpEvent => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: request.path,
  rawQueryString: '',
  headers: request.headers ?? {},
  pathParameters: request.parameters ?? {},
  queryStringParameters: request.query ?? {},
  requestContext: {
    accountId: '000000000000',
    apiId: 'local',
    domainName: 'localhost',
    domainPrefix: 'local',
    http: {
      method: request.method,
      path: request.path,
      protocol: 'HTTP/1.1',
      sourceIp: request.sourceAddress ?? '127.0.0.1',
      userAgent: '',
    },
    requestId: 'local',
    routeKey: '$default',
    stage: '$default',
    time: '',
    timeEpoch: 0,
  },
  ...(request.body === undefined ? {} : { body: request.body }),
  isBase64Encoded: false,
});
