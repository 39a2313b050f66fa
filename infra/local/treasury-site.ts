import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import type { SignInConfig } from '../../shared/routes/treasury/sign-in.ts';
import { fileFor, hashedCaching, pageCaching, treasuryHeaders } from '../treasury-policy.ts';
import { bundleTreasury } from '../web-bundle.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** The treasury's pages, built anew at each start and served as CloudFront does: the same file, the same headers. */
export const treasurySite = async (config: SignInConfig) => {
  const files = await builtFiles();
  const policy = treasuryHeaders([new URL(config.issuer).origin, new URL(config.endSession).origin]);
  const headers = {
    'content-security-policy': policy.contentSecurityPolicy,
    'permissions-policy': policy.permissionsPolicy,
    'referrer-policy': policy.referrerPolicy,
    'x-content-type-options': policy.contentTypeOptions,
    'cross-origin-opener-policy': policy.crossOriginOpenerPolicy,
    'cross-origin-resource-policy': policy.crossOriginResourcePolicy,
  };
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (!/^\/treasury(?:\/|$)/.test(pathname)) return false;
    const name = basename(fileFor(pathname));
    const content = name === 'config.json' ? Buffer.from(JSON.stringify(config)) : files.get(name);
    const type = name === 'config.json' ? 'application/json' : types[extname(name)];
    if (!content || !type) return false;
    const caching = /-[A-Z0-9]{8}\.\w+$/.test(name) ? hashedCaching : pageCaching;
    response.writeHead(200, { ...headers, 'content-type': type, 'cache-control': caching });
    response.end(content);
    return true;
  };
};

const builtFiles = async (): Promise<ReadonlyMap<string, Buffer>> => {
  const folder = await mkdtemp(join(tmpdir(), 'tragwerk-treasury-'));
  try {
    await bundleTreasury(folder);
    const names = await readdir(folder);
    return new Map(
      await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
