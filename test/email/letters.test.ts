import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOf } from '../../shared/domain/text.ts';
import { letters, renderLetter } from '../../shared/email/letters.ts';
import { sampleLetters } from '../../shared/email/sample-letters.ts';
import { aLetter, linksIn } from './a-letter.ts';

const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' });
const columns = (line: string) => Array.from(graphemes.segment(line)).length;

/** A signed link is longer than any line should be, and is of no use in two. */
const linesOf = (text: string) => text.split('\n').filter((line) => !/^https:\S+$/.test(line));

/** What every letter owes its reader, whoever adds one. */
const written = await Promise.all(
  sampleLetters.map(async (letter) => ({ ...letter, letter: await renderLetter(letter.context) })),
);
describe.each(written)('$kind, $sample, $locale', ({ language, context, letter }) => {
  const { subject, preheader, html, text } = letter;

  it('has a subject and a preheader of one short line', () => {
    expect(lineOf(78).safeParse(subject).success).toBe(true);
    expect(lineOf(120).safeParse(preheader).success).toBe(true);
  });

  it('is one whole page in its language, light and dark, that fetches nothing', () => {
    expect(html).toMatch(new RegExp(`^<!doctype html>\\s*<html lang="${language}"`));
    expect(html.trimEnd()).toMatch(/<\/html>$/);
    expect(html).toContain('<meta name="color-scheme" content="light dark"');
    expect(html).toContain('(prefers-color-scheme: dark)');
    expect(html).toContain(preheader);
    expect(html).not.toMatch(/<(?:img|script|link|iframe|form)\b|url\(|@import|\bon[a-z]+=/i);
  });

  it('leads only to our own pages, and is whole without its links in sight', () => {
    for (const href of linksIn({ subject, preheader, html, text }))
      expect(href).toMatch(/^https:\/\/tragwerk\.example\//);
    const withoutLinks = html.replaceAll(/<a\b[^>]*>/g, '');
    expect(withoutLinks).not.toMatch(/https?:|href|<a\b/);
  });

  it('stays far below the size at which mail programs cut a letter off', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(30_000);
  });

  it('leaves no gap: nothing unfilled in either part', () => {
    for (const part of [subject, preheader, html, text])
      expect(part).not.toMatch(/undefined|null|NaN|\[object/);
    expect(text).not.toMatch(/\n{3}|[ \t]+$/m);
  });

  it('has a plain part of lines that fit', () => {
    expect(Math.max(...linesOf(text).map(columns))).toBeLessThanOrEqual(78);
    expect(text).not.toMatch(/<[a-z]/i);
  });

  it('lets no name and no title into the markup', async () => {
    const hostile = `</td><img src=x onerror=alert(1)>"`;
    const { letter, campaign, carrier } = context;
    const written = await renderLetter({
      ...context,
      letter: { ...letter, to: { ...letter.to, name: hostile } },
      campaign: { ...campaign, title: hostile },
      carrier: { ...carrier, name: hostile },
    });
    expect(written.html).not.toContain('<img');
    expect(written.html).toContain('&lt;img src=x');
  });

  it('carries the same facts in both parts', () => {
    // A receipt may be about gifts to several campaigns, and is their carrier's.
    const ofCampaign = context.letter.about.kind.startsWith('receipt') ? [] : [context.campaign.title];
    for (const fact of [context.carrier.name, context.carrier.email, ...ofCampaign]) {
      expect(html).toContain(fact);
      expect(text.replaceAll(/\s+/gu, ' ')).toContain(fact);
    }
  });
});

it('has a sample for every letter of the table, in German and English', () => {
  for (const kind of Object.keys(letters))
    expect(
      new Set(sampleLetters.filter((letter) => letter.kind === kind).map(({ locale }) => locale)),
    ).toEqual(new Set(['de', 'en']));
});

const withName = async (name: string) => aLetter({ letter: { to: { email: 'ada@example.org', name } } });
const tags = (html: string) => html.match(/<[^>]*>/g);

describe('a name', () => {
  it.each([
    ['right to left', 'שרה כהן'],
    ['Arabic', 'ليلى الحداد'],
    ['combining marks', `Z${'\u0301\u0323'.repeat(50)}oe`],
    ['one word of 120 letters', 'ß'.repeat(120)],
    ['quotes and an ampersand', `Ada "Bea" & Söhne 'x'`],
    ['braces and dollars', '{{name}} $& ${name} %s'],
    ['a family', '👩‍👩‍👧‍👦 Beispiel'],
  ])('stays whole and breaks nothing: %s', async (_, name) => {
    const { html, text } = await withName(name);
    expect(tags(html)).toEqual(tags((await withName('Ada')).html));
    expect(text.replaceAll('\n', '').replaceAll(' ', '')).toContain(name.replaceAll(' ', ''));
    expect(Math.max(...linesOf(text).map(columns))).toBeLessThanOrEqual(78);
  });

  it('cannot become a tag', async () => {
    const { html } = await withName('<script>alert(1)<script>');
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<script');
  });

  it('of any letters at all leaves the page as it was', async () => {
    const named = tags((await withName('Ada')).html)?.join('');
    const neutral = tags((await aLetter({ letter: { to: { email: 'ada@example.org' } } })).html)?.join('');
    const property = fc.asyncProperty(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
      async (name) => {
        fc.pre(lineOf(120).safeParse(name).success);
        const found = tags((await withName(name)).html)?.join('');
        return found === named || found === neutral;
      },
    );
    expect(await fc.check(property)).toMatchObject({ failed: false });
  });
});

it('lets no title of a campaign or a need into the markup', async () => {
  const hostile = `</td><img src=x onerror=alert(1)>"`;
  const { campaign } = sampleLetters[0]?.context ?? {};
  const { html } = await aLetter({
    ...(campaign && { campaign: { ...campaign, title: hostile } }),
    about: { earmark: 'need_x' },
    needTitle: hostile,
  });
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img src=x');
});
