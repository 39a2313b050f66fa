import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOn } from './accessibility.ts';
import { aWidget, choose, focused, give, labelOf } from './a-widget.ts';

describe('two lines in a website', () => {
  let at: Awaited<ReturnType<typeof aWidget>>;
  beforeAll(async () => {
    at = await aWidget();
  });
  afterAll(async () => {
    await at.close();
  });

  it('are a form in place of the link, with the month above it', async () => {
    const page = await at.open(at.host.put(at.lines()), 360);
    expect(await page.getByRole('link', { name: 'Spenden' }).isVisible()).toBe(false);
    expect(await page.locator('[part=progress]').textContent()).toMatch(/0\s€ von 3\.265,50\s€/);
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(2);
    expect(await labelOf(give(page))).toBe('25 € spenden');
    expect(await violationsOn(page)).toEqual([]);
    for (const [field, least] of [
      ['label:has([type=radio])', 44],
      ['button', 44],
      ['summary', 24],
    ] as const)
      expect((await page.locator(field).first().boundingBox())?.height).toBeGreaterThanOrEqual(least);
  });

  it('ask for data once, keep nothing, and leave nothing in the window', async () => {
    const page = await at.browser.page();
    await page.goto(at.host.put('<p>Ohne.</p>'));
    const before = await page.evaluate(() => Object.getOwnPropertyNames(window));
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const address = at.host.put(at.lines());
    await page.goto(address);
    await at.shown(page);
    expect(asked.filter((one) => !one.endsWith('/favicon.ico'))).toEqual([
      address,
      `${at.house.origin}/widget/v1.js`,
      `${at.house.origin}/v1/campaigns/netzwerk/form?lang=de`,
    ]);
    expect(await page.evaluate(() => Object.getOwnPropertyNames(window))).toEqual(before);
    expect(await page.evaluate(() => Object.getOwnPropertyNames(Symbol).includes('metadata'))).toBe(false);
    const { cookies, origins } = await page.context().storageState();
    expect({ cookies, origins }).toEqual({ cookies: [], origins: [] });
    expect(await page.locator('iframe, [style], tragwerk-donate style').count()).toBe(0);
  });

  it('say all of it on the button: how much, how often, with the fee', async () => {
    const page = await at.open(
      at.host.put(at.lines('interval="month" amounts="5, 12.50,20" earmark="staff"')),
    );
    expect(await labelOf(give(page))).toBe('12,50 € monatlich spenden');
    expect(await page.locator('[name=earmark]').inputValue()).toBe('staff');
    await page.getByLabel('20 €').check();
    await page.getByLabel('vierteljährlich').check();
    expect(await labelOf(give(page))).toBe('20 € vierteljährlich spenden');
    const cover = page.getByLabel(/Ich übernehme die Gebühr/);
    expect(await cover.isVisible()).toBe(false);
    await choose(page, 'bank_transfer');
    expect(await cover.isVisible()).toBe(false);
    await choose(page, 'sepa_debit');
    await cover.check();
    expect(await labelOf(give(page))).toBe('20,35 € vierteljährlich spenden');
    await page.getByLabel('Anderer Betrag').fill('40');
    expect(await page.getByLabel('20 €').isChecked()).toBe(false);
    expect(await labelOf(give(page))).toBe('40,35 € vierteljährlich spenden');
    await page.getByLabel('5 €', { exact: true }).check();
    expect(await page.getByLabel('Anderer Betrag').inputValue()).toBe('');
  });

  it.each(['10,,25', '10,25', '10,25,1.234', '1,2,3,4,5,6', 'viel'])(
    'fall back to the amounts of the campaign where theirs cannot be read: %s',
    async (amounts) => {
      const page = await at.open(at.host.put(at.lines(`amounts="${amounts}" interval="toString"`)));
      expect(await page.locator('[part=amounts] [part=choice]').allTextContents()).toEqual([
        expect.stringMatching(/10\s€/),
        expect.stringMatching(/25\s€/),
        expect.stringMatching(/50\s€/),
        expect.stringMatching(/100\s€/),
      ]);
      expect(await page.getByLabel('einmalig').isChecked()).toBe(true);
    },
  );

  it.each([
    ['', 'amount', 'Bitte einen Betrag wählen oder eingeben.'],
    ['fünf', 'amount', 'Bitte einen Betrag in Euro wie 25'],
    ['1.234', 'amount', 'Sind 1234 Euro gemeint?'],
    ['0,50', 'amount', 'Der kleinste Betrag ist 1 €'],
    ['999999', 'amount', 'Hier gehen Beträge bis 10.000 €'],
    ['17', 'method', 'Bitte wählen, auf welchem Weg'],
  ])('say at the field what is wrong with %j, and lead there', async (typed, field, sentence) => {
    const page = await at.open(at.host.put(at.lines()), 360);
    await page.getByLabel('Anderer Betrag').fill('1');
    await page.getByLabel('Anderer Betrag').fill(typed);
    await give(page).click();
    expect(await focused(page)).toBe(field);
    const described = await page.evaluate(() => {
      const root = document.querySelector('tragwerk-donate')?.shadowRoot;
      return root?.getElementById(root.activeElement?.getAttribute('aria-describedby') ?? '')?.textContent;
    });
    expect(described?.replaceAll('\u00a0', ' ')).toContain(sentence);
    expect(await violationsOn(page)).toEqual([]);
  });

  it('take one need once only, and a name for the wall only if there is one', async () => {
    const page = await at.open(at.host.put(at.lines()));
    const need = await page.locator('optgroup option').first().getAttribute('value');
    await page.locator('[name=earmark]').selectOption(need);
    await page.getByLabel('jährlich', { exact: true }).check();
    await choose(page);
    await give(page).click();
    expect(await focused(page)).toBe('earmark');
    expect(await page.locator('#earmark').textContent()).toContain('für einen einzigen Monat');
    await page.getByLabel('einmalig').check();
    await page.locator('summary').click();
    await page.getByLabel(/Spendenwand stehen/).check();
    await page.locator('summary').click();
    await give(page).click();
    expect(await focused(page)).toBe('wall');
    expect(await page.locator('#wall').textContent()).toContain('Bitte den Namen eingeben');
    expect(await violationsOn(page)).toEqual([]);
  });

  it('show everything once more before paying, and keep it all on the way back', async () => {
    const page = await at.open(at.host.put(at.lines()), 360);
    await page.getByLabel('monatlich').check();
    await page.locator('[name=earmark]').selectOption('material');
    await choose(page, 'sepa_debit');
    await page.getByLabel(/Ich übernehme die Gebühr/).check();
    await give(page).click();
    expect(await focused(page)).toBe('H2');
    const review = (await page.locator('[part=review]').innerText()).replaceAll('\u00a0', ' ');
    for (const said of [
      'Bitte prüfen',
      '25,35 €',
      'davon Gebühr: 0,35 €',
      'monatlich',
      'danach wieder am',
      'mit dem Link in jedem Dankesbrief',
      'Sachkosten',
      'SEPA-Lastschrift',
      'unseres Zahlungsdienstes Stripe',
      'Solidarisches Gesundheitszentrum Leipzig e.V.',
      'mindestens 18 Jahre',
    ])
      expect(review).toContain(said);
    expect(await labelOf(give(page))).toBe('25,35 € monatlich spenden');
    expect(await violationsOn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

    await page.getByRole('button', { name: 'Ändern' }).click();
    expect(await focused(page)).toBe('H2');
    expect(await page.getByLabel('monatlich').isChecked()).toBe(true);
    expect(await page.getByLabel(/Ich übernehme die Gebühr/).isChecked()).toBe(true);
    expect(await page.locator('[name=earmark]').inputValue()).toBe('material');
  });

  it('lead to Stripe’s page without a mouse', async () => {
    const page = await at.open(at.host.put(at.lines()));
    const tabTo = async (field: string) => {
      for (let steps = 0; (await focused(page)) !== field; steps += 1) {
        expect(steps).toBeLessThan(20);
        await page.keyboard.press('Tab');
      }
    };
    await tabTo('interval');
    await page.keyboard.press('ArrowRight');
    await tabTo('amounts');
    await page.keyboard.press('ArrowRight');
    await tabTo('earmark');
    await page.keyboard.press('ArrowDown');
    await tabTo('method');
    await page.keyboard.press('ArrowRight');
    await tabTo('cover');
    await tabTo('button');
    const seen = await page.evaluate(() => {
      const button = document.querySelector('tragwerk-donate')?.shadowRoot?.activeElement;
      return button && getComputedStyle(button).outlineWidth;
    });
    expect(seen).toBe('3px');
    expect(await labelOf(give(page))).toBe('50 € monatlich spenden');
    await page.keyboard.press('Enter');
    await tabTo('button');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/c\/pay\//);
    expect(await page.textContent('body')).toContain('50,00');
  });
});
