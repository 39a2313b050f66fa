import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf, instantOf } from '../../shared/domain/month.ts';
import type { Letter } from '../../shared/domain/letter.ts';
import { federation } from '../../shared/domain/topic.ts';
import { contentOf } from '../../shared/house/updates/content.ts';
import { liveFigures } from '../../shared/house/updates/figures.ts';
import { letterItem } from '../../shared/store/changes.ts';
import { aHouse } from '../a-house.ts';
import { anUpdate, monthAfter, onePixel, withPicture } from '../site/an-update.ts';

type House = Awaited<ReturnType<typeof aHouse>>;

let house: House;
beforeAll(async () => {
  house = await aHouse();
});
afterAll(async () => house.close());

describe('what a letter tells', () => {
  it('is what everyone can read, until it is frozen', async () => {
    const month = monthAfter(house, 0);
    const draft = await anUpdate(house, { state: 'draft' });
    await house.give({ amountCents: 70_00 });
    await house.idle();
    const now = house.clock.now();
    const live = await contentOf(draft, 'de', house.parts, now);
    const shown = (await house.read()).months.find((each) => each.month === month);
    expect(live.figures.campaigns[0]?.thisMonth).toMatchObject({
      neededCents: shown?.neededCents,
      coveredCents: shown?.coveredCents,
      receivedCents: shown?.receivedCents,
    });
    const frozen = { ...draft, state: 'sending' as const, frozen: live.figures };
    await house.give({ amountCents: 20_00 });
    await house.idle();
    expect((await contentOf(frozen, 'de', house.parts, now)).figures).toEqual(live.figures);
    expect((await contentOf(draft, 'de', house.parts, now)).figures).not.toEqual(live.figures);
  });

  it('is signed by whoever received the money when it was frozen', async () => {
    const carrier = await house.parts.campaigns.carrier('leipzig');
    const campaign = await house.parts.campaigns.find('netzwerk');
    if (!carrier || !campaign) throw new Error('no demo federation');
    await house.parts.campaigns.saveCarrier({ ...carrier, carrier: 'neu', name: 'Neuer Träger e.V.' });
    const now = house.clock.now();
    const tomorrow = dayOf(new Date(now.getTime() + 24 * 60 * 60 * 1000));
    const carriers = [...campaign.carriers, { carrier: 'neu', from: tomorrow }];
    await house.parts.campaigns.saveCampaign({ ...campaign, carriers }, true);
    const figures = await liveFigures({ topic: 'netzwerk', month: monthAfter(house, 0) }, house.parts, now);
    const sent = await anUpdate(house, { edition: '2020-02', frozen: figures });
    const later = new Date(now.getTime() + 40 * 24 * 60 * 60 * 1000);
    expect((await contentOf(sent, 'de', house.parts, later)).carrier.name).toBe(carrier.name);
    const draft = { ...sent, state: 'draft' as const, frozen: undefined };
    expect((await contentOf(draft, 'de', house.parts, later)).carrier.name).toBe('Neuer Träger e.V.');
  });

  it('of the federation is about every open campaign, and about no other', async () => {
    const now = house.clock.now();
    const { campaigns } = await liveFigures(
      { topic: federation, month: monthAfter(house, 0) },
      house.parts,
      now,
    );
    const open = (await house.parts.campaigns.list()).filter(({ status }) => status === 'open');
    expect(campaigns.map(({ campaign }) => campaign)).toEqual(open.map(({ campaign }) => campaign));
    expect(campaigns.map(({ campaign }) => campaign)).not.toContain('wahljahr');
    expect(campaigns[0]?.centre).toBe('Gesundheitszentrum Leipzig');
  });
});

it('goes to its editor as a test, with its picture in it', async () => {
  const { topic, edition } = await withPicture(house, {
    state: 'draft',
    edition: '2026-01',
    texts: { de: { paragraph: 'Danke!', pictureAlternative: 'Ein Punkt' } },
  });
  const writtenAt = instantOf(house.clock.now());
  const letter: Letter = {
    letter: `${topic}.${edition}.test-1`,
    to: { email: 'redaktion@example.org' },
    locale: 'de',
    about: {
      kind: 'edition-test',
      topic,
      edition,
      language: 'tr',
      campaign: 'netzwerk',
      day: dayOf(writtenAt),
    },
    state: 'NEW',
    writtenAt,
  };
  await house.table.put(letterItem(letter));
  await house.idle();
  const got = (await house.letters()).find(({ to }) => to.email === 'redaktion@example.org');
  expect(got?.subject).toMatch(/^\[Probe\] .*2026: Überregionale Netzwerkarbeit$/);
  expect(got?.html).toContain('<html lang="tr"');
  expect(got?.html).toContain(`data:image/png;base64,${onePixel.toString('base64')}`);
  expect(got?.html).toContain('alt="Ein Punkt"');
  expect(got?.text).toContain('[Ein Punkt]');
});
