import { stripeApiVersion } from '../stripe/version.ts';

/** Opened at the first use only: the library costs a cold start more than all the rest of a function. */
export const openStripeClient = async (secretKey: string, address: { host?: string; port?: number } = {}) => {
  const { default: Stripe } = await import('stripe');
  return new Stripe(secretKey, {
    apiVersion: stripeApiVersion,
    telemetry: false,
    maxNetworkRetries: 1,
    timeout: 8000,
    ...(address.host === undefined ? {} : { ...address, protocol: 'http' }),
  });
};
