import { viewRoutes } from '../../../routes/treasury/views.ts';
import { type AskedParts, type OpenDoor, reading } from '../doors.ts';
import { type MonthParts, readMonth } from './month.ts';
import { readOneMore } from './one-more.ts';
import { type OverviewParts, readOverview } from './overview.ts';
import { readYear } from './year.ts';

export type ViewParts = AskedParts & OverviewParts & MonthParts;

/** What a treasurer looks at: this month everywhere, one month, one year. */
export const views: readonly OpenDoor<ViewParts>[] = [
  reading(viewRoutes.readOverview, readOverview),
  reading(viewRoutes.readMonth, readMonth),
  reading(viewRoutes.readOneMore, readOneMore),
  reading(viewRoutes.readYear, readYear),
];
