import type { Acknowledgement, Letter } from '../../shared/domain/letter.ts';
import { cents } from '../../shared/domain/money.ts';
import type { LetterContext, WrittenLetter } from '../../shared/email/letter-template.ts';
import { renderLetter } from '../../shared/email/letters.ts';
import { sampleCampaign, sampleCarrier, sampleDay, sampleInstant } from '../../shared/email/samples.ts';

interface Wishes extends Partial<Omit<LetterContext, 'letter'>> {
  about?: Partial<Omit<Acknowledgement, 'cents'>> & { cents?: number };
  letter?: Partial<Letter>;
}

/** An acknowledgement of 25,00 € to Ada Beispiel in German, but for what is wished otherwise. */
export const aLetter = ({ about, letter, ...rest }: Wishes = {}): WrittenLetter =>
  renderLetter({
    letter: {
      letter: 'pi_1.acknowledgement',
      to: { email: 'ada@example.org', name: 'Ada Beispiel' },
      locale: 'de',
      state: 'NEW',
      writtenAt: sampleInstant,
      ...letter,
      about: {
        kind: 'acknowledgement',
        gift: 'pi_1',
        donation: 'D-7K3QX',
        campaign: sampleCampaign.campaign,
        earmark: 'free',
        day: sampleDay,
        method: 'sepa_debit',
        ...about,
        cents: cents(about?.cents ?? 25_00),
      },
    },
    campaign: sampleCampaign,
    carrier: sampleCarrier,
    ...rest,
  });

/** What a person reads of the HTML part: no tags, no styles, plain spaces. */
export const readable = (text: string): string =>
  text
    .replaceAll(/<style>[\s\S]*?<\/style>|<[^>]*>/gu, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/gu, ' ');
