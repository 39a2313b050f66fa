import type { Locale, Sentence } from '../../domain/locale.ts';
import type { Earmark } from '../../domain/need.ts';

export const words = {
  de: {
    subject: (amount: string) => `Danke für Ihre Spende von ${amount}`,
    preheader: (day: string) => `Sie ist am ${day} bei uns eingegangen.`,
    copy: 'Er gehört zu derselben Spende; es ist keine zweite.',
    arrived: (campaign: string) => `vielen Dank! Ihre Spende für „${campaign}“ ist bei uns angekommen.`,
    amount: 'Betrag',
    received: 'Eingegangen am',
    campaign: 'Spende für',
    use: 'Verwendung',
    means: 'Zahlungsart',
    reference: 'Unser Zeichen',
    receivedBy: 'Empfangen hat Ihre Spende:',
    taxTitle: 'Für Ihre Steuererklärung',
    proofInGerman: undefined,
    askForProof: (above: boolean) =>
      above
        ? 'Für Spenden über 300\u00a0€ möchte das Finanzamt eine amtliche Zuwendungsbestätigung sehen. Wenn Sie eine brauchen, fordern Sie sie hier an; dort fragen wir nach Ihrer Anschrift.'
        : 'Wenn Sie für das Finanzamt einen Nachweis brauchen, sagen Sie uns hier Bescheid; dort fragen wir nach Ihrer Anschrift.',
    receipt: 'Zuwendungsbestätigung anfordern',
    anyProof: 'Nachweis für das Finanzamt',
    regular:
      'Sie geben regelmäßig, das hilft besonders! Betrag oder Zahlungsart ändern, pausieren oder aufhören können Sie jederzeit.',
    changePledge: 'Regelmäßige Spende ändern oder beenden',
    wall: 'Ihr Name darf auf unserer Spendenwand stehen, danke! Das Team sieht ihn vorher an; der Betrag steht nirgends. Sie können es jederzeit zurücknehmen.',
    offWall: 'Von der Spendenwand nehmen',
    news: 'Neuigkeiten per E-Mail bestellen',
    newsAsked:
      'Sie möchten Neuigkeiten lesen. Ob das stimmt, fragt noch ein eigener Brief; erst mit Ihrer Bestätigung geht es los. Wenn Sie schon dabei sind, kommt er nicht.',
  },
  en: {
    subject: (amount: string) => `Thank you for your donation of ${amount}`,
    preheader: (day: string) => `It reached us on ${day}.`,
    copy: 'It is about the same donation, not about a second one.',
    arrived: (campaign: string) => `Thank you very much! Your donation to “${campaign}” has reached us.`,
    amount: 'Amount',
    received: 'Received on',
    campaign: 'Donation to',
    use: 'Used for',
    means: 'Paid by',
    reference: 'Our reference',
    receivedBy: 'Your donation was received by:',
    taxTitle: 'For your tax return in Germany',
    proofInGerman: 'This part is in German, because it is for the German tax office.',
    askForProof: (above: boolean) =>
      above
        ? 'For donations above €300 the German tax office asks for an official confirmation (Zuwendungsbestätigung). If you need one, ask for it here; you will be asked for your postal address.'
        : 'If you need something for the tax office, tell us here; you will be asked for your postal address.',
    receipt: 'Ask for an official confirmation (Zuwendungsbestätigung)',
    anyProof: 'Something for the tax office',
    regular:
      'You give regularly, which helps most of all! You can change the amount or the payment method, pause or stop at any time.',
    changePledge: 'Change or stop the regular donation',
    wall: 'Your name may stand on our wall of donors, thank you! The team looks at it first; the amount is shown nowhere. You can take it back at any time.',
    offWall: 'Take it off the wall',
    news: 'Order news by e-mail',
    newsAsked:
      'You would like to read our news. A letter of its own asks whether that is right; nothing comes before you confirm it. If you read it already, there is no such letter.',
  },
} as const;

/** What the money is for: a sentence, and the same in a few words. */
interface Purpose {
  sentence: Sentence;
  short: Sentence;
}

const purposes = {
  free: {
    sentence: {
      de: 'Wir setzen sie dort ein, wo gerade am meisten fehlt.',
      en: 'We will use it where it is needed most.',
    },
    short: { de: 'wo gerade am meisten fehlt', en: 'where it is needed most' },
  },
  staff: {
    sentence: {
      de: 'Wir bezahlen damit nur Personal: Löhne und Gehälter.',
      en: 'It will pay for staff only: wages and salaries.',
    },
    short: { de: 'nur Personal', en: 'staff only' },
  },
  material: {
    sentence: {
      de: 'Wir bezahlen damit nur Sachkosten: Miete, Geräte, Material.',
      en: 'It will pay for material costs only: rent, equipment, supplies.',
    },
    short: { de: 'nur Sachkosten', en: 'material costs only' },
  },
} as const satisfies Record<string, Purpose>;

const oneNeed = (title: string | undefined): Purpose =>
  title === undefined
    ? {
        sentence: {
          de: 'Wir verwenden sie nur für den Zweck, den Sie gewählt haben.',
          en: 'It will be used only for the purpose you chose.',
        },
        short: { de: 'der Zweck, den Sie gewählt haben', en: 'the purpose you chose' },
      }
    : {
        sentence: {
          de: `Wir verwenden sie nur für „${title}“, wie Sie es gewählt haben.`,
          en: `It will be used only for “${title}”, as you chose.`,
        },
        short: { de: `nur „${title}“`, en: `only “${title}”` },
      };

const purposeOf = (earmark: Earmark, needTitle: string | undefined): Purpose =>
  earmark === 'free' || earmark === 'staff' || earmark === 'material'
    ? purposes[earmark]
    : oneNeed(needTitle);

export const purpose = (earmark: Earmark, needTitle: string | undefined, locale: Locale) => {
  const { sentence, short } = purposeOf(earmark, needTitle);
  return { sentence: sentence[locale], short: short[locale] };
};
