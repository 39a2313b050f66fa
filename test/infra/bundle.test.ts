import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundleAll } from '../bench/bundles.ts';
import { coldStart } from '../bench/cold-start.ts';
import { giftTemplates } from '../bench/gift-events.ts';

it('what is deployed does its work in a fresh process: hears, books, sends, answers, shows, sweeps', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bundles-'));
  try {
    await bundleAll(folder);
    // Throws if a function does not answer as it should, or if no letter reaches the post.
    const { figures } = await coldStart(await giftTemplates(), folder, 1);
    expect(figures.map(({ figure }) => figure)).toEqual(
      expect.arrayContaining([
        'stripe-webhook',
        'book',
        'send-letters',
        'public-api, checkout started',
        'site, campaign page',
        'sweep',
      ]),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
