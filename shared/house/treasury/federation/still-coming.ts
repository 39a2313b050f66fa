import { stillComing } from '../../../domain/closing.ts';
import type { StillComing } from '../../../domain/closing-statement.ts';
import { formatCents, sumCents } from '../../../domain/money.ts';
import type { Month } from '../../../domain/month.ts';
import type { Warning } from '../../../domain/warning.ts';
import type { CampaignBooks, Campaigns } from '../../../store/campaigns.ts';
import type { Transfers } from '../../../store/transfers.ts';

export interface ComingParts {
  readonly campaigns: Pick<Campaigns, 'books'>;
  readonly transfers: Pick<Transfers, 'expectedOf'>;
}

/** A campaign's sums and, apart from them, what may still come in. */
export const booksAndComing = async (
  campaign: string,
  thisMonth: Month,
  { campaigns, transfers }: ComingParts,
): Promise<{ books: CampaignBooks; coming: StillComing }> => {
  const [books, expected] = await Promise.all([
    campaigns.books(campaign),
    transfers.expectedOf(campaign, thisMonth),
  ]);
  if (!books) throw new Error(`the campaign ${campaign} has gone`);
  return { books, coming: stillComing(books, sumCents(expected.map(({ cents }) => cents))) };
};

/** What a campaign's people should do about it when its carrier changes or it closes. */
type Advice = Readonly<Record<'pending' | 'pledges' | 'transfers', { de: string; en: string }>>;

export const comingWarnings = (
  { pendingCents, pledges, pledgedMonthlyCents, expectedCents }: StillComing,
  advice: Advice,
): Warning[] => [
  ...(pendingCents > 0
    ? [
        {
          warning: 'money.pending',
          de: `${formatCents(pendingCents, 'de')} sind als Lastschrift unterwegs. ${advice.pending.de}`,
          en: `${formatCents(pendingCents, 'en')} are on their way by bank debit. ${advice.pending.en}`,
        },
      ]
    : []),
  ...(pledges > 0
    ? [
        {
          warning: 'pledges.go-on',
          de: `${pledges} ${pledges === 1 ? 'Dauerspende läuft' : 'Dauerspenden laufen'} weiter, zusammen etwa ${formatCents(pledgedMonthlyCents, 'de')} im Monat. ${advice.pledges.de}`,
          en: `${pledges} regular ${pledges === 1 ? 'gift goes' : 'gifts go'} on, together about ${formatCents(pledgedMonthlyCents, 'en')} a month. ${advice.pledges.en}`,
        },
      ]
    : []),
  ...(expectedCents > 0
    ? [
        {
          warning: 'transfers.expected',
          de: `Überweisungen über ${formatCents(expectedCents, 'de')} sind angekündigt und noch nicht da. ${advice.transfers.de}`,
          en: `Transfers of ${formatCents(expectedCents, 'en')} were announced and are not there yet. ${advice.transfers.en}`,
        },
      ]
    : []),
];
