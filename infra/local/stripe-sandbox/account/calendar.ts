const day = 86_400;
/** Stripe pays out in the early morning (UTC). */
const payoutHourSeconds = 5 * 3600;

const monthAfter = (seconds: number): number => {
  const date = new Date(seconds * 1000);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1) / 1000;
};

/** What the clock does by itself every day and every month, and when it does so next. */
export const aCalendar = (nowSeconds: number) => {
  const midnight = Math.floor(nowSeconds / day) * day;
  let payoutSeconds = midnight + payoutHourSeconds + (nowSeconds >= midnight + payoutHourSeconds ? day : 0);
  let feeSeconds = monthAfter(nowSeconds);
  return {
    payoutSeconds: (): number => payoutSeconds,
    feeSeconds: (): number => feeSeconds,
    payoutDone: (): void => {
      payoutSeconds += day;
    },
    feeDone: (): void => {
      feeSeconds = monthAfter(feeSeconds);
    },
  };
};
