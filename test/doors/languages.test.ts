import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDoor, type Door, refusalIn } from './a-door.ts';

let door: Door;
beforeAll(async () => {
  door = await aDoor();
});
afterAll(async () => door.close());

const tooSmall = {
  de: 'Der kleinste Betrag ist 1,00 €, damit die Gebühr ihn nicht auffrisst.',
  en: 'The smallest amount is €1.00, so that the fee does not eat it up.',
};

const messageTo = async (input: object, headers: Record<string, string>) =>
  refusalIn(
    await door.checkout({ amountCents: 5, idempotencyKey: 'a-key-of-some-form', ...input }, headers),
  ).message.replaceAll('\u00a0', ' ');

const readIn = async (language: string): Promise<unknown> =>
  (await fetch(`${door.origin}/v1/campaigns/nowhere`, { headers: { 'accept-language': language } })).json();

describe('a refusal is written in the reader’s language', () => {
  it.each([
    ['de', 'de'],
    ['en', 'en'],
    ['en-US,en;q=0.9,de;q=0.8', 'en'],
    ['de;q=0.5,en;q=0.9', 'en'],
    ['fr-FR,fr;q=0.9,en;q=0.5,de;q=0.4', 'en'],
    ['fr-FR', 'de'],
    ['*', 'de'],
    ['', 'de'],
    ['en;q=0', 'de'],
    [';;;,,,=', 'de'],
    ['__proto__', 'de'],
    [`${'x'.repeat(5000)},en`, 'en'],
  ] as const)('that the browser names: %s', async (languages, locale) => {
    expect(await messageTo({}, { 'accept-language': languages })).toBe(tooSmall[locale]);
  });

  it('that the page names, whatever the browser says', async () => {
    expect(await messageTo({ locale: 'en' }, { 'accept-language': 'de' })).toBe(tooSmall.en);
    expect(await messageTo({ locale: 'de' }, { 'accept-language': 'en' })).toBe(tooSmall.de);
    // The page's word counts even where something else in its request does not fit.
    expect(await messageTo({ locale: 'en', amountCents: '5' }, { 'accept-language': 'de' })).toMatch(
      /^Please/,
    );
    expect(await messageTo({ locale: 'en', surprise: 1 }, { 'accept-language': 'de' })).toMatch(/^Please/);
  });

  it('also where there is no body to read it from', async () => {
    expect(await readIn('de')).toEqual({
      error: {
        code: 'campaign.unknown',
        message: 'Die Kampagne „nowhere“ gibt es nicht. Bitte die Adresse prüfen.',
      },
    });
    expect(await readIn('en')).toEqual({
      error: {
        code: 'campaign.unknown',
        message: 'There is no campaign “nowhere”. Please check the address.',
      },
    });
  });

  it('with the closed campaign’s own name in it', async () => {
    const headers = { 'accept-language': 'en' };
    const input = { amountCents: 25_00, idempotencyKey: 'a-key-of-some-form' };
    const { message } = refusalIn(await door.checkout(input, headers, 'wahljahr'));
    expect(message).toBe('“Öffentlichkeitsarbeit im Wahljahr” takes no more gifts.');
  });
});
