import * as fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import type { CostTypeFigures } from '../../shared/domain/edition.ts';
import { directionOf, formatTags, Language } from '../../shared/domain/language.ts';
import { cents } from '../../shared/domain/money.ts';
import { lineOf, textOf } from '../../shared/domain/text.ts';
import type { EditionContent } from '../../shared/email/edition-content.ts';
import { editionSamples } from '../../shared/email/edition-samples.ts';
import { anEdition, pictured, withText, write } from './an-edition.ts';
import { bothParts, readable } from './a-letter.ts';

// Mail programs keep what the web has left behind: tables for layout, styles and colours in each tag.
const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    'no-deprecated-attr': 'off',
    // As long as a campaign's title is; nobody searches for a letter by it.
    'long-title': 'off',
    'no-conditional-comment': 'off',
  },
});
const faultsOf = async (html: string): Promise<string[]> => {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
  );
};

const everyLetter = Language.options.flatMap((language) =>
  Object.entries(editionSamples(language)).map(([name, content]) => ({ name, language, content })),
);

describe.each(everyLetter)('the letter $name in $language', ({ language, content }) => {
  const letter = write(content);

  it('is valid HTML, also with a picture', async () => {
    expect(await faultsOf(letter.html)).toEqual([]);
    expect(await faultsOf(write(pictured(content, 'Eine Wand')).html)).toEqual([]);
  });

  it('says in which language it is and how that runs, and speaks no other by itself', () => {
    expect(letter.html).toContain(`<html lang="${language}" dir="${directionOf(language)}">`);
    if (language === 'en' || language.startsWith('de')) return;
    const ours = letter.html.replaceAll(/<(bdi|div)\s+lang="(?:de|en)"[\s\S]*?<\/\1>/gu, '');
    expect(readable(ours)).not.toMatch(/\b(?:und|von|der|the|and|gedeckt|covered)\b/u);
  });

  it('says in both parts how far it is, and where to give, to change and to leave', () => {
    const { thisMonth } = content.figures.campaigns[0] ?? {};
    for (const part of bothParts(letter)) {
      expect(part).toContain('Solidarisches Gesundheitszentrum Beispielstadt e.V.');
      expect(part).toContain('Musterstraße 1');
      if (!thisMonth) continue;
      const format = new Intl.NumberFormat(formatTags[language], {
        style: 'currency',
        currency: 'EUR',
        currencyDisplay: 'narrowSymbol',
      });
      for (const amount of [thisMonth.coveredCents, thisMonth.neededCents, thisMonth.missingCents])
        expect(part).toContain(format.format(amount / 100).replaceAll(/\s/gu, ' '));
    }
    const { topic = '', edition = '' } = content.editions[0] ?? {};
    for (const way of [`/c/beispielstadt?by=${topic}-${edition}`, '/u/xxx', '/news/xxx']) {
      expect(letter.html).toContain(way);
      expect(letter.text).toContain(way);
    }
  });

  it('is one line above, and lines that fit below', () => {
    expect(lineOf(200).safeParse(letter.subject).success).toBe(true);
    expect(lineOf(200).safeParse(letter.preheader).success).toBe(true);
    const lines = letter.text.split('\n').filter((line) => !line.startsWith('https:'));
    expect(Math.max(...lines.map((line) => Array.from(line).length))).toBeLessThanOrEqual(78);
    expect(letter.text).not.toMatch(/\n{3}|[ \t]+$/mu);
    for (const part of Object.values(letter)) expect(part).not.toMatch(/undefined|null|NaN|\[object/u);
  });

  it('fetches nothing when it is opened', () => {
    expect(letter.html).not.toMatch(/<(?:img|script|link|iframe|form)\b|url\(|@import|\bon[a-z]+=/i);
    expect(write(pictured(content)).html).toContain('src="cid:picture"');
    expect(write(pictured(content)).html.match(/<img\b/g)).toHaveLength(1);
  });
});

/** What becomes of it. */
const paragraph = (source: string): string => {
  const { html } = write(withText({ paragraph: source }));
  return (
    /<div\s+lang="de"\s+dir="auto"\s+style="text-align:left;"\s*>([\s\S]*?)<\/div>/u.exec(html)?.[1] ?? ''
  );
};

describe('what the editor writes', () => {
  it('is set as Markdown, and left as Markdown where there is only text', () => {
    const source =
      'Im **November** ist\nvieles geschehen:\n\n- *Sprechstunde*\n- [mehr dazu](https://example.org/mehr)';
    const { html, text } = write(withText({ paragraph: source }));
    expect(html).toContain('<strong>November</strong>');
    expect(html).toContain('<em>Sprechstunde</em>');
    expect(html).toMatch(/<a href="https:\/\/example\.org\/mehr" rel="noopener noreferrer"/);
    expect(text).toContain('Im **November** ist\nvieles geschehen:\n\n- *Sprechstunde*\n');
    expect(text).toContain('https://example.org/mehr');
  });

  it.each([
    ['a script', '<script>alert(1)</script>', /<script/],
    ['an image in HTML', '<img src=x onerror=alert(1)>', /<img/],
    ['an image in Markdown', '![Zähler](https://example.org/count.gif)', /<img/],
    ['a link that runs', '[hier](javascript:alert(1))', /href="javascript/i],
    ['a link that runs, in disguise', '[hier](JaVaScRiPt&colon;alert(1))', /href="j/i],
    ['a link of data', '[hier](data:text/html,x)', /href="data/],
    ['a link to a place of nobody', '[hier](/u/somebody)', /href="\/u/],
    ['a link without a scheme', '[hier](//example.org)', /href="\/\//],
    ['a link with a title that lies', '[hier](https://example.org "zur Bank")', /title=/],
    ['a way out of its place', '</div></td></table>**x**', /<\/td>/],
    ['a comment for Outlook', '<!--[if mso]>x<![endif]-->', /<!--/],
  ])('does nothing with %s', (_, source, harm) => {
    expect(paragraph(source)).not.toBe('');
    expect(paragraph(source)).not.toMatch(harm);
  });

  it('is read in German by whoever has no other, and marked so', () => {
    const content = withText({ paragraph: 'Danke!', nextStep: 'Kommen Sie vorbei.' }, 'de');
    const { html } = write({ ...content, language: 'ar' });
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toMatch(/<div\s+lang="de"\s+dir="auto"\s+style="text-align:left;"\s*>\s*<p[^>]*>Danke!/u);
    expect(html).toContain('<bdi lang="de" dir="auto">Kommen Sie vorbei.</bdi>');
  });

  it('says of a picture what it shows, also where nobody sees it', () => {
    const { html, text } = write(pictured(anEdition(), 'Drei Menschen streichen eine "Wand"'));
    expect(html).toContain('alt="Drei Menschen streichen eine &quot;Wand&quot;"');
    expect(html).toContain('width="528"');
    expect(html).toContain('height="308"');
    expect(text).toContain('[Drei Menschen streichen eine "Wand"]');
  });
});

describe('a letter', () => {
  it('of a closed campaign asks for nothing', () => {
    const content = anEdition();
    const closed = content.figures.campaigns.map((each) => ({ ...each, open: false }));
    const { html, text } = write({ ...content, figures: { ...content.figures, campaigns: closed } });
    expect(html).not.toContain('?by=');
    expect(text).toContain('nimmt keine Spenden mehr an');
  });

  it('that may have arrived before says so first', () => {
    const { subject, text } = write({ ...anEdition(), copy: true });
    expect(subject).toMatch(/^Kopie: /);
    expect(text).toMatch(/^Diesen Brief haben Sie vielleicht schon bekommen/);
  });

  it('rounds down: 99.99 % are never all of it', () => {
    const content = anEdition();
    const [campaign] = content.figures.campaigns;
    if (!campaign?.thisMonth) throw new Error('no month');
    const thisMonth = {
      ...campaign.thisMonth,
      neededCents: cents(1000_00),
      coveredCents: cents(999_99),
      missingCents: cents(1),
    };
    const { text } = write({
      ...content,
      figures: { ...content.figures, campaigns: [{ ...campaign, thisMonth }] },
    });
    expect(text).toContain('99\u00a0%');
    expect(text).toContain('Es fehlen noch 0,01\u00a0€.');
  });
});

const naughty = [
  `</td></tr></table><script>alert('x')</script>`,
  `"><img src=x onerror=alert(1)>`,
  'undefined',
  '-reader-token-',
  '{{7*7}} ${7*7} <%= 7 %> %s $&',
  'שרה כהן لیلی 漢字 🧑🏽‍🦽‍➡️',
  `Z${'\u0300\u0323'.repeat(40)}algo`,
  'ß'.repeat(120),
  '0',
  `'; DROP TABLE supporters; --`,
  '[x](javascript:alert(1)) ![x](http://x/)',
  'ﷺ\uFFFE\uFDD0',
];

const named = (name: string): EditionContent => {
  const content = anEdition('de', 'milestones of two campaigns, a copy');
  return {
    ...content,
    title: name,
    carrier: { ...content.carrier, name, street: name, city: name },
    figures: {
      ...content.figures,
      campaigns: content.figures.campaigns.map((campaign) => ({ ...campaign, title: name, centre: name })),
    },
  };
};
const tagsOf = (html: string): string[] => html.match(/<[^>]*>/gu) ?? [];

describe('whatever people are called and write', () => {
  it.each(naughty)('%s breaks no tag', async (name) => {
    const written = write(named(name));
    expect(tagsOf(written.html)).toEqual(tagsOf(write(named('Ada')).html));
    expect(await faultsOf(written.html)).toEqual([]);
    expect(written.text.replaceAll(/\s/gu, '')).toContain(name.replaceAll(/\s/gu, ''));
  });

  it('of any letters at all, tags stay as they are', () => {
    const usual = tagsOf(write(named('Ada')).html);
    const law = fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (name) => {
      fc.pre(lineOf(120).safeParse(name).success);
      expect(tagsOf(write(named(name)).html)).toEqual(usual);
    });
    fc.assert(law, { numRuns: 60 });
  });

  it('is below the size at which mail programs cut it off, however much it is', () => {
    // What makes much of little: each sign of it becomes a tag, or six letters.
    const dense = fc.constantFrom(
      '> a\n\n',
      '- > a\n',
      '[a](http://b)',
      '"',
      '# a\n\n',
      '**a** ',
      'ñ',
      '---\n',
      '1. > - a\n\n',
    );
    const size = fc.record({
      source: fc.array(dense, { minLength: 1, maxLength: 4 }),
      title: fc.constantFrom('"', 'x', '漢', '&'),
      needs: fc.integer({ min: 0, max: 80 }),
      campaigns: fc.integer({ min: 1, max: 60 }),
      sample: fc.constantFrom('month', 'federation', 'milestones of two campaigns, a copy'),
    });
    const law = fc.property(size, ({ source, title, needs, campaigns, sample }) => {
      const paragraph = textOf(5000).safeParse(source.join('').repeat(5000).slice(0, 5000)).data;
      const letter = write(crowded(anEdition('de', sample), paragraph, title.repeat(120), needs, campaigns));
      expect(Buffer.byteLength(letter.html)).toBeLessThan(100_000);
      expect(Buffer.byteLength(letter.text)).toBeLessThan(100_000);
      expect(letter.html).toContain('/u/xxx');
      expect(letter.html.trimEnd()).toMatch(/<\/html>$/);
    });
    fc.assert(law, { numRuns: 20 });
  });

  it('says that there is more, and where, when it tells less', () => {
    const content = crowded(anEdition(), undefined, 'Miete', 30, 1);
    const { text } = write(content);
    expect(text).toContain('Hier steht nicht alles');
    expect(text).toContain('https://tragwerk.example/c/beispielstadt/updates/2026-12\n');
    expect(write(anEdition()).text).not.toContain('Hier steht nicht alles');
  });
});

/** As much of everything as people can enter. */
const crowded = (
  content: EditionContent,
  paragraph: string | undefined,
  title: string,
  needs: number,
  campaigns: number,
): EditionContent => {
  const more = (costType: CostTypeFigures): CostTypeFigures => ({
    ...costType,
    needs: Array.from({ length: needs }, () => ({
      title,
      neededCents: cents(10_00),
      coveredCents: cents(1_00),
    })),
  });
  const [first] = content.figures.campaigns;
  if (!first?.thisMonth || !first.lastMonth) throw new Error('an empty sample');
  const thisMonth = { ...first.thisMonth, costTypes: first.thisMonth.costTypes.map(more) };
  const lastMonth = { ...first.lastMonth, costTypes: first.lastMonth.costTypes.map(more) };
  return {
    ...content,
    figures: {
      ...content.figures,
      campaigns: Array.from({ length: campaigns }, (_, index) => ({
        ...first,
        campaign: index === 0 ? first.campaign : `other-${index}`,
        title,
        thisMonth,
        lastMonth,
      })),
    },
    editions: content.editions.map((edition) => ({
      ...edition,
      texts: { de: { paragraph, nextStep: title, pictureAlternative: title } },
      milestones: Array.from({ length: needs }, (_, index) => ({
        milestone: 'year' as const,
        campaign: index === 0 ? first.campaign : `other-${index}`,
        year: String(2026 + index),
      })),
    })),
  };
};
