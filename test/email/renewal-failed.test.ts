import { describe, expect, it } from 'vitest';
import type { RenewalFailed } from '../../shared/domain/letter.ts';
import { cents } from '../../shared/domain/money.ts';
import { Day } from '../../shared/domain/month.ts';
import { sampleCampaign, sampleClosedCampaign, sampleDay, sampleLinks } from '../../shared/email/samples.ts';
import { aLetterAbout, bothParts, linksIn, readable } from './a-letter.ts';

const renewal: RenewalFailed = {
  kind: 'renewal-failed',
  pledge: 'sub_7',
  invoice: 'in_7',
  campaign: sampleCampaign.campaign,
  cents: cents(25_00),
  interval: 'month',
  day: sampleDay,
};

const nextTryOn = Day.parse('2026-11-27');
const failing = (reason: string | undefined, more: { nextTryOn?: Day; knownOn?: Day } = { nextTryOn }) => ({
  failure: { reason, nextTryOn: undefined, knownOn: sampleDay, ...more },
});
const textOn = async (knownOn: string) =>
  readable((await aLetterAbout(renewal, failing('AM04', { nextTryOn, knownOn: Day.parse(knownOn) }))).text);
const textFor = async (reason: string | undefined, locale: 'de' | 'en' = 'de') =>
  readable((await aLetterAbout(renewal, { letter: { locale }, ...failing(reason) })).text);

describe('the letter about a payment that failed', () => {
  it('says what, why, when it is tried again, and how to change or stop, without pressure', async () => {
    const letter = await aLetterAbout(renewal, failing('AM04'));
    expect(letter.subject).toBe('Ihre monatliche Spende ließ sich diesmal nicht abbuchen');
    for (const part of bothParts(letter)) {
      expect(part).toContain('Guten Tag Ada Beispiel');
      expect(part).toContain(
        'Ihre monatliche Spende für „Ein Gesundheitszentrum für Beispielstadt“ ließ sich diesmal nicht abbuchen. Auf dem Konto war in dem Moment nicht genug Geld.',
      );
      expect(part).toContain('25,00 €');
      expect(part).toMatch(/Weiterer Versuch:? +27\. November 2026/);
      expect(part).toMatch(/Versucht am:? +22\. November 2026/);
      expect(part).toContain('Am 27. November 2026 versuchen wir es noch einmal');
      expect(part).toContain('Eine Spende schuldet niemand: Sie müssen nichts nachholen.');
      expect(part).toContain('Zahlungsart ändern');
      expect(part).toContain('Regelmäßige Spende beenden');
      expect(part).toContain('fragen wir nach der E-Mail-Adresse, an die dieser Brief ging');
      expect(part).not.toMatch(/müssen Sie|Mahnung|offen|fällig|überfällig|sofort/i);
    }
    expect(linksIn(letter)).toEqual([
      sampleLinks.pledge('payment-method', 'sub_7'),
      sampleLinks.pledge('stop', 'sub_7'),
    ]);
  });

  it('says the same in English', async () => {
    const letter = await aLetterAbout(renewal, { letter: { locale: 'en' }, ...failing('AM04') });
    expect(letter.subject).toBe('Your monthly donation could not be collected this time');
    for (const part of bothParts(letter)) {
      expect(part).toContain('There was not enough money in the account at that moment.');
      expect(part).toContain('€25.00');
      expect(part).toContain('We will try again on 27 November 2026');
      expect(part).toContain('Nobody owes a donation');
      expect(part).toContain('Change the payment method');
      expect(part).toContain('Stop the regular donation');
    }
    expect(linksIn(letter)).toHaveLength(2);
  });

  it('names the interval of the promise', async () => {
    for (const [interval, word] of [
      ['quarter', 'vierteljährliche'],
      ['year', 'jährliche'],
    ] as const)
      for (const part of bothParts(await aLetterAbout({ ...renewal, interval }, failing('AM04'))))
        expect(part).toContain(`Ihre ${word} Spende`);
  });

  it('says after the last attempt that there is no further one', async () => {
    for (const part of bothParts(await aLetterAbout(renewal, failing('expired_card', {})))) {
      expect(part).toContain('Die Karte ist abgelaufen.');
      expect(part).toMatch(/Weiterer Versuch:? +keiner/);
      expect(part).toContain('Diesen Betrag versuchen wir nicht noch einmal abzubuchen.');
    }
  });

  it('announces no try for a day that is over, and one for today', async () => {
    expect(await textOn('2026-11-27')).toContain('Am 27. November 2026 versuchen wir es noch einmal');
    expect(await textOn('2026-11-28')).toContain('war für den 27. November 2026 vorgesehen');
    expect(await textOn('2026-11-28')).not.toContain('versuchen wir es noch einmal');
  });

  it.each(['AC01', 'AC04', 'AC06', 'AC13', 'AG01', 'SL01', 'account_closed', 'bank_account_restricted'])(
    'asks after %s for another account, and says that it has stopped instead of trying again',
    async (reason) => {
      const letter = await aLetterAbout(renewal, failing(reason));
      for (const part of bothParts(letter)) {
        expect(part).toContain('Wir haben die regelmäßige Spende deshalb beendet und buchen nichts mehr ab.');
        expect(part).toContain('fangen Sie bitte mit einem anderen Konto neu an');
        expect(part).not.toMatch(/27\. November|Regelmäßige Spende beenden/);
      }
      expect(linksIn(letter)).toEqual([sampleLinks.campaign]);
    },
  );

  it.each(['MD01', 'MD06', 'debit_not_authorized'])(
    'says after %s that the debit was taken back and that it has stopped',
    async (reason) => {
      const letter = await aLetterAbout(renewal, failing(reason));
      for (const part of bothParts(letter)) {
        expect(part).toContain('Sie oder Ihre Bank haben die Lastschrift zurückgegeben.');
        expect(part).toContain('deshalb beendet und buchen nichts mehr ab');
        expect(part).toContain('War das ein Versehen');
        expect(part).not.toContain('27. November');
      }
      expect(linksIn(letter)).toEqual([sampleLinks.campaign]);
    },
  );

  it('leads to no campaign that is closed', async () => {
    const letter = await aLetterAbout(renewal, { campaign: sampleClosedCampaign, ...failing('AC04') });
    expect(linksIn(letter)).toEqual([]);
    expect(letter.text).not.toContain('neu an');
  });

  it('cannot be written while nothing is known of the payment', async () => {
    await expect(aLetterAbout(renewal)).rejects.toThrow('nothing is known');
  });
});

