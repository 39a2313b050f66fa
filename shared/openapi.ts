import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { RefusalBody, type Route, routes } from './routes.ts';

/** The API in OpenAPI 3.1, made from the routes themselves. `origin`: where it is served. */
export const openApiDocument = (origin: string) =>
  createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Tragwerk',
      version: '1',
      description:
        'Gifts booked against the months of a campaign. Money is whole euro cents; months are those of Europe/Berlin.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: origin }],
    paths: Object.entries(routes).reduce<ZodOpenApiPathsObject>(
      (paths, [name, route]) => ({
        ...paths,
        [route.path]: { ...paths[route.path], [route.method.toLowerCase()]: operationOf(name, route) },
      }),
      {},
    ),
  });

const operationOf = (name: string, route: Route): ZodOpenApiOperationObject => ({
  operationId: name,
  summary: route.summary,
  ...(route.parameters && { requestParams: { path: route.parameters } }),
  ...(route.input && {
    requestBody: { required: true, content: { 'application/json': { schema: route.input } } },
  }),
  responses: {
    '200': { description: 'Done.', content: { 'application/json': { schema: route.output } } },
    '5XX': {
      description: 'Not now (503, with Retry-After) or our fault (500). Trying again later helps.',
      content: { 'application/json': { schema: RefusalBody } },
    },
    '4XX': {
      description: 'Refused, with what to do about it, in the language of Accept-Language.',
      content: { 'application/json': { schema: RefusalBody } },
    },
  },
});
