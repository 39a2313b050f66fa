import { join } from 'node:path';
import { bundle } from '../../infra/bundle.ts';
import { functions } from '../../infra/functions.ts';
import type { Figure, Section } from './figure.ts';

const mostKilobytes: Readonly<Record<string, number>> = { 'stripe-webhook': 600 };

/** Bundles as for the deployment, and the bare webhook beside it in the same way. */
export const bundleAll = async (folder: string): Promise<Section> => {
  const ours = await bundle(join(folder, 'ours'), functions);
  await bundle(join(folder, 'bare'), [{ name: 'bare-webhook', file: 'test/bench/bare-webhook.ts' }]);
  const clients = ours
    .filter(({ name }) => name === 'stripe-webhook')
    .flatMap(({ packages }) => packages.filter((name) => /^(?:stripe$|@sendgrid\/)/.test(name)));
  return {
    title: 'Size of the bundles',
    figures: [
      ...ours.map(({ name, bytes }): Figure => {
        const atMost = mostKilobytes[name];
        return {
          figure: name,
          measured: bytes / 1000,
          unit: 'kB',
          decimals: 0,
          ...(atMost !== undefined && { atMost }),
        };
      }),
      {
        figure: "client libraries of Stripe's and SendGrid's in stripe-webhook",
        measured: clients.length,
        unit: '',
        decimals: 0,
        atMost: 0,
      },
    ],
  };
};
