import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { YearView } from '../../shared/routes/treasury/year-view.ts';
import { aTreasurer, arrived, openAll, widthOf } from './a-treasurer.ts';
import { violationsOn } from './accessibility.ts';

describe('the year of a campaign', () => {
  let at: Awaited<ReturnType<typeof aTreasurer>>;
  beforeAll(async () => {
    at = await aTreasurer({ books: true });
    await at.house.give({ amountCents: 50_00, interval: 'month' });
    await at.house.idle();
  });
  afterAll(async () => at.close());

  const path = '/year/netzwerk/2026';
  const sources = ['donation', 'membership', 'grant', 'event'] as const;

  it('shows exactly the house’s figures, in tables and as pictures', async () => {
    const { page, errors } = await at.as('leserin', { path });
    const view = await answerOf(page, async () => page.reload());
    await drawn(page);

    for (const { sentence, assumptions } of view.fundedUntil) {
      const one = page.locator('.funded > div', { hasText: sentence });
      await one.getByText('Annahmen').click();
      expect(await one.locator('li').allInnerTexts()).toEqual(assumptions.map((each) => each.sentence));
    }
    const covered = view.months.map(({ month, costTypes, total }) => [
      short(month),
      ...sources.map((source) =>
        euros(costTypes.reduce((sum, { coveredBySource }) => sum + coveredBySource[source], 0)),
      ),
      ...[total.coveredCents, total.neededCents, total.missingCents].map(euros),
    ]);
    expect(await rowsOf(page, 'Deckung nach Quelle und Monat')).toEqual(covered);
    expect(await rowsOf(page, 'Eingänge nach Quelle')).toEqual(
      view.months.map(({ month, receivedBySource, receivedCents, committed, forecastCents }) => [
        short(month),
        ...sources.map((source) => euros(receivedBySource[source])),
        ...[receivedCents, committed.cents, forecastCents].map(euros),
      ]),
    );
    expect(await rowsOf(page, 'Zusammengezählt')).toEqual(
      view.months.map(({ month, cumulative: { neededCents, receivedCents, forecastCents } }) => [
        short(month),
        ...[neededCents, receivedCents, forecastCents].map(euros),
      ]),
    );

    const halves = [...(await rowsOf(page, 'Januar bis Juni')), ...(await rowsOf(page, 'Juli bis Dezember'))];
    const line = (title: string) =>
      halves.filter(([first]) => first === title).flatMap(([, ...rest]) => rest);
    for (const { title, line: of, ...sum } of view.lines) {
      const inMonths = view.months.map(({ needs }) => needs.find((need) => need.line === of));
      expect(line(title)).toEqual([...inMonths, sum].map((cover) => (cover ? both(cover) : '')));
    }
    expect(line('Summe Personal').at(-1)).toBe(both(view.costTypes[0]));
    expect(line('Summe Sachkosten').at(-1)).toBe(both(view.costTypes[1]));
    expect(line('Übertrag in den nächsten Monat')).toEqual(
      [...view.months.map(({ carriedOnCents }) => carriedOnCents), view.carriedOnCents].map(euros),
    );
    expect(line('Bewilligte Zuschüsse, fällig und nicht da (nicht mitgezählt)')).toEqual(
      [...view.months.map(({ committed }) => committed.cents), view.committedCents].map(euros),
    );
    for (const sentence of view.forecast.method) expect(await page.getByText(sentence).count()).toBe(1);

    // A piece for each figure that is not nothing, and a line for each month that needs something.
    const pieces = view.months.flatMap(({ costTypes }) =>
      sources.filter((source) => costTypes.some(({ coveredBySource }) => coveredBySource[source] !== 0)),
    );
    const cover = page.getByRole('img', { name: 'Wodurch jeder Monat gedeckt ist' });
    expect(await cover.locator('rect').count()).toBe(pieces.length);
    expect(await cover.locator('line title').count()).toBe(
      view.months.filter(({ total }) => total.neededCents > 0).length,
    );
    expect(await cover.locator('rect title').first().textContent()).toMatch(/^.+, .+ 2026: .+€$/);
    const received = page.getByRole('img', { name: 'Was in jedem Monat einging' });
    expect(await received.locator('rect').count()).toBe(
      view.months.flatMap(({ receivedBySource, committed, forecastCents }) =>
        [...sources.map((source) => receivedBySource[source]), committed.cents, forecastCents].filter(
          (cents) => cents !== 0,
        ),
      ).length,
    );
    expect(errors).toEqual([]);
  });

  it('tells what is expected from what is there: dashed, and without a filled ground', async () => {
    const { page, errors } = await at.as('leserin', { path });
    const view = await answerOf(page, async () =>
      page.getByRole('link', { name: '2027', exact: false }).click(),
    );
    await page.waitForURL('**/year/netzwerk/2027');
    await drawn(page);
    expect(view.forecastCents).toBeGreaterThan(0);
    const year = page.getByRole('img', { name: 'Das Jahr zusammengezählt' });
    expect(await year.locator('[stroke-dasharray] path, path[stroke-dasharray]').count()).toBe(1);
    const received = page.getByRole('img', { name: 'Was in jedem Monat einging' });
    expect(await received.locator('rect[fill="url(#year-forecast)"]').count()).toBe(
      view.months.filter(({ forecastCents }) => forecastCents > 0).length,
    );
    expect(await received.locator('rect[fill="url(#year-committed)"]').count()).toBe(
      view.months.filter(({ committed }) => committed.cents > 0).length,
    );
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Das Jahr 2026' }).waitFor();
    expect(errors).toEqual([]);
  });

  it('fetches the library only for who looks at a year', async () => {
    const { page } = await at.as('leserin');
    const loaded = async () =>
      page.evaluate(
        () =>
          performance.getEntriesByType('resource').filter(({ name }) => /\/draw-\w+\.js$/.test(name)).length,
      );
    expect(await loaded()).toBe(0);
    await page.getByRole('link', { name: 'Jahr', exact: true }).click();
    await drawn(page);
    expect(await loaded()).toBe(1);
  });

  it('says that a year without plans is empty, and still works', async () => {
    const { page, errors } = await at.as('leserin', { path: '/year/netzwerk/2099' });
    await page.getByText('Für dieses Jahr ist nichts geplant.').waitFor();
    expect(await page.locator('a[rel=next]').count()).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('prints figures and whole pictures onto A4', async () => {
    const { page, errors } = await at.as('leserin', { path, width: 680 });
    await drawn(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('button:visible, select:visible, header:visible').count()).toBe(0);
    expect(await page.locator('svg[role=img]:visible').count()).toBe(3);
    expect(await page.locator('.assumptions li:visible').count()).toBeGreaterThan(5);
    expect(await widthOf(page)).toBeLessThanOrEqual(680);
    for (const picture of await page.locator('.drawn').all()) {
      expect(await picture.evaluate((one) => getComputedStyle(one).breakInside)).toBe('avoid');
    }
    for (const table of await page.locator('.rolls').all()) {
      expect(await table.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
    }
    expect(errors).toEqual([]);
  });

  it.each([
    ['de-DE', 1280],
    ['de-DE', 360],
    ['en-GB', 1280],
  ] as const)('is accessible in %s, %i pixels wide, light and dark', async (locale, width) => {
    const { page, errors } = await at.as('schatzmeisterei', { path, locale, width });
    await drawn(page);
    await openAll(page);
    expect(await page.textContent('h1')).toBe(locale === 'de-DE' ? 'Das Jahr 2026' : 'The year 2026');
    expect(await violationsOn(page)).toEqual([]);
    expect(await widthOf(page)).toBeLessThanOrEqual(width);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violationsOn(page)).toEqual([]);
    // In a person's own colours patterns still tell the pieces apart.
    await page.emulateMedia({ forcedColors: 'active' });
    expect(
      new Set(
        await page
          .locator('svg[role=img] rect')
          .evaluateAll((pieces) => pieces.map((piece) => piece.getAttribute('fill'))),
      ).size,
    ).toBe(5);
    expect(errors).toEqual([]);
  });
});

const drawn = async (page: Page): Promise<void> => {
  await arrived(page);
  await page.waitForFunction(() => document.querySelectorAll('svg[role=img]').length === 3);
};

/** What the house answers while somebody goes to a year. */
const answerOf = async (page: Page, go: () => Promise<unknown>): Promise<YearView> => {
  const answering = page.waitForResponse(/\/v1\/treasury\/campaigns\/netzwerk\/years\/\d+$/);
  await go();
  const body: unknown = await (await answering).json();
  return z.parse(YearView, body);
};

/** What people read in the table of this name, line by line. */
const rowsOf = async (page: Page, caption: string): Promise<string[][]> => {
  const rows = await page.locator('table', { hasText: caption }).locator('tbody tr').all();
  return Promise.all(rows.map(async (row) => (await row.locator('th, td').allInnerTexts()).map(readable)));
};

const readable = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const euros = (cents: number): string =>
  readable(new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' }).format(cents / 100));
const short = (month: string): string =>
  new Intl.DateTimeFormat('de-DE', { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
const both = (
  cover: { neededCents: number; coveredCents: number; missingCents: number } | undefined,
): string =>
  cover
    ? `gebraucht ${euros(cover.neededCents)} gedeckt ${cover.missingCents === 0 && cover.neededCents > 0 ? '✓ ' : ''}${euros(cover.coveredCents)}`
    : '';
