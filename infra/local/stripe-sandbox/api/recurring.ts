import type Stripe from 'stripe';
import type { Fields } from './fields.ts';
import { invalid, missing } from './stripe-error.ts';

/** The longest interval Stripe takes: three years, in each of its units. */
const mostPerUnit = { day: 1095, week: 156, month: 36, year: 3 } as const;

/** How often a price is paid; null for once. */
export const recurringFrom = (fields: Fields | null): Stripe.Price.Recurring | null => {
  if (!fields) return null;
  const interval = fields.oneOf('interval', ['day', 'week', 'month', 'year']);
  if (interval === null) throw missing(fields.named('interval'));
  const count = fields.integer('interval_count') ?? 1;
  if (count < 1)
    throw invalid(
      'This value must be greater than or equal to 1.',
      fields.named('interval_count'),
      'parameter_invalid_integer',
    );
  if (count > mostPerUnit[interval])
    throw invalid(
      'The combined interval and interval_count must be three years or less.',
      fields.named('interval_count'),
    );
  const usage = fields.oneOf('usage_type', ['licensed', 'metered']);
  if (usage === 'metered' || fields.has('meter'))
    throw invalid('The sandbox plays licensed prices only.', fields.named('usage_type'));
  return {
    interval,
    interval_count: count,
    meter: null,
    trial_period_days: fields.integer('trial_period_days'),
    usage_type: 'licensed',
  };
};
