import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Route, routes } from '../../shared/routes.ts';
import { treasuryRoutes } from '../../shared/routes/treasury.ts';
import { none, type TreasuryRoute } from '../../shared/routes/treasury/route.ts';
import { aDoor, type Answer, ask, type Door } from './a-door.ts';

/** What OpenAPI 3.1 demands of the parts we use, and nothing that it does not know. */
const Schema = z.record(z.string(), z.unknown());
const Json = z.strictObject({ 'application/json': z.strictObject({ schema: Schema }) });
const Html = z.strictObject({ 'text/html': z.strictObject({ schema: Schema }) });
/** What is downloaded, by its type. */
const File = z.record(
  z.string().regex(/^(?!text\/html)[\w.+-]+\/[\w.+-]+$/),
  z.strictObject({ schema: z.strictObject({ type: z.literal('string'), format: z.literal('binary') }) }),
);
const JsonOrForm = Json.extend({
  'application/x-www-form-urlencoded': z.strictObject({ schema: Schema }).optional(),
});
const Parameter = z.strictObject({
  in: z.enum(['path', 'query', 'header', 'cookie']),
  name: z.string().min(1),
  required: z.boolean().optional(),
  schema: Schema,
  description: z.string().optional(),
});
const Operation = z.strictObject({
  operationId: z.string().regex(/^[a-zA-Z]+$/),
  summary: z.string().min(1),
  security: z.tuple([z.strictObject({ treasury: z.tuple([]) })]).optional(),
  parameters: z.array(Parameter).optional(),
  requestBody: z.strictObject({ required: z.literal(true), content: JsonOrForm }).optional(),
  responses: z
    .record(
      z.string().regex(/^(?:[1-5]\d\d|[1-5]XX|default)$/),
      z.strictObject({ description: z.string().min(1), content: z.union([Json, Html, File]).optional() }),
    )
    .refine((responses) => Object.keys(responses).length > 0),
});
const Document = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({
    title: z.string().min(1),
    version: z.string().min(1),
    description: z.string(),
    license: z.strictObject({ name: z.string(), identifier: z.string() }),
  }),
  servers: z.array(z.strictObject({ url: z.url() })),
  paths: z.record(
    z.string().startsWith('/'),
    z.strictObject({ get: Operation.optional(), post: Operation.optional(), put: Operation.optional() }),
  ),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[\w.-]+$/), Schema),
    securitySchemes: z.strictObject({
      treasury: z.strictObject({
        type: z.literal('http'),
        scheme: z.literal('bearer'),
        bearerFormat: z.literal('JWT'),
        description: z.string(),
      }),
    }),
  }),
});
type Document = z.infer<typeof Document>;

let door: Door;
let document: Document;
let text: string;
beforeAll(async () => {
  door = await aDoor();
  ({ text } = await ask(door.origin, '/v1/openapi.json'));
  document = Document.parse(JSON.parse(text));
});
afterAll(async () => door.close());

const methods = { GET: 'get', POST: 'post', PUT: 'put' } as const;
const operationOf = ({ method, path }: Route) => document.paths[path]?.[methods[method]];
const open: readonly (readonly [name: string, route: Route])[] = Object.entries(routes);
const closed: readonly (readonly [name: string, route: TreasuryRoute])[] = Object.entries(treasuryRoutes);
const all = [...open, ...closed];

/** A check made of a schema of the document, the way a stranger's program would make it. */
const checkFor = (schema: Record<string, unknown> | undefined): z.ZodType => {
  const json = JSON.stringify({ ...schema, $defs: document.components.schemas });
  return z.fromJSONSchema(JSON.parse(json.replaceAll('#/components/schemas/', '#/$defs/')));
};
const promised = (route: Route, status: string): z.ZodType => {
  const content = operationOf(route)?.responses[status]?.content;
  const schema = content && 'application/json' in content ? content['application/json'].schema : undefined;
  if (!schema) throw new Error(`${route.path} promises nothing for ${status}`);
  return checkFor(schema);
};

const body = ({ text }: Answer): unknown => JSON.parse(text);
const complaint = (route: Route, status: string, value: unknown): unknown =>
  promised(route, status).safeParse(value).error;

