import type * as z from 'zod';
import {
  createDocument,
  type ZodOpenApiContentObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from 'zod-openapi';
import { RefusalBody, type Route, routes } from './routes.ts';

interface OpenApiParts {
  /** Our own origin first: what the request itself names is the API's address behind CloudFront. */
  readonly giving: { readonly returnOrigins: readonly [string, ...string[]] };
}

export const readOpenApi = async (_request: unknown, { giving }: OpenApiParts) => ({
  status: 200,
  body: await openApiDocument(giving.returnOrigins[0]),
  headers: { 'cache-control': 'public, max-age=300' },
  told: 'openapi read',
});

/** The API in OpenAPI 3.1, made from the routes themselves. `origin`: where it is served. */
export const openApiDocument = async (origin: string) => {
  const { treasuryPaths, treasurySecurity } = await import('./openapi/treasury.ts');
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Tragwerk',
      version: '1',
      description:
        'Gifts booked against the months of a campaign. Money is whole euro cents; months are those of Europe/Berlin.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: origin }],
    paths: {
      ...Object.entries(routes).reduce<ZodOpenApiPathsObject>(
        (paths, [name, route]) => ({
          ...paths,
          [route.path]: { ...paths[route.path], [route.method.toLowerCase()]: operationOf(name, route) },
        }),
        {},
      ),
      ...treasuryPaths(),
    },
    components: { securitySchemes: treasurySecurity },
  });
};

const operationOf = (name: string, route: Route): ZodOpenApiOperationObject => ({
  operationId: name,
  summary: route.summary,
  requestParams: {
    ...(route.parameters && { path: route.parameters }),
    ...(route.query && { query: route.query }),
  },
  ...(route.input && { requestBody: { required: true, content: sentTo(route, route.input) } }),
  responses: {
    '200': { description: 'Done.', content: answeredBy(route, route.output) },
    ...(route.leadsTo !== undefined && { '303': { description: `Leads to ${route.leadsTo}` } }),
    '5XX': {
      description: 'Not now (503, with Retry-After) or our fault (500). Trying again later helps.',
      content: answeredBy(route, route.page ? route.output : RefusalBody),
    },
    '4XX': {
      description: 'Refused, with what to do about it, in the language of Accept-Language.',
      content: answeredBy(route, route.page ? route.output : RefusalBody),
    },
  },
});

const sentTo = ({ form }: Route, schema: z.ZodType): ZodOpenApiContentObject => ({
  'application/json': { schema },
  ...(form && { 'application/x-www-form-urlencoded': { schema } }),
});

const answeredBy = ({ page }: Route, schema: z.ZodType): ZodOpenApiContentObject => ({
  [page ? 'text/html' : 'application/json']: { schema },
});
