import * as z from 'zod';
import type { ZodOpenApiContentObject, ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { RefusalBody } from '../routes.ts';
import { treasuryRoutes } from '../routes/treasury.ts';
import type { TreasuryRoute } from '../routes/treasury/route.ts';

/** What is for people who have signed in. Apart, so that nobody else waits until all of these schemas are made. */
export const treasuryPaths = (): ZodOpenApiPathsObject =>
  Object.entries(treasuryRoutes).reduce<ZodOpenApiPathsObject>(
    (paths, [name, route]) => ({
      ...paths,
      [route.path]: { ...paths[route.path], [route.method.toLowerCase()]: operationOf(name, route) },
    }),
    {},
  );

export const treasurySecurity = {
  treasury: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'An access token of the OpenID Connect issuer that /treasury/config.json names: authorization code with PKCE. Roles are groups of the account.',
  },
} as const;

const operationOf = (name: string, route: TreasuryRoute): ZodOpenApiOperationObject => ({
  operationId: name,
  summary: route.summary,
  security: [{ treasury: [] }],
  requestParams: {
    ...(!isNone(route.parameters) && { path: route.parameters }),
    ...(!isNone(route.query) && { query: route.query }),
    ...(changes(route) && { header: headersOf[route.method] }),
  },
  ...(!isNone(route.input) && {
    requestBody: { required: true, content: { 'application/json': { schema: route.input } } },
  }),
  responses: {
    // Something new answers 201, and what somebody else must confirm first 202.
    [changes(route) ? '2XX' : '200']: { description: 'Done.', content: answeredBy(route) },
    '401': { description: 'Not signed in, or not any more.' },
    '403': { description: 'No role that may do this here.', content: refused },
    ...(changes(route) && {
      '409': {
        description:
          'Somebody else was quicker, and `versions` says how it stands; or the key was used for something else.',
        content: refused,
      },
    }),
    ...(changes(route) &&
      route.method === 'PUT' && { '428': { description: 'If-Match is missing.', content: refused } }),
    '5XX': {
      description: 'Not now (503, with Retry-After) or our fault (500). Trying again later helps.',
      content: refused,
    },
    '4XX': {
      description: 'Refused, with what to do about it, in the language of Accept-Language.',
      content: refused,
    },
  },
});

const isNone = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodObject && Object.keys(schema.shape).length === 0;

/** A preview changes nothing. */
const changes = ({ method, dryRun }: TreasuryRoute): boolean => method !== 'GET' && !dryRun;

const headersOf = {
  GET: z.object({}),
  POST: z.object({
    'Idempotency-Key': z
      .string()
      .regex(/^[\w.:-]{8,120}$/)
      .meta({ description: 'Made by the caller. What is sent again with the same key is not done again.' }),
  }),
  PUT: z.object({
    'If-Match': z
      .string()
      .meta({ description: 'The ETag that was read: `"3"`. Another one in between is refused with 409.' }),
  }),
} as const;

const refused: ZodOpenApiContentObject = { 'application/json': { schema: RefusalBody } };

const answeredBy = ({ file, output }: TreasuryRoute): ZodOpenApiContentObject =>
  file
    ? Object.fromEntries(file.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))
    : { 'application/json': { schema: output } };
