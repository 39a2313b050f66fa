import { type Earmark, earmarkedMonth } from '../../../domain/need.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Campaigns } from '../../../store/campaigns.ts';

export interface EarmarkParts {
  readonly campaigns: Pick<Campaigns, 'need'>;
}

/** @throws Refusal `earmark.…` for money that would be bound to a need nobody can serve with it */
export const checkEarmarks = async (
  campaign: string,
  earmarks: readonly Earmark[],
  { campaigns }: EarmarkParts,
): Promise<void> => {
  for (const earmark of new Set(earmarks)) {
    const month = earmarkedMonth(earmark);
    if (month === undefined) continue;
    const need = await campaigns.need(campaign, month, earmark);
    if (!need) {
      throw refuse('earmark.unknown', {
        de: `Einen Bedarf ${earmark} hat ${campaign} nicht.`,
        en: `${campaign} has no need ${earmark}.`,
      });
    }
    if (need.closed) {
      throw refuse('earmark.closed', {
        de: `Der Bedarf „${need.title}“ ist geschlossen und nimmt kein Geld mehr auf.`,
        en: `The need “${need.title}” is closed and takes no more money.`,
      });
    }
  }
};

const refuse = (code: string, sentence: { de: string; en: string }): Refusal =>
  new Refusal(409, code, sentence, 'earmark');
