import { expect } from 'vitest';
import type { Acknowledgement, Letter } from '../../shared/domain/letter.ts';
import { cents } from '../../shared/domain/money.ts';
import type { LetterContext, WrittenLetter } from '../../shared/email/letter-template.ts';
import { renderLetter } from '../../shared/email/letters.ts';
import {
  sampleCampaign,
  sampleCarrier,
  sampleDay,
  sampleInstant,
  sampleLinks,
} from '../../shared/email/samples.ts';

interface Around extends Partial<Omit<LetterContext, 'letter'>> {
  letter?: Partial<Omit<Letter, 'about'>>;
}

/** A letter about this to Ada Beispiel, in German, but for what is wished otherwise. */
export const aLetterAbout = async (
  about: Letter['about'],
  { letter, ...rest }: Around = {},
): Promise<WrittenLetter> =>
  renderLetter({
    letter: {
      letter: `pi_1.${about.kind}`,
      to: { email: 'ada@example.org', name: 'Ada Beispiel' },
      locale: 'de',
      state: 'NEW',
      writtenAt: sampleInstant,
      about,
      ...letter,
    },
    campaign: sampleCampaign,
    carrier: sampleCarrier,
    links: sampleLinks,
    ...rest,
  });

interface Wishes extends Around {
  about?: Partial<Omit<Acknowledgement, 'cents'>> & { cents?: number };
}

/** An acknowledgement of 25,00 €. */
export const aLetter = async ({ about, ...around }: Wishes = {}): Promise<WrittenLetter> =>
  aLetterAbout(
    {
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
    around,
  );

/** The same sentence must stand in both parts: some people read one, some the other. */
export const bothParts = ({ html, text }: WrittenLetter): string[] => [readable(html), readable(text)];

/** Where the letter leads, in the order of its HTML part; the plain part must lead to the same places. */
export const linksIn = ({ html, text }: WrittenLetter): string[] => {
  const links = Array.from(html.matchAll(/<a\b[^>]*?href="([^"]*)"/g), ([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );
  expect(text.split('\n').filter((line) => line.startsWith('http'))).toEqual(links);
  return links;
};

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