describe('the reason', () => {
  const untold = 'Die Bank hat keinen Grund genannt.';

  it.each([
    ['insufficient_funds', 'nicht genug Geld', 'not enough money'],
    ['AC01', 'findet das Konto nicht', 'cannot find the account'],
    ['no_account', 'findet das Konto nicht', 'cannot find the account'],
    ['incorrect_account_details', 'findet das Konto nicht', 'cannot find the account'],
    ['AC04', 'Das Konto gibt es nicht mehr', 'has been closed'],
    ['account_closed', 'Das Konto gibt es nicht mehr', 'has been closed'],
    ['AC06', 'für Lastschriften gesperrt', 'blocked for direct debits'],
    ['AC13', 'keine Lastschrift zu', 'no direct debit'],
    ['AG01', 'keine Lastschrift zu', 'no direct debit'],
    ['SL01', 'keine Lastschrift zu', 'no direct debit'],
    ['incorrect_account_holder_name', 'Name passt nicht', 'name does not match'],
    ['MD01', 'zurückgegeben', 'took the direct debit back'],
    ['MS02', 'zurückgegeben', 'took the direct debit back'],
    ['AM05', 'für eine doppelte', 'for a duplicate'],
    ['expired_card', 'Karte ist abgelaufen', 'card has expired'],
    ['incorrect_cvc', 'Angaben zur Karte stimmen nicht mehr', 'details of the card'],
    ['card_velocity_exceeded', 'über dem Limit', 'above the limit'],
    ['transaction_not_allowed', 'lässt solche Abbuchungen nicht zu', 'does not allow'],
    ['revocation_of_authorization', 'Erlaubnis zum Abbuchen', 'permission to debit'],
    ['card_declined', 'Bank hat die Karte abgelehnt', 'bank declined the card'],
    ['generic_decline', 'Bank hat die Karte abgelehnt', 'bank declined the card'],
    ['do_not_honor', 'Bank hat die Karte abgelehnt', 'bank declined the card'],
    ['authentication_required', 'selbst bestätigen', 'confirm the payment yourself'],
    ['processing_error', 'nicht ausführen', 'could not be carried out'],
    ['payment_method_provider_decline', 'Bezahldienst', 'payment service'],
  ])('%s has words in both languages', async (reason, german, english) => {
    expect(await textFor(reason)).toContain(german);
    expect(await textFor(reason, 'en')).toContain(english);
    expect(await textFor(reason)).not.toContain(untold);
    expect(await textFor(reason)).not.toContain(reason);
  });

  it.each(['lost_card', 'stolen_card', 'pickup_card', 'fraudulent'])(
    'does not betray to whoever reads the letter that it was %s',
    async (reason) => {
      expect(await textFor(reason)).toContain('Bank hat die Karte abgelehnt');
      expect(await textFor(reason)).not.toMatch(/verloren|gestohlen|gesperrt|Betrug/i);
      expect(await textFor(reason, 'en')).not.toMatch(/lost|stolen|fraud/i);
    },
  );

  it.each([undefined, '', 'XX99', 'MS03', 'constructor', '<b>'])('"%s" is none', async (reason) => {
    expect(await textFor(reason)).toContain(untold);
    expect(await textFor(reason, 'en')).toContain('The bank gave no reason.');
    expect((await aLetterAbout(renewal, failing(reason))).html).not.toMatch(/XX99|<b>/);
  });
});
