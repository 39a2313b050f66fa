import { cents } from '../../../domain/money.ts';
import { monthOf } from '../../../domain/month.ts';
import { oneMoreGift } from '../../../domain/one-more-gift.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { OneMore } from '../../../routes/treasury/month-view.ts';
import type { AskedOf } from '../doors.ts';
import { booksOf, type BooksParts } from './books.ts';

/** What one more gift would do. In a month that is over nothing can come any more: it would count in this one. */
export const readOneMore = async (
  { parameters: { campaign, month: wanted }, query, now }: AskedOf<typeof treasuryRoutes.readOneMore>,
  parts: BooksParts,
): Promise<HttpAnswer> => {
  const thisMonth = monthOf(now);
  const month = wanted < thisMonth ? thisMonth : wanted;
  const gift = { month, source: 'donation', earmark: query.earmark, cents: cents(query.cents) } as const;
  const { gets, leftOverCents } = oneMoreGift(await booksOf(campaign, parts), gift);
  const body: OneMore = {
    month,
    cents: gift.cents,
    earmark: gift.earmark,
    gets: gets.map(({ need, cents: amount }) => ({
      need: need.need,
      title: need.title,
      month: need.month,
      costType: need.costType,
      cents: amount,
    })),
    leftOverCents,
  };
  return { status: 200, body, told: `one more gift for ${campaign} in ${month} tried` };
};
