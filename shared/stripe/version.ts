/**
 * The Stripe API version our webhook endpoint is pinned to and our requests are sent with. An event of another
 * version is kept but never read: fields change their names between versions.
 */
export const stripeApiVersion = '2026-10-28.endive';
