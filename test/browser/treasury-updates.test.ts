import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Edition } from '../../shared/domain/edition.ts';
import { aLetter } from '../treasury/samples/updates.ts';
import { aTreasurer, arrived, openAll, told, widthOf } from './a-treasurer.ts';
import { violationsOn } from './accessibility.ts';

let at: Awaited<ReturnType<typeof aTreasurer>>;
beforeAll(async () => {
  at = await aTreasurer({ books: true });
});
afterAll(async () => at.close());

/** A letter of a month far away, so that no clock of the house sends it. */
const waits = async (edition: string, changes: Partial<Edition> = {}): Promise<string> => {
  await at.house.parts.editions.add(
    Edition.parse({
      ...aLetter('netzwerk'),
      edition,
      month: edition,
      sendAt: `${edition}-01T08:00:00.000Z`,
      ...changes,
    }),
  );
  return `/updates/netzwerk/${edition}`;
};

/** A busy machine is slow, and that is no mistake. */
const patiently = { timeout: 60_000 };

const letterIn = async (page: Awaited<ReturnType<typeof at.as>>['page']) => {
  const frame = page.frameLocator('.preview iframe');
  await frame.locator('body').getByRole('link').first().or(frame.locator('a').first()).waitFor();
  return frame;
};

const hostile = 'Ein *leiser* Absatz. <img src=x style="x" onerror="alert(1)">';