describe('the document of the API', () => {
  it('names every door and no other', () => {
    const inDocument = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(inDocument.toSorted()).toEqual(all.map(([, { method, path }]) => `${method} ${path}`).toSorted());
    for (const [name, route] of all) expect(operationOf(route)?.operationId).toBe(name);
    expect(document.servers).toEqual([{ url: door.origin }]);
  });

  it.each(open)('says what goes in and what comes out: %s', (_, route) => {
    const operation = operationOf(route);
    expect(operation?.security).toBeUndefined();
    expect(operation?.requestBody === undefined).toBe(route.input === undefined);
    expect(Object.keys(operation?.responses ?? {}).toSorted()).toEqual(
      route.leadsTo === undefined ? ['200', '4XX', '5XX'] : ['200', '303', '4XX', '5XX'],
    );
    for (const [status, { content }] of Object.entries(operation?.responses ?? {})) {
      const types = status === '303' ? [] : [route.page ? 'text/html' : 'application/json'];
      expect(Object.keys(content ?? {})).toEqual(types);
    }
    const asForm = operation?.requestBody?.content['application/x-www-form-urlencoded'];
    expect(asForm !== undefined).toBe(route.form === true);
    const inQuery = (operation?.parameters ?? []).filter((parameter) => parameter.in === 'query');
    expect(inQuery.map(({ name }) => name)).toEqual(Object.keys(route.query?.shape ?? {}));
    const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = (operation?.parameters ?? []).filter((parameter) => parameter.in === 'path');
    expect(declared.map(({ name }) => name)).toEqual(inPath);
    expect(declared.every(({ required }) => required)).toBe(true);
  });

  it.each(closed)('says what goes in and what comes out for those who have signed in: %s', (_, route) => {
    const operation = operationOf(route);
    const changes = route.method !== 'GET' && !route.dryRun;
    expect(operation?.security).toEqual([{ treasury: [] }]);
    expect(Object.keys(operation?.responses ?? {}).toSorted()).toEqual([
      ...(changes ? [] : ['200']),
      ...(changes ? ['2XX'] : []),
      '401',
      '403',
      ...(changes ? ['409'] : []),
      ...(changes && route.method === 'PUT' ? ['428'] : []),
      '4XX',
      '5XX',
    ]);
    expect(Object.keys(operation?.responses[changes ? '2XX' : '200']?.content ?? {})).toEqual(
      route.file ?? ['application/json'],
    );
    const named = (where: string): string[] =>
      (operation?.parameters ?? []).filter((one) => one.in === where).map(({ name }) => name);
    expect(named('path')).toEqual([...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    expect(named('path')).toEqual(Object.keys(route.parameters.shape));
    expect(named('query')).toEqual(Object.keys(route.query.shape));
    expect(named('header')).toEqual(changes ? [route.method === 'PUT' ? 'If-Match' : 'Idempotency-Key'] : []);
    expect(operation?.requestBody === undefined).toBe(route.input === none);
  });

  it('points only to what is there, and holds nothing that nobody points to', () => {
    const pointers = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, pointer]) => pointer ?? '');
    expect(pointers.length).toBeGreaterThan(5);
    const names = Object.keys(document.components.schemas);
    expect([...new Set(pointers)].toSorted()).toEqual(
      names.map((name) => `#/components/schemas/${name}`).toSorted(),
    );
  });

  it('is kept by caches for some minutes', async () => {
    const { headers } = await ask(door.origin, '/v1/openapi.json');
    expect(headers['cache-control']).toBe('public, max-age=300');
  });
});

describe('what the doors really do is what the document says', () => {
  it('for a campaign with gifts in it', async () => {
    await door.give({ amountCents: 25_00 });
    await door.idle();
    const answer = body(await ask(door.origin, '/v1/campaigns/netzwerk'));
    expect(complaint(routes.readCampaign, '200', answer)).toBeUndefined();
    expect(promised(routes.readCampaign, '200').safeParse({ ...Object(answer), totals: {} }).success).toBe(
      false,
    );
  });

  it('for a checkout, its input and its refusals', async () => {
    const input = { amountCents: 25_00, idempotencyKey: door.key() };
    const takes = checkFor(
      operationOf(routes.startCheckout)?.requestBody?.content['application/json'].schema,
    );
    expect(takes.safeParse(input).success).toBe(true);
    expect(complaint(routes.startCheckout, '200', body(await door.checkout(input)))).toBeUndefined();
    for (const odd of [
      { amountCents: 25.5 },
      { idempotencyKey: 'short' },
      { interval: 'week' },
      { locale: 'fr' },
      { surprise: 1 },
    ]) {
      expect(takes.safeParse({ ...input, ...odd }).success).toBe(false);
      expect(
        complaint(routes.startCheckout, '4XX', body(await door.checkout({ ...input, ...odd }))),
      ).toBeUndefined();
    }
  });

  it('for Stripe, welcome or not', async () => {
    expect(
      complaint(routes.hearStripe, '200', body(await door.tell(door.another('charge.succeeded')))),
    ).toBeUndefined();
    expect(complaint(routes.hearStripe, '4XX', body(await door.knock('{}', {})))).toBeUndefined();
  });

  it('for the document itself, and for a payment service that is away', async () => {
    expect(complaint(routes.readOpenApi, '200', JSON.parse(text))).toBeUndefined();
    await door.sandbox.close();
    const answer = await door.checkout({ amountCents: 25_00, idempotencyKey: door.key() });
    expect(answer.status).toBe(503);
    expect(complaint(routes.startCheckout, '5XX', body(answer))).toBeUndefined();
  });
});
