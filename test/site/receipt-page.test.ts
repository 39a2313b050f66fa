import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { html } from '../../shared/markup.ts';
import { laidOut } from '../../shared/page/layout.ts';
import { receiptPage } from '../../shared/page/receipt.ts';
import { aPaper, clubIssuer, collective, linesOnPage, single, yearOf } from '../paper/a-receipt.ts';

/** The words of a page as they are read, without its ways and styles. */
const wordsOf = (snapshot: Parameters<typeof receiptPage>[0]): string =>
  receiptPage(snapshot)
    .content.markup.replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Two texts may only differ in where their lines end. */
const together = (text: string): string => text.replaceAll(/\s+/g, '');

describe('a receipt on a page', () => {
  it.each([
    ['single', single()],
    ['collective', collective()],
    [
      'with fees that cannot be deducted',
      collective({ carrier: clubIssuer() }, yearOf(3, { kind: 'donation' })),
    ],
  ])('says passage by passage what the document says: %s', async (_, snapshot) => {
    const words = together(wordsOf(snapshot));
    const printed = linesOnPage(await aPaper().receipt({ snapshot }), 1);
    // Both fields of the amount stand side by side on paper.
    for (const line of printed.slice(0, -2).filter((each) => !/- in Buchstaben -|^[\d.]+,\d\d € /.test(each)))
      expect(words).toContain(together(line));
    expect(words).toContain(together(`Nr. ${snapshot.number}`));
  });

  it('shows the annex as a table with the total of the front', () => {
    const words = wordsOf(collective());
    expect(words).toContain('Gesamtsumme 210,42 €');
    expect(words).toContain(
      'in Ziffern - 210,42 € - in Buchstaben - zweihundertzehn Euro und zweiundvierzig Cent',
    );
    expect(words.match(/Geldzuwendung nein/g)).toHaveLength(9);
    expect(words.match(/Mitgliedsbeitrag nein/g)).toHaveLength(3);
  });

  it('is a page that no search engine keeps, in German, and escapes what somebody typed', async () => {
    const snapshot = single({
      donor: { ...single().donor, name: '<b>Ada</b> & Co.' },
      replaces: 'BEISPIELSTADT-2026-000007',
    });
    const { markup, headers } = laidOut(receiptPage(snapshot, html`<p><a href="/receipts">zurück</a></p>`));
    expect(headers['x-robots-tag']).toBe('noindex');
    expect(markup).toContain('<html lang="de"');
    expect(markup).toContain('&lt;b&gt;Ada&lt;/b&gt; &amp; Co.');
    expect(markup).toContain('ersetzt die zurückgenommene Bestätigung Nr. BEISPIELSTADT-2026-000007');
    for (const page of [markup, laidOut(receiptPage(collective())).markup]) {
      const report = await new HtmlValidate({
        extends: ['html-validate:standard'],
        rules: { 'require-sri': 'off', 'no-inline-style': 'off', 'no-trailing-whitespace': 'off' },
      }).validateString(page);
      expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    }
  });

  it('says of each box whether it is ticked', () => {
    const { markup } = receiptPage(single()).content;
    expect(markup).toMatch(/Ja <span role="img" aria-label="nicht angekreuzt"\s*>☐</);
    expect(markup).toMatch(/Nein <span role="img" aria-label="angekreuzt"\s*>☒</);
  });
});
