import { describe, expect, it } from 'vitest';
import { sampleClosedCampaign, sampleLinks, sampleYoungCarrier } from '../../shared/email/samples.ts';
import { aLetter, bothParts, linksIn, readable } from './a-letter.ts';

const wish = async (earmark: string, needTitle?: string) =>
  readable((await aLetter({ about: { earmark }, needTitle })).text);

describe('the thank-you letter', () => {
  it('says who gave what, when, for what, how, under which sign, and who received it', async () => {
    for (const part of bothParts(await aLetter())) {
      expect(part).toContain('Guten Tag Ada Beispiel');
      expect(part).toContain('25,00 €');
      expect(part).toContain('22. November 2026');
      expect(part).toContain('„Ein Gesundheitszentrum für Beispielstadt“');
      expect(part).toContain('wo gerade am meisten fehlt');
      expect(part).toContain('SEPA-Lastschrift');
      expect(part).toContain('D-7K3QX');
      expect(part).toContain('Solidarisches Gesundheitszentrum Beispielstadt e.V. Musterstraße 1 04315');
      expect(part).toContain('buero@beispielstadt.example.org');
    }
  });

  it('says the same in English, in the formats of its reader', async () => {
    const letter = await aLetter({ letter: { locale: 'en' }, about: { cents: 1_250_00, method: 'card' } });
    expect(letter.subject).toBe('Thank you for your donation of €1,250.00');
    for (const part of bothParts(letter)) {
      expect(part).toContain('Dear Ada Beispiel');
      expect(part).toContain('€1,250.00');
      expect(part).toContain('22 November 2026');
      expect(part).toContain('Card');
      expect(part).toContain('where it is needed most');
      expect(part.replaceAll(/https:\S+/g, '')).not.toMatch(/receipt/i);
    }
  });

  it('keeps the name out of the subject, and is short there', async () => {
    const { subject, preheader } = await aLetter();
    expect(readable(subject)).toBe('Danke für Ihre Spende von 25,00 €');
    expect(readable(preheader)).toBe('Sie ist am 22. November 2026 bei uns eingegangen.');
  });

  it('greets neutrally without a name, and whoever advertises in place of one', async () => {
    for (const name of [undefined, 'https://shop.example', 'cheap-pills.example', 'mail me@example.org']) {
      const letter = await aLetter({ letter: { to: { email: 'ada@example.org', ...(name && { name }) } } });
      for (const part of bothParts(letter)) {
        expect(part).toContain('Guten Tag,');
        expect(part).not.toContain(name ?? 'Guten Tag undefined');
      }
    }
  });

  it('names the purpose the giver chose', async () => {
    expect(await wish('staff')).toContain('nur Personal: Löhne und Gehälter');
    expect(await wish('material')).toContain('nur Sachkosten: Miete, Geräte, Material');
    expect(await wish('need_desk', 'Ein Schreibtisch')).toContain('nur für „Ein Schreibtisch“');
    expect(await wish('need_desk')).toContain('nur für den Zweck, den Sie gewählt haben');
  });

  it('leaves out a means of payment it has no words for', async () => {
    for (const method of ['us_bank_account', 'constructor', undefined]) {
      const { text, html } = await aLetter({ about: { method } });
      expect(text).not.toContain('Zahlungsart');
      expect(html).not.toContain('Zahlungsart');
      expect(html).not.toContain('us_bank_account');
    }
  });

  it('names the gift where there is no donation number', async () => {
    expect((await aLetter({ about: { donation: undefined, gift: 'pi_3Q' } })).text).toMatch(
      /Unser Zeichen: +pi_3Q/,
    );
  });

  it('says how to change or stop a regular gift, and leads there', async () => {
    const letter = await aLetter({ about: { pledge: 'sub_7' } });
    for (const part of bothParts(letter)) {
      expect(part).toContain('Sie geben regelmäßig');
      expect(part).toContain('Betrag oder Zahlungsart ändern, pausieren oder aufhören');
      expect(part).toContain('Regelmäßige Spende ändern oder beenden');
      expect(part).toContain('fragen wir nach der E-Mail-Adresse, an die dieser Brief ging');
    }
    expect(linksIn(letter)).toEqual([
      sampleLinks.receipts(),
      sampleLinks.pledge('manage', 'sub_7'),
      sampleLinks.news,
    ]);
    for (const part of bothParts(await aLetter({ about: { pledge: 'sub_7' }, letter: { locale: 'en' } })))
      expect(part).toContain('change the amount or the payment method, pause or stop at any time');
  });

  it('says nothing of regular gifts to whoever gave once, and leads to where one can ask for news', async () => {
    for (const part of bothParts(await aLetter())) expect(part).not.toMatch(/regelmäßig/i);
    expect(linksIn(await aLetter())).toEqual([sampleLinks.receipts(), sampleLinks.news]);
    expect(linksIn(await aLetter({ campaign: sampleClosedCampaign }))).toEqual([sampleLinks.receipts()]);
  });

  it('tells whoever ticked the box for news that another letter asks them, and leads nowhere for it', async () => {
    const letter = await aLetter({ wantsNews: true });
    for (const part of bothParts(letter)) expect(part).toContain('fragt noch ein eigener Brief');
    expect(linksIn(letter)).toEqual([sampleLinks.receipts()]);
  });

  it('says on top of a copy that it is one, and only there', async () => {
    const copy = await aLetter({ letter: { copy: true } });
    expect(copy.text).toMatch(/^Diesen Brief haben Sie vielleicht schon bekommen/);
    expect(copy.subject).toMatch(/^Kopie: /);
    const [shown = ''] = bothParts(copy);
    expect(shown.indexOf('Er gehört zu derselben Spende')).toBeGreaterThan(0);
    expect(shown.indexOf('Er gehört zu derselben Spende')).toBeLessThan(shown.indexOf('Guten Tag'));
    for (const part of [...bothParts(await aLetter()), (await aLetter()).subject]) {
      expect(part).not.toMatch(/schon bekommen|Kopie/);
    }
  });
});

