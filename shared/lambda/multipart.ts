import { Busboy } from '@fastify/busboy';
import type { HttpRequest } from './http.ts';

/** More than a letter's texts need; the rest of a longer one is left out. */
const limits = { fieldSize: 1024 * 1024, fields: 100, parts: 200 };

/**
 * The texts of a `multipart/form-data` body by their names; files are left out. Node's own reader comes with all of the
 * web's globals, which our functions leave out (infra/bundle.ts).
 *
 * @returns undefined if the body is no such form, or was cut off on its way: it is not read in part
 */
export const textsIn = async ({
  body,
  headers,
}: Pick<HttpRequest, 'body' | 'headers'>): Promise<Readonly<Record<string, string>> | undefined> => {
  const contentType = headers['content-type'] ?? '';
  if (!/^multipart\/form-data\s*;/i.test(contentType)) return undefined;
  return new Promise((resolve) => {
    const nothing = (): void => resolve(undefined);
    try {
      const texts = new Map<string, string>();
      const reader = new Busboy({ headers: { 'content-type': contentType }, limits });
      reader.on('field', (name, value) => texts.set(name, value));
      reader.on('file', (_name, file) => file.on('error', nothing).resume());
      reader.on('error', nothing);
      reader.on('finish', () => resolve(Object.fromEntries(texts)));
      reader.end(body);
    } catch {
      nothing();
    }
  });
};
