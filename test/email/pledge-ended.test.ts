import { describe, expect, it } from 'vitest';
import type { PledgeEnded } from '../../shared/domain/letter.ts';
import { cents } from '../../shared/domain/money.ts';
import { sampleCampaign, sampleClosedCampaign, sampleDay, sampleLinks } from '../../shared/email/samples.ts';
import { aLetterAbout, bothParts, linksIn } from './a-letter.ts';

const asked: PledgeEnded = {
  kind: 'pledge-ended',
  pledge: 'sub_7',
  campaign: sampleCampaign.campaign,
  cents: cents(25_00),
  interval: 'month',
  because: 'asked',
  day: sampleDay,
};
const failed: PledgeEnded = { ...asked, because: 'payment-failed' };
const failure = { reason: 'AC04', nextTryOn: undefined, knownOn: sampleDay };

describe('the letter about a promise that has ended', () => {
  it('thanks whoever stopped it, says that nothing more is debited, and asks for nothing', async () => {
    const letter = await aLetterAbout(asked);
    expect(letter.subject).toBe('Ihre monatliche Spende ist beendet');
    for (const part of bothParts(letter)) {
      expect(part).toContain(
        'Ihre monatliche Spende für „Ein Gesundheitszentrum für Beispielstadt“ ist beendet. Es wird nichts mehr abgebucht',
      );
      expect(part).toMatch(/Betrag:? +25,00 € jeden Monat/);
      expect(part).toMatch(/Beendet am:? +22\. November 2026/);
      expect(part).toContain('Danke für alles, was Sie gegeben haben!');
      expect(part).not.toMatch(/wieder anfangen|neu anfangen/i);
    }
    expect(linksIn(letter)).toEqual([]);
  });

  it('says after failed payments why it ended, that nobody owes anything, and where to start again', async () => {
    const letter = await aLetterAbout(failed, { failure });
    for (const part of bothParts(letter)) {
      expect(part).toContain(
        'ließ sich nicht mehr abbuchen. Das Konto gibt es nicht mehr. Wir haben die regelmäßige Spende deshalb beendet.',
      );
      expect(part).toContain('Eine Spende schuldet niemand: Sie müssen nichts nachholen.');
      expect(part).toContain('Wenn Sie wieder anfangen möchten, geht das jederzeit');
    }
    expect(linksIn(letter)).toEqual([sampleLinks.campaign]);
  });

  it('gives no reason where none is known, and leads to no campaign that is closed', async () => {
    const letter = await aLetterAbout(failed, { campaign: sampleClosedCampaign });
    for (const part of bothParts(letter)) {
      expect(part).toContain(
        'ließ sich nicht mehr abbuchen. Wir haben die regelmäßige Spende deshalb beendet.',
      );
      expect(part).not.toMatch(/wieder anfangen/);
    }
    expect(linksIn(letter)).toEqual([]);
  });

  it('says the same in English, for each interval', async () => {
    const words = { month: 'monthly', quarter: 'quarterly', year: 'yearly' } as const;
    for (const interval of ['month', 'quarter', 'year'] as const) {
      const letter = await aLetterAbout({ ...failed, interval }, { letter: { locale: 'en' }, failure });
      expect(letter.subject).toBe(`Your ${words[interval]} donation has ended`);
      for (const part of bothParts(letter)) {
        expect(part).toContain(
          'could not be collected any more. The account has been closed. So we have ended the regular donation.',
        );
        expect(part).toContain('€25.00');
        expect(part).toContain('Nobody owes a donation');
        expect(part).toContain('start again');
      }
    }
    for (const part of bothParts(await aLetterAbout(asked, { letter: { locale: 'en' } })))
      expect(part).toMatch(/has ended\. Nothing more will be debited.*Thank you for all you have given!/);
  });
});