describe('the simplified proof', () => {
  it('holds up to 300,00 € what the tax office wants to see', async () => {
    for (const part of bothParts(await aLetter({ about: { cents: 300_00 } }))) {
      expect(part).toContain('zusammen mit Ihrem Kontoauszug oder Ihrer Kreditkartenabrechnung');
      expect(part).toContain('Geldzuwendung: eine Spende, kein Mitgliedsbeitrag');
      expect(part).toContain('Förderung des öffentlichen Gesundheitswesens');
      expect(part).toContain('Die Spende wird nur für diesen steuerbegünstigten Zweck verwendet.');
      expect(part).toContain('Beispielstadt II');
      expect(part).toContain('231/000/00000');
      expect(part).toContain(
        'Freistellungsbescheid vom 3. April 2025 für den letzten Veranlagungszeitraum 2023',
      );
      expect(part).toContain('§ 5 Abs. 1 Nr. 9 KStG');
      // The word stands where one can ask for one, and nowhere else: this letter is none.
      expect(part.match(/Zuwendungsbestätigung/g)).toHaveLength(1);
      expect(part).toContain('Zuwendungsbestätigung anfordern');
      expect(part).not.toMatch(/Spendenquittung|Spendenbescheinigung/i);
    }
  });

  it('ends at 300,01 €, where one sentence and a link say how to get the official paper', async () => {
    for (const part of bothParts(await aLetter({ about: { cents: 300_01 } }))) {
      expect(part).not.toMatch(/Freistellungsbescheid|EStDV|231\/000/);
      expect(part).toMatch(/über 300 € möchte das Finanzamt eine amtliche Zuwendungsbestätigung sehen/);
      expect(part).toContain('fordern Sie sie hier an; dort fragen wir nach Ihrer Anschrift');
    }
  });

  it('has another sentence for a finding under § 60a AO', async () => {
    for (const part of bothParts(await aLetter({ carrier: sampleYoungCarrier }))) {
      expect(part).toContain('Feststellung nach § 60a Abs. 1 AO vom 15. September 2025');
      expect(part).toContain('satzungsmäßigen Voraussetzungen nach den §§ 51, 59, 60 und 61 AO');
      expect(part).not.toMatch(/Freistellungsbescheid|befreit|Veranlagungszeitraum/);
    }
  });

  it('stays German in the English letter, marked as German and introduced in English', async () => {
    const { html, text } = await aLetter({ letter: { locale: 'en' } });
    expect(html).toMatch(/<html lang="en"/);
    const [english = '', german = ''] = html.split('<div lang="de">');
    expect(english).toContain('This part is in German');
    expect(german.slice(0, german.indexOf('</div>'))).toMatch(
      /25,00[\s\S]*Freistellungsbescheid[\s\S]*EStDV/,
    );
    expect(text).toContain('This part is in German');
    expect(text).toMatch(/Betrag: +25,00\s€/);
  });

  it('asks who paid by PayPal to print the details of the payment as well', async () => {
    expect((await aLetter({ about: { method: 'paypal' } })).text).toMatch(
      /Zahlungsdetails\s+aus\s+Ihrem\s+PayPal-Konto/,
    );
    expect((await aLetter()).text).not.toContain('PayPal');
  });
});
