import { describe, expect, it } from 'vitest';
import { demoFederation } from '../../infra/local/demo.ts';
import { monthOf } from '../../shared/domain/month.ts';
import { type Federation, saveFederation } from '../../shared/store/federation.ts';
import { type ADesk, aDesk } from './a-desk.ts';
import { koelnCarrier } from './samples/federation.ts';

const settings = '/v1/treasury/campaigns/netzwerk/settings';
const texts = { title: 'Am Schreibtisch geändert', summary: 'Ein Beispiel.' };

const save = async ({ parts, now }: ADesk, federation: Federation, replace = false) =>
  saveFederation(parts.campaigns, federation, monthOf(now.at), { replace });
const titleAndVersion = async (desk: ADesk) => {
  const { body } = await desk.as('treasurer').get(settings);
  return [body.title, body.version];
};

describe('a federation from a file', () => {
  it('that is saved again changes nothing and keeps back nothing', async () => {
    const desk = await aDesk();
    const federation = demoFederation(desk.now.at);
    const [network] = federation.campaigns;
    if (!network) throw new Error('the demo has a campaign');
    const { title, summary } = network;
    await desk.as('treasurer').put(settings, { title, summary }, '"0"');
    // Without the contact it says something else than the file.
    expect((await save(desk, federation)).kept).toEqual(['campaign netzwerk']);
    const { contactEmail: _, ...same } = network;
    expect((await save(desk, { ...federation, campaigns: [same] })).kept).toEqual([]);
    expect(await titleAndVersion(desk)).toEqual(['Überregionale Netzwerkarbeit', 1]);
  });

  it('leaves what somebody changed at the desk, and says so', async () => {
    const desk = await aDesk();
    await desk.as('treasurer').put(settings, texts, '"0"');
    const coordination = '/v1/treasury/campaigns/netzwerk/needs/need_coordination-2026-12';
    const { body: need } = await desk.as('treasurer').get(coordination);
    await desk
      .as('treasurer')
      .put(coordination, { costType: 'staff', title: need.title, neededCents: 1_00 }, '"0"');
    const { kept, needs } = await save(desk, demoFederation(desk.now.at));
    expect(kept).toEqual(['campaign netzwerk', 'need need_coordination-2026-12 of netzwerk']);
    expect(needs).toBe(48);
    expect(await titleAndVersion(desk)).toEqual([texts.title, 1]);
    expect((await desk.as('treasurer').get(coordination)).body).toMatchObject({
      neededCents: 1_00,
      version: 1,
    });
  });

  it('replaces it if wanted, by one more version: who has the old one open sees it', async () => {
    const desk = await aDesk();
    await koelnCarrier(desk);
    await desk.as('treasurer').put(settings, texts, '"0"');
    expect((await save(desk, demoFederation(desk.now.at), true)).kept).toEqual([]);
    expect(await titleAndVersion(desk)).toEqual(['Überregionale Netzwerkarbeit', 2]);
    const late = await desk.as('treasurer').put(settings, { ...texts, title: 'Zu spät' }, '"1"');
    expect(late.body.error).toMatchObject({
      code: 'version.changed',
      versions: { theirs: { title: 'Überregionale Netzwerkarbeit', version: 2 } },
    });
    // What the file does not know stays.
    expect((await desk.parts.campaigns.carrier('koeln'))?.city).toBe('Köln');
  });

  it('still replaces what only a file has written', async () => {
    const desk = await aDesk();
    const federation = demoFederation(desk.now.at);
    const [network, ...others] = federation.campaigns;
    if (!network) throw new Error('the demo has a campaign');
    const changed = { ...federation, campaigns: [{ ...network, title: 'Aus der Datei' }, ...others] };
    expect((await save(desk, changed)).kept).toEqual([]);
    expect(await titleAndVersion(desk)).toEqual(['Aus der Datei', 0]);
  });
});