describe('a letter to supporters', () => {
  it('is written, looked at from all sides, agreed to and taken back', async () => {
    const path = await waits('2031-01');
    const { page, errors } = await at.as('schatzmeisterei', { path });
    const frame = await letterIn(page);
    await page.getByLabel('Dein Absatz').fill('Die **Sprechstunde** bleibt offen.');
    await frame.locator('strong', { hasText: 'Sprechstunde' }).waitFor();
    await page.getByText('Noch nicht gespeichert.').waitFor();
    expect(await page.getByRole('button', { name: 'Freigeben' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Speichern' }).click();
    await told(page, 'Gespeichert.');
    await page.getByRole('button', { name: 'Freigeben' }).click();
    await page.locator('dialog').getByRole('button', { name: 'Freigeben' }).click();
    await told(page, 'Der Brief ist freigegeben.');
    expect((await at.house.parts.editions.find('netzwerk', '2031-01'))?.edition).toMatchObject({
      state: 'approved',
      texts: { de: { paragraph: 'Die **Sprechstunde** bleibt offen.' } },
    });
    await page.getByRole('button', { name: 'Freigabe zurücknehmen' }).click();
    await told(page, 'Der Brief ist wieder ein Entwurf.');
    expect(errors).toEqual([]);
  });

  it('is shown as its readers see it: with its styles, light and dark, and as text', async () => {
    const path = await waits('2031-02', { texts: { de: { paragraph: hostile } } });
    const { page, errors } = await at.as('schatzmeisterei', { path });
    const frame = await letterIn(page);
    await frame.getByText('<img src=x style="x" onerror="alert(1)">').waitFor();
    expect(await frame.locator('img, [href]').count(), 'nothing is loaded, no link leads away').toBe(0);
    const ground = async () =>
      frame.locator('body').evaluate((body) => {
        const painted = [body, ...body.querySelectorAll('*')].map(
          (one) => body.ownerDocument.defaultView?.getComputedStyle(one).backgroundColor,
        );
        return painted.find((colour) => colour !== 'rgba(0, 0, 0, 0)');
      });
    const light = await ground();
    await page.getByLabel('Dunkel').check();
    await expect.poll(ground, patiently).not.toBe(light);
    await page.getByLabel('Rechner').check();
    expect(await page.locator('.preview iframe').evaluate((one) => one.clientWidth)).toBeGreaterThan(400);
    await page.getByLabel('Nur Text').check();
    await page.locator('.preview pre', { hasText: 'Ein *leiser* Absatz.' }).waitFor();
    expect(errors).toEqual([]);
  });

  it('has a picture of which only what one sees leaves the computer', async () => {
    const path = await waits('2031-03');
    const { page, errors } = await at.as('schatzmeisterei', { path });
    const photo = await page.evaluate(async () => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [3000, 2000];
      const brush = canvas.getContext('2d');
      // As rich as a photograph: noise does not get small by itself.
      const pixels = brush?.createImageData(3000, 2000);
      if (pixels) for (let at = 0; at < pixels.data.length; at += 1) pixels.data[at] = (at * at) % 251;
      if (pixels) brush?.putImageData(pixels, 0, 0);
      return canvas.toDataURL('image/jpeg', 0.95).split(',')[1] ?? '';
    });
    const taken = Buffer.from(photo, 'base64');
    const note = Buffer.from('Exif\0\0GPS 51.3397 N', 'latin1');
    const noted = Buffer.concat([
      taken.subarray(0, 2),
      Buffer.from([0xff, 0xe1, 0, note.length + 2]),
      note,
      taken.subarray(2),
    ]);
    expect(noted.length).toBeGreaterThan(300_000);
    await page
      .getByLabel('Bild auswählen')
      .setInputFiles({ name: 'raum.jpg', mimeType: 'image/jpeg', buffer: noted });
    await page.getByRole('button', { name: 'Bild einfügen' }).click();
    await told(page, /Das Bild ist im Brief/);
    const kept = await at.house.parts.pictures.find('netzwerk', '2031-03');
    expect(kept?.content.length).toBeLessThanOrEqual(300_000);
    expect(Buffer.from(kept?.content ?? []).includes('GPS')).toBe(false);
    const frame = await letterIn(page);
    await expect
      .poll(async () => frame.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth), patiently)
      .toBeGreaterThan(300);
    await page.getByRole('button', { name: 'Freigeben' }).click();
    await page.locator('dialog').getByRole('button', { name: 'Freigeben' }).click();
    await page.getByText(/beschreiben, was auf dem Bild zu sehen ist/).waitFor();
    await page.getByRole('button', { name: 'Bild entfernen' }).click();
    await told(page, 'Das Bild ist entfernt.');
    // A "no" of the house is an answer, and Chromium notes it.
    expect(errors.filter((error) => !error.includes('409'))).toEqual([]);
  });

  it('is cancelled after a question, and can be had back', async () => {
    const path = await waits('2031-04');
    const { page } = await at.as('schatzmeisterei', { path });
    await page.getByRole('button', { name: 'Absagen' }).click();
    await page.keyboard.press('Escape');
    expect((await at.house.parts.editions.find('netzwerk', '2031-04'))?.edition.state).toBe('draft');
    await page.getByRole('button', { name: 'Absagen' }).click();
    await page.locator('dialog').getByRole('button', { name: 'Absagen' }).click();
    await told(page, 'Der Brief ist abgesagt.');
    await page.getByRole('button', { name: 'Wieder zum Entwurf machen' }).click();
    await told(page, 'Der Brief ist wieder ein Entwurf.');
    await page.getByText('Wer hat was getan?').click();
    await page.getByText(/: abgesagt \(/).waitFor();
  });

  it('shows both versions to whoever was slower, and loses nothing of what was typed', async () => {
    const path = await waits('2031-05');
    const { page } = await at.as('schatzmeisterei', { path });
    await page.getByLabel('Dein Absatz').fill('Die Langsameren');
    const found = await at.house.parts.editions.find('netzwerk', '2031-05');
    if (found) {
      const texts = { de: { paragraph: 'Die Schnelleren' } };
      await at.house.parts.editions.change({ ...found.edition, texts }, found.version);
    }
    await page.getByRole('button', { name: 'Speichern' }).click();
    const conflict = page.locator('.conflict');
    await conflict.getByText(/Die Schnelleren/).waitFor();
    await conflict.getByText(/Die Langsameren/).waitFor();
    expect(await page.getByLabel('Dein Absatz').inputValue()).toBe('Die Langsameren');
  });

  it('is kept in each language apart, and what is typed in one stays while another is looked at', async () => {
    const path = await waits('2031-06');
    const { page } = await at.as('schatzmeisterei', { path });
    await page.getByLabel('Dein Absatz').fill('Auf Deutsch.');
    await page.getByLabel('Sprache', { exact: true }).last().selectOption('ar');
    expect(await page.getByLabel('Dein Absatz').inputValue()).toBe('');
    const frame = await letterIn(page);
    await expect.poll(async () => frame.locator('html').getAttribute('dir'), patiently).toBe('rtl');
    await page.getByLabel('Dein Absatz').fill('بالعربية');
    await page.getByLabel('Sprache', { exact: true }).last().selectOption('de');
    expect(await page.getByLabel('Dein Absatz').inputValue()).toBe('Auf Deutsch.');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await told(page, 'Gespeichert.');
    expect((await at.house.parts.editions.find('netzwerk', '2031-06'))?.edition.texts).toEqual({
      de: { paragraph: 'Auf Deutsch.' },
      ar: { paragraph: 'بالعربية' },
    });
  });

  it('goes to oneself first, and says what it would come to', async () => {
    const path = await waits('2031-07');
    const { page } = await at.as('schatzmeisterei', { path });
    await page.getByLabel('An welche Adresse').fill('keine Adresse');
    await page.getByRole('button', { name: 'Probe senden' }).click();
    await page.getByText('Diese E-Mail-Adresse ist nicht vollständig.').waitFor();
    await page.getByLabel('An welche Adresse').fill('probe@example.org');
    await page.getByRole('button', { name: 'Probe senden' }).click();
    await told(page, 'Heute gehen noch 19');
    await at.house.idle();
    const letter = (await at.house.letters()).find(({ to }) => to.email === 'probe@example.org');
    expect(letter?.subject).toContain('Probe');
    await page.getByRole('button', { name: 'Ausrechnen' }).click();
    await page.getByText('Briefe, höchstens').waitFor();
  });
});

describe('the desk of letters', () => {
  it('leads from the navigation to what waits, and to who reads', async () => {
    await waits('2031-08');
    const { page, errors } = await at.as('schatzmeisterei', {});
    await page.getByRole('navigation').getByRole('link', { name: 'Briefe' }).click();
    await page.getByRole('link', { name: 'Brief für August 2031' }).click();
    await page.getByRole('heading', { level: 1, name: /Brief für August 2031/ }).waitFor();
    await page.goto(`${at.house.origin}/treasury/updates/netzwerk/supporters`);
    await arrived(page);
    await page.getByText('Adressen einspielen?').waitFor();
    expect(errors).toEqual([]);
  });

  it('offers nothing to decide to those who only read', async () => {
    const path = await waits('2031-09');
    const { page } = await at.as('leserin', { path });
    await letterIn(page);
    expect(await page.getByRole('button', { name: 'Freigeben' }).count()).toBe(0);
    expect(await page.getByLabel('Dein Absatz').count()).toBe(0);
  });

  it('fits a phone, and whoever uses no eyes or no mouse, in both languages', async () => {
    const letter = await waits('2031-10', { texts: { de: { paragraph: 'Hallo!' } } });
    for (const locale of ['de-DE', 'en-GB'] as const) {
      for (const path of ['/updates', '/updates/netzwerk', '/updates/netzwerk/supporters', letter]) {
        const { page, errors } = await at.as('schatzmeisterei', { path, width: 360, locale });
        if (path === letter) await letterIn(page);
        await openAll(page);
        expect([path, ...(await violationsOn(page))]).toEqual([path]);
        expect(await widthOf(page)).toBeLessThanOrEqual(360);
        expect(errors).toEqual([]);
      }
    }
  });

  it('says in a campaign’s settings whether letters wait for somebody', async () => {
    const { page } = await at.as('schatzmeisterei', { path: '/campaigns/netzwerk' });
    await page.getByLabel('E-Mail der Redaktion').fill('redaktion@example.org');
    await page.getByLabel('auch hinaus, wenn niemand sie freigibt').check();
    await page.getByRole('button', { name: 'Speichern Texte und Beträge' }).click();
    await told(page, 'Gespeichert.');
    const campaign = await at.house.parts.campaigns.find('netzwerk');
    expect(campaign?.updates).toEqual({ withoutApproval: true, editorEmail: 'redaktion@example.org' });
  });
});
