import * as z from 'zod';
import { Interval } from '../domain/interval.ts';
import { Language } from '../domain/language.ts';
import { LetterName } from '../domain/letter-name.ts';
import type { Sentence } from '../domain/locale.ts';
import { GivingMethod } from '../domain/method.ts';
import { Earmark } from '../domain/need.ts';
import { lineOf, textOf } from '../domain/text.ts';

export const HowOften = z.enum(['once', ...Interval.options]);
export type HowOften = z.infer<typeof HowOften>;

/** What a page sends when its donor presses the button. */
export const CheckoutRequest = z
  .strictObject({
    amountCents: z.int().meta({ description: 'Whole euro cents: 2500 for 25,00 €.', example: 2500 }),
    earmark: Earmark.default('free'),
    interval: HowOften.default('once').meta({
      description: 'Once, or again each month, quarter or year until the giver stops it.',
    }),
    method: GivingMethod.optional().meta({
      description: 'How the money comes. Without it Stripe’s page offers all of Stripe’s ways.',
    }),
    coverFee: z.boolean().default(false).meta({
      description: 'The giver pays the fee on top, so that the amount is what is left. Needs a method.',
    }),
    locale: Language.default('de'),
    wall: z
      .strictObject({ name: lineOf(80), comment: textOf(300).optional() })
      .optional()
      .meta({
        description: 'Shown on the campaign’s page once the money is there and the team has approved it.',
      }),
    newsletter: z
      .strictObject({ version: z.string().max(40) })
      .optional()
      .meta({ description: 'The giver ticked the box whose text has this version.' }),
    by: LetterName.optional().meta({
      description:
        'The letter to supporters whose link the giver followed, by its name: `netzwerk-2026-12`. One about nothing we know is left aside.',
    }),
    /** Where the form stands. If its origin is on the allow-list, the donor comes back there; else to our own page. */
    page: z.url().max(1000).optional(),
    /** Where the donor comes back to; its origin must be on the allow-list. Without it: `page`, or our own page. */
    returnUrl: z.url().max(500).optional(),
    /** Made by the page once per rendered form, so that a second click gives no second gift. */
    idempotencyKey: z
      .string()
      .regex(/^[A-Za-z0-9_-]{16,80}$/)
      .meta({ example: '6b1f0a9e-7d0c-4a54-9a5e-0d4b8a8f2c11' }),
    proof: z
      .string()
      .max(1000)
      .optional()
      .meta({ description: 'The answer to the task that came with `checkout.proof-needed`.' }),
  })
  .meta({ id: 'CheckoutRequest' });
export type CheckoutRequest = z.infer<typeof CheckoutRequest>;

export const CheckoutStarted = z
  .strictObject({
    donation: z.string(),
    checkoutUrl: z
      .url()
      .meta({ description: 'Stripe’s page; for a bank transfer our own with its details.' }),
  })
  .meta({ id: 'CheckoutStarted' });
export type CheckoutStarted = z.infer<typeof CheckoutStarted>;

export const askForCheckout = {
  amountCents: {
    de: 'Bitte den Betrag in ganzen Cent angeben, als Zahl: 2500 für 25,00 €.',
    en: 'Please give the amount in whole cents, as a number: 2500 for €25.00.',
  },
  earmark: {
    de: 'Bitte angeben, wofür die Spende ist: free, staff, material oder einer der Bedarfe der Kampagne.',
    en: 'Please say what the gift is for: free, staff, material or one of the campaign’s needs.',
  },
  interval: {
    de: 'Bitte angeben, wie oft die Spende kommt: once, month, quarter oder year.',
    en: 'Please say how often the gift comes: once, month, quarter or year.',
  },
  method: {
    de: 'Bitte angeben, wie die Spende kommt: paypal, sepa_debit, card oder bank_transfer.',
    en: 'Please say how the gift comes: paypal, sepa_debit, card or bank_transfer.',
  },
  coverFee: {
    de: 'Bitte true oder false angeben: ob die Gebühr dazukommt.',
    en: 'Please give true or false: whether the fee is added.',
  },
  locale: {
    de: 'Bitte eine Sprache wählen: de, en, tr, ar, uk oder de-simple.',
    en: 'Please choose a language: de, en, tr, ar, uk or de-simple.',
  },
  wall: {
    de: 'Bitte den Namen für die Spendenwand mit höchstens 80 Zeichen angeben, den Satz dazu mit höchstens 300.',
    en: 'Please give the name for the wall with at most 80 characters, and the comment with at most 300.',
  },
  newsletter: {
    de: 'Bitte die Fassung des Textes angeben, dem zugestimmt wurde.',
    en: 'Please give the version of the text that was agreed to.',
  },
  by: {
    de: 'Bitte den Namen des Briefs angeben, wie er in dessen Link steht: netzwerk-2026-12.',
    en: 'Please give the name of the letter as it stands in its link: netzwerk-2026-12.',
  },
  page: {
    de: 'Bitte die ganze Adresse der Seite mit höchstens 1000 Zeichen angeben.',
    en: 'Please give the whole address of the page, at most 1000 characters.',
  },
  returnUrl: {
    de: 'Bitte eine ganze Adresse mit höchstens 500 Zeichen angeben, wie https://example.org/danke.',
    en: 'Please give a whole address of at most 500 characters, such as https://example.org/thanks.',
  },
  idempotencyKey: {
    de: 'Bitte für jedes Formular einen neuen Schlüssel senden: 16 bis 80 Buchstaben von A bis Z, Ziffern, Binde- oder Unterstriche.',
    en: 'Please send a new key for each form: 16 to 80 letters from A to Z, digits, hyphens or underscores.',
  },
  proof: {
    de: 'Bitte die Antwort auf die gestellte Aufgabe senden.',
    en: 'Please send the answer to the task that was set.',
  },
  '': {
    de: 'Bitte ein JSON-Objekt mit amountCents und idempotencyKey senden; earmark, interval, method, coverFee, locale, wall, newsletter, by, page, returnUrl und proof sind möglich, andere Felder nicht.',
    en: 'Please send a JSON object with amountCents and idempotencyKey; earmark, interval, method, coverFee, locale, wall, newsletter, by, page, returnUrl and proof are possible, other fields are not.',
  },
} as const satisfies Record<'' | keyof CheckoutRequest, Sentence>;
