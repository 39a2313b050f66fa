import { join } from 'node:path';
import * as z from 'zod';
import { openCounter } from '../shared/house/counter.ts';
import { openAssets } from '../shared/house/site/assets.ts';
import { site, type SiteParts } from '../shared/house/site/served.ts';
import { readEnvironment } from '../shared/lambda/environment.ts';
import { once } from '../shared/lambda/once.ts';
import { publicHandler } from '../shared/lambda/public.ts';
import { systemKey } from '../shared/lambda/system-clock.ts';
import { openCorrespondence } from '../shared/store/correspondence.ts';
import { openEditions } from '../shared/store/editions.ts';
import { openPictures } from '../shared/store/pictures.ts';
import { openPledges } from '../shared/store/pledges.ts';
import { openStripePortal } from '../shared/stripe/portal.ts';

const Environment = z.object({ ARCHIVE_BUCKET: z.string() });

/** The pages of our own, for people with a browser, and the widget's files; shared/house/site/served.ts lists them. */
export const handler = publicHandler<SiteParts>(site, async () => {
  const { ARCHIVE_BUCKET } = readEnvironment(Environment);
  const { table, pages, stripeClient, parts } = openCounter();
  return {
    ...parts,
    ...openCorrespondence(table),
    newKey: systemKey,
    editions: openEditions(table, pages),
    pictures: openPictures(table),
    pledges: openPledges(table),
    receiptsOffice: once(async () => {
      const [{ openReceiptsOffice }, { openS3Archive }] = await Promise.all([
        import('../shared/house/site/receipts-office.ts'),
        import('../shared/store/s3-archive.ts'),
      ]);
      return openReceiptsOffice(table, pages, openS3Archive(ARCHIVE_BUCKET));
    }),
    portal: openStripePortal(stripeClient),
    // The bundler puts them beside this file.
    assets: await openAssets(join(import.meta.dirname, 'web')),
  };
});
