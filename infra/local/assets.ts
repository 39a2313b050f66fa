import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAssets } from '../../shared/house/site/assets.ts';
import { bundleWeb } from '../web-bundle.ts';

/** What browsers load, built anew: on your machine a change shows after the next start. */
export const builtAssets = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tragwerk-web-'));
  try {
    await bundleWeb(folder);
    return await openAssets(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
