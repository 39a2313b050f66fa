import router, { type Route as RouterRoute } from '@middy/http-router';
import { Refusal } from '../domain/refusal.ts';
import type { HttpAnswer, HttpEvent, HttpRequest, HttpResult } from './http.ts';

type Routes = RouterRoute<HttpEvent, HttpResult>[];

/**
 * Leads each event to its door.
 *
 * @param nowhere answers whoever knocks where there is none; see {@link unknownRoute}
 */
export const routed = (doors: Readonly<Routes>, nowhere: Routes[number]['handler']) =>
  router<HttpEvent, HttpResult>({
    routes: [...doors, { method: 'ANY', path: '/{proxy+}', handler: nowhere }],
  });

/** @throws Refusal 404 that says where all addresses are */
export const unknownRoute = async ({ method, path }: HttpRequest): Promise<HttpAnswer> => {
  throw new Refusal(404, 'route.unknown', {
    de: `Hier gibt es nichts unter ${method} ${path}. Alle Adressen stehen in /v1/openapi.json.`,
    en: `There is nothing at ${method} ${path}. All addresses are in /v1/openapi.json.`,
  });
};
