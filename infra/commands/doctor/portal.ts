import type { Office } from '../office.ts';
import { type Check, looked } from './check.ts';

const advice =
  'Stripe → Settings → Billing → Customer portal: switch on updating payment methods, cancelling and pausing, and save.';

/** The page letters about regular gifts lead to. Without a saved configuration Stripe opens none. */
export const portalChecks = async ({ stripe }: Office): Promise<Check[]> => [
  await looked(
    'customer portal',
    `Give the key the right to read it, or look yourself. ${advice}`,
    async () => {
      const client = await stripe();
      const { data } = await client.billingPortal.configurations.list({
        active: true,
        is_default: true,
        limit: 1,
      });
      const [configuration] = data;
      if (!configuration)
        return { ok: false, detail: 'is not set up: links in letters lead nowhere', advice };
      const { payment_method_update, subscription_cancel, subscription_pause } = configuration.features;
      const features = {
        'updating the payment method': payment_method_update,
        cancelling: subscription_cancel,
        pausing: subscription_pause,
      };
      const off = Object.entries(features).flatMap(([feature, { enabled }]) => (enabled ? [] : [feature]));
      return off.length === 0
        ? { ok: true, detail: 'updating the payment method, cancelling and pausing are switched on' }
        : { ok: false, detail: `${off.join(', ')} switched off`, advice };
    },
  ),
];
