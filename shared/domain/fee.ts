/** What a means of payment costs us: a share of the payment and a fixed sum. */
export interface FeeRule {
  /** Hundredths of a percent: 150 is 1.5 %. Less than 10 000. */
  readonly basisPoints: number;
  readonly fixedCents: number;
}

/** The fee on a payment, in whole cents, half a cent rounded up. */
export const feeOf = (paidCents: number, { basisPoints, fixedCents }: FeeRule): number =>
  Math.round((paidCents * basisPoints) / 10_000) + fixedCents;

/** The smallest payment of which `netCents` are left when its fee is taken off: the giver carries the fee. */
export const paidForNet = (netCents: number, rule: FeeRule): number => {
  // With each cent more the rest stays or grows by one, so that no rest is left out: it is found from just below.
  let paidCents = Math.max(
    netCents,
    Math.floor(((netCents + rule.fixedCents - 1) * 10_000) / (10_000 - rule.basisPoints)) - 1,
  );
  while (paidCents - feeOf(paidCents, rule) < netCents) paidCents += 1;
  return paidCents;
};
