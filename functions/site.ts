import { join } from 'node:path';
import { openCounter } from '../shared/house/counter.ts';
import { openAssets } from '../shared/house/site/assets.ts';
import { site, type SiteParts } from '../shared/house/site/served.ts';
import { publicHandler } from '../shared/lambda/public.ts';
import { systemKey } from '../shared/lambda/system-clock.ts';
import { openCorrespondence } from '../shared/store/correspondence.ts';
import { openEditions } from '../shared/store/editions.ts';
import { openPictures } from '../shared/store/pictures.ts';
import { openPledges } from '../shared/store/pledges.ts';
import { openStripePortal } from '../shared/stripe/portal.ts';

/** The pages of our own, for people with a browser, and the widget's files; shared/house/site/served.ts lists them. */
export const handler = publicHandler<SiteParts>(site, async () => {
  const { table, pages, stripeClient, parts } = openCounter();
  return {
    ...parts,
    ...openCorrespondence(table),
    newKey: systemKey,
    editions: openEditions(table, pages),
    pictures: openPictures(table),
    pledges: openPledges(table),
    portal: openStripePortal(stripeClient),
    // The bundler puts them beside this file.
    assets: await openAssets(join(import.meta.dirname, 'web')),
  };
});
