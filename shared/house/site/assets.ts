import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Refusal } from '../../domain/refusal.ts';
import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';

/** One file for browsers, as it was built. */
export interface Asset {
  readonly content: string;
  readonly type: string;
  readonly etag: string;
  /** Its name tells its content: another content has another name. */
  readonly immutable: boolean;
}

export interface Assets {
  readonly find: (file: string) => Asset | undefined;
}

export interface AssetParts {
  readonly assets: Assets;
}

const types = new Map([
  ['.js', 'text/javascript'],
  ['.txt', 'text/plain'],
]);

/** Reads what the builder put there, once: some small files for the life of the process. Others are left aside. */
export const openAssets = async (directory: string): Promise<Assets> => {
  const assets = new Map<string, Asset>();
  for (const file of await readdir(directory)) {
    const type = types.get(extname(file));
    if (type === undefined) continue;
    const content = await readFile(join(directory, file), 'utf8');
    const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
    assets.set(file, { content, type, etag, immutable: hashed.test(file) });
  }
  return { find: (file) => assets.get(file) ?? successorOf(file, assets) };
};

/** `proof-N4PBG4CB.js`: a part that another script loads, with its content in its name. */
const hashed = /^(.+)-[A-Z0-9]{8}(\.\w+)$/;

/**
 * A script that a browser kept over a deployment asks for its part by the old name. It gets the present one, which
 * does the same; but nobody may keep that under this name.
 */
const successorOf = (file: string, assets: ReadonlyMap<string, Asset>): Asset | undefined => {
  const [, stem, extension] = hashed.exec(file) ?? [];
  const present = [...assets].find(([name]) => {
    const [, ofStem, ofExtension] = hashed.exec(name) ?? [];
    return ofStem !== undefined && ofStem === stem && ofExtension === extension;
  });
  return present && { ...present[1], immutable: false };
};

/** A year, because nothing else can ever stand under this name. */
const forEver = 'public, max-age=31536000, immutable';
/** A new version reaches every website in minutes; while we are away, the old one goes on for a week. */
const forMinutes = 'public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800';

/** @throws Refusal `asset.unknown` */
export const readAsset = async (request: HttpRequest, { assets }: AssetParts): Promise<HttpAnswer> => {
  const file = request.parameters['file'] ?? '';
  const asset = assets.find(file);
  if (!asset) {
    throw new Refusal(404, 'asset.unknown', {
      de: 'Diese Datei gibt es nicht. Das Widget beginnt mit /widget/v1.js.',
      en: 'There is no such file. The widget begins with /widget/v1.js.',
    });
  }
  const { content, type, etag, immutable } = asset;
  const headers = {
    etag,
    'cache-control': immutable ? forEver : forMinutes,
    'cross-origin-resource-policy': 'cross-origin',
  };
  if (isKnown(etag, request.headers['if-none-match']))
    return { status: 304, headers, told: 'asset known already' };
  return { status: 200, file: { type, content }, headers, told: 'asset read' };
};

/** RFC 9110 §13.1.2; a cache on the way may have made a weak one of ours. */
const isKnown = (etag: string, known: string | undefined): boolean =>
  (known ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
