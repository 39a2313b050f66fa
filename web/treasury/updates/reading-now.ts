/** How many read: everybody who confirmed, without those who are gone. */
export const readingNow = ({
  confirmed,
  left,
  bounced,
}: {
  readonly confirmed: number;
  readonly left: number;
  readonly bounced: number;
}): number => Math.max(0, confirmed - left - bounced);
