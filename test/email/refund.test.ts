import { describe, expect, it } from 'vitest';
import type { RefundNotice } from '../../shared/domain/letter.ts';
import { cents } from '../../shared/domain/money.ts';
import { sampleCampaign, sampleDay } from '../../shared/email/samples.ts';
import { aLetterAbout, bothParts, linksIn, readable } from './a-letter.ts';

const refund: RefundNotice = {
  kind: 'refund',
  gift: 'pi_1',
  refund: 're_7',
  campaign: sampleCampaign.campaign,
  earmark: 'free',
  cents: cents(25_00),
  day: sampleDay,
  method: 'sepa_debit',
};

describe('the letter about a refund', () => {
  it('says how much went back, when, from which gift, which way, and under which sign', async () => {
    const letter = await aLetterAbout(refund);
    expect(readable(letter.subject)).toBe('Wir haben Ihnen 25,00 € zurückgezahlt');
    for (const part of bothParts(letter)) {
      expect(part).toContain(
        'am 22. November 2026 haben wir 25,00 € von Ihrer Spende für „Ein Gesundheitszentrum für Beispielstadt“ an Sie zurückgezahlt.',
      );
      expect(part).toContain('Das Geld geht denselben Weg zurück, den es gekommen ist.');
      expect(part).toContain('dauert es je nach Bank einige Tage');
      expect(part).toContain('SEPA-Lastschrift');
      expect(part).toContain('re_7');
    }
  });

  it('says what no longer counts for the tax office, and promises nothing else there', async () => {
    for (const part of bothParts(await aLetterAbout(refund))) {
      expect(part).toContain('Was zurückgezahlt ist, zählt nicht mehr als Spende.');
      expect(part).toContain('ist ein Nachweis nur noch für das, was von ihr übrig bleibt');
      expect(part).toMatch(/Zuwendungsbestätigung, in der diese Spende steht\? Die gilt dann nicht mehr/);
      expect(part).not.toMatch(/EStDV|Freistellungsbescheid|Spendenquittung/);
    }
  });

  it('says whom to ask, leads nowhere and asks for nothing', async () => {
    const letter = await aLetterAbout(refund);
    for (const part of bothParts(letter)) expect(part).toContain('buero@beispielstadt.example.org');
    expect(linksIn(letter)).toEqual([]);
  });

  it('says the same in English', async () => {
    const letter = await aLetterAbout(refund, { letter: { locale: 'en' } });
    expect(letter.subject).toBe('We have sent €25.00 back to you');
    for (const part of bothParts(letter)) {
      expect(part).toContain('On 22 November 2026 we sent €25.00 of your donation to');
      expect(part).toContain('The money goes back the way it came.');
      expect(part).toContain('What was sent back no longer counts as a donation.');
    }
  });

  it('says of a copy that it is about the same refund', async () => {
    const letter = await aLetterAbout(refund, { letter: { copy: true } });
    expect(letter.subject).toMatch(/^Kopie: Wir haben/);
    for (const part of bothParts(letter)) expect(part).toContain('Er gehört zu derselben Rückzahlung');
  });
});
