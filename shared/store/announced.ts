import type { Transfer } from '../domain/transfer.ts';
import { lists } from './keys.ts';
import type { Pages } from './pages.ts';
import { transferIn } from './transfers.ts';

/** As many keys as one batch read takes. */
const handful = 100;
/** How many announcements are looked at for one page; of several campaigns, most are another one's. */
const mostHandfuls = 5;
const enough = 50;

/** Announced transfers as people read them: page after page, of one campaign. */
export const openAnnounced = (pages: Pages) => ({
  /** Those that are still expected, the latest first. A page may be short, and `next` says whether there is more. */
  ofCampaign: async (
    campaign: string,
    after: string | undefined,
  ): Promise<{ transfers: Transfer[]; next: string | undefined }> => {
    const transfers: Transfer[] = [];
    let next = after;
    for (let read = 0; read < mostHandfuls && transfers.length < enough; read += 1) {
      const page = await pages.ofList(lists.transfers, { after: next, limit: handful, newestFirst: true });
      transfers.push(...page.items.map(transferIn).filter((transfer) => transfer.campaign === campaign));
      next = page.next;
      if (next === undefined) break;
    }
    return { transfers, next };
  },
});

export type Announced = ReturnType<typeof openAnnounced>;
